import { stop } from '../../../stop.ts'
import type { NumbersWords } from './en.ts'

export const numbersWords: NumbersWords = {
  title: 'Uw nummers',
  joinTitle: 'Vragen om nummers samen te voegen',
  lead: 'Heeft uw organisatie meer nummers voor hetzelfde, dan kan de servicedesk van deze site er één van maken. De oude blijven vindbaar en zeggen wat ze geworden zijn. U ziet eerst wie meer of minder zou zien.',
  tooFew: 'Uw organisatie heeft geen twee nummers die er één kunnen worden.',
  asked: 'Wat u vroeg',
  what: 'Wat u vraagt',
  become: (from, to, n) => `${from} ${n === 1 ? 'wordt' : 'worden'} ${stop(to)}`,
  columns: {
    what: 'Wat',
    on: 'Op',
    state: 'Stand',
    back: 'Intrekken',
    whom: 'Wie',
    gains: 'Zou erbij zien',
    loses: 'Zou niet meer zien',
  },
  state: {
    waits: 'wacht op de servicedesk',
    merged: 'gedaan',
    declined: 'niet gedaan',
    withdrawn: 'ingetrokken',
    closed: 'voorbij',
  },
  takeBack: 'Intrekken',
  look: 'Bekijken wie het raakt',
  who: { any: 'Wie er nu een van heeft', every: 'Alleen wie ze nu allemaal heeft' },
  previewTitle: 'Wie het zou raken',
  whom: 'Wie meer of minder zou zien',
  nobody: 'Niemand zou meer of minder zien dan nu.',
  others: (n) => `en nog ${n}`,
  moreAffected: (n) => `Het raakt nog ${n} anderen dan hier staan.`,
  theyDecide:
    'Er verandert niets voordat de servicedesk het gedaan heeft. U krijgt een mail over wat ervan geworden is.',
  ask: 'De servicedesk vragen',
  change: 'Iets veranderen',
  done: {
    asked: 'Het is gevraagd. U krijgt een mail over wat ervan wordt.',
    'taken-back': 'Het is ingetrokken.',
    'merge-over': 'Het was al voorbij.',
  },
  fields: {
    labels: { from: 'Deze nummers', to: 'Worden dit nummer', who: 'Wie heeft het dan?', why: 'Waarom' },
    hints: {
      from: 'Eén per regel; die welke het andere worden',
      to: 'Een van uw eigen nummers, dat blijft',
      why: 'Voor de servicedesk; het mag leeg blijven',
    },
    problems: {
      'numbers-unknown': (which) => `Uw organisatie heeft dit nummer niet: ${stop(which)}`,
      'numbers-ambiguous': (which) =>
        `Van meer soorten: ${which}. Zet het register ervoor, zoals klant:1001.`,
      'to-missing': 'Zeg welk nummer blijft.',
      'nothing-to-merge': 'Kies er minstens één naast het nummer dat blijft.',
      'too-many-numbers': 'Vraag er hoogstens honderd tegelijk.',
      'number-unknown': 'Een van deze is geen nummer van uw organisatie meer.',
      'number-replaced': 'Een van deze is al een ander geworden.',
      'merge-of-registers': 'Deze zijn van meer soorten: alleen nummers van één soort kunnen er één worden.',
      'merge-into-itself': 'Een nummer kan niet zichzelf worden.',
    },
  },
}
