export const happenedWords = {
  title: 'What happened',
  lead: 'What was done in your organisation, and what its people did for it. From where somebody did it is not shown.',
  since: 'From',
  until: 'Up to and including',
  narrow: 'Show these days',
  all: 'Show everything',
  download: 'Download as CSV',
  columns: { what: 'What', whom: 'Whom it is about', by: 'By whom', portal: 'Portal', at: 'When' },
  by: { operator: 'the service desk of this site', clock: 'by itself', nobody: 'somebody not signed in' },
  none: 'Nothing happened in these days.',
  problems: {
    'since-malformed': 'Enter a day, such as 2026-12-31.',
    'until-malformed': 'Enter a day, such as 2026-12-31.',
  },
}
export type HappenedWords = typeof happenedWords
