import type { ReturnedWords, Words } from './en.ts'
import { stop } from '../../stop.ts'

const typeIt = 'Skriv koden. Små bokstäver går lika bra, och bindestrecken kan du utelämna.'

export const words: Words = {
  date: 'Datum',
  reference: 'Brevnummer',
  greeting: (name) => `Hej ${name},`,
  code: 'Din kod',
  until: (day) => `Den gäller en gång, till och med ${day}.`,
  how: 'Så gör du',
  notYou: 'Väntade du dig inte det här?',
  questions: 'Frågor?',
  ask: (reached) => `Vi hjälper dig gärna: ${reached.join(', eller ')}.`,
  invitation: {
    title: (organisation) => `Din kod för att företräda ${organisation}`,
    lead: (organisation, sender) =>
      `${sender === undefined ? 'Du är inbjuden' : `${sender} bjuder in dig`} att företräda ${stop(organisation)} Vi har också mejlat en länk till dig: du behöver båda.`,
    steps: ['Öppna länken i vårt mejl och välj ”Fortsätt”.', typeIt, 'Välj ett lösenord.'],
    page: 'Har du redan öppnat länken? Skriv då koden på:',
    notYou:
      'Då behöver du inte göra något. Koden öppnar ingenting utan länken som vi har mejlat. Du kan slänga brevet.',
  },
  issued: {
    title: (organisation) => `Din kod för att logga in för ${organisation}`,
    lead: (organisation) =>
      `Du kan logga in för ${organisation} första gången. Användarnamnet och ett engångslösenord fick du med mejl: efter dem frågar vi efter den här koden.`,
    steps: ['Gå dit där du loggar in och använd uppgifterna i vårt mejl.', typeIt, 'Välj ett eget lösenord.'],
    page: 'Hjälp med att logga in:',
    notYou:
      'Då behöver du inte göra något. Koden öppnar ingenting utan uppgifterna som vi har mejlat. Du kan slänga brevet.',
  },
  recovery: {
    title: () => 'Din kod för att komma in på ditt konto igen',
    lead: (organisation, sender) =>
      `${sender === undefined ? 'Vi hjälper' : `${sender} hjälper`} dig att komma in på ditt konto hos ${organisation} igen. Vi har också mejlat en länk till dig: du behöver båda, och ditt lösenord.`,
    steps: ['Öppna länken i vårt mejl och välj ”Fortsätt”.', typeIt, 'Logga in med ditt lösenord.'],
    page: 'Har du redan öppnat länken? Skriv då koden på:',
    notYou:
      'Då kanske någon annan försöker ta sig in. Stoppa det med länken i vårt mejl, eller berätta det genast för oss. Ge inte koden till någon, vem som än frågar.',
  },
  address: {
    title: () => 'Din kod för att bekräfta din adress',
    lead: (organisation) =>
      `Du beställde det här brevet från ditt konto hos ${stop(organisation)} Med koden bekräftar du att posten når dig på den här adressen.`,
    steps: ['Gå till sidan nedan och logga in.', typeIt],
    page: 'Skriv koden på:',
    notYou:
      'Då har någon kanske uppgett din adress av misstag. Koden öppnar ingenting utan den personens konto. Du kan slänga brevet; kommer det ett till, berätta det för oss.',
  },
  control: {
    title: () => 'Ett kontrollbrev',
    lead: (organisation) =>
      `${organisation} skickar det här brevet med varje omgång brev, för att se när det kommer fram och hur det ser ut. Koden öppnar ingenting.`,
    steps: [
      'Jämför datumet ovan med dagens.',
      'Se efter om fönstret visar hela adressen och inget annat.',
      'Se efter att koden inte går att läsa utifrån.',
    ],
    page: 'Sidan som breven nämner:',
    notYou: 'Lämna det då till den som sköter inloggningen.',
  },
}

export const returnedWords: ReturnedWords = {
  subject: 'Ett brev med en kod kom tillbaka',
  lead: (person, reference) =>
    `Brevet med nummer ${reference}${person === undefined ? '' : ` till ${person}`} kom tillbaka. Koden i det gäller inte längre.`,
  why: {
    unknown: 'Ingen med det namnet är känd på adressen.',
    'no-such-address': 'Adressen finns inte.',
    moved: 'Mottagaren har flyttat.',
    refused: 'Brevet togs inte emot.',
    'not-said': 'Posten säger inte varför.',
  },
  then: 'Fråga efter rätt adress och skicka allt på nytt, till den adressen.',
}
