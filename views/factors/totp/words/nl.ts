import { hostWords } from '../../words/nl.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Authenticator-app',
    use: 'Een authenticator-app gebruiken',
    add: 'Een authenticator-app toevoegen',
    why: 'Zoals Google of Microsoft Authenticator. Gratis.',
    have: 'Ook op een ander apparaat ingesteld? Neem daar de code.',
    instead: 'Liever een authenticator-app',
  },
  happened: {
    refused: () => 'Er is een verkeerde code uit een authenticator-app ingevuld',
    throttled: () => 'Te veel verkeerde codes: inloggen is tijdelijk vertraagd',
    enrolled: () => 'Er is een authenticator-app toegevoegd',
    removed: () => 'Er is een authenticator-app verwijderd',
  },
  title: 'Vul uw code in',
  lead: `Open uw authenticator-app en typ de zes cijfers over die daar bij dit account staan.`,
  code: 'Code van zes cijfers',
  submit: 'Verder',
  cancel: 'Annuleren en teruggaan',
  enrolTitle: 'Beveilig uw account',
  enrolLead:
    'Voortaan toont een app een code als u inlogt. Instellen duurt een minuut en hoeft maar één keer.',
  addTitle: 'Een authenticator-app toevoegen',
  addLead: 'Wat u al hebt, blijft werken tot u het verwijdert.',
  name: 'Naam (niet verplicht)',
  nameHint: 'Bijvoorbeeld ‘Mijn nieuwe telefoon’',
  stepApp:
    'Open uw authenticator-app. Nog geen? Installeer gratis Google Authenticator of Microsoft Authenticator uit de App Store of Google Play. Een wachtwoordmanager kan ook.',
  stepScan: 'Scan deze QR-code met de app.',
  stepOpen: 'Druk op de knop hieronder: uw app gaat open en neemt de sleutel over.',
  picture: 'QR-code voor uw authenticator-app',
  cannotScan: 'Lukt scannen niet? Voer de sleutel zelf in',
  secretLabel: 'Sleutel voor uw app',
  openApp: 'Op deze telefoon in uw app openen',
  copy: 'Sleutel kopiëren',
  copied: 'De sleutel is gekopieerd.',
  stepCode: 'Typ de zes cijfers die de app nu laat zien.',
  enrolSubmit: 'Controleren en afronden',
  'code-missing': 'Vul de zes cijfers uit uw app in.',
  'code-malformed': 'De code heeft zes cijfers. Vul alleen die in.',
  'wrong-code':
    'Deze code klopt niet. Wacht op de volgende en probeer het opnieuw; controleer of de klok van uw telefoon automatisch wordt ingesteld.',
  'code-already-used': 'Deze code is al gebruikt. Wacht op de volgende en vul die in.',
  wrong: 'Deze code klopt niet. Wacht op de volgende en probeer het opnieuw.',
}
