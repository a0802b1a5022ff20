import { hostWords } from '../../words/nl.ts'
import type { Words } from './en.ts'
import { stop } from '../../../stop.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Sms',
    use: 'Een code per sms ontvangen',
    add: 'Een nummer voor sms toevoegen',
    why: 'Een code op uw mobiele telefoon. Minder veilig.',
    have: 'Een code naar uw mobiele nummer, ook op een nieuwe telefoon.',
    instead: 'Liever een code per sms',
  },
  happened: {
    refused: () => 'Er is een verkeerde code uit een sms ingevuld',
    throttled: () => 'Te veel verkeerde codes uit sms-berichten: inloggen is tijdelijk vertraagd',
    enrolled: () => 'Er is een telefoonnummer toegevoegd',
    removed: () => 'Er is een telefoonnummer verwijderd',
  },
  ends: (end) => `Naar het nummer dat eindigt op ${end}.`,
  text: ({ code, portal, minutes }) =>
    `${code} is uw code voor ${stop(portal)} De code werkt ${minutes} minuten. Deel deze code met niemand.`,
  title: 'Een code per sms ontvangen',
  lead: `Wij sturen zes cijfers naar uw telefoon; typ die hier over.`,
  send: (end) => `Stuur een code naar het nummer dat eindigt op ${end}`,
  sentTitle: 'Typ de code die wij u stuurden',
  sent: (end) => `De code is onderweg naar het nummer dat eindigt op ${end}, en werkt tien minuten.`,
  code: 'Code van zes cijfers',
  submit: 'Verder',
  none: 'Niets ontvangen? Laat een nieuwe code sturen; de vorige werkt dan niet meer.',
  cancel: 'Annuleren en teruggaan',
  enrolTitle: 'Ontvang uw codes per sms',
  enrolLead: 'Voortaan sturen wij een code naar uw telefoon als u inlogt.',
  addLead: 'Wij sturen bij het inloggen een code naar uw telefoon.',
  weak: 'Sms is minder veilig dan een app of een passkey: een ander kan een nummer overnemen. Niet elk portaal neemt er genoegen mee.',
  number: 'Mobiel nummer',
  numberHint: 'Wij gebruiken het alleen voor deze codes.',
  enrolSend: 'Stuur mij een code',
  other: 'Nog een code sturen, of naar een ander nummer',
  name: 'Naam (niet verplicht)',
  nameHint: 'Bijvoorbeeld ‘Mijn werktelefoon’',
  enrolSubmit: 'Controleren en afronden',
  'number-missing': 'Vul uw mobiele nummer in.',
  'number-malformed': 'Dit telefoonnummer klopt niet. Vul het hele nummer in, bijvoorbeeld 06 12345678.',
  'number-not-mobile': 'Dit is geen mobiel nummer. Een sms komt alleen op een mobiel nummer aan.',
  'country-not-served': 'Naar dat land sturen wij geen sms. Kies een andere manier van inloggen.',
  'number-rests': (wait) =>
    `Naar dit nummer zijn al meerdere codes gestuurd. Over ${wait} kan er weer een worden gestuurd.`,
  'range-budget-spent':
    'Wij kunnen nu geen sms naar dit nummer sturen. Kies een andere manier, of probeer het over een uur opnieuw.',
  'budget-spent':
    'Wij kunnen nu geen sms sturen. Kies een andere manier, of probeer het over een uur opnieuw.',
  'too-many-codes': (wait) => `U hebt al meerdere codes gevraagd. Vraag over ${wait} een nieuwe.`,
  'network-limit': (wait) =>
    `Vanaf uw netwerk zijn veel codes gevraagd en niet gebruikt. Daarom sturen wij er nu geen meer. Probeer het over ${wait} opnieuw, of vanaf een ander netwerk.`,
  'no-number': 'Er is geen nummer meer om een code naartoe te sturen. Kies een andere manier.',
  'code-missing': 'Vul de zes cijfers uit het bericht in.',
  'code-malformed': 'De code heeft zes cijfers. Vul alleen die in.',
  'wrong-code': 'Deze code klopt niet. Kijk in het nieuwste bericht.',
  'no-code': 'Deze code geldt niet meer. Laat een nieuwe sturen.',
  'code-expired': 'Deze code is ouder dan tien minuten. Laat een nieuwe sturen.',
  'code-spent': 'De code was vijf keer onjuist. Ga terug en begin opnieuw.',
  'code-already-used': 'Deze code is al gebruikt. Laat een nieuwe sturen.',
  wrong: 'Deze code klopt niet. Laat een nieuwe sturen.',
}
