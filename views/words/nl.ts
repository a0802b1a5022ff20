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
  language: 'Taal',
  continue: 'Verder',
  failedTitle: (title) => `Fout: ${title}`,
  signOut: 'Uitloggen',
  notYouSignOut: 'Niet u? Uitloggen',
  notYou: 'Niet u?',
  about: 'Over deze dienst',
  help: 'Hulp en contact',
  privacy: 'Privacy',
  accessibility: 'Toegankelijkheid',
  step: (at, of) => `Stap ${at} van ${of}`,
  skip: 'Naar de inhoud',
  own: {
    account: 'uw account',
    operator: 'de beheerconsole',
    desk: 'de pagina voor beheerders van uw organisatie',
  },
  signInBy: (brand) => `Inloggen via ${brand}`,
  aboutPortal: (portal) => `Over ${portal}`,
  portalLinks: {
    site: 'Website',
    privacy: 'Privacy',
    terms: 'Voorwaarden',
    accessibility: 'Toegankelijkheid',
  },
}

export const problemWords: ProblemWords = {
  title: 'Dit is niet gelukt',
  reference: (reference) => `Referentie: ${reference}`,
  goOn: (portal) => `Verder naar ${portal}`,
  account: 'Mijn account',
  start: 'Naar de startpagina',
  overTitle: 'Deze pagina geldt niet meer',
  signedInTitle: 'U bent al ingelogd',
  notFoundTitle: 'Pagina niet gevonden',
  referenceHelp: 'Vraagt u om hulp, noem dan deze referentie.',
  fallback:
    'Het portaal stuurde een verzoek dat niet klopt. Alleen het portaal kan dat oplossen; meld het bij de helpdesk.',
  problems: {
    internal: 'Er ging bij ons iets mis. Probeer het zo nog eens.',
    unavailable: 'Wij zijn op dit moment niet goed bereikbaar. Probeer het zo nog eens.',
    busy: 'Er loggen nu heel veel mensen in. Probeer het over een paar seconden opnieuw.',
    'method-not-allowed':
      'Dit adres bestaat, maar is niet op deze manier op te vragen. Ga terug naar het portaal waar u vandaan kwam.',
    'not-found': 'Op dit adres is geen pagina.',
    'bad-request': 'Het verzoek is niet begrepen. Ga terug en probeer het opnieuw.',
    'too-large': 'Wat u stuurde, is te groot.',
    'media-type': 'Een bestand of formulier van deze soort nemen wij hier niet aan.',
    invalid: 'Iets in wat u stuurde, klopt niet.',
    'credential-missing': 'Dit adres is voor programma’s, die laten zien dat zij dit mogen.',
    invalid_token: 'Dit adres is voor programma’s, die laten zien dat zij dit mogen.',
    'headers-too-large':
      'Uw browser stuurde meer dan wij aannemen. Verwijder de cookies van deze site en begin opnieuw bij het portaal.',
    'too-slow':
      'Wat uw browser stuurde, kwam niet op tijd aan. Probeer het opnieuw, eventueel vanaf een ander netwerk.',
    'cross-site':
      'Voor uw veiligheid is dit geweigerd: het kwam niet van onze eigen pagina. Ga terug naar het portaal en begin opnieuw.',
    'wrong-origin': 'Dit adres is niet van ons. Begin bij het portaal waar u naartoe wilt.',
    'cookies-off':
      'Uw browser bewaart geen cookies, en zonder cookies kunnen wij u niet laten inloggen. Sta cookies voor deze site toe en begin opnieuw bij het portaal.',
    'signed-in-already': 'Deze inlogpagina is niet meer geldig, maar u bent ingelogd.',
    'attempt-gone':
      'Deze inlogpagina is niet meer geldig. Misschien bent u al ingelogd, duurde het te lang of bent u in een andere browser begonnen.',
    'too-many-tries': 'Dit is te vaak geprobeerd. Wacht een paar minuten voordat u het opnieuw probeert.',
    'network-limit':
      'Vanaf uw netwerk is dit te vaak verkeerd geprobeerd. Wacht een paar minuten, of ga verder vanaf een ander netwerk.',
    'network-busy':
      'Vanaf uw netwerk is zojuist heel veel begonnen en niet afgemaakt. Wacht een paar minuten, of ga verder vanaf een ander netwerk.',
    invalid_client:
      'De website die u hierheen stuurde, is hier niet bekend. Meld het bij de helpdesk daarvan.',
    invalid_redirect_uri:
      'Het portaal dat u hierheen stuurde, gaf een terugkeeradres dat niet is geregistreerd. Voor uw veiligheid gaan wij daar niet heen. Meld het bij de helpdesk van het portaal.',
    access_denied: 'Het verzoek is gestopt.',
    session_not_found:
      'Deze inlogpagina is niet meer geldig. Misschien bent u al ingelogd, duurde het te lang of bent u in een andere browser begonnen.',
    server_error: 'Er ging bij ons iets mis. Probeer het zo nog eens.',
  },
}

