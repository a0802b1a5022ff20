import type { What, MailWords } from './en.ts'
import { stop } from '../../stop.ts'

const what: What = {
  'factor-removed': {
    subject: 'Er is een manier van inloggen verwijderd',
    text: 'Er is zojuist een manier van inloggen uit uw account verwijderd. Die werkt niet meer.',
  },
  'factor-renamed': {
    subject: 'Een manier van inloggen kreeg een andere naam',
    text: 'U hebt een manier van inloggen een andere naam gegeven.',
  },
  'session-ended': {
    subject: 'U bent op één plaats uitgelogd',
    text: 'U bent uitgelogd op een van de plaatsen waar u was ingelogd. Dat is vanuit uw account gedaan.',
  },
  'sessions-ended': {
    subject: 'U bent op andere plaatsen uitgelogd',
    text: 'U bent overal uitgelogd, behalve op de plaats waar dat is gedaan.',
  },
  'profile-changed': {
    subject: 'Uw gegevens zijn gewijzigd',
    text: 'De naam, taal of tijdzone in uw account is zojuist gewijzigd.',
  },
  'email-changed': {
    subject: 'Uw e-mailadres is gewijzigd',
    text: 'Vanaf nu logt u in met dit adres. Het vorige adres kan dit zeven dagen lang terugdraaien.',
  },
  'email-undone': {
    subject: 'Uw e-mailadres is weer zoals het was',
    text: 'Een wijziging van uw e-mailadres is teruggedraaid. Iedereen is uitgelogd; bij het volgende inloggen kiest u een nieuw wachtwoord.',
  },
  'email-respelled': {
    subject: 'Uw e-mailadres wordt anders geschreven',
    text: 'De hoofdletters van het e-mailadres in uw account zijn zojuist gewijzigd. Het is nog hetzelfde adres.',
  },
  'email-corrected': {
    subject: 'Uw e-mailadres is gecorrigeerd',
    text: 'Vanaf nu logt u in met dit adres.',
  },
  'postal-asked': {
    subject: 'Er is een brief naar u onderweg',
    text: 'In uw account is zojuist een brief met een code aangevraagd. Zodra die code daar is ingevuld, is het adres van de brief het adres waar post u bereikt.',
  },
  'postal-confirmed': {
    subject: 'Uw postadres is bevestigd',
    text: 'In uw account is zojuist de code uit onze brief ingevuld. Vanaf nu bereikt post u op het adres waar de brief naartoe ging.',
  },
  'postal-unreached': {
    subject: 'Een brief aan u kwam terug',
    text: 'De post kon een brief op uw postadres niet bezorgen. Waar een portaal moet weten dat post u bereikt, kunt u pas weer inloggen als u opnieuw een adres hebt bevestigd.',
  },
  'postal-corrected': {
    subject: 'Uw postadres is gewijzigd',
    text: 'Wie de accounts hier beheert, heeft uw postadres gewijzigd. Moet een portaal weten dat post u daar bereikt, bevestig het dan eerst.',
  },
  'postal-removed': {
    subject: 'Uw postadres is verwijderd',
    text: 'Wie de accounts hier beheert, heeft uw postadres verwijderd. Er gaan geen brieven meer naartoe.',
  },
  enabled: {
    subject: 'Uw toegang werkt weer',
    text: 'Uw account is weer aangezet door wie de accounts hier beheert. U logt in zoals u gewend was.',
  },
  'portal-withdrawn': {
    subject: 'De toegang van een portaal is ingetrokken',
    text: 'De toegang van een portaal tot uw gegevens is vanuit uw account ingetrokken, en u bent daar uitgelogd.',
  },
  'data-downloaded': {
    subject: 'Uw gegevens zijn gedownload',
    text: 'Alles wat over u wordt bewaard, is zojuist vanuit uw account gedownload.',
  },
  'notices-off': {
    subject: 'Mails over nieuwe browsers staan uit',
    text: 'Vanaf nu krijgt u geen mail als uw account in een nieuwe browser wordt gebruikt. U kunt dat weer aanzetten in uw account, onder ‘Waar u bent ingelogd’.',
  },
  reported: {
    subject: 'Iedereen is uitgelogd uit uw account',
    text: 'Iemand in uw account meldde dat een ander is ingelogd. Elke sessie is beëindigd. Bij het volgende inloggen kiest u een nieuw wachtwoord.',
  },
  'membership-given': {
    subject: 'U handelt namens een organisatie',
    text: 'Vanaf nu handelt u namens een organisatie, met het account dat dit adres heeft. In uw account ziet u onder ‘Uw organisaties’ welke dat is en wat u mag.',
  },
  'membership-ended': {
    subject: 'U handelt niet meer namens een organisatie',
    text: 'Vanaf nu handelt u niet meer namens een organisatie. Uw account blijft zoals het is.',
  },
  'request-granted': {
    subject: 'U hebt gekregen wat u vroeg',
    text: 'U vroeg om meer bij een organisatie waar u namens handelt. Een beheerder heeft daarover besloten: kijk in uw account onder ‘Uw organisaties’.',
  },
  'request-declined': {
    subject: 'Uw vraag aan een organisatie is afgewezen',
    text: 'Een beheerder van de organisatie heeft nee gezegd. In uw account ziet u onder ‘Uw organisaties’ wat het antwoord was.',
  },
  'request-closed': {
    subject: 'Niemand heeft op uw vraag geantwoord',
    text: 'U vroeg een organisatie om namens haar te mogen handelen, en dertig dagen heeft niemand geantwoord. Vraag het iemand die u daar kent.',
  },
  'numbers-merged': {
    subject: 'De nummers van uw organisatie zijn samengevoegd',
    text: 'De nummers van de organisatie zijn er één geworden, zoals u vroeg. Op de pagina met de nummers ziet u het.',
  },
  'numbers-not-merged': {
    subject: 'De nummers van uw organisatie blijven zoals ze zijn',
    text: 'U vroeg om nummers van de organisatie samen te voegen. Dat is niet gedaan. Op de pagina met de nummers staat meer.',
  },
  'handover-accepted': {
    subject: 'Uw werk is overgenomen',
    text: 'Degene aan wie u het vroeg, heeft geaccepteerd en beheert de mensen van de organisatie vanaf nu. U bent lid zoals anderen.',
  },
  'handover-declined': {
    subject: 'Uw werk is niet overgenomen',
    text: 'Degene aan wie u vroeg uw werk over te nemen, heeft nee gezegd. U gaat door zoals u deed.',
  },
  'application-declined': {
    subject: 'Uw aanvraag is afgewezen',
    text: 'U hebt een organisatie aangevraagd. Die aanvraag is niet toegelaten. Wilt u weten waarom? Vraag het de helpdesk van het portaal.',
  },
  closed: {
    subject: 'Uw account is gesloten',
    text: 'Uw account is zojuist gesloten door iemand die erin was ingelogd. Niemand kan er nog mee inloggen.',
  },
}

