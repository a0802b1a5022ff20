import type { ArrivalWords, Words } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  chooseTitle: 'Bent u het?',
  chooseLead: (portal, name, email) =>
    `${portal} vraagt met welk account u verder wilt. In deze browser is ${name} ingelogd, met ${stop(email)}`,
  chooseSame: (name) => `Verder als ${name}`,
  chooseOther: 'Inloggen als iemand anders',
  termsTitle: (portal) => `Voordat u verdergaat naar ${portal}`,
  termsLead: (portal) => `${portal} vraagt u om dit één keer te accepteren. Lees het eerst.`,
  termsChanged: (portal, date) =>
    `Dit is gewijzigd sinds u het op ${date} accepteerde. ${portal} vraagt u om het opnieuw te accepteren.`,
  termsOf: (portal) => `De voorwaarden van ${portal}`,
  privacyOf: (portal) => `De privacyverklaring van ${portal}`,
  newWindow: 'opent in een nieuw venster',
  privacyRead: 'Ik heb het gelezen, verder',
  termsAccept: 'Ik ga akkoord met de voorwaarden, verder',
  bothAccept: 'Ik ga akkoord met de voorwaarden en heb de privacyverklaring gelezen',
  forWhomTitle: 'Namens wie handelt u?',
  forWhomLead: (portal) => `${portal} vraagt namens welke organisatie u hier bent.`,
  forWhomSearch: 'Zoek een organisatie',
  forWhomMore: 'U handelt namens meer organisaties dan hier staan. Typ het begin van de naam.',
  forWhomFind: 'Zoeken',
  forWhomNone: (sought) => `Geen organisatie waarvoor u handelt begint met ‘${sought}’.`,
  forWhomMyself: 'Voor mijzelf',
  'organisation-gone': 'U handelt niet meer namens die organisatie. Kies een andere.',
  waysTitle: 'Beveilig uw account',
  waysLead: 'Kies hoe u voortaan laat zien dat u het bent. U stelt dit één keer in; dat duurt een minuut.',
  recommended: 'Aanbevolen',
  replaceTitle: 'Bent u uw telefoon of sleutel kwijt?',
  replaceLead:
    'U hebt een herstelcode gebruikt, en elke code werkt maar één keer. Stel nu in waarmee u voortaan inlogt. Wat u kwijt bent, verwijdert u in uw account.',
  replaceHelped:
    'Wat u zojuist hebt laten zien, werkt alleen deze keer. Stel nu in waarmee u voortaan inlogt: de volgende keer wordt daarom gevraagd. Wat u kwijt bent, verwijdert u in uw account.',
  replaceNotNow: 'Nu niet',
  replaceLater: (portal) => `Nee, ik heb hem nog: verder naar ${portal}`,
  lostTitle: 'Telefoon of sleutel kwijt?',
  lostLead: 'Kies wat u nog wel hebt. Daarna stelt u in wat u nu hebt.',
  lostNone: (portal) => `Er is niets anders ingesteld waarmee u bij ${portal} kunt inloggen.`,
  lostDesk: (portal) =>
    `Hebt u niets meer? Neem contact op met de beheerder van uw organisatie of met de helpdesk van ${stop(portal)} Zij gaan eerst na of u het bent.`,
  lostBack: 'Terug naar het inloggen',
  proveTitle: 'Even controleren of u het bent',
  proveLead: {
    welcome: (address) =>
      `Welkom. Eerst controleren wij of uw e-mailadres klopt: wij sturen een code naar ${stop(address)}`,
    first: (address) =>
      `Eerst controleren wij of uw e-mailadres klopt: wij sturen een code naar ${stop(address)}`,
    'level-missing': (address) =>
      `Om uw account te beschermen sturen wij eerst een code naar ${stop(address)}`,
    'renewal-due': (address) =>
      `Misschien was iemand anders in uw account. Voordat u een nieuw wachtwoord kiest, sturen wij een code naar ${stop(address)} Zo kunt alleen u dat doen.`,
  },
  proveSent: (address) =>
    `Wij hebben een code gestuurd naar ${stop(address)} Het kan een minuut duren; kijk ook in de map met ongewenste mail.`,
  code: 'Code uit de mail',
  send: 'Stuur mij de code',
  sendAgain: 'Stuur een nieuwe code',
  check: 'Verder',
  cancel: 'Annuleren en teruggaan',
  'code-missing': 'Vul de code uit de mail in.',
  'wrong-code': 'Dit is niet de laatste code die wij stuurden. Kijk in de nieuwste mail.',
  'code-expired': 'Deze code is te oud. Laat een nieuwe sturen.',
  'code-spent': 'Deze code is niet meer te gebruiken. Ga terug en begin opnieuw.',
  'too-many-tries': (wait) => `Wij hebben net een code gestuurd. Over ${wait} kunt u een nieuwe vragen.`,
  'network-limit': (wait) =>
    `Vanaf uw netwerk zijn veel codes gevraagd en niet gebruikt. Daarom sturen wij er nu geen meer. Probeer het over ${wait} opnieuw, of vanaf een ander netwerk.`,
  refusedTitle: 'U kunt niet verder',
  reference: (reference) => `Referentie, als u om hulp vraagt: ${reference}`,
  back: (portal) => `Terug naar ${portal}`,
  otherHere:
    'In deze browser is nog iemand anders ingelogd. Log die hier uit en log daarna in bij het portaal.',
  endOther: (portal) => `Die persoon uitloggen en terug naar ${portal}`,
  'portal-retired': (portal) =>
    `${portal} kan op deze manier niet meer worden gebruikt. Met uw account is niets mis.`,
  retiring: (portal, date) => `${portal} werkt op deze manier niet meer vanaf ${date}.`,
  'account-disabled': (portal) =>
    `Uw account is geblokkeerd. Neem contact op met de beheerder van uw organisatie of met de helpdesk van ${stop(portal)}`,
  'account-closed': 'Dit account is gesloten.',
  'organisation-not-let': (portal) =>
    `${portal} is er voor bepaalde organisaties, en dit account handelt namens geen daarvan. Vraag het de beheerder van uw organisatie of de helpdesk van ${stop(portal)}`,
  'organisation-not-found': (portal) =>
    `${portal} vroeg om een organisatie die niet is gevonden bij de organisaties waar u namens handelt. Vraag het de beheerder van uw organisatie of de helpdesk van ${stop(portal)}`,
  askToJoin: 'Uw organisatie om toegang vragen',
  askAt: (organisation, names) => `Voor ${organisation} kunt u terecht bij: ${stop(names.join(', '))}`,
  'organisation-missing': (portal) =>
    `${portal} wordt gebruikt namens een organisatie, en dit account handelt namens geen organisatie die daarbij past. Vraag het de beheerder van uw organisatie of de helpdesk van ${stop(portal)}`,
  'mandate-too-low': (portal) =>
    `${portal} vraagt een machtiging van uw organisatie met een hoger niveau dan die van u. Anders inloggen helpt niet: vraag het de beheerder van uw organisatie.`,
  'somebody-else': 'Het portaal verwachtte iemand anders dan degene die heeft ingelogd.',
  'level-unknown':
    'Het portaal vroeg om een zekerheidsniveau dat hier niet bestaat. Alleen het portaal kan dat oplossen.',
  'level-out-of-reach': (portal) =>
    `${portal} moet zekerder weten wie u bent dan vandaag met dit account mogelijk is. Anders inloggen helpt niet: eerst moet uw identiteit worden gecontroleerd. Vraag de beheerder van uw organisatie of de helpdesk van ${portal} hoe dat gaat.`,
  needsAddress: (portal) =>
    `${portal} moet weten dat post u bereikt. Wij sturen u een brief met een code: zodra u die in uw account hebt ingevuld, kunt u hier inloggen.`,
  needsAddressWay: 'Uw adres bevestigen',
  'no-factor-left': (portal) =>
    `${portal} vraagt om een manier van inloggen die met dit account nog niet mogelijk is. Neem contact op met de helpdesk van ${stop(portal)}`,
  'details-expired': (portal) =>
    `De inloggegevens in onze mail waren zeven dagen geldig, en die zijn voorbij. Vraag nieuwe aan de beheerder van uw organisatie of de helpdesk van ${stop(portal)}`,
  'attempt-expired':
    'Het inloggen duurde te lang en is voor uw veiligheid afgebroken. Ga terug naar het portaal en begin opnieuw.',
  guessed: {
    subject: 'Iemand probeerde in uw account te komen',
    password:
      'Iemand heeft bij uw account verkeerde wachtwoorden geprobeerd, zo vaak dat wij nieuwe pogingen vertragen.',
    code: 'Iemand kwam bij uw account tot de tweede stap en had het daar mis, zo vaak dat wij nieuwe pogingen vertragen.',
    passwordNote:
      'Was u het zelf? Dan hoeft u niets te doen: wacht even of kies een nieuw wachtwoord. Was u het niet? Is uw wachtwoord kort of gebruikt u het ook elders, kies dan een nieuw.',
    codeNote:
      'Was u het zelf? Dan hoeft u alleen even te wachten. Was u het niet? Dan kent iemand misschien uw wachtwoord: kies meteen een nieuw en neem contact op met de helpdesk van het portaal.',
    button: 'Nieuw wachtwoord kiezen',
  },
  newBrowser: {
    subject: 'Ingelogd met een nieuwe browser',
    what: (portal) => `Er is met uw account ingelogd bij ${portal}, in een browser die wij niet herkennen.`,
    notYou: 'Was u dit niet? Dan kan iemand bij uw account: meld het, dan wordt iedereen uitgelogd.',
    button: 'Dit was ik niet',
    quiet: 'U kunt deze mails laten stoppen in uw account, onder ‘Waar u bent ingelogd’.',
  },
  remembered: {
    subject: 'Een browser wordt onthouden',
    what: (portal, days) =>
      `Iemand, waarschijnlijk u, heeft bij ${portal} ingelogd en ervoor gekozen om in die browser ${days} dagen lang de tweede stap over te slaan. U kunt dit ongedaan maken in uw account, onder ‘Waar u bent ingelogd’.`,
    notYou:
      'Was u dit niet? Dan kent iemand uw wachtwoord. Kies meteen een nieuw wachtwoord: dan wordt die browser ook niet meer onthouden.',
  },
  mail: {
    subject: (code) => `${code} is uw code`,
    title: 'Uw code',
    intro: (portal) =>
      `Iemand, waarschijnlijk u, heeft deze code aangevraagd bij ${stop(portal)} Daarmee laat u zien dat dit e-mailadres van u is.`,
    validity: (minutes) => `De code is ${minutes} minuten geldig en werkt één keer.`,
    notYou:
      'Was u dit niet? Dan kent iemand uw wachtwoord. Geef de code niet door en neem contact op met de helpdesk van het portaal.',
  },
}

export const arrivalWords: ArrivalWords = {
  title: 'Welkom: nog één code',
  lead: (end) =>
    `Het wachtwoord uit onze mail klopt. Om te voorkomen dat een ander met die mail binnenkomt, sturen wij ook een code per sms naar het mobiele nummer dat eindigt op ${end}.`,
  notMyNumber: 'Is dat uw nummer niet? Vraag het dan aan degene van wie u dit account kreeg.',
  cancel: 'Annuleren en terug',
  'code-closed':
    'De code is te vaak verkeerd ingevuld. Voor uw veiligheid werken deze gegevens niet meer: vraag nieuwe aan degene van wie u dit account kreeg.',
}
