import { hostWords } from '../../words/sv.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Återställningskoder',
    use: 'Använd en återställningskod',
    add: 'Skapa nya återställningskoder',
    have: 'En av koderna som du har sparat. Varje kod fungerar en gång.',
  },
  happened: {
    refused: () => 'En felaktig återställningskod skrevs in',
    throttled: () => 'För många felaktiga återställningskoder: inloggningen bromsades tillfälligt',
    accepted: () => 'En återställningskod användes',
    enrolled: () => 'Nya återställningskoder skapades',
    removed: () => 'Återställningskoderna togs bort',
  },
  left: (count) =>
    count === 0
      ? 'Det finns inga koder kvar.'
      : count === 1
        ? 'Det finns en kod kvar.'
        : `Det finns ${count} koder kvar.`,
  title: 'Använd en återställningskod',
  lead: 'Skriv en av koderna som du har sparat. Varje kod fungerar en gång.',
  code: 'Återställningskod',
  submit: 'Fortsätt',
  cancel: 'Avbryt och gå tillbaka',
  later: 'Inte nu',
  enrolTitle: 'Spara dina återställningskoder',
  enrolLead:
    'Är telefonen eller nyckeln borta? Med en av koderna loggar du in ändå. Varje kod fungerar en gång.',
  sheet: (brand, email, date) => `${brand}: återställningskoder för ${email}, ${date}`,
  keep: 'Varje kod fungerar en gång. Förvara dem inte tillsammans med telefonen.',
  kept: 'Jag har sparat koderna',
  laterMeans:
    'Utan koderna eller ett andra sätt kommer du inte in när telefonen eller nyckeln är borta. Vi frågar igen senare.',
  once: 'De visas bara nu. Förvara dem inte tillsammans med telefonen.',
  onceReplacing:
    'De visas bara nu. Förvara dem inte tillsammans med telefonen. Koder som du hade förut slutar fungera.',
  save: 'Spara',
  print: 'Skriv ut',
  copy: 'Kopiera',
  copied: 'Koderna har kopierats.',
  file: 'återställningskoder.txt',
  enrolSubmit: 'Fortsätt',
  'codes-not-kept': 'Kryssa i när du har sparat koderna: de visas inte igen.',
  'code-missing': 'Fyll i en av dina återställningskoder.',
  'recovery-code-malformed': 'En återställningskod har sexton bokstäver och siffror, i fyra grupper.',
  'wrong-recovery-code': 'Koden stämmer inte eller har redan använts. Ta en annan från din lista.',
  wrong: 'Koden stämmer inte eller har redan använts. Ta en annan från din lista.',
  usedMail: {
    button: 'Till dina återställningskoder',
    subject: 'En återställningskod har använts',
    what: 'Någon, förmodligen du, använde just en av dina återställningskoder för att logga in.',
    few: 'Skapa nya nu.',
    notYou:
      'Var det inte du? Då har någon din lista och känner till ditt lösenord. Välj genast ett nytt lösenord, skapa nya koder och kontakta portalens support.',
  },
}
