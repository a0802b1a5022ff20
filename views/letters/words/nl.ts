import type { ReturnedWords, Words } from './en.ts'
import { stop } from '../../stop.ts'

const typeIt = 'Vul de code in. Kleine letters zijn ook goed, en de streepjes mag u weglaten.'

export const words: Words = {
  date: 'Datum',
  reference: 'Briefnummer',
  greeting: (name) => `Geachte ${name},`,
  code: 'Uw code',
  until: (day) => `De code werkt één keer, tot en met ${day}.`,
  how: 'Wat u doet',
  notYou: 'Verwachtte u dit niet?',
  questions: 'Vragen?',
  ask: (reached) => `Wij helpen u graag: ${reached.join(', of ')}.`,
  invitation: {
    title: (organisation) => `Uw code om te handelen namens ${organisation}`,
    lead: (organisation, sender) =>
      `${sender === undefined ? 'U bent uitgenodigd' : `${sender} nodigt u uit`} om te handelen namens ${stop(organisation)} Wij hebben u ook een link gemaild: u hebt ze allebei nodig.`,
    steps: ['Open de link in onze mail en kies ‘Verder’.', typeIt, 'Kies een wachtwoord.'],
    page: 'Hebt u de link al geopend? Vul de code dan in op:',
    notYou:
      'Dan hoeft u niets te doen. De code opent niets zonder de link die wij hebben gemaild. U kunt deze brief weggooien.',
  },
  issued: {
    title: (organisation) => `Uw code om in te loggen voor ${organisation}`,
    lead: (organisation) =>
      `U kunt voor het eerst inloggen voor ${stop(organisation)} Uw gebruikersnaam en een eenmalig wachtwoord kreeg u per mail: daarna vragen wij deze code.`,
    steps: [
      'Ga naar de plek waar u inlogt en gebruik de gegevens uit onze mail.',
      typeIt,
      'Kies een eigen wachtwoord.',
    ],
    page: 'Hulp bij het inloggen:',
    notYou:
      'Dan hoeft u niets te doen. De code opent niets zonder de gegevens die wij hebben gemaild. U kunt deze brief weggooien.',
  },
  recovery: {
    title: () => 'Uw code om weer in uw account te komen',
    lead: (organisation, sender) =>
      `${sender === undefined ? 'Wij geven' : `${sender} geeft`} u weer toegang tot uw account bij ${stop(organisation)} Wij hebben u ook een link gemaild: u hebt ze allebei nodig, en uw wachtwoord.`,
    steps: ['Open de link in onze mail en kies ‘Verder’.', typeIt, 'Log in met uw wachtwoord.'],
    page: 'Hebt u de link al geopend? Vul de code dan in op:',
    notYou:
      'Dan probeert misschien een ander binnen te komen. Houd het tegen met de link in onze mail, of vertel het ons meteen. Geef de code aan niemand, wie er ook om vraagt.',
  },
  address: {
    title: () => 'Uw code om uw adres te bevestigen',
    lead: (organisation) =>
      `U hebt deze brief aangevraagd in uw account bij ${stop(organisation)} Met de code bevestigt u dat post u op dit adres bereikt.`,
    steps: ['Ga naar de pagina hieronder en log in.', typeIt],
    page: 'Vul de code in op:',
    notYou:
      'Dan heeft iemand misschien per ongeluk uw adres opgegeven. De code opent niets zonder het account van die persoon. U kunt deze brief weggooien; komt er nog een, vertel het ons.',
  },
  control: {
    title: () => 'Een controlebrief',
    lead: (organisation) =>
      `${organisation} stuurt deze brief met elke reeks brieven mee, om te zien wanneer hij aankomt en hoe hij eruitziet. De code opent niets.`,
    steps: [
      'Vergelijk de datum hierboven met die van vandaag.',
      'Kijk of het venster het hele adres laat zien, en niets anders.',
      'Kijk of de code van buiten niet te lezen is.',
    ],
    page: 'De pagina die brieven noemen:',
    notYou: 'Geef hem dan aan wie het inloggen beheert.',
  },
}

export const returnedWords: ReturnedWords = {
  subject: 'Een brief met een code kwam terug',
  lead: (person, reference) =>
    `De brief met nummer ${reference}${person === undefined ? '' : ` voor ${person}`} kwam terug. De code werkt niet meer.`,
  why: {
    unknown: 'Op dat adres kent men niemand met die naam.',
    'no-such-address': 'Het adres bestaat niet.',
    moved: 'De ontvanger is verhuisd.',
    refused: 'De brief is niet aangenomen.',
    'not-said': 'De post zegt niet waarom.',
  },
  then: 'Vraag het juiste adres en stuur alles opnieuw, naar dat adres.',
}