export const sharedWords: SharedWords = {
  number: (portal) => `Een vast nummer waaraan ${portal} u herkent`,
  ownNumber: (portal) => `Een nummer waaraan ${portal} u herkent en dat andere organisaties niets zegt`,
  scopes: {
    profile: 'Uw naam en taal',
    email: 'Uw e-mailadres',
    sluis_account: 'Wanneer uw wachtwoord verloopt',
    phone: 'Uw telefoonnummer',
    organizations: 'Alle organisaties namens welke u handelt',
    organization: 'Namens welke organisatie u handelt, met haar nummers, en wat u voor haar mag doen',
    offline_access: 'Toegang als u er niet bij bent, tot u die intrekt',
  },
  otherScope: (scope, resource) => `‘${scope}’ bij ${resource}`,
  otherClaim: (claim) => `Het gegeven ‘${claim}’`,
}

export const tableWords: TableWords = {
  pages: 'Pagina’s',
  first: 'Naar de eerste pagina',
  next: 'Volgende pagina',
}

export const whyWords: WhyWords = {
  'sign-in': (portal) => `${portal} vraagt om een tweede stap.`,
  'step-up': (portal) => `${portal} vraagt voor deze pagina om een extra stap.`,
  again: (portal) => `${portal} vraagt u om nog een keer te laten zien dat u het bent.`,
  account: () => 'Om uw account te beschermen vragen wij om een tweede stap.',
  'account-again': () => 'Voordat u verdergaat in uw account, controleren wij nog een keer of u het bent.',
  renewal: () => 'Voordat u een nieuw wachtwoord kiest, controleren wij of u het bent.',
  another: (portal) => `${portal} vraagt om een andere manier van inloggen.`,
  'set-up': () => 'Voordat u een nieuwe manier van inloggen instelt, controleren wij of u het bent.',
}

export const brandWords: BrandWords = {
  needHelp: 'Hulp nodig?',
  call: 'Bel',
  help: 'Hulp en contact',
  phone: 'Telefoon',
  hours: 'Bereikbaar',
  mail: 'E-mail',
  page: 'Online',
  days: (from, to) => `${from} tot en met ${to}`,
  open: (days, opens, closes) => `${days}, ${opens}–${closes} uur`,
}

/** What every mail says around what it is about. */
export const letterWords: LetterWords = {
  hello: 'Dag,',
  helloTo: (name) => `Dag ${name},`,
  orCopy: 'Werkt de knop niet? Kopieer dit adres naar uw browser:',
  what: 'Wat',
  when: 'Wanneer',
  where: 'Netwerkadres',
  program: 'Waarmee',
  unknownProgram: 'een programma dat wij niet kennen',
  automatic: (brand) =>
    `Deze mail is automatisch verstuurd door ${stop(brand)} Antwoorden worden niet gelezen.`,
  help: 'Hulp en contact:',
  notMe: 'Ik was het niet: nieuw wachtwoord kiezen',
}

