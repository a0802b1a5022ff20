import type { Words } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  goingOn: 'Een ogenblik',
  goingOnLead: 'Wij brengen u verder. Gebeurt er niets, gebruik dan de knop.',
  continue: 'Verder',
  logoutTitle: 'Wilt u uitloggen?',
  logoutLead: (portal) =>
    portal === undefined
      ? 'U wordt hier uitgelogd, en bij elk portaal dat wij dat kunnen laten weten.'
      : `${portal} vraagt om u uit te loggen. U wordt in deze browser bij alle portalen uitgelogd.`,
  logoutYes: 'Uitloggen',
  logoutNo: 'Ingelogd blijven',
  stayedTitle: 'U bent nog ingelogd',
  stayedLead: 'U kunt naar een portaal of naar uw account.',
  toStart: 'Naar de startpagina',
  toAccount: 'Mijn account',
  signedOutTitle: 'U bent uitgelogd',
  signedOutLead: 'U kunt dit venster nu sluiten.',
  deviceTitle: 'Een apparaat koppelen',
  deviceLead: 'Typ de code die op het apparaat staat.',
  deviceCode: 'Code op het apparaat',
  deviceSubmit: 'Verder',
  deviceWrong: 'Deze code klopt niet of is te oud. Kijk wat het apparaat nu laat zien.',
  deviceAborted: 'Het apparaat is niet gekoppeld.',
  deviceFailed:
    'Het apparaat kon niet worden gekoppeld. Laat het een nieuwe code tonen en probeer het opnieuw.',
  confirmTitle: 'Kent u dit apparaat?',
  confirmLead: (portal) =>
    `Iemand wil met uw account ${portal} gebruiken op een apparaat. Ga alleen verder als op het apparaat vóór u precies deze code staat:`,
  confirmWhere: 'Het verzoek kwam van',
  confirmAddress: 'Internetadres',
  confirmYes: 'Ja, dit is mijn apparaat',
  confirmNo: 'Nee, stoppen',
  deviceDoneTitle: 'Het apparaat is gekoppeld',
  deviceDoneLead: 'U kunt verder op het apparaat en dit venster sluiten.',
  unknownDevice: 'een onbekend programma',
  consentTitle: (portal) => `Uw gegevens delen met ${portal}?`,
  consentLead: (portal) => `${portal} vraagt om het volgende.`,
  consentFor: (organisation) =>
    `U handelt namens ${stop(organisation)} Wat u toestaat, geldt alleen voor die organisatie.`,
  consentYes: 'Delen en verdergaan',
  consentNo: 'Niet delen',
}
