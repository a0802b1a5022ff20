import type { ShownRenewal } from '../../../src/domain/factors/contract.ts'
import type { PasswordFault } from '../../../src/policy/password/rules.ts'
import type { Locale } from '../../../src/platform/render/locale.ts'

/** What the page tells of the policy. */
export interface PolicyShown {
  /** By the reason for which each refuses. */
  readonly rules: readonly PasswordFault[]
  readonly shortest: number
  readonly longest: number
  readonly classes: number
  readonly history: number
  readonly minimumAgeHours: number
}

type Rules = Record<PasswordFault, (policy: PolicyShown) => string>

const hours = (locale: Locale, count: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long' }).format(count)

const enFaults: Rules = {
  'password-too-short': ({ shortest }) => `This is too short. Use at least ${shortest} characters.`,
  'password-too-long': ({ longest }) => `This is too long. Use at most ${longest} characters.`,
  'password-too-plain': ({ classes }) =>
    `Use at least ${classes} of these four: lower case, upper case, digits, other characters.`,
  'password-names-you': () =>
    'Your name or e-mail address is in it, perhaps backwards or with digits for letters. Leave it out.',
  'password-well-known': () =>
    'This password, or the word it is made of, is one that others use, so it is guessed first. Choose something of your own.',
  'password-used-before': ({ history }) =>
    `You used this password before. Choose one that is none of your last ${history}.`,
  'password-changed-recently': ({ minimumAgeHours }) =>
    `You changed your password only just now. It can be changed again ${hours('en', minimumAgeHours)} after that; if somebody knows it, use “Forgot your password?”.`,
}
const enRules: Rules = {
  'password-too-short': ({ shortest }) => `At least ${shortest} characters; spaces count`,
  'password-too-long': ({ longest }) => `At most ${longest} characters`,
  'password-too-plain': ({ classes }) =>
    `At least ${classes} of these: lower case, upper case, digits, other characters`,
  'password-names-you': () => 'Without your name or e-mail address',
  'password-well-known': () => 'Not one that many others use',
  'password-used-before': ({ history }) => `None of your last ${history}`,
  'password-changed-recently': ({ minimumAgeHours }) => `At most once in ${hours('en', minimumAgeHours)}`,
}

const en = {
  title: 'Choose a new password',
  because: {
    expired: 'Your password has expired. Choose a new one and go on.',
    issued: 'Somebody gave you your password. Choose one that only you know.',
    'reset-by-other': 'Your password was reset for you. Choose one that only you know.',
    reported: 'You told us that somebody else was in your account. Choose a password that only you know.',
    wanted: 'Choose a new one and go on.',
    reset: 'You asked for this. After it, sign in with the new password.',
  } satisfies Record<ShownRenewal['because'], string> as Record<ShownRenewal['because'], string>,
  newPassword: 'New password',
  hint: 'Three or four words that mean nothing together are easy to remember and hard to guess.',
  submit: 'Save the new password',
  cancel: 'Cancel and go back',
  back: 'Back, and keep the password as it is',
  show: 'Show',
  hide: 'Hide',
  met: 'met',
  unmet: 'not met yet',
  rules: enRules,
  ...enFaults,
  'new-password-missing': 'Enter a new password.',
  'changed-meanwhile':
    'Your password was changed just now, in another window or by a mailed link. If that was not you, ask for a new one with “Forgot your password?”.',
  'link-spent': 'This link has been used or is too old. Ask for a new one.',
  'too-many-tries': (wait: string) =>
    `That was refused too often. For your safety, wait ${wait} before you try again.`,
  expiresIn: (days: number) =>
    days === 0
      ? 'Your password expires today'
      : days === 1
        ? 'Your password expires tomorrow'
        : `Your password expires in ${days} days`,
  expiryLead: (date: string) => `You can use it until ${date}. Changing it takes a minute.`,
  changeNow: 'Change it now',
  later: 'Later',
  mail: {
    overSubject: 'Your password has expired',
    ahead: (date: string) =>
      `The password you sign in with expires on ${date}. Change it before then, at a moment that suits you:`,
    over: 'The password you sign in with has expired. Sign in with it once more and you can choose a new one at once:',
    help: 'Forgot it? Then choose “Forgot your password?” where you sign in. We never ask for your password by mail.',
  },
}

export type Words = typeof en

const nlFaults: Rules = {
  'password-too-short': ({ shortest }) => `Dit is te kort. Gebruik minstens ${shortest} tekens.`,
  'password-too-long': ({ longest }) => `Dit is te lang. Gebruik hoogstens ${longest} tekens.`,
  'password-too-plain': ({ classes }) =>
    `Gebruik minstens ${classes} van deze vier: kleine letters, hoofdletters, cijfers, andere tekens.`,
  'password-names-you': () =>
    'Uw naam of e-mailadres zit erin, misschien achterstevoren of met cijfers in plaats van letters. Laat dat weg.',
  'password-well-known': () =>
    'Dit wachtwoord, of het woord waar het van is gemaakt, gebruiken anderen ook; dan wordt het als eerste geraden. Bedenk iets van uzelf.',
  'password-used-before': ({ history }) =>
    `Dit wachtwoord hebt u al eens gebruikt. Kies er een die niet bij uw laatste ${history} zit.`,
  'password-changed-recently': ({ minimumAgeHours }) =>
    `U hebt uw wachtwoord nog maar net gewijzigd. ${hours('nl', minimumAgeHours)} daarna kan het weer; kent iemand het, gebruik dan ‘Wachtwoord vergeten?’.`,
}
const nlRules: Rules = {
  'password-too-short': ({ shortest }) => `Minstens ${shortest} tekens; spaties tellen mee`,
  'password-too-long': ({ longest }) => `Hoogstens ${longest} tekens`,
  'password-too-plain': ({ classes }) =>
    `Minstens ${classes} van deze: kleine letters, hoofdletters, cijfers, andere tekens`,
  'password-names-you': () => 'Zonder uw naam of e-mailadres',
  'password-well-known': () => 'Niet een die veel anderen gebruiken',
  'password-used-before': ({ history }) => `Niet een van uw laatste ${history}`,
  'password-changed-recently': ({ minimumAgeHours }) =>
    `Hoogstens één keer per ${hours('nl', minimumAgeHours)}`,
}

const nl: Words = {
  title: 'Kies een nieuw wachtwoord',
  because: {
    expired: 'Uw wachtwoord is verlopen. Kies een nieuw wachtwoord en ga verder.',
    issued: 'U hebt uw wachtwoord van iemand gekregen. Kies er een dat alleen u kent.',
    'reset-by-other': 'Uw wachtwoord is voor u opnieuw ingesteld. Kies er een dat alleen u kent.',
    reported: 'U hebt gemeld dat iemand anders in uw account was. Kies een wachtwoord dat alleen u kent.',
    wanted: 'Kies een nieuw wachtwoord en ga verder.',
    reset: 'U hebt hierom gevraagd. Log daarna in met het nieuwe wachtwoord.',
  },
  newPassword: 'Nieuw wachtwoord',
  hint: 'Drie of vier woorden die samen niets betekenen, onthoudt u makkelijk en raadt niemand.',
  submit: 'Nieuw wachtwoord opslaan',
  cancel: 'Annuleren en teruggaan',
  back: 'Terug, en het wachtwoord laten zoals het is',
  show: 'Tonen',
  hide: 'Verbergen',
  met: 'in orde',
  unmet: 'nog niet in orde',
  rules: nlRules,
  ...nlFaults,
  'new-password-missing': 'Vul een nieuw wachtwoord in.',
  'changed-meanwhile':
    'Uw wachtwoord is zojuist gewijzigd, in een ander venster of met een link uit een mail. Was u dat niet? Vraag dan een nieuw wachtwoord aan met ‘Wachtwoord vergeten?’.',
  'link-spent': 'Deze link is al gebruikt of te oud. Vraag een nieuwe aan.',
  'too-many-tries': (wait) =>
    `Dit is te vaak geweigerd. Voor uw veiligheid kunt u het pas over ${wait} opnieuw proberen.`,
  expiresIn: (days) =>
    days === 0
      ? 'Uw wachtwoord verloopt vandaag'
      : days === 1
        ? 'Uw wachtwoord verloopt morgen'
        : `Uw wachtwoord verloopt over ${days} dagen`,
  expiryLead: (date) => `U kunt het gebruiken tot ${date}. Wijzigen kost een minuut.`,
  changeNow: 'Nu wijzigen',
  later: 'Later',
  mail: {
    overSubject: 'Uw wachtwoord is verlopen',
    ahead: (date) =>
      `Het wachtwoord waarmee u inlogt verloopt op ${date}. Wijzig het voor die tijd, op een moment dat u schikt:`,
    over: 'Het wachtwoord waarmee u inlogt is verlopen. Log er nog één keer mee in, dan kunt u meteen een nieuw kiezen:',
    help: 'Vergeten? Kies dan bij het inloggen ‘Wachtwoord vergeten?’. Wij vragen nooit per mail om uw wachtwoord.',
  },
}

const svFaults: Rules = {
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
const svRules: Rules = {
  'password-too-short': ({ shortest }) => `Minst ${shortest} tecken; mellanslag räknas`,
  'password-too-long': ({ longest }) => `Högst ${longest} tecken`,
  'password-too-plain': ({ classes }) =>
    `Minst ${classes} av dessa: små bokstäver, stora bokstäver, siffror, andra tecken`,
  'password-names-you': () => 'Utan ditt namn eller din e-postadress',
  'password-well-known': () => 'Inte ett som många andra använder',
  'password-used-before': ({ history }) => `Inget av dina ${history} senaste`,
  'password-changed-recently': ({ minimumAgeHours }) => `Högst en gång på ${hours('sv', minimumAgeHours)}`,
}

const sv: Words = {
  title: 'Välj ett nytt lösenord',
  because: {
    expired: 'Ditt lösenord har gått ut. Välj ett nytt och gå vidare.',
    issued: 'Du har fått ditt lösenord av någon annan. Välj ett som bara du känner till.',
    'reset-by-other': 'Ditt lösenord har återställts åt dig. Välj ett som bara du känner till.',
    reported:
      'Du har berättat att någon annan var inne på ditt konto. Välj ett lösenord som bara du känner till.',
    wanted: 'Välj ett nytt och gå vidare.',
    reset: 'Du bad om det här. Logga sedan in med det nya lösenordet.',
  },
  newPassword: 'Nytt lösenord',
  hint: 'Tre eller fyra ord som inte hör ihop är lätta att minnas och svåra att gissa.',
  submit: 'Spara det nya lösenordet',
  cancel: 'Avbryt och gå tillbaka',
  back: 'Tillbaka, och behåll lösenordet som det är',
  show: 'Visa',
  hide: 'Dölj',
  met: 'uppfyllt',
  unmet: 'inte uppfyllt än',
  rules: svRules,
  ...svFaults,
  'new-password-missing': 'Fyll i ett nytt lösenord.',
  'changed-meanwhile':
    'Ditt lösenord ändrades alldeles nyss, i ett annat fönster eller med en länk i ett mejl. Var det inte du? Be då om ett nytt med ”Glömt lösenordet?”.',
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
    overSubject: 'Ditt lösenord har gått ut',
    ahead: (date) => `Lösenordet som du loggar in med går ut ${date}. Byt det före dess, när det passar dig:`,
    over: 'Lösenordet som du loggar in med har gått ut. Logga in med det en gång till, så kan du genast välja ett nytt:',
    help: 'Har du glömt det? Välj då ”Glömt lösenordet?” där du loggar in. Vi ber aldrig om ditt lösenord i mejl.',
  },
}

export const renewalWords: Record<Locale, Words> = { en, nl, sv }
