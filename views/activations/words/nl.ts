import type { DetailsWords, MailWords, RecoveryWords, TakeOverWords } from './en.ts'
import { stop } from '../../stop.ts'

export const mailWords: MailWords = {
  subject: {
    first: (organisation) => `Uitnodiging om te handelen namens ${organisation}`,
    asked: (organisation) => `Nieuwe link: uw uitnodiging om te handelen namens ${organisation}`,
    again: (organisation) => `Uw uitnodiging om te handelen namens ${organisation}`,
    reminder: (organisation) => `Herinnering: uitnodiging om te handelen namens ${organisation}`,
  },
  invites: (sender, organisation, isAdministrator) =>
    `${sender === undefined ? 'U bent uitgenodigd' : `${sender} nodigt u uit`} om te handelen namens ${isAdministrator ? `${organisation}, als een van de beheerders.` : stop(organisation)}`,
  where: (portal) => `Dat doet u in ${stop(portal)}`,
  button: 'Bekijk de uitnodiging',
  with: {
    text: 'Houd uw mobiele telefoon bij de hand: onderweg sturen wij u een code per sms.',
    letter:
      'Wij sturen u een brief met een code. U hebt ze allebei nodig: open de link zodra u de brief hebt. Is de link dan te oud, dan kan hij u een nieuwe mailen.',
  },
  withTheirLetter: (day) =>
    `Wij sturen een brief met een code naar het adres waarop de organisatie staat ingeschreven, op zijn vroegst op ${day}: tot dan kan wie voor haar handelt, bezwaar maken. U hebt ze allebei nodig: open de link als u de brief hebt. Is de link dan te oud, dan kan de pagina u een nieuwe mailen.`,
  withAccount: 'U hebt al een account: u logt in zoals altijd en accepteert de uitnodiging daarmee.',
  validity: (hours, until) =>
    `De link werkt ${hours} uur. Daarna kunt u op de pagina die hij opent een nieuwe aanvragen, tot en met ${until}.`,
  asked:
    'U, of iemand die een oudere mail van ons heeft, vroeg om een nieuwe link. De vorige werkt niet meer.',
  notYou:
    'Kent u deze organisatie niet? Dan hoeft u niets te doen: zonder u gebeurt er niets. Geef de link aan niemand door.',
  joinedSubject: (organisation) => `U handelt nu namens ${organisation}`,
  joined: (organisation) => `Vanaf nu handelt u namens ${stop(organisation)}`,
  joinedWhere: (portal) => `Dat doet u in ${portal}: ga daarheen en log in.`,
  joinedQuestions: 'Was u het niet? Vertel het dan aan uw beheerder daar, of aan onze helpdesk.',
}

export const detailsWords: DetailsWords = {
  subject: (organisation) => `Voor het eerst inloggen voor ${organisation}`,
  lead: (organisation, portal) =>
    `U hebt een account om te handelen namens ${stop(portal === undefined ? organisation : `${organisation}, in ${portal}`)} Met deze drie gegevens logt u voor het eerst in.`,
  userName: 'Gebruikersnaam',
  password: 'Eenmalig wachtwoord',
  once: (days) =>
    `Ze werken ${days} dagen, en één keer: daarna logt u in met een wachtwoord dat u zelf kiest. Voor uw veiligheid staat er geen link in deze mail: ga erheen zoals u altijd doet.`,
  with: {
    text: 'Houd uw mobiele telefoon bij de hand: wij sturen u ook een code per sms. Zonder die code komt niemand binnen.',
    letter: 'Wij sturen u ook een brief met een code: wacht daarop. Zonder die code komt niemand binnen.',
  },
  notYou: 'Kent u deze organisatie niet? Dan hoeft u niets te doen. Geef deze mail aan niemand door.',
}

export const recoveryWords: RecoveryWords = {
  subject: 'Weer toegang tot uw account',
  lead: (sender) =>
    `${sender === undefined ? 'Wij geven' : `${sender} geeft`} u weer toegang tot uw account, omdat u iets kwijt bent waarmee u inlogt.`,
  how: {
    text: 'Houd uw mobiele telefoon bij de hand: wij sturen een code per sms naar het nummer dat wij van u kennen.',
    letter:
      'Wij sturen een brief met een code naar het adres dat wij van u kennen. Open de link zodra u die hebt: is de link dan te oud, dan kan hij u een nieuwe mailen.',
  },
  then: 'Daarna logt u in met uw wachtwoord en stelt u iets anders in. Wat u hebt ingesteld, blijft staan tot u het verwijdert.',
  button: 'Weer toegang krijgen',
  asked:
    'U, of iemand die een oudere mail van ons heeft, vroeg om een nieuwe link. De vorige werkt niet meer.',
  validity: (hours, until) =>
    `De link werkt ${hours} uur. Daarna kunt u op de pagina die hij opent een nieuwe aanvragen, tot en met ${until}.`,
  notYou: 'Hebt u hier niet om gevraagd? Dan probeert misschien een ander binnen te komen.',
  stop: 'Dit tegenhouden',
  begunSubject: 'Iemand vraagt weer toegang tot uw account',
  begun: {
    text: 'Voor een account dat dit e-mailadres had, is opnieuw toegang aangevraagd: naar het huidige adres is een link gemaild, en naar het mobiele nummer kan een code worden gestuurd. Was u dat niet? Dan probeert misschien een ander binnen te komen: houd het meteen tegen.',
    letter:
      'Voor een account dat dit e-mailadres had, is opnieuw toegang aangevraagd: naar het huidige adres is een link gemaild, en naar het postadres gaat een brief met een code. Was u dat niet? Dan probeert misschien een ander binnen te komen: houd het meteen tegen.',
  },
  begunWhy: 'U krijgt deze mail omdat het account eerder dit adres had.',
  usedSubject: 'Iemand heeft weer toegang tot uw account',
  used: 'Iemand, waarschijnlijk u, heeft zojuist de link en de code ingevoerd om weer in uw account te komen, en kan nu met uw wachtwoord inloggen.',
  usedNotYou:
    'Was u het niet? Kies dan meteen een nieuw wachtwoord: daarmee wordt iedereen uitgelogd. En vertel het onze helpdesk.',
  text: {
    begun: (brand) =>
      `${brand}: iemand vraagt weer toegang tot uw account. Was u dat niet? Houd het tegen met de link in onze mail of bel onze helpdesk.`,
    used: (brand) =>
      `${brand}: iemand heeft weer toegang tot uw account. Was u dat niet? Kies meteen een nieuw wachtwoord en bel onze helpdesk.`,
  },
}

export const takeOverWords: TakeOverWords = {
  subject: (organisation) => `Iemand gaat ${organisation} beheren`,
  lead: (person, organisation) =>
    `Niemand kan ${organisation} nog beheren. ${person} gaat dat doen: als beheerder, die bepaalt wie namens de organisatie handelt.`,
  how: (until) =>
    `Daarvoor gaat er een brief met een code naar het adres waar de organisatie staat ingeschreven, niet vóór ${until}. Zonder die code verandert er niets.`,
  object: (until) => `Klopt dit niet? Vertel het onze helpdesk vóór ${until}, dan zoeken wij het uit.`,
  stoppedSubject: (organisation) => `Niemand neemt ${organisation} over`,
  stopped: (person, organisation) =>
    `Wij schreven u dat ${person} ${organisation} zou gaan beheren. Dat gaat niet door; er is niets door veranderd.`,
  why: 'U krijgt deze mail omdat u namens deze organisatie handelt, of dat deed.',
}
