import type { Words } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  title: 'Demoportaal',
  lead: 'Een portaal zoals de portalen die Sluis gebruiken. Het weet van u alleen wat Sluis vertelt.',
  level: 'Wat het aan Sluis vraagt',
  levels: {
    basic: 'Een wachtwoord is genoeg',
    twoFactor: 'Twee factoren',
    substantial: 'Twee factoren en een met documenten bewezen identiteit',
  },
  signIn: 'Inloggen',
  toStart: 'Startpagina',
  signedInTitle: (name) => `Welkom, ${name}`,
  how: (time, ways, sure) =>
    ways === ''
      ? `U hebt ingelogd om ${time}. Dit portaal heeft nu ${sure}.`
      : `U hebt ingelogd om ${time}, met ${ways}. Dit portaal heeft nu ${sure}.`,
  ways: {
    pwd: 'een wachtwoord',
    otp: 'een code',
    sms: 'een sms',
    hwk: 'een beveiligingssleutel',
    swk: 'een passkey',
  },
  sure: {
    'urn:sluis:loa:basic': 'de zekerheid van één factor',
    'urn:sluis:loa:two-factor': 'de zekerheid van twee factoren',
    'http://eidas.europa.eu/LoA/low': 'de zekerheid van het eIDAS-niveau laag',
    'http://eidas.europa.eu/LoA/substantial': 'de zekerheid van het eIDAS-niveau substantieel',
    'http://eidas.europa.eu/LoA/high': 'de zekerheid van het eIDAS-niveau hoog',
  },
  actsFor: (name, through) =>
    through === undefined ? `U handelt namens ${stop(name)}` : `U handelt namens ${name}, via ${through}.`,
  switchTo: 'Namens een andere organisatie handelen',
  switch: 'Wisselen',
  who: 'Wie u bent',
  acr: 'Hoe zeker dat is',
  amr: 'Hoe u hebt ingelogd',
  claims: 'Wat Sluis dit portaal heeft verteld',
  idToken: 'Het ID-token',
  access: 'Het toegangstoken',
  refresh: 'Tokens vernieuwen',
  again: 'Opnieuw inloggen',
  signOut: 'Uitloggen',
  openFile: 'Het vertrouwelijke dossier openen',
  file: (file, time) =>
    `Het vertrouwelijke dossier is open: nummer ${file}. De server ervan wil twee factoren die minder dan een minuut geleden zijn getoond, en u toonde ze om ${time}.`,
  account: 'Mijn account bij Sluis',
  mailbox: 'Het postvak',
  stopped: 'Het inloggen is gestopt. Sluis heeft dit portaal niets over u verteld.',
  unmet:
    'Dit niveau is hier niet te bereiken. Hier heeft niemand met documenten aangetoond wie hij is; dat meldt Sluis.',
  failed: (text) => `Sluis antwoordde: ${text}`,
  refreshed: 'De tokens zijn vernieuwd.',
  signedOut: 'Sluis heeft het portaal verteld dat u bent uitgelogd.',
}
