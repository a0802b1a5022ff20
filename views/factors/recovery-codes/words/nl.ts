import { hostWords } from '../../words/nl.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Herstelcodes',
    use: 'Een herstelcode gebruiken',
    add: 'Nieuwe herstelcodes maken',
    have: 'Een van de codes die u hebt bewaard. Elke code werkt één keer.',
  },
  happened: {
    refused: () => 'Er is een verkeerde herstelcode ingevuld',
    throttled: () => 'Te veel verkeerde herstelcodes: inloggen is tijdelijk vertraagd',
    accepted: () => 'Er is een herstelcode gebruikt',
    enrolled: () => 'Er zijn nieuwe herstelcodes gemaakt',
    removed: () => 'De herstelcodes zijn verwijderd',
  },
  left: (count) =>
    count === 0
      ? 'Er is geen code meer over.'
      : count === 1
        ? 'Er is nog één code over.'
        : `Er zijn nog ${count} codes over.`,
  title: 'Gebruik een herstelcode',
  lead: 'Typ een van de codes die u hebt bewaard. Elke code werkt één keer.',
  code: 'Herstelcode',
  submit: 'Verder',
  cancel: 'Annuleren en teruggaan',
  later: 'Nu niet',
  enrolTitle: 'Bewaar uw herstelcodes',
  enrolLead: 'Telefoon of sleutel kwijt? Met een van deze codes logt u toch in. Elke code werkt één keer.',
  sheet: (brand, email, date) => `${brand}: herstelcodes van ${email}, ${date}`,
  keep: 'Elke code werkt één keer. Bewaar ze niet bij uw telefoon.',
  kept: 'Ik heb de codes bewaard',
  laterMeans:
    'Zonder deze codes of een tweede manier komt u er niet meer in als u uw telefoon of sleutel kwijtraakt. Wij vragen het later opnieuw.',
  once: 'U ziet deze codes alleen nu. Bewaar ze niet bij uw telefoon.',
  onceReplacing:
    'U ziet deze codes alleen nu. Bewaar ze niet bij uw telefoon. Codes die u eerder had, werken daarna niet meer.',
  save: 'Opslaan',
  print: 'Printen',
  copy: 'Kopiëren',
  copied: 'De codes zijn gekopieerd.',
  file: 'herstelcodes.txt',
  enrolSubmit: 'Verder',
  'codes-not-kept': 'Vink dit aan zodra u de codes hebt bewaard: u krijgt ze niet opnieuw te zien.',
  'code-missing': 'Vul een van uw herstelcodes in.',
  'recovery-code-malformed': 'Een herstelcode heeft zestien letters en cijfers, in vier groepjes.',
  'wrong-recovery-code': 'Deze code klopt niet of is al gebruikt. Neem een andere van uw lijst.',
  wrong: 'Deze code klopt niet of is al gebruikt. Neem een andere van uw lijst.',
  usedMail: {
    button: 'Naar uw herstelcodes',
    subject: 'Er is een herstelcode gebruikt',
    what: 'Iemand, waarschijnlijk u, heeft zojuist een van uw herstelcodes gebruikt om in te loggen.',
    few: 'Maak nu nieuwe codes.',
    notYou:
      'Was u dit niet? Dan heeft iemand uw lijst en kent die uw wachtwoord. Kies meteen een nieuw wachtwoord, maak nieuwe codes en neem contact op met de helpdesk van het portaal.',
  },
}
