import type { HappenedWords } from './en.ts'

export const happenedWords: HappenedWords = {
  title: 'Wat er gebeurd is',
  lead: 'Wat er in uw organisatie is gedaan, en wat haar mensen voor haar deden. Waarvandaan iemand dat deed, staat er niet bij.',
  since: 'Van',
  until: 'Tot en met',
  narrow: 'Deze dagen tonen',
  all: 'Alles tonen',
  download: 'Downloaden als CSV',
  columns: { what: 'Wat', whom: 'Over wie', by: 'Door wie', portal: 'Portaal', at: 'Wanneer' },
  by: { operator: 'de servicedesk van deze site', clock: 'vanzelf', nobody: 'iemand die niet was ingelogd' },
  none: 'In deze dagen is er niets gebeurd.',
  problems: {
    'since-malformed': 'Vul een dag in, zoals 2026-12-31.',
    'until-malformed': 'Vul een dag in, zoals 2026-12-31.',
  },
}
