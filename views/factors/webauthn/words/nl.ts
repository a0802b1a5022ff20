import { hostWords } from '../../words/nl.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Passkey of beveiligingssleutel',
    use: 'Een passkey of beveiligingssleutel gebruiken',
    add: 'Een passkey of beveiligingssleutel toevoegen',
    why: 'Met uw vingerafdruk, gezicht of pincode. Snelst en veiligst.',
    have: 'Op een ander apparaat van u, of een tweede sleutel.',
    instead: 'Liever een passkey',
  },
  happened: {
    refused: () => 'Een passkey of beveiligingssleutel is geweigerd',
    throttled: () => 'Te veel verkeerde passkeys: proberen is vertraagd',
    enrolled: () => 'Er is een passkey of beveiligingssleutel toegevoegd',
    removed: () => 'Er is een passkey of beveiligingssleutel verwijderd',
  },
  title: 'Gebruik uw passkey',
  lead: 'Uw apparaat of beveiligingssleutel laat zien dat u het bent: met vingerafdruk, gezicht, pincode of een aanraking.',
  submit: 'Verder met de passkey',
  or: 'of',
  signIn: 'Inloggen met een passkey',
  cancel: 'Annuleren en teruggaan',
  enrolTitle: 'Beveilig uw account met een passkey',
  enrolLead:
    'Een passkey (toegangssleutel) staat op uw telefoon, computer of beveiligingssleutel en werkt niet op een nagemaakte pagina.',
  addLead: 'Hij staat op uw telefoon, computer of beveiligingssleutel. Wat u al hebt, blijft werken.',
  enrolSubmit: 'Passkey maken',
  name: 'Naam (niet verplicht)',
  nameHint: 'Bijvoorbeeld ‘Mijn laptop’',
  bound: 'Staat op maar één apparaat. Raakt u dat kwijt, dan hebt u een andere manier van inloggen nodig.',
  backedUp: 'Heeft een back-up en werkt ook op apparaten met dezelfde wachtwoordmanager.',
  notBackedUp: 'Heeft nog geen back-up en werkt voorlopig maar op één apparaat.',
  noScript:
    'Een passkey werkt alleen met JavaScript en een recente browser. Kies hieronder een andere manier of zet JavaScript aan.',
  noScriptAlone:
    'Een passkey werkt alleen met JavaScript en een recente browser. Zet JavaScript aan of gebruik een andere browser, en laad deze pagina opnieuw.',
  cancelled: 'De passkey-aanvraag is afgebroken. Probeer het opnieuw of kies een andere manier.',
  failed: 'Uw browser kon dit niet. Probeer het opnieuw of kies een andere manier.',
  'passkey-missing': 'Er kwam niets van uw browser. Probeer het opnieuw.',
  'wrong-passkey': 'Deze passkey werkt hier niet. Probeer een andere.',
  'passkey-late': 'Dat duurde langer dan vijf minuten. Probeer het nog eens.',
  'passkey-used': 'Dit was al verstuurd. Probeer het nog eens.',
  'passkey-known': 'Deze passkey of beveiligingssleutel is al ingesteld.',
  'passkey-unverified':
    'Uw sleutel heeft niet gecontroleerd of u het was. Gebruik er een die om een vingerafdruk, uw gezicht of een pincode vraagt.',
  'passkey-cloned':
    'Deze sleutel is geweigerd: er lijkt een kopie van in gebruik te zijn. Wij hebben u gemaild wat u kunt doen.',
  wrong: 'Deze passkey werkt hier niet. Probeer een andere.',
  clonedMail: {
    subject: 'Een beveiligingssleutel van u is misschien gekopieerd',
    what: 'Iemand probeerde in te loggen met wat een kopie lijkt van een van uw beveiligingssleutels. Wij hebben dat geweigerd.',
    remove: 'Verwijder die sleutel en voeg een nieuwe toe.',
    button: 'Naar uw beveiligingssleutels',
    notYou: 'Weet u niet wat dit is? Neem contact op met de helpdesk van het portaal.',
  },
}
