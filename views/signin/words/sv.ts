import type { ArrivalWords, Words } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  chooseTitle: 'Är det du?',
  chooseLead: (portal, name, email) =>
    `${portal} undrar vilket konto du vill använda. I den här webbläsaren är ${name} inloggad, med ${stop(email)}`,
  chooseSame: (name) => `Fortsätt som ${name}`,
  chooseOther: 'Logga in som någon annan',
  termsTitle: (portal) => `Innan du fortsätter till ${portal}`,
  termsLead: (portal) => `${portal} ber dig godkänna det här, en gång. Läs det först.`,
  termsChanged: (portal, date) =>
    `Det här har ändrats sedan du godkände det den ${date}. ${portal} ber dig godkänna det på nytt.`,
  termsOf: (portal) => `Villkoren för ${portal}`,
  privacyOf: (portal) => `Integritetspolicyn för ${portal}`,
  newWindow: 'öppnas i ett nytt fönster',
  privacyRead: 'Jag har läst den, fortsätt',
  termsAccept: 'Jag godkänner villkoren, fortsätt',
  bothAccept: 'Jag godkänner villkoren och har läst integritetspolicyn',
  forWhomTitle: 'Vem företräder du?',
  forWhomLead: (portal) => `${portal} frågar vilken organisation du företräder här.`,
  forWhomSearch: 'Sök en organisation',
  forWhomMore: 'Du företräder fler än de som visas. Skriv början av namnet.',
  forWhomFind: 'Sök',
  forWhomNone: (sought) => `Ingen organisation som du företräder börjar med ”${sought}”.`,
  forWhomMyself: 'Mig själv',
  'organisation-gone': 'Du företräder inte längre den organisationen. Välj en annan.',
  waysTitle: 'Skydda ditt konto',
  waysLead: 'Välj hur du visar att det är du från och med nu. Du ställer in det en gång; det tar en minut.',
  recommended: 'Rekommenderas',
  replaceTitle: 'Har du tappat bort telefonen eller nyckeln?',
  replaceLead:
    'Du använde en återställningskod, och varje kod fungerar bara en gång. Ställ nu in det du ska logga in med framöver. Det du har tappat bort tar du bort i ditt konto.',
  replaceHelped:
    'Det du just har visat fungerar bara den här gången. Ställ nu in vad du loggar in med framöver: nästa gång får du frågan om det. Det du har förlorat tar du bort i ditt konto.',
  replaceNotNow: 'Inte nu',
  replaceLater: (portal) => `Nej, jag har kvar den: vidare till ${portal}`,
  lostTitle: 'Har du tappat bort telefonen eller nyckeln?',
  lostLead: 'Välj det du fortfarande har. Sedan ställer du in det du har nu.',
  lostNone: (portal) => `Inget annat är inställt som du kan logga in med hos ${stop(portal)}`,
  lostDesk: (portal) =>
    `Har du inget kvar? Kontakta administratören i din organisation eller supporten för ${stop(portal)} De kontrollerar först att det är du.`,
  lostBack: 'Tillbaka till inloggningen',
  proveTitle: 'Vi kontrollerar att det är du',
  proveLead: {
    welcome: (address) =>
      `Välkommen. Först kontrollerar vi att din e-postadress stämmer: vi skickar en kod till ${stop(address)}`,
    first: (address) =>
      `Först kontrollerar vi att din e-postadress stämmer: vi skickar en kod till ${stop(address)}`,
    'level-missing': (address) => `För att skydda ditt konto skickar vi först en kod till ${stop(address)}`,
    'renewal-due': (address) =>
      `Någon annan kan ha varit inne på ditt konto. Innan du väljer ett nytt lösenord skickar vi en kod till ${stop(address)} Då kan bara du göra det.`,
  },
  proveSent: (address) =>
    `Vi har skickat en kod till ${stop(address)} Det kan ta någon minut; titta även i skräpposten.`,
  code: 'Koden i mejlet',
  send: 'Skicka koden till mig',
  sendAgain: 'Skicka en ny kod',
  check: 'Fortsätt',
  cancel: 'Avbryt och gå tillbaka',
  'code-missing': 'Fyll i koden från mejlet.',
  'wrong-code': 'Det är inte den senaste koden vi skickade. Titta i det nyaste mejlet.',
  'code-expired': 'Koden är för gammal. Be om en ny.',
  'code-spent': 'Koden går inte längre att använda. Gå tillbaka och börja om.',
  'too-many-tries': (wait) => `Vi har nyss skickat en kod. Om ${wait} kan du be om en ny.`,
  'network-limit': (wait) =>
    `Från ditt nätverk har många koder begärts utan att användas, så vi skickar inga fler just nu. Försök igen om ${wait}, eller från ett annat nätverk.`,
  refusedTitle: 'Du kan inte gå vidare',
  reference: (reference) => `Referens, om du ber om hjälp: ${reference}`,
  back: (portal) => `Tillbaka till ${portal}`,
  otherHere:
    'Någon annan är fortfarande inloggad i den här webbläsaren. Logga ut personen här och logga sedan in hos portalen.',
  endOther: (portal) => `Logga ut personen och gå tillbaka till ${portal}`,
  'portal-retired': (portal) =>
    `${portal} kan inte längre användas på det här sättet. Det är inget fel på ditt konto.`,
  retiring: (portal, date) => `${portal} slutar att fungera på det här sättet ${date}.`,
  'account-disabled': (portal) =>
    `Ditt konto är spärrat. Kontakta administratören i din organisation eller supporten för ${stop(portal)}`,
  'account-closed': 'Kontot är avslutat.',
  'organisation-not-let': (portal) =>
    `${portal} är till för vissa organisationer, och det här kontot företräder ingen av dem. Fråga din organisations administratör eller supporten för ${stop(portal)}`,
  'organisation-not-found': (portal) =>
    `${portal} bad om en organisation som inte finns bland dem du företräder. Fråga din organisations administratör eller supporten för ${stop(portal)}`,
  askToJoin: 'Be din organisation om åtkomst',
  askAt: (organisation, names) => `För ${organisation} kan du fråga: ${stop(names.join(', '))}`,
  'organisation-missing': (portal) =>
    `${portal} används för en organisation, och det här kontot företräder ingen som passar. Fråga din organisations administratör eller supporten för ${stop(portal)}`,
  'mandate-too-low': (portal) =>
    `${portal} kräver en fullmakt från din organisation på en högre nivå än din. Att logga in på ett annat sätt hjälper inte: fråga din organisations administratör.`,
  'somebody-else': 'Portalen väntade sig någon annan än den som loggade in.',
  'level-unknown': 'Portalen bad om en tillitsnivå som inte finns här. Bara portalen kan lösa det.',
  'level-out-of-reach': (portal) =>
    `${portal} behöver vara säkrare på vem du är än vad som går med det här kontot i dag. Att logga in på ett annat sätt hjälper inte: först måste din identitet kontrolleras. Fråga din organisations administratör eller supporten för ${portal} hur det går till.`,
  needsAddress: (portal) =>
    `${portal} behöver veta att posten når dig. Vi skickar ett brev med en kod till dig: när du har skrivit in koden på ditt konto kan du logga in här.`,
  needsAddressWay: 'Bekräfta din adress',
  'no-factor-left': (portal) =>
    `${portal} ber om ett sätt att logga in som det här kontot inte kan använda ännu. Kontakta supporten för ${stop(portal)}`,
  'details-expired': (portal) =>
    `Inloggningsuppgifterna i vårt mejl gällde i sju dagar, och de är slut. Be din organisations administratör eller supporten för ${portal} om nya.`,
  'attempt-expired':
    'Inloggningen tog för lång tid och har avbrutits för din säkerhet. Gå tillbaka till portalen och börja om.',
  guessed: {
    subject: 'Någon försökte komma in på ditt konto',
    password: 'Någon har provat fel lösenord på ditt konto, så många gånger att vi bromsar nya försök.',
    code: 'Någon kom till det andra steget på ditt konto och hade fel där, så många gånger att vi bromsar nya försök.',
    passwordNote:
      'Var det du själv? Då behöver du inte göra något: vänta lite, eller välj ett nytt lösenord. Var det inte du? Är ditt lösenord kort, eller använder du det även på annat håll, välj då ett nytt.',
    codeNote:
      'Var det du själv? Då behöver du bara vänta lite. Var det inte du? Då kanske någon känner till ditt lösenord: välj genast ett nytt och kontakta portalens support.',
    button: 'Välj ett nytt lösenord',
  },
  newBrowser: {
    subject: 'Inloggning i en ny webbläsare',
    what: (portal) =>
      `Någon loggade in hos ${portal} med ditt konto, i en webbläsare som vi inte känner igen.`,
    notYou: 'Var det inte du? Då kan någon komma in på ditt konto: anmäl det, så loggas alla ut.',
    button: 'Det var inte jag',
    quiet: 'Du kan stänga av de här mejlen på ditt konto, under ”Var du är inloggad”.',
  },
  remembered: {
    subject: 'Det andra steget hoppas över i en webbläsare',
    what: (portal, days) =>
      `Någon, troligen du, loggade in hos ${portal} och valde att hoppa över det andra steget i den webbläsaren i ${days} dagar. Du kan ångra det på ditt konto, under ”Var du är inloggad”.`,
    notYou:
      'Var det inte du? Då känner någon till ditt lösenord. Välj genast ett nytt: då krävs det andra steget igen även där.',
  },
  mail: {
    subject: (code) => `${code} är din kod`,
    title: 'Din kod',
    intro: (portal) =>
      `Någon, troligen du, har bett om den här koden hos ${stop(portal)} Med den visar du att e-postadressen är din.`,
    validity: (minutes) => `Koden gäller i ${minutes} minuter och bara en gång.`,
    notYou:
      'Var det inte du? Då känner någon till ditt lösenord. Lämna inte ut koden och kontakta portalens support.',
  },
}

export const arrivalWords: ArrivalWords = {
  title: 'Välkommen: en kod till',
  lead: (end) =>
    `Lösenordet från vårt mejl stämmer. För att ingen annan ska komma in med det mejlet skickar vi också en kod i ett sms till mobilnumret som slutar på ${end}.`,
  notMyNumber: 'Är det inte ditt nummer? Fråga då den som gav dig kontot.',
  cancel: 'Avbryt och gå tillbaka',
  'code-closed':
    'Koden blev fel för många gånger. För din säkerhet gäller de här uppgifterna inte längre: be den som gav dig kontot om nya.',
}
