import type { RefusalReason } from '../../../src/policy/signin/index.ts'
import type { PostalWords, Words } from './en.ts'

export const words: Words = {
  places: 'Beheer',
  place: {
    home: 'Vandaag',
    portals: 'Portalen',
    people: 'Personen',
    organisations: 'Organisaties',
    agreements: 'Goedkeuringen',
    figures: 'Statistiek',
    running: 'Systeem',
    roles: 'Beheerders',
    audit: 'Audit',
  },
  role: {
    operator: 'beheerder',
    helpdesk: 'helpdesk',
    auditor: 'auditor',
    'client-manager': 'portaalbeheerder',
  },
  leftTitle: 'U bent niet ingelogd',
  leftLead: 'Het inloggen is afgebroken voordat het klaar was. Er is niets gewijzigd.',
  signIn: 'Inloggen',
  noRoleTitle: 'Dit is voor wie de dienst beheert',
  noRoleLead: 'Uw account heeft hier geen rol. Wie de dienst beheert, kan u er een geven.',
  toAccount: 'Naar uw account',
  notYoursTitle: 'Dit hoort niet bij uw rol',
  notYoursLead: (roles) =>
    `U werkt hier als ${roles}. Een beheerder kan u een rol geven waar dit wel bij hoort.`,
  notThereTitle: 'Dit is er niet',
  notThereLead: 'Misschien is het ingetrokken of afgehandeld, of is het adres niet volledig.',
  toHome: 'Naar Vandaag',
  homeTitle: 'Vandaag',
  nothingWaits: 'Er wacht niets op iemand. Wat aandacht nodig heeft, komt hier te staan.',
  waits: {
    without: (n) =>
      n === 1
        ? 'Eén organisatie heeft geen beheerder meer.'
        : `${n} organisaties hebben geen beheerder meer.`,
    applications: (n) =>
      n === 1 ? 'Iemand vraagt een organisatie aan.' : `${n} organisaties zijn aangevraagd.`,
    own: (n) =>
      n === 1 ? 'Een verzoek van u wacht op een collega.' : `${n} verzoeken van u wachten op een collega.`,
    portal: (name, n) =>
      `${name}: ${n >= 20 ? '20 of meer' : n} verzoeken zijn geweigerd, en sindsdien ging er geen goed.`,
    jobs: (n) =>
      n === 1 ? 'Een taak wacht al tien minuten.' : `${n} taken wachten, sommige al tien minuten.`,
    chores: (n) => (n === 1 ? 'Een klus is te laat.' : `${n} klussen zijn te laat.`),
    mail: 'Mail wordt bewaard en niet verstuurd: er is geen mailserver ingesteld.',
    agreements: (n) =>
      n === 1 ? 'Eén verzoek wacht op een tweede persoon.' : `${n} verzoeken wachten op een tweede persoon.`,
    letters: (n) =>
      n === 1 ? 'Eén bericht kon niet worden bezorgd.' : `${n} berichten konden niet worden bezorgd.`,
    paper: (n) =>
      n === 1 ? 'Eén brief kan zo niet worden gedrukt.' : `${n} brieven kunnen zo niet worden gedrukt.`,
    chain: 'De audit wordt niet geketend: geen enkel proces doet de klussen.',
  },
  look: 'Bekijken',
  findTitle: 'Iemand helpen',
  findHint:
    'Een e-mailadres, het begin van een naam of achternaam, het nummer waaraan een portaal iemand kent, of de referentie van een foutpagina',
  findLabel: 'Wie',
  find: 'Zoeken',
  findMissing: 'Vul in wat u van deze persoon weet',
  portalTabs: { label: 'Wat er is', portals: 'Portalen', apis: 'API’s', standards: 'Normen' },
  stale: {
    title: 'Wat er intussen is gewijzigd',
    where: 'Instelling',
    from: 'Was, toen u dit opende',
    to: 'Is nu',
    unset: 'niet ingesteld',
  },
  organisationTabs: {
    label: 'Wat er is',
    list: 'Organisaties',
    applications: 'Aanvragen',
    registers: 'Nummerregisters',
    attributes: 'Kenmerken',
  },
  organisationParts: {
    label: 'Van deze organisatie',
    overview: 'Overzicht',
    members: 'Medewerkers',
    invitations: 'Uitnodigingen',
    numbers: 'Nummers',
    branches: 'Vestigingen',
    acting: 'Vertegenwoordiging',
  },
  beyond: '(kan hier nog niemand bereiken)',
  save: 'Opslaan',
  keep: 'Annuleren',
  methods: {
    pwd: 'wachtwoord',
    otp: 'code',
    sms: 'sms',
    hwk: 'passkey van één toestel',
    swk: 'gesynchroniseerde passkey',
  },
  ours: { 'sluis-operator': 'de console', 'sluis-account': 'mijn account' },
  copy: 'Kopiëren',
  copied: 'Gekopieerd.',
  code: 'Code',
  library: 'Bibliotheek',
  showCode: 'Tonen',
  install: 'Installeren',
  run: 'Bewaar het als portal.mjs en start het',
  documents: 'Alles wat een ontwikkelaar wil weten',
  connect: 'Een portaal aansluiten',
  connectLead: 'Een webserver, een app of een machine: binnen enkele minuten kan er worden ingelogd.',
  done: {
    asked: 'Het wacht nu op een tweede persoon.',
    agreed: 'U bent akkoord gegaan en het is uitgevoerd.',
    declined: 'Dit gaat niet door.',
  },
  tooMany: (wait) => `Dat is te vaak gevraagd. Probeer het over ${wait} opnieuw.`,
  refusals: {
    'role-missing': 'Dit hoort niet bij uw rol.',
    'own-account': 'Niemand doet dit met het eigen account. Vraag het een collega.',
    privileged: 'Deze persoon heeft hier zelf een rol: alleen een beheerder mag dit.',
    'person-needed': 'Alleen een persoon mag dit.',
    'exists-already': 'Die is er al.',
    'not-so': 'Het is niet meer zo, of kan nu niet.',
    'take-over-under-way': 'Iemand neemt haar al over: trek die uitnodiging eerst in.',
    'has-administrators': 'Er zijn beheerders, of die zijn er nooit geweest: nodig dan iemand uit.',
    'postal-not-served': 'Hier worden geen brieven verstuurd.',
    'last-administrator':
      'Er zou niemand overblijven die namens de organisatie kan handelen. Maak eerst iemand anders beheerder, zonder einddatum.',
    'last-operator': 'Dit is de laatste beheerder. Maak eerst iemand anders beheerder.',
    'managed-by-files':
      'Dit wordt in bestanden bijgehouden. Wijzigt u het hier toch, dan meldt de volgende controle van de bestanden dat.',
    'proposal-over': 'Iemand heeft dit al afgehandeld, of de tijd is voorbij.',
    'proposal-passed': 'Waar dit voor gevraagd werd, is intussen gewijzigd. Vraag het opnieuw aan.',
    'precondition-failed': 'Iemand heeft dit intussen gewijzigd. Hieronder staat hoe het nu is.',
    invalid: 'Er klopt iets niet: zie hieronder.',
    'too-many': 'Dit is te vaak gevraagd. Wacht even.',
    'idempotency-key-reused': 'Dit formulier is al eens verstuurd, met iets anders erin. Open het opnieuw.',
    'branch-is-all-somebody-has':
      'Iemand handelt alleen voor deze vestiging. Geef die persoon eerst een andere.',
    'organisation-not-in-use': 'Een van de organisaties is stilgezet of beëindigd.',
    'organisation-closed': 'De organisatie is voorgoed beëindigd.',
    'register-used': 'Er zijn nummers van dit register.',
    'address-missing': 'Deze persoon heeft geen e-mailadres: geef er eerst een.',
    'account-not-active': 'Het account is geblokkeerd of gesloten.',
    'never-arrived': 'Deze persoon heeft nog nooit ingelogd: stuur een uitnodiging of verstrek gegevens.',
    'postal-missing': 'Er is geen postadres bekend waar een brief heen kan.',
    'letter-rests': 'Er zijn al zoveel brieven verstuurd als er naar één persoon of brievenbus mogen.',
    'nothing-to-lose':
      'Er is geen tweede factor die kwijt kan zijn. Mail een link voor een nieuw wachtwoord.',
    'mobile-missing': 'Er is geen mobiel nummer bekend, of er worden hier geen sms’en gestuurd.',
    'ways-are-their-own':
      'Het adres en het nummer zijn beide in de laatste drie dagen ingesteld. Wacht, en ga op een andere manier na wie het is.',
    'recovery-used': 'Dit is net gebruikt. Was het deze persoon niet? Log dan overal uit.',
    'no-address': 'Deze persoon heeft geen e-mailadres: geef er eerst een.',
    'account-closed': 'Het account is gesloten.',
    busy: 'Er gebeurt te veel tegelijk. Probeer het straks opnieuw.',
    'not-active': 'Het account is geblokkeerd of gesloten.',
    'message-over': 'Dit bericht heeft geen zin meer, of wordt op dit moment verzonden.',
    'message-elsewhere': 'Deze persoon heeft intussen een ander adres. Het bericht mag niet naar het oude.',
  },
}

export const reasonWords: Record<RefusalReason, string> = {
  'attempt-expired': 'het inloggen duurde te lang',
  'portal-retired': 'het portaal is gestopt',
  'account-disabled': 'het account is geblokkeerd',
  'account-closed': 'het account is gesloten',
  'somebody-else': 'het portaal vroeg om iemand anders',
  'organisation-not-let': 'het portaal is voor organisaties waar deze persoon niet namens handelt',
  'organisation-not-found': 'het portaal noemde een organisatie waar deze persoon niet namens handelt',
  'organisation-missing': 'deze persoon handelt namens geen organisatie die bij het portaal past',
  'mandate-too-low': 'het portaal vraagt een hoger niveau dan de machtiging van deze persoon waard is',
  'level-unknown': 'het portaal vroeg een niveau dat hier niet bekend is',
  'level-out-of-reach': 'het niveau ligt buiten het bereik van dit account',
  'no-factor-left': 'er is niets ingesteld dat telt, en er mag nu niets worden ingesteld',
  'details-expired': 'de inloggegevens die zijn verstrekt, zijn verlopen zonder te zijn gebruikt',
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
