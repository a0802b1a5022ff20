import type { HappenedWords } from './en.ts'

export const happenedWords: HappenedWords = {
  title: 'Vad som har hänt',
  lead: 'Vad som har gjorts i din organisation, och vad dess användare har gjort för den. Varifrån någon gjorde det visas inte.',
  since: 'Från',
  until: 'Till och med',
  narrow: 'Visa dessa dagar',
  all: 'Visa allt',
  download: 'Ladda ner som CSV',
  columns: { what: 'Vad', whom: 'Om vem', by: 'Av vem', portal: 'Portal', at: 'När' },
  by: { operator: 'webbplatsens kundtjänst', clock: 'av sig självt', nobody: 'någon som inte var inloggad' },
  none: 'Ingenting har hänt under dessa dagar.',
  problems: {
    'since-malformed': 'Ange en dag, till exempel 2026-12-31.',
    'until-malformed': 'Ange en dag, till exempel 2026-12-31.',
  },
}
