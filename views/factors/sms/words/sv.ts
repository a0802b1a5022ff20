import { hostWords } from '../../words/sv.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Sms',
    use: 'Få en kod via sms',
    add: 'Lägg till ett nummer för sms',
    why: 'En kod till din mobiltelefon. Mindre säkert.',
    instead: 'Få en kod via sms i stället',
  },
  happened: {
    refused: () => 'En felaktig kod från ett sms skrevs in',
    throttled: () => 'För många felaktiga koder från sms: inloggningen bromsades tillfälligt',
    enrolled: () => 'Ett telefonnummer lades till',
    removed: () => 'Ett telefonnummer togs bort',
  },
  ends: (end) => `Till numret som slutar på ${end}.`,
  text: ({ code, portal, minutes }) =>
    `${code} är din kod till ${portal}. Den fungerar i ${minutes} minuter. Lämna inte ut koden till någon.`,
  title: 'Få en kod via sms',
  lead: (portal) =>
    `${portal} ber om ett andra steg. Vi skickar sex siffror till din telefon; skriv in dem här.`,
  send: (end) => `Skicka en kod till numret som slutar på ${end}`,
  sentTitle: 'Skriv koden som vi skickade',
  sent: (end) => `Den är på väg till numret som slutar på ${end} och fungerar i tio minuter.`,
  code: 'Sexsiffrig kod',
  submit: 'Fortsätt',
  none: 'Har inget kommit? Begär en ny kod; den förra slutar då att fungera.',
  cancel: 'Avbryt och gå tillbaka',
  enrolTitle: 'Få dina koder via sms',
  enrolLead: (portal) =>
    `${portal} ber om ett andra steg när du loggar in: en kod som vi skickar till din telefon.`,
  addLead: 'Vi skickar en kod till din telefon när du loggar in.',
  weak: 'Sms är mindre säkert än en app eller en passkey: någon annan kan ta över ett nummer. Det är inte alla portaler som godtar sms.',
  number: 'Mobilnummer',
  numberHint: 'Vi använder det bara till de här koderna.',
  enrolSend: 'Skicka en kod till mig',
  other: 'Skicka en till, eller till ett annat nummer',
  name: 'Namn (valfritt)',
  nameHint: 'Till exempel ”Min jobbtelefon”',
  enrolSubmit: 'Kontrollera och slutför',
  'number-missing': 'Fyll i ditt mobilnummer.',
  'number-malformed': 'Telefonnumret stämmer inte. Fyll i hela numret, till exempel 070-123 45 67.',
  'number-not-mobile': 'Det här är inget mobilnummer. Sms kommer bara fram till mobilnummer.',
  'country-not-served': 'Vi skickar inga sms till det landet. Välj ett annat sätt att logga in.',
  'number-rests': (wait) => `Det här numret har redan fått flera koder. En ny kan skickas om ${wait}.`,
  'range-budget-spent':
    'Vi kan inte skicka sms till det här numret nu. Välj ett annat sätt eller försök igen om en timme.',
  'budget-spent': 'Vi kan inte skicka sms nu. Välj ett annat sätt eller försök igen om en timme.',
  'too-many-codes': (wait) => `Du har redan bett om flera koder. Be om en ny om ${wait}.`,
  'network-limit': (wait) =>
    `Från ditt nätverk har många koder begärts utan att användas, så vi skickar inga fler just nu. Försök igen om ${wait}, eller från ett annat nätverk.`,
  'no-number': 'Det finns inte längre något nummer att skicka en kod till. Välj ett annat sätt.',
  'code-missing': 'Fyll i de sex siffrorna från meddelandet.',
  'code-malformed': 'Koden har sex siffror. Fyll bara i dem.',
  'wrong-code': 'Koden stämmer inte. Titta i det nyaste meddelandet.',
  'no-code': 'Den koden gäller inte längre. Begär en ny.',
  'code-expired': 'Den koden är äldre än tio minuter. Begär en ny.',
  'code-spent': 'Det blev fel fem gånger. Gå tillbaka och börja om.',
  'code-already-used': 'Den koden har redan använts. Begär en ny.',
  wrong: 'Koden stämmer inte. Begär en ny.',
}
