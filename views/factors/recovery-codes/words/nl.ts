import { hostWords } from '../../words/nl.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Herstelcodes',
    use: 'Een herstelcode gebruiken',
    add: 'Nieuwe herstelcodes maken',
  },
  happened: {
    refused: () => 'Er is een verkeerde herstelcode ingevuld',
    throttled: () => 'Te veel verkeerde herstelcodes: raden is vertraagd',
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
  later: 'Later',
  enrolTitle: 'Bewaar deze herstelcodes',
  enrolLead:
    'Met een van deze codes komt u binnen als uw telefoon of sleutel kwijt is. U ziet ze nu en daarna nooit meer; codes die u eerder had, werken niet meer.',
  sheet: (brand, email) => `${brand}: herstelcodes van ${email}`,
  keep: 'Print deze pagina of schrijf de codes op, en bewaar ze niet bij uw telefoon.',
  kept: 'Ik heb ze op een veilige plek bewaard',
  enrolSubmit: 'Klaar',
  'codes-not-kept': 'Vink dit aan zodra u de codes hebt bewaard: u krijgt ze niet opnieuw te zien.',
  'code-missing': 'Vul een van uw herstelcodes in.',
  'recovery-code-malformed': 'Een herstelcode heeft zestien letters en cijfers, in vier groepjes.',
  'wrong-recovery-code': 'Deze code klopt niet of is al gebruikt. Neem een andere van uw lijst.',
  wrong: 'Deze code klopt niet of is al gebruikt. Neem een andere van uw lijst.',
  usedMail: {
    subject: 'Er is een herstelcode gebruikt',
    what: 'Iemand, waarschijnlijk u, heeft zojuist een van uw herstelcodes gebruikt om in te loggen.',
    few: 'Maak nu nieuwe codes:',
    notYou:
      'Was u dit niet? Dan heeft iemand uw lijst en kent die uw wachtwoord. Kies meteen een nieuw wachtwoord, maak nieuwe codes en neem contact op met de helpdesk van het portaal.',
  },
}
