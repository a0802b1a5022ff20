import { hostWords } from '../../words/nl.ts'
import { hours } from '../../../duration.ts'
import type { Words, Rules, RenewalWords } from './en.ts'

const reveals = {
  show: 'Tonen',
  hide: 'Verbergen',
  showLabel: 'Wachtwoord tonen',
  hideLabel: 'Wachtwoord verbergen',
}

export const words: Words = {
  reveals,
  ...hostWords,
  names: { name: 'Wachtwoord', use: 'Het wachtwoord gebruiken', add: 'Een wachtwoord instellen' },
  happened: {
    refused: (portal) =>
      `Een wachtwoord is geweigerd, voor ${portal}: een verkeerd, of een nieuw dat niet aan de regels voldoet`,
    throttled: () => 'Te veel verkeerde wachtwoorden: inloggen is tijdelijk vertraagd',
    renewed: () => 'Het wachtwoord is gewijzigd',
    issued: () => 'U hebt een ander wachtwoord gekregen',
  },
  title: 'Inloggen',
  toContinue: (portal) => `bij ${portal}`,
  toAccount: 'bij uw account',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  signIn: 'Inloggen',
  forgot: 'Wachtwoord vergeten?',
  cancelOwn: 'Annuleren',
  cancel: (portal) => `Terug naar ${portal}`,
  userName: 'Gebruikersnaam',
  numberExample: (example) => `Bijvoorbeeld ${example}`,
  byAddress: 'Inloggen met een e-mailadres',
  forgotUserName: 'Gebruikersnaam vergeten?',
  wrongByNumber:
    'Het nummer, de gebruikersnaam of het wachtwoord klopt niet. Controleer alle drie en probeer het opnieuw.',
  'number-missing': 'Vul het nummer in.',
  'user-name-missing': 'Vul uw gebruikersnaam in.',
  'username-missing': 'Vul uw e-mailadres in.',
  'password-missing': 'Vul uw wachtwoord in.',
  'password-too-long': 'Dit is langer dan een wachtwoord hier kan zijn. Controleer wat u hebt geplakt.',
  'wrong-password': 'Het e-mailadres of het wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
  wrong: 'Het e-mailadres of het wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
}

const faults: Rules = {
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

const rules: Rules = {
  'password-too-short': ({ shortest }) => `Minstens ${shortest} tekens; spaties tellen mee`,
  'password-too-long': ({ longest }) => `Hoogstens ${longest} tekens`,
  'password-too-plain': ({ classes }) =>
    `Minstens ${classes} van deze: kleine letters, hoofdletters, cijfers, andere tekens`,
  'password-names-you': () => 'Zonder uw naam of e-mailadres',
  'password-well-known': () => 'Geen veelgebruikt wachtwoord',
  'password-used-before': ({ history }) => `Niet een van uw laatste ${history} wachtwoorden`,
  'password-changed-recently': ({ minimumAgeHours }) =>
    `Hoogstens één keer per ${hours('nl', minimumAgeHours)}`,
}

export const renewalWords: RenewalWords = {
  reveals,
  title: 'Kies een nieuw wachtwoord',
  firstTitle: 'Kies uw wachtwoord',
  firstPassword: 'Wachtwoord',
  firstSubmit: 'Wachtwoord opslaan en verder',
  because: {
    expired: 'Uw wachtwoord is verlopen. Kies een nieuw wachtwoord en ga verder.',
    issued: 'U hebt uw wachtwoord van iemand gekregen. Kies er een dat alleen u kent.',
    'reset-by-other': 'Uw wachtwoord is voor u opnieuw ingesteld. Kies er een dat alleen u kent.',
    reported: 'Misschien was iemand anders in uw account. Kies een wachtwoord dat alleen u kent.',
    wanted: 'Kies een nieuw wachtwoord en ga verder.',
    reset: 'U hebt hierom gevraagd. Log daarna in met het nieuwe wachtwoord.',
    activation: 'Voortaan logt u in met uw e-mailadres en dit wachtwoord.',
  },
  newPassword: 'Nieuw wachtwoord',
  hint: 'Drie of vier woorden die samen niets betekenen, onthoudt u makkelijk en raadt niemand.',
  submit: 'Nieuw wachtwoord opslaan',
  cancel: 'Annuleren en teruggaan',
  back: 'Terug, en het wachtwoord laten zoals het is',
  whyRules: 'Waarom deze regels?',
  met: 'in orde',
  unmet: 'nog niet in orde',
  rules: rules,
  ...faults,
  'new-password-missing': 'Vul een nieuw wachtwoord in.',
  'changed-meanwhile':
    'Uw wachtwoord of uw account is zojuist gewijzigd, in een ander venster of met een link uit een mail. Was u dat niet? Vraag dan een nieuw wachtwoord aan met ‘Wachtwoord vergeten?’.',
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
    button: 'Wachtwoord wijzigen',
    overSubject: 'Uw wachtwoord is verlopen',
    ahead: (date) =>
      `Het wachtwoord waarmee u inlogt verloopt op ${date}. Wijzig het voor die tijd, op een moment dat u schikt.`,
    over: 'Het wachtwoord waarmee u inlogt is verlopen. Log er nog één keer mee in, dan kunt u meteen een nieuw kiezen.',
    help: 'Vergeten? Kies dan bij het inloggen ‘Wachtwoord vergeten?’. Wij vragen nooit per mail om uw wachtwoord.',
  },
}
