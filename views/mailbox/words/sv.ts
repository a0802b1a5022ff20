import type { Words } from './en.ts'

export const words: Words = {
  title: 'Brevlåda',
  lead: 'Det som folk skulle ha fått. Bara för att prova Sluis; det nyaste först.',
  empty: 'Inget har skickats ännu.',
  to: 'Till',
  sms: 'Sms',
  sent: 'skickat',
  waiting: 'sparat här',
  asShown: 'Öppna det som läsaren ser det',
  asText: 'Som text',
  toStart: 'Startsidan',
  failed: 'uppgivet',
  letter: 'Brev',
  asPrinted: 'Öppna det som det trycks (PDF)',
  letterState: {
    queued: 'ska tryckas',
    'set-aside': 'lagt åt sidan: går inte att trycka',
    batched: 'trycks',
    'handed-over': 'skickat',
    returned: 'kom tillbaka',
    used: 'använt',
    expired: 'över',
    withdrawn: 'återtaget',
  },
}
