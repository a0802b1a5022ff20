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
}
