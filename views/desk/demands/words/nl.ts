import type { DemandsWords } from './en.ts'

export const demandsWords: DemandsWords = {
  title: 'Wat u van uw mensen eist',
  lead: 'Meer dan de portalen eisen, van iedereen die voor uw organisatie handelt. Het geldt vanaf de volgende keer inloggen. U ziet eerst wie het zou raken.',
  labels: {
    level: 'Ten minste',
    required: 'Wat iedereen moet hebben ingesteld',
    forbidden: 'Wat voor u niet telt',
  },
  hints: {
    required: 'Wie dat niet heeft, moet het bij de volgende keer inloggen instellen.',
    forbidden: 'Wie niets anders heeft, kan niet voor u handelen tot er een andere manier is ingesteld.',
  },
  anyLevel: 'wat het portaal eist',
  levels: {
    basic: 'één manier van inloggen',
    'two-factor': 'twee manieren, zoals een wachtwoord en een code',
    low: 'twee manieren, en bekend op het eigen adres (eIDAS laag)',
    substantial: 'twee sterke manieren, en bekend op papieren (eIDAS substantieel)',
    high: 'twee manieren waarvan één niet te ontfutselen is (eIDAS hoog)',
  },
  look: 'Zien wie het zou raken',
  keep: 'Zo laten',
  whomTitle: 'Wie het zou raken',
  asked: 'Wat u zou eisen',
  whom: 'Wie niet op dezelfde manier verder kan',
  nobody: 'Niemand: iedereen kan inloggen zoals nu.',
  nobodyOf: (n) => `Niemand van de ${n} mensen die voor deze pagina bekeken zijn.`,
  some: (n, of) => `${n} van de ${of} mensen die voor deze pagina bekeken zijn.`,
  columns: { who: 'Wie', how: 'Wat het betekent' },
  refused: 'kan niet meer voor u handelen',
  setsUp: 'moet eerst iets instellen:',
  lookOn: 'De volgende mensen bekijken',
  noWayBack: 'Wilt u later weer minder eisen, dan moet u dat de servicedesk van deze site vragen.',
  set: 'Dit vanaf nu eisen',
  change: 'Wijzigen',
}
