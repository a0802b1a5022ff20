import type {
  Words,
  ProblemWords,
  SharedWords,
  FieldWords,
  TableWords,
  PostedCodeWords,
  TextedCodeWords,
  WhyWords,
  BrandWords,
  ZoneWords,
  LetterWords,
  PostalWords,
} from './en.ts'
import { stop } from '../stop.ts'

export const words: Words = {
  language: 'Språk',
  continue: 'Fortsätt',
  failedTitle: (title) => `Fel: ${title}`,
  signOut: 'Logga ut',
  notYouSignOut: 'Inte du? Logga ut',
  notYou: 'Inte du?',
  about: 'Om tjänsten',
  help: 'Hjälp och kontakt',
  privacy: 'Personuppgifter',
  accessibility: 'Tillgänglighet',
  step: (at, of) => `Steg ${at} av ${of}`,
  skip: 'Till innehållet',
  own: {
    account: 'ditt konto',
    operator: 'driftkonsolen',
    desk: 'sidan för din organisations administratörer',
  },
  signInBy: (brand) => `Inloggning via ${brand}`,
  aboutPortal: (portal) => `Om ${portal}`,
  portalLinks: {
    site: 'Webbplats',
    privacy: 'Personuppgifter',
    terms: 'Villkor',
    accessibility: 'Tillgänglighet',
  },
}

export const problemWords: ProblemWords = {
  title: 'Något gick fel',
  reference: (reference) => `Referens: ${reference}`,
  goOn: (portal) => `Fortsätt till ${portal}`,
  account: 'Mitt konto',
  start: 'Till startsidan',
  overTitle: 'Sidan gäller inte längre',
  signedInTitle: 'Du är redan inloggad',
  notFoundTitle: 'Sidan finns inte',
  referenceHelp: 'Om du ber om hjälp, nämn den här referensen.',
  fallback:
    'Portalen skickade en begäran som inte stämmer. Bara portalen kan lösa det; berätta det för dess support.',
  problems: {
    internal: 'Något gick fel hos oss. Försök igen om en stund.',
    unavailable: 'Vi går inte att nå ordentligt just nu. Försök igen om en stund.',
    busy: 'Väldigt många loggar in just nu. Försök igen om några sekunder.',
    'method-not-allowed':
      'Adressen finns, men kan inte anropas på det här sättet. Gå tillbaka till portalen du kom från.',
    'not-found': 'Det finns ingen sida på den här adressen.',
    'bad-request': 'Begäran gick inte att förstå. Gå tillbaka och försök igen.',
    'too-large': 'Det som skickades är för stort.',
    'media-type': 'En fil eller ett formulär av det här slaget tas inte emot här.',
    invalid: 'Något i det som skickades stämmer inte.',
    'credential-missing': 'Den här adressen är för program, som visar att de får.',
    invalid_token: 'Den här adressen är för program, som visar att de får.',
    'headers-too-large':
      'Din webbläsare skickade mer än vi tar emot. Ta bort kakorna för den här webbplatsen och börja om hos portalen.',
    'too-slow':
      'Det som din webbläsare skickade kom inte fram i tid. Försök igen, kanske från ett annat nätverk.',
    'cross-site':
      'För din säkerhet nekades detta: det kom inte från vår egen sida. Gå tillbaka till portalen och börja om.',
    'wrong-origin': 'Den här adressen är inte vår. Börja hos portalen du vill till.',
    'cookies-off':
      'Din webbläsare sparar inte kakor, och utan dem kan vi inte logga in dig. Tillåt kakor för den här webbplatsen och börja om hos portalen.',
    'signed-in-already': 'Inloggningssidan gäller inte längre, men du är inloggad.',
    'attempt-gone':
      'Inloggningssidan gäller inte längre. Du kanske redan är inloggad, det tog för lång tid eller så började du i en annan webbläsare.',
    'too-many-tries': 'Det har prövats för många gånger. Vänta några minuter innan du försöker igen.',
    'network-limit':
      'Från ditt nätverk har det här gått fel för många gånger. Vänta några minuter, eller fortsätt från ett annat nätverk.',
    'network-busy':
      'Från ditt nätverk har mycket påbörjats alldeles nyss, utan att avslutas. Vänta några minuter, eller fortsätt från ett annat nätverk.',
    invalid_client: 'Webbplatsen som skickade dig hit är inte känd här. Berätta det för dess support.',
    invalid_redirect_uri:
      'Portalen som skickade dig hit angav en adress att återvända till som inte är registrerad. För din säkerhet går vi inte dit. Berätta det för portalens support.',
    access_denied: 'Begäran stoppades.',
    session_not_found:
      'Inloggningssidan gäller inte längre. Du kanske redan är inloggad, det tog för lång tid eller så började du i en annan webbläsare.',
    server_error: 'Något gick fel hos oss. Försök igen om en stund.',
  },
}

