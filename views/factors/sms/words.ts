import type { Locale } from '../../../src/platform/render/locale.ts'
import { hostWords } from '../host-words.ts'

const en = {
  ...hostWords.en,
  names: { name: 'Text message', use: 'Get a code by text message', add: 'Add a number for text messages' },
  happened: {
    refused: () => 'A wrong code from a text message was typed',
    throttled: () => 'Too many wrong codes from text messages: guessing was slowed down',
    enrolled: () => 'A telephone number was added',
    removed: () => 'A telephone number was removed',
  },
  ends: (end: string) => `To the number that ends in ${end}.`,
  text: ({ code, portal, minutes }: Code) =>
    `${code} is your code for ${portal}. It works for ${minutes} minutes. Give it to nobody, whoever asks.`,
  title: 'Get a code by text message',
  lead: 'We send six digits to your phone. Type them here.',
  send: (end: string) => `Send a code to the number that ends in ${end}`,
  sentTitle: 'Type the code we sent you',
  sent: (end: string) => `It is on its way to the number that ends in ${end}, and works for ten minutes.`,
  code: 'Six-digit code',
  submit: 'Continue',
  none: 'Nothing came? Have another one sent; the one before then stops working.',
  cancel: 'Cancel and go back',
  enrolTitle: 'Get your codes by text message',
  enrolLead: (portal: string) =>
    `${portal} asks for a second step when you sign in: a code that we send to your phone.`,
  addLead: 'We send a code to your phone when you sign in.',
  weak: 'Text messages are less safe than an app or a passkey: somebody else can take over a number. Not every portal accepts them.',
  number: 'Mobile number',
  numberHint: 'We use it for these codes and nothing else.',
  enrolSend: 'Send me a code',
  other: 'Send another one, or to another number',
  name: 'A name to tell it by (if you like), such as “My work phone”',
  enrolSubmit: 'Check and finish',
  'number-missing': 'Enter your mobile number.',
  'number-malformed': 'This is no telephone number that we know. Enter it in full, as +31 6 12345678.',
  'number-not-mobile': 'This is not a mobile number. Text messages only reach mobile numbers.',
  'country-not-served': 'We send no text messages to that country. Use another way to sign in.',
  'number-rests': (wait: string) =>
    `This number has been sent several codes already. Another one can be sent in ${wait}.`,
  'range-budget-spent':
    'We cannot send text messages to this number now. Use another way, or try again in an hour.',
  'budget-spent': 'We cannot send text messages now. Use another way, or try again in an hour.',
  'too-many-codes': (wait: string) =>
    `You have asked for several codes already. Ask for another one in ${wait}.`,
  'network-limit': (wait: string) =>
    `Many codes were asked for from your network and not used, so we have stopped sending there. Try again in ${wait}, or from another network.`,
  'no-number': 'There is no number to send a code to any more. Use another way.',
  'code-missing': 'Enter the six digits from the message.',
  'code-malformed': 'The code has six digits. Enter only those.',
  'wrong-code': 'That code is not right. Look at the newest message.',
  'no-code': 'That code no longer works. Have a new one sent.',
  'code-expired': 'That code is older than ten minutes. Have a new one sent.',
  'code-spent': 'That was wrong five times. Go back and begin again.',
  'code-already-used': 'That code was used already. Have a new one sent.',
  wrong: 'That code is not right. Have a new one sent.',
}

interface Code {
  readonly code: string
  readonly portal: string
  readonly minutes: number
}

export type Words = typeof en

