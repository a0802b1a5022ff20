import type { Words } from './en.ts'

export const words: Words = {
  title: 'Wie logt er in?',
  lead: 'Dit is een simulator van Sluis, voor tests van portalen. Zeg wie er inlogt en wat er misgaat.',
  answer: 'Als JSON; elk onderdeel mag ontbreken',
  signIn: 'Inloggen',
  deny: 'Weigeren',
}