export const zoneWords: ZoneWords = {
  Africa: 'Afrika',
  America: 'Amerika',
  Antarctica: 'Antarctica',
  Arctic: 'Noordpoolgebied',
  Asia: 'Azië',
  Atlantic: 'Atlantische Oceaan',
  Australia: 'Australië',
  Europe: 'Europa',
  Indian: 'Indische Oceaan',
  Pacific: 'Grote Oceaan',
}

export const fieldWords: FieldWords = {
  missing: 'Vul dit in.',
  malformed: 'Dit is niet goed ingevuld.',
  'too-long': 'Dit is te lang.',
  unknown: 'Kies een van deze.',
}

export const textedCodeWords: TextedCodeWords = {
  lead: (end) => `Wij sturen een code per sms naar het mobiele nummer dat eindigt op ${end}.`,
  sent: (end) => `De code is onderweg naar het nummer dat eindigt op ${end} en werkt tien minuten.`,
  code: 'Code van zes cijfers',
  send: 'Stuur mij de code',
  submit: 'Verder',
  nothing: 'Niets ontvangen? Laat een nieuwe code sturen; de vorige werkt dan niet meer.',
  again: 'Stuur mij een nieuwe code',
  'code-missing': 'Vul de zes cijfers uit het bericht in.',
  'wrong-code': 'Deze code klopt niet. Kijk in het nieuwste bericht.',
  'no-code': 'Deze code is gebruikt, of er is een nieuwere. Laat een nieuwe sturen.',
  'code-expired': 'Deze code is ouder dan tien minuten. Laat een nieuwe sturen.',
  'code-closed': 'Dat was te vaak verkeerd.',
  'too-many-tries': (wait) => `Dat was te vaak verkeerd. Probeer het opnieuw over ${wait}.`,
  'number-rests': (wait) =>
    `Naar dit nummer zijn al meerdere codes gestuurd. Over ${wait} kan er weer een gestuurd worden.`,
  'number-gone': 'Er is geen nummer meer om een code naar te sturen. Vraag het aan degene die het opgaf.',
  'range-budget-spent': 'Wij kunnen nu geen sms’en naar dit nummer sturen. Probeer het over een uur opnieuw.',
  'budget-spent': 'Wij kunnen nu geen sms’en sturen. Probeer het over een uur opnieuw.',
  'too-many-codes': (wait) => `U hebt al meerdere codes aangevraagd. Vraag over ${wait} een nieuwe aan.`,
  'network-limit': (wait) => `Vanaf hier is heel veel aangevraagd. Probeer het opnieuw over ${wait}.`,
  'visit-over': 'Wat naar u is gestuurd, werkt niet meer. Ga terug en log opnieuw in.',
}

