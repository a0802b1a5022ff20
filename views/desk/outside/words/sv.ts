import type { OutsideWords } from './en.ts'

export const outsideWords: OutsideWords = {
  title: 'Vilka som agerar för dig utifrån',
  lead: 'Andra organisationer, till exempel en revisor eller konsult, vars personer agerar för din; och program som gör det.',
  ours: 'Dessa agerar för din organisation',
  oursNone: 'Ingen annan organisation agerar för din.',
  people: 'Deras personer',
  programs: 'Din organisations program',
  theirs: 'För dessa agerar din organisation själv',
  theirsEnd: 'För att sluta agera för någon av dem, fråga dem eller webbplatsens kundtjänst.',
  more: 'Be webbplatsens servicedesk om en annan organisation ska få handla för din organisation.',
  columns: {
    organisation: 'Organisation',
    since: 'Sedan',
    until: 'Sista dag',
    end: 'Avsluta',
    who: 'Vem',
    of: 'Från',
    did: 'Vad de gjorde',
    program: 'Program',
  },
  programAdd: 'Låt ett program handla',
  programTitle: 'Låt ett program handla',
  programLead:
    'Program som skickar eller hämtar uppgifter i organisationens namn, utan en människa. Den som har gjort det säger under vilket id det är känt här.',
  programFind: 'Slå upp',
  programGive: (name) => `Låta ${name} handla för organisationen?`,
  programIs: 'Det här är det',
  programMay: 'För vad',
  programWarns:
    'Den som driver programmet kan i organisationens namn göra allt som portaler låter program göra. Ge det inte mer än det behöver.',
  programGo: 'Låt det handla',
  leave: 'Låt det vara',
  fields: {
    labels: { program: 'Id' },
    hints: { program: 'Som den som har gjort det anger' },
    problems: {
      'client-unknown': 'Inget program är känt här under det. Be den som har gjort det att kontrollera.',
    },
  },
  endless: 'ingen',
  end: 'Avsluta',
  did: 'Se vad som hände',
  endTitle: (name) => `Ska ${name} sluta agera för din organisation?`,
  endLead:
    'Deras personer agerar inte längre för din organisation, från och med nu. Portalerna loggar ut dem.',
  endGo: 'Avsluta',
  keep: 'Behåll',
  done: {
    'program-given': 'Det handlar för organisationen från och med nu.',
    'grant-ended': 'De agerar inte längre för din organisation.',
  },
}