export const mailWords: MailWords = {
  what: what,
  notYou:
    'Was u dit niet? Kies meteen een nieuw wachtwoord en neem contact op met de helpdesk van het portaal.',
  firstTime:
    'Hebt u hier nog nooit ingelogd? Er is een account voor u gemaakt met dit adres: kies eerst uw wachtwoord. U logt in met dit adres.',
  firstPassword: 'Kies een wachtwoord',
  postal: 'Bevestig uw postadres',
  questions: 'Vragen? Neem contact op met de helpdesk van het portaal.',
  notYouClosed: 'Was u dit niet? Neem meteen contact op met de helpdesk van het portaal.',
  confirmOldSubject: 'Bevestig dat uw e-mailadres verandert',
  confirmOld: (from, to) =>
    `Iemand die in uw account is ingelogd, wil inloggen met ${to} in plaats van ${from}. Dat gebeurt alleen als beide adressen bevestigen. Bent u het, bevestig het dan.`,
  confirmNewSubject: 'Bevestig uw nieuwe e-mailadres',
  confirmNew: (from, to) =>
    `${to} wordt het nieuwe e-mailadres van het account dat nu ${from} heeft. Bevestig dat u de mail op dit adres leest.`,
  confirmCorrected: (to) =>
    `Wie de accounts hier beheert, heeft ${to} als e-mailadres in een account gezet. Bevestig dat u de mail op dit adres leest.`,
  validity: (hours) => `De link werkt ${hours} uur.`,
  notYouNew: 'Was u dit niet? Dan hoeft u niets te doen: zonder uw bevestiging verandert er niets.',
  undoSubject: 'Uw e-mailadres is gewijzigd',
  undo: (to) => `Het e-mailadres van uw account is nu ${stop(to)} Daarmee logt u vanaf nu in.`,
  undoNote: (until) =>
    `Was u dit niet? Draai het terug vóór ${until}. Iedereen wordt dan uitgelogd en u kiest een nieuw wachtwoord.`,
  undoButton: 'Terugdraaien',
  confirmButton: 'Bevestigen',
  reportSubject: 'Iemand meldt dat een ander in een account was',
  report: (email, account, reference) =>
    `${email} (account ${account}) meldde dat een ander in het account was, referentie ${reference}. Elke sessie is beëindigd en het wachtwoord moet worden gewijzigd. Kijk wat er daarvoor is gebeurd.`,
}
