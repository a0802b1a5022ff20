import type { Words } from './en.ts'

export const words: Words = {
  title: 'Postvak',
  lead: 'Wat mensen zouden hebben ontvangen. Alleen om Sluis te proberen; het nieuwste bovenaan.',
  empty: 'Er is nog niets verstuurd.',
  to: 'Aan',
  sms: 'Sms',
  sent: 'verstuurd',
  waiting: 'hier bewaard',
  asShown: 'Openen zoals de lezer hem ziet',
  asText: 'Als tekst',
  toStart: 'Startpagina',
  failed: 'opgegeven',
}