const nl: Words = {
  ...hostWords.nl,
  names: { name: 'Sms', use: 'Een code per sms ontvangen', add: 'Een nummer voor sms toevoegen' },
  happened: {
    refused: () => 'Er is een verkeerde code uit een sms ingevuld',
    throttled: () => 'Te veel verkeerde codes uit sms-berichten: raden is vertraagd',
    enrolled: () => 'Er is een telefoonnummer toegevoegd',
    removed: () => 'Er is een telefoonnummer verwijderd',
  },
  ends: (end) => `Naar het nummer dat eindigt op ${end}.`,
  text: ({ code, portal, minutes }) =>
    `${code} is uw code voor ${portal}. De code werkt ${minutes} minuten. Geef hem aan niemand, wie er ook om vraagt.`,
  title: 'Een code per sms ontvangen',
  lead: 'Wij sturen zes cijfers naar uw telefoon. Typ die hier over.',
  send: (end) => `Stuur een code naar het nummer dat eindigt op ${end}`,
  sentTitle: 'Typ de code die wij u stuurden',
  sent: (end) => `De code is onderweg naar het nummer dat eindigt op ${end}, en werkt tien minuten.`,
  code: 'Code van zes cijfers',
  submit: 'Verder',
  none: 'Niets ontvangen? Laat een nieuwe code sturen; de vorige werkt dan niet meer.',
  cancel: 'Annuleren en teruggaan',
  enrolTitle: 'Ontvang uw codes per sms',
  enrolLead: (portal) =>
    `${portal} vraagt bij het inloggen om een tweede stap: een code die wij naar uw telefoon sturen.`,
  addLead: 'Wij sturen bij het inloggen een code naar uw telefoon.',
  weak: 'Sms is minder veilig dan een app of een passkey: een ander kan een nummer overnemen. Niet elk portaal neemt er genoegen mee.',
  number: 'Mobiel nummer',
  numberHint: 'Wij gebruiken het alleen voor deze codes.',
  enrolSend: 'Stuur mij een code',
  other: 'Nog een code sturen, of naar een ander nummer',
  name: 'Naam waaraan u dit nummer herkent (als u wilt), zoals ‘Mijn werktelefoon’',
  enrolSubmit: 'Controleren en afronden',
  'number-missing': 'Vul uw mobiele nummer in.',
  'number-malformed': 'Dit is geen telefoonnummer dat wij kennen. Vul het volledig in, zoals 06 12345678.',
  'number-not-mobile': 'Dit is geen mobiel nummer. Een sms komt alleen op een mobiel nummer aan.',
  'country-not-served': 'Naar dat land sturen wij geen sms. Kies een andere manier van inloggen.',
  'number-rests': (wait) =>
    `Naar dit nummer zijn al meerdere codes gestuurd. Over ${wait} kan er weer een worden gestuurd.`,
  'range-budget-spent':
    'Wij kunnen nu geen sms naar dit nummer sturen. Kies een andere manier, of probeer het over een uur opnieuw.',
  'budget-spent':
    'Wij kunnen nu geen sms sturen. Kies een andere manier, of probeer het over een uur opnieuw.',
  'too-many-codes': (wait) => `U hebt al meerdere codes gevraagd. Vraag over ${wait} een nieuwe.`,
  'network-limit': (wait) =>
    `Vanaf uw netwerk zijn veel codes gevraagd en niet gebruikt. Daarom sturen wij er nu geen meer. Probeer het over ${wait} opnieuw, of vanaf een ander netwerk.`,
  'no-number': 'Er is geen nummer meer om een code naartoe te sturen. Kies een andere manier.',
  'code-missing': 'Vul de zes cijfers uit het bericht in.',
  'code-malformed': 'De code heeft zes cijfers. Vul alleen die in.',
  'wrong-code': 'Deze code klopt niet. Kijk in het nieuwste bericht.',
  'no-code': 'Deze code geldt niet meer. Laat een nieuwe sturen.',
  'code-expired': 'Deze code is ouder dan tien minuten. Laat een nieuwe sturen.',
  'code-spent': 'De code was vijf keer onjuist. Ga terug en begin opnieuw.',
  'code-already-used': 'Deze code is al gebruikt. Laat een nieuwe sturen.',
  wrong: 'Deze code klopt niet. Laat een nieuwe sturen.',
}

const sv: Words = {
  ...hostWords.sv,
  names: { name: 'Sms', use: 'Få en kod via sms', add: 'Lägg till ett nummer för sms' },
  happened: {
    refused: () => 'En felaktig kod från ett sms skrevs in',
    throttled: () => 'För många felaktiga koder från sms: gissandet bromsades',
    enrolled: () => 'Ett telefonnummer lades till',
    removed: () => 'Ett telefonnummer togs bort',
  },
  ends: (end) => `Till numret som slutar på ${end}.`,
  text: ({ code, portal, minutes }) =>
    `${code} är din kod till ${portal}. Den fungerar i ${minutes} minuter. Ge den inte till någon, vem som än frågar.`,
  title: 'Få en kod via sms',
  lead: 'Vi skickar sex siffror till din telefon. Skriv in dem här.',
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
  name: 'Ett namn att känna igen numret på (om du vill), som ”Min jobbtelefon”',
  enrolSubmit: 'Kontrollera och slutför',
  'number-missing': 'Fyll i ditt mobilnummer.',
  'number-malformed':
    'Det här är inget telefonnummer som vi känner till. Fyll i hela numret, som 070-123 45 67.',
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

export const words: Record<Locale, Words> = { en, nl, sv }
