import type { Locale } from '../../../src/platform/render/locale.ts'
import { hostWords } from '../host-words.ts'

const en = {
  ...hostWords.en,
  names: { name: 'Authenticator app', use: 'Use an authenticator app', add: 'Add an authenticator app' },
  happened: {
    refused: () => 'A wrong code of an authenticator app was typed',
    throttled: () => 'Too many wrong codes: guessing was slowed down',
    enrolled: () => 'An authenticator app was added',
    removed: () => 'An authenticator app was removed',
  },
  title: 'Enter your code',
  lead: 'Open your authenticator app and type the six digits it shows for this account.',
  code: 'Six-digit code',
  submit: 'Continue',
  cancel: 'Cancel and go back',
  enrolTitle: 'Protect your account',
  enrolLead: (portal: string) =>
    `${portal} asks for a second step when you sign in: a code from an authenticator app. Setting it up takes a minute, once.`,
  addTitle: 'Add an authenticator app',
  addLead: 'What you already have keeps working until you remove it.',
  name: 'A name to tell it by (if you like), such as “My new phone”',
  stepApp: 'Open an authenticator app on your phone. Any will do; a password manager can do it too.',
  stepScan: 'Scan this picture with it.',
  picture: 'Picture to scan with your authenticator app',
  cannotScan: 'Can’t scan? Type the key instead',
  secretLabel: 'Key for your app',
  openApp: 'Or open it in an app on this device',
  stepCode: 'Type the six digits that the app shows now.',
  enrolSubmit: 'Check and finish',
  'code-missing': 'Enter the six digits from your app.',
  'code-malformed': 'The code has six digits. Enter only those.',
  'wrong-code':
    'That code is not right. Wait for the next one and try again; check that your phone’s clock is set automatically.',
  'code-already-used': 'That code was used already. Wait for the next one and enter that.',
  wrong: 'That code is not right. Wait for the next one and try again.',
}

export type Words = typeof en

const nl: Words = {
  ...hostWords.nl,
  names: {
    name: 'Authenticator-app',
    use: 'Een authenticator-app gebruiken',
    add: 'Een authenticator-app toevoegen',
  },
  happened: {
    refused: () => 'Er is een verkeerde code uit een authenticator-app ingevuld',
    throttled: () => 'Te veel verkeerde codes: raden is vertraagd',
    enrolled: () => 'Er is een authenticator-app toegevoegd',
    removed: () => 'Er is een authenticator-app verwijderd',
  },
  title: 'Vul uw code in',
  lead: 'Open uw authenticator-app en typ de zes cijfers over die daar bij dit account staan.',
  code: 'Code van zes cijfers',
  submit: 'Verder',
  cancel: 'Annuleren en teruggaan',
  enrolTitle: 'Beveilig uw account',
  enrolLead: (portal) =>
    `${portal} vraagt bij het inloggen om een tweede stap: een code uit een authenticator-app. Instellen duurt een minuut en hoeft maar één keer.`,
  addTitle: 'Een authenticator-app toevoegen',
  addLead: 'Wat u al hebt, blijft werken tot u het verwijdert.',
  name: 'Een naam om hem te herkennen (als u wilt), zoals ‘Mijn nieuwe telefoon’',
  stepApp:
    'Open een authenticator-app op uw telefoon. Welke maakt niet uit; een wachtwoordmanager kan het ook.',
  stepScan: 'Scan daarmee deze afbeelding.',
  picture: 'Afbeelding om te scannen met uw authenticator-app',
  cannotScan: 'Lukt scannen niet? Typ de sleutel over',
  secretLabel: 'Sleutel voor uw app',
  openApp: 'Of open de sleutel in een app op dit apparaat',
  stepCode: 'Typ de zes cijfers die de app nu laat zien.',
  enrolSubmit: 'Controleren en afronden',
  'code-missing': 'Vul de zes cijfers uit uw app in.',
  'code-malformed': 'De code heeft zes cijfers. Vul alleen die in.',
  'wrong-code':
    'Deze code klopt niet. Wacht op de volgende en probeer het opnieuw; controleer of de klok van uw telefoon automatisch wordt ingesteld.',
  'code-already-used': 'Deze code is al gebruikt. Wacht op de volgende en vul die in.',
  wrong: 'Deze code klopt niet. Wacht op de volgende en probeer het opnieuw.',
}

const sv: Words = {
  ...hostWords.sv,
  names: {
    name: 'Autentiseringsapp',
    use: 'Använd en autentiseringsapp',
    add: 'Lägg till en autentiseringsapp',
  },
  happened: {
    refused: () => 'En felaktig kod från en autentiseringsapp angavs',
    throttled: () => 'För många felaktiga koder: gissandet bromsades',
    enrolled: () => 'En autentiseringsapp lades till',
    removed: () => 'En autentiseringsapp togs bort',
  },
  title: 'Ange din kod',
  lead: 'Öppna din autentiseringsapp och skriv de sex siffror som den visar för det här kontot.',
  code: 'Sexsiffrig kod',
  submit: 'Fortsätt',
  cancel: 'Avbryt och gå tillbaka',
  enrolTitle: 'Skydda ditt konto',
  enrolLead: (portal) =>
    `${portal} ber om ett andra steg när du loggar in: en kod från en autentiseringsapp. Det tar en minut att ställa in, en enda gång.`,
  addTitle: 'Lägg till en autentiseringsapp',
  addLead: 'Det du redan har fungerar tills du tar bort det.',
  name: 'Ett namn att känna igen den på (om du vill), som ”Min nya telefon”',
  stepApp:
    'Öppna en autentiseringsapp på din telefon. Vilken som helst fungerar; en lösenordshanterare går också bra.',
  stepScan: 'Skanna den här bilden med appen.',
  picture: 'Bild att skanna med din autentiseringsapp',
  cannotScan: 'Går det inte att skanna? Skriv in nyckeln',
  secretLabel: 'Nyckel till din app',
  openApp: 'Eller öppna nyckeln i en app på den här enheten',
  stepCode: 'Skriv de sex siffror som appen visar nu.',
  enrolSubmit: 'Kontrollera och slutför',
  'code-missing': 'Fyll i de sex siffrorna från din app.',
  'code-malformed': 'Koden har sex siffror. Fyll bara i dem.',
  'wrong-code':
    'Koden stämmer inte. Vänta på nästa och försök igen; kontrollera att telefonens klocka ställs automatiskt.',
  'code-already-used': 'Den koden har redan använts. Vänta på nästa och fyll i den.',
  wrong: 'Koden stämmer inte. Vänta på nästa och försök igen.',
}

export const words: Record<Locale, Words> = { en, nl, sv }