export const sharedWords: SharedWords = {
  number: (portal) => `Ett fast nummer som ${portal} känner igen dig på`,
  ownNumber: (portal) =>
    `Ett nummer som ${portal} känner igen dig på och som inte säger andra organisationer något`,
  scopes: {
    profile: 'Ditt namn och språk',
    email: 'Din e-postadress',
    sluis_account: 'När ditt lösenord går ut',
    phone: 'Ditt telefonnummer',
    organizations: 'Alla organisationer som du företräder',
    organization: 'Vilken organisation du företräder, med dess nummer, och vad du får göra för den',
    offline_access: 'Åtkomst när du inte är där, tills du drar tillbaka den',
  },
  otherScope: (scope, resource) => `”${scope}” hos ${resource}`,
  otherClaim: (claim) => `Uppgiften ”${claim}”`,
}

export const tableWords: TableWords = {
  pages: 'Sidor',
  first: 'Till första sidan',
  next: 'Nästa sida',
}

export const whyWords: WhyWords = {
  'sign-in': (portal) => `${portal} ber om ett andra steg.`,
  'step-up': (portal) => `${portal} ber om ett extra steg för den här sidan.`,
  again: (portal) => `${portal} ber dig visa en gång till att det är du.`,
  account: () => 'För att skydda ditt konto ber vi om ett andra steg.',
  'account-again': () => 'Innan du går vidare i ditt konto kontrollerar vi en gång till att det är du.',
  renewal: () => 'Innan du väljer ett nytt lösenord kontrollerar vi att det är du.',
  another: (portal) => `${portal} ber om ett annat sätt att logga in.`,
  'set-up': () => 'Innan du ställer in ett nytt sätt att logga in kontrollerar vi att det är du.',
}

export const brandWords: BrandWords = {
  needHelp: 'Behöver du hjälp?',
  call: 'Ring',
  help: 'Hjälp och kontakt',
  phone: 'Telefon',
  hours: 'Öppet',
  mail: 'E-post',
  page: 'På webben',
  days: (from, to) => `${from}–${to}`,
  open: (days, opens, closes) => `${days} kl. ${opens}–${closes}`,
}

/** What every mail says around what it is about. */
export const letterWords: LetterWords = {
  hello: 'Hej,',
  helloTo: (name) => `Hej ${name},`,
  orCopy: 'Fungerar inte knappen? Kopiera den här adressen till din webbläsare:',
  what: 'Vad',
  when: 'När',
  where: 'Nätverksadress',
  program: 'Program',
  unknownProgram: 'ett program som vi inte känner igen',
  automatic: (brand) => `Det här mejlet skickades automatiskt av ${stop(brand)} Svar läses inte.`,
  help: 'Hjälp och kontakt:',
  notMe: 'Det var inte jag: välj ett nytt lösenord',
}

export const zoneWords: ZoneWords = {
  Africa: 'Afrika',
  America: 'Amerika',
  Antarctica: 'Antarktis',
  Arctic: 'Arktis',
  Asia: 'Asien',
  Atlantic: 'Atlanten',
  Australia: 'Australien',
  Europe: 'Europa',
  Indian: 'Indiska oceanen',
  Pacific: 'Stilla havet',
}

export const fieldWords: FieldWords = {
  missing: 'Fyll i det här.',
  malformed: 'Det här är inte rätt ifyllt.',
  'too-long': 'Det här är för långt.',
  unknown: 'Välj ett av dem.',
}

export const textedCodeWords: TextedCodeWords = {
  lead: (end) => `Vi skickar en kod i ett sms till mobilnumret som slutar på ${end}.`,
  sent: (end) => `Den är på väg till numret som slutar på ${end} och fungerar i tio minuter.`,
  code: 'Sexsiffrig kod',
  send: 'Skicka koden',
  submit: 'Fortsätt',
  nothing: 'Kom inget? Be om en ny kod; den förra slutar då att fungera.',
  again: 'Skicka en ny kod',
  'code-missing': 'Skriv de sex siffrorna från meddelandet.',
  'wrong-code': 'Koden stämmer inte. Titta i det senaste meddelandet.',
  'no-code': 'Koden är använd, eller så finns det en nyare. Be om en ny.',
  'code-expired': 'Koden är äldre än tio minuter. Be om en ny.',
  'code-closed': 'Det blev fel för många gånger.',
  'too-many-tries': (wait) => `Det blev fel för många gånger. Försök igen om ${wait}.`,
  'number-rests': (wait) => `Flera koder har redan skickats till numret. En ny kan skickas om ${wait}.`,
  'number-gone': 'Det finns inget nummer att skicka en kod till längre. Fråga den som angav det.',
  'range-budget-spent': 'Vi kan inte skicka sms till numret just nu. Försök igen om en timme.',
  'budget-spent': 'Vi kan inte skicka sms just nu. Försök igen om en timme.',
  'too-many-codes': (wait) => `Du har redan bett om flera koder. Be om en ny om ${wait}.`,
  'network-limit': (wait) => `Det har begärts väldigt mycket härifrån. Försök igen om ${wait}.`,
  'visit-over': 'Det som skickades till dig fungerar inte längre. Gå tillbaka och logga in igen.',
}