export const postedCodeWords: PostedCodeWords = {
  title: 'Vul de code uit onze brief in',
  arrivalTitle: 'Welkom: de code uit onze brief',
  arrival:
    'Het wachtwoord uit onze mail klopt. Zodat niemand anders met die mail binnenkomt, vragen wij ook de code uit onze brief.',
  lead: (day) =>
    `Op ${day} is een brief met een code voor u aangevraagd. Die komt meestal binnen drie werkdagen aan: kom dan terug, als u hem nog niet hebt.`,
  later: (day) =>
    `Op ${day} gaat er een brief met een code op de post: er zijn al zoveel brieven verstuurd als er naar één persoon of adres mogen. Kom terug zodra u hem hebt.`,
  held: (day) =>
    `Op ${day} gaat er een brief met een code op de post: wie eerder namens de organisatie handelde, kan tot dan bezwaar maken. Kom terug zodra u hem hebt.`,
  none: 'Er is geen brief met een code naar u onderweg. Wij kunnen er een sturen naar het adres dat voor u is opgegeven.',
  code: 'Code uit de brief',
  hint: 'Elf letters en cijfers, zoals 7KQ4M-8XN2P-R. Kleine letters zijn ook goed, en de streepjes mag u weglaten',
  send: 'Stuur mij een brief',
  submit: 'Verder',
  nothing: (day) =>
    `Is de brief laat, of kwijt? Vanaf ${day} kunnen wij een nieuwe sturen. De code uit de vorige werkt dan niet meer.`,
  again: 'Stuur mij een nieuwe brief',
  from: (day) => `Vanaf ${day} kan er een nieuwe op de post.`,
  notMyAddress:
    'Bent u verhuisd, of staat de verkeerde naam erop? Vraag dan een nieuwe aan degene die hem liet sturen.',
  'code-missing': 'Vul de code uit de brief in.',
  'code-mistyped':
    'Een van de tekens is anders dan in de brief. Vergelijk ze nog eens; dit telt niet als poging.',
  'number-of-letter': 'Dit is het nummer van de brief. De code staat verderop, onder ‘Uw code’.',
  'wrong-code': 'Dit is niet de code uit de nieuwste brief.',
  'no-code': 'Deze code is gebruikt, of er is een nieuwere brief.',
  'code-expired': 'Deze code is te oud. Laat een nieuwe brief sturen.',
  'code-closed': 'Dat was vijf keer verkeerd en de code werkt niet meer. Laat een nieuwe brief sturen.',
  'too-many-tries': (wait) => `Dat was te vaak verkeerd. Probeer het opnieuw over ${wait}.`,
  'letter-rests': (wait) =>
    `Er zijn al zoveel brieven verstuurd als er naar één persoon of adres mogen. Over ${wait} kan er weer een op de post.`,
  'postal-gone':
    'Er is geen adres meer om een brief naar te sturen. Vraag het aan degene die hem liet sturen.',
  'network-limit': (wait) => `Vanaf hier is heel veel aangevraagd. Probeer het opnieuw over ${wait}.`,
  'visit-over': 'Wat naar u is gestuurd, werkt niet meer. Ga terug en log opnieuw in.',
}

export const postalWords: PostalWords = {
  title: 'Postadres',
  open: 'De code per brief sturen',
  lead: 'Daar gaat de brief met de code heen, van iemand zonder mobiel nummer. Mag leeg blijven.',
  labels: {
    company: 'Bedrijf op de brief',
    extra: 'Regel boven de straat',
    street: 'Straat of postbus',
    'house-number': 'Huisnummer',
    'postal-code': 'Postcode',
    city: 'Plaats',
    country: 'Land',
  },
  hints: {
    company: 'Als het geen huisadres is',
    extra: 'Een gebouw of afdeling; mag leeg blijven',
    'house-number': 'Met toevoeging, bijvoorbeeld 12a',
    country: 'Twee letters, bijvoorbeeld NL, SE of DE',
  },
  problems: {
    'postal-code-malformed': 'Dit is geen postcode van dat land.',
    'postal-country-unknown': 'Twee letters, bijvoorbeeld NL.',
    'postal-too-long': 'Deze regels passen samen niet in het venster van een envelop.',
    'letter-rests':
      'Er zijn al zoveel brieven verstuurd als er naar één persoon of brievenbus mogen. Kies een andere weg, of probeer het later.',
    'postal-not-served': 'Hier worden geen brieven verstuurd.',
    'postal-missing':
      'Vul een postadres in: er is geen mobiel nummer waar een code heen kan, of sms-berichten zijn daar niet toegestaan.',
  },
}

/** Why a letter came back, or could not be printed. */
export const letterWhy: Record<string, string> = {
  'no-glyph': 'een teken is niet te drukken',
  'line-too-wide': 'een regel is te breed voor het venster',
  'too-many-lines': 'te veel regels voor het venster',
  'text-too-long': 'de tekst past niet op het vel',
  unknown: 'niemand met die naam daar',
  'no-such-address': 'adres bestaat niet',
  moved: 'verhuisd',
  refused: 'niet aangenomen',
  'not-said': '',
}
