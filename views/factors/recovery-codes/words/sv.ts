import { hostWords } from '../../words/sv.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Återställningskoder',
    use: 'Använd en återställningskod',
    add: 'Skapa nya återställningskoder',
  },
  happened: {
    refused: () => 'En felaktig återställningskod skrevs in',
    throttled: () => 'För många felaktiga återställningskoder: gissandet bromsades',
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
  later: 'Senare',
  enrolTitle: 'Spara de här återställningskoderna',
  enrolLead:
    'Med en av dem kommer du in när din telefon eller nyckel är borta. De visas nu och aldrig igen; koder som du hade förut slutar fungera.',
  sheet: (brand, email) => `${brand}: återställningskoder för ${email}`,
  keep: 'Skriv ut sidan eller skriv av koderna, och förvara dem inte tillsammans med telefonen.',
  kept: 'Jag har sparat dem på ett säkert ställe',
  enrolSubmit: 'Klart',
  'codes-not-kept': 'Kryssa i när du har sparat koderna: de visas inte igen.',
  'code-missing': 'Fyll i en av dina återställningskoder.',
  'recovery-code-malformed': 'En återställningskod har sexton bokstäver och siffror, i fyra grupper.',
  'wrong-recovery-code': 'Koden stämmer inte eller har redan använts. Ta en annan från din lista.',
  wrong: 'Koden stämmer inte eller har redan använts. Ta en annan från din lista.',
  usedMail: {
    subject: 'En återställningskod har använts',
    what: 'Någon, förmodligen du, använde just en av dina återställningskoder för att logga in.',
    few: 'Skapa nya nu:',
    notYou:
      'Var det inte du? Då har någon din lista och känner till ditt lösenord. Välj genast ett nytt lösenord, skapa nya koder och kontakta portalens support.',
  },
}