export const postedCodeWords: PostedCodeWords = {
  title: 'Skriv koden från vårt brev',
  arrivalTitle: 'Välkommen: koden från vårt brev',
  arrival:
    'Lösenordet från vårt mejl stämmer. För att ingen annan ska komma in med mejlet frågar vi också efter koden från vårt brev.',
  lead: (day) =>
    `Ett brev med en kod beställdes den ${day}. Det kommer oftast fram inom tre arbetsdagar: kom tillbaka då, om du inte har det än.`,
  later: (day) =>
    `Ett brev med en kod skickas den ${day}: så många brev som får gå till en person eller adress har redan skickats. Kom tillbaka när du har det.`,
  held: (day) =>
    `Ett brev med en kod skickas den ${day}: den som tidigare företrädde organisationen kan invända fram till dess. Kom tillbaka när du har det.`,
  none: 'Inget brev med en kod är på väg till dig. Vi kan skicka ett till adressen som har angetts för dig.',
  code: 'Kod från brevet',
  hint: 'Elva bokstäver och siffror, som 7KQ4M-8XN2P-R. Små bokstäver går bra, och bindestrecken kan utelämnas',
  send: 'Skicka ett brev',
  submit: 'Fortsätt',
  nothing: (day) =>
    `Är brevet sent, eller borta? Från och med ${day} kan vi skicka ett nytt. Koden i det förra slutar då att fungera.`,
  again: 'Skicka ett nytt brev',
  from: (day) => `Från och med ${day} kan ett nytt skickas.`,
  notMyAddress: 'Har du flyttat, eller är namnet på det fel? Be då den som lät skicka det om ett nytt.',
  'code-missing': 'Skriv koden från brevet.',
  'code-mistyped': 'Ett av tecknen är inte som i brevet. Jämför dem igen; det räknas inte som ett försök.',
  'number-of-letter': 'Det är brevets nummer. Koden står längre ner, under ”Din kod”.',
  'wrong-code': 'Det är inte koden i det senaste brevet.',
  'no-code': 'Koden är använd, eller så finns det ett nyare brev.',
  'code-expired': 'Koden är för gammal. Be om ett nytt brev.',
  'code-closed': 'Det blev fel fem gånger och koden gäller inte längre. Be om ett nytt brev.',
  'too-many-tries': (wait) => `Det blev fel för många gånger. Försök igen om ${wait}.`,
  'letter-rests': (wait) =>
    `Så många brev som får gå till en person eller adress har redan skickats. Ett nytt kan skickas om ${wait}.`,
  'postal-gone': 'Det finns ingen adress att skicka ett brev till längre. Fråga den som lät skicka det.',
  'network-limit': (wait) => `Det har begärts väldigt mycket härifrån. Försök igen om ${wait}.`,
  'visit-over': 'Det som skickades till dig fungerar inte längre. Gå tillbaka och logga in igen.',
}

export const postalWords: PostalWords = {
  title: 'Postadress',
  open: 'Skicka koden i ett brev',
  lead: 'Dit går brevet med koden, till den som inte har något mobilnummer. Får lämnas tomt.',
  labels: {
    company: 'Företag på brevet',
    extra: 'Rad ovanför gatan',
    street: 'Gata eller box',
    'house-number': 'Gatunummer',
    'postal-code': 'Postnummer',
    city: 'Ort',
    country: 'Land',
  },
  hints: {
    company: 'Om det inte är en hemadress',
    extra: 'En byggnad eller avdelning; får lämnas tom',
    'house-number': 'Med tillägg, till exempel 12a',
    country: 'Två bokstäver, till exempel NL, SE eller DE',
  },
  problems: {
    'postal-code-malformed': 'Det är inget postnummer i det landet.',
    'postal-country-unknown': 'Två bokstäver, till exempel NL.',
    'postal-too-long': 'Raderna får inte plats tillsammans i fönstret på ett kuvert.',
    'letter-rests':
      'Så många brev som får gå till en person eller brevlåda har redan skickats. Välj ett annat sätt, eller försök senare.',
    'postal-not-served': 'Här skickas inga brev.',
    'postal-missing':
      'Ange en postadress: det finns inget mobilnummer som en kod kan gå till, eller så tas sms inte emot där.',
  },
}

/** Why a letter came back, or could not be printed. */
export const letterWhy: Record<string, string> = {
  'no-glyph': 'ett tecken går inte att trycka',
  'line-too-wide': 'en rad är för bred för fönstret',
  'too-many-lines': 'för många rader för fönstret',
  'text-too-long': 'texten får inte plats på arket',
  unknown: 'ingen med det namnet där',
  'no-such-address': 'adressen finns inte',
  moved: 'har flyttat',
  refused: 'togs inte emot',
  'not-said': '',
}
