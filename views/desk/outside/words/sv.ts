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
  more: 'För att låta en annan organisation eller ett program agera för din, fråga webbplatsens kundtjänst.',
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
  endless: 'ingen',
  end: 'Avsluta',
  did: 'Se vad som hände',
  endTitle: (name) => `Ska ${name} sluta agera för din organisation?`,
  endLead:
    'Deras personer agerar inte längre för din organisation, från och med nu. Portalerna loggar ut dem.',
  endGo: 'Avsluta',
  keep: 'Behåll',
  done: { 'grant-ended': 'De agerar inte längre för din organisation.' },
}
