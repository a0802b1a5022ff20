import { hostWords } from '../../words/sv.ts'
import { hours } from '../../../duration.ts'
import type { Words, Rules, RenewalWords } from './en.ts'

const reveals = { show: 'Visa', hide: 'Dölj', showLabel: 'Visa lösenordet', hideLabel: 'Dölj lösenordet' }

export const words: Words = {
  reveals,
  ...hostWords,
  names: { name: 'Lösenord', use: 'Använd lösenordet', add: 'Ställ in ett lösenord' },
  happened: {
    refused: (portal) =>
      `Ett lösenord nekades, för ${portal}: ett felaktigt, eller ett nytt som inte följer reglerna`,
    throttled: () => 'För många felaktiga lösenord: inloggningen bromsades tillfälligt',
    renewed: () => 'Lösenordet ändrades',
    issued: () => 'Du har fått ett annat lösenord',
  },
  title: 'Logga in',
  toContinue: (portal) => `till ${portal}`,
  toAccount: 'på ditt konto',
  email: 'E-postadress',
  password: 'Lösenord',
  signIn: 'Logga in',
  forgot: 'Glömt lösenordet?',
  cancelOwn: 'Avbryt',
  cancel: (portal) => `Tillbaka till ${portal}`,
  userName: 'Användarnamn',
  numberExample: (example) => `Till exempel ${example}`,
  byAddress: 'Logga in med e-postadress',
  forgotUserName: 'Glömt användarnamnet?',
  wrongByNumber:
    'Numret, användarnamnet eller lösenordet stämmer inte. Kontrollera alla tre och försök igen.',
  'number-missing': 'Fyll i numret.',
  'user-name-missing': 'Fyll i ditt användarnamn.',
  'username-missing': 'Fyll i din e-postadress.',
  'password-missing': 'Fyll i ditt lösenord.',
  'password-too-long': 'Det är längre än ett lösenord kan vara här. Kontrollera vad du klistrade in.',
  'wrong-password': 'E-postadressen eller lösenordet stämmer inte. Kontrollera båda och försök igen.',
  wrong: 'E-postadressen eller lösenordet stämmer inte. Kontrollera båda och försök igen.',
}

const faults: Rules = {
  'password-too-short': ({ shortest }) => `Det är för kort. Använd minst ${shortest} tecken.`,
  'password-too-long': ({ longest }) => `Det är för långt. Använd högst ${longest} tecken.`,
  'password-too-plain': ({ classes }) =>
    `Använd minst ${classes} av dessa fyra: små bokstäver, stora bokstäver, siffror, andra tecken.`,
  'password-names-you': () =>
    'Ditt namn eller din e-postadress finns i det, kanske baklänges eller med siffror som bokstäver. Utelämna det.',
  'password-well-known': () =>
    'Lösenordet, eller ordet det är byggt på, används av andra och gissas därför först. Hitta på något eget.',
  'password-used-before': ({ history }) =>
    `Du har använt det här lösenordet förut. Välj ett som inte är bland dina ${history} senaste.`,
  'password-changed-recently': ({ minimumAgeHours }) =>
    `Du bytte lösenord alldeles nyligen. Det går igen ${hours('sv', minimumAgeHours)} efter bytet; känner någon till det, använd ”Glömt lösenordet?”.`,
}

const rules: Rules = {
  'password-too-short': ({ shortest }) => `Minst ${shortest} tecken; mellanslag räknas`,
  'password-too-long': ({ longest }) => `Högst ${longest} tecken`,
  'password-too-plain': ({ classes }) =>
    `Minst ${classes} av dessa: små bokstäver, stora bokstäver, siffror, andra tecken`,
  'password-names-you': () => 'Utan ditt namn eller din e-postadress',
  'password-well-known': () => 'Inget vanligt lösenord',
  'password-used-before': ({ history }) => `Inget av dina ${history} senaste lösenord`,
  'password-changed-recently': ({ minimumAgeHours }) => `Högst en gång på ${hours('sv', minimumAgeHours)}`,
}

export const renewalWords: RenewalWords = {
  reveals,
  title: 'Välj ett nytt lösenord',
  firstTitle: 'Välj ditt lösenord',
  firstPassword: 'Lösenord',
  firstSubmit: 'Spara lösenordet och fortsätt',
  because: {
    expired: 'Ditt lösenord har gått ut. Välj ett nytt och gå vidare.',
    issued: 'Du har fått ditt lösenord av någon annan. Välj ett som bara du känner till.',
    'reset-by-other': 'Ditt lösenord har återställts åt dig. Välj ett som bara du känner till.',
    reported: 'Någon annan kan ha varit inne på ditt konto. Välj ett lösenord som bara du känner till.',
    wanted: 'Välj ett nytt och gå vidare.',
    reset: 'Du bad om det här. Logga sedan in med det nya lösenordet.',
    activation: 'Från och med nu loggar du in med din e-postadress och det här lösenordet.',
  },
  newPassword: 'Nytt lösenord',
  hint: 'Tre eller fyra ord som inte hör ihop är lätta att minnas och svåra att gissa.',
  submit: 'Spara det nya lösenordet',
  cancel: 'Avbryt och gå tillbaka',
  back: 'Tillbaka, och behåll lösenordet som det är',
  whyRules: 'Varför de här reglerna?',
  met: 'uppfyllt',
  unmet: 'inte uppfyllt än',
  rules: rules,
  ...faults,
  'new-password-missing': 'Fyll i ett nytt lösenord.',
  'changed-meanwhile':
    'Ditt lösenord eller ditt konto ändrades alldeles nyss, i ett annat fönster eller med en länk i ett mejl. Var det inte du? Be då om ett nytt med ”Glömt lösenordet?”.',
  'link-spent': 'Länken har redan använts eller är för gammal. Be om en ny.',
  'too-many-tries': (wait) =>
    `Det nekades för många gånger. För din säkerhet kan du försöka igen först om ${wait}.`,
  expiresIn: (days) =>
    days === 0
      ? 'Ditt lösenord går ut i dag'
      : days === 1
        ? 'Ditt lösenord går ut i morgon'
        : `Ditt lösenord går ut om ${days} dagar`,
  expiryLead: (date) => `Du kan använda det till ${date}. Att byta tar en minut.`,
  changeNow: 'Byt nu',
  later: 'Senare',
  mail: {
    button: 'Byt lösenord',
    overSubject: 'Ditt lösenord har gått ut',
    ahead: (date) => `Lösenordet som du loggar in med går ut ${date}. Byt det före dess, när det passar dig.`,
    over: 'Lösenordet som du loggar in med har gått ut. Logga in med det en gång till, så kan du genast välja ett nytt.',
    help: 'Har du glömt det? Välj då ”Glömt lösenordet?” där du loggar in. Vi ber aldrig om ditt lösenord i mejl.',
  },
}
