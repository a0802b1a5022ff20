import type { Locale } from '../../../src/platform/render/locale.ts'
import { hostWords } from '../host-words.ts'

const en = {
  ...hostWords.en,
  names: { name: 'Recovery codes', use: 'Use a recovery code', add: 'Make new recovery codes' },
  happened: {
    refused: () => 'A wrong recovery code was typed',
    throttled: () => 'Too many wrong recovery codes: guessing was slowed down',
    accepted: () => 'A recovery code was used',
    enrolled: () => 'New recovery codes were made',
    removed: () => 'The recovery codes were removed',
  },
  left: (count: number) =>
    count === 0 ? 'No code is left.' : count === 1 ? 'One code is left.' : `${count} codes are left.`,
  title: 'Use a recovery code',
  lead: 'Type one of the codes that you kept. Each works once.',
  code: 'Recovery code',
  submit: 'Continue',
  cancel: 'Cancel and go back',
  later: 'Later',
  enrolTitle: 'Keep these recovery codes',
  enrolLead:
    'With one of these you get in when your phone or key is lost. They are shown now and never again; codes that you had before stop working.',
  sheet: (brand: string, email: string) => `${brand}: recovery codes of ${email}`,
  keep: 'Print this page, or write them down, and keep them apart from your phone.',
  kept: 'I have kept them in a safe place',
  enrolSubmit: 'Done',
  'codes-not-kept': 'Tick this once you have kept the codes: they are not shown again.',
  'code-missing': 'Enter one of your recovery codes.',
  'recovery-code-malformed': 'A recovery code has sixteen letters and digits, in four groups.',
  'wrong-recovery-code': 'That code is not right, or was used already. Take another one from your list.',
  wrong: 'That code is not right, or was used already. Take another one from your list.',
  usedMail: {
    subject: 'A recovery code was used',
    what: 'Somebody, probably you, just used one of your recovery codes to sign in.',
    few: 'Make new ones now:',
    notYou:
      'Was it not you? Then somebody has your list and knows your password. Choose a new password at once, make new codes, and tell the portal’s help desk.',
  },
}

export type Words = typeof en

const nl: Words = {
  ...hostWords.nl,
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

const sv: Words = {
  ...hostWords.sv,
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

export const words: Record<Locale, Words> = { en, nl, sv }
