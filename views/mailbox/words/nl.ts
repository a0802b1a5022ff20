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
  letter: 'Brief',
  asPrinted: 'Openen zoals hij wordt gedrukt (PDF)',
  letterState: {
    queued: 'wordt nog gedrukt',
    'set-aside': 'apart gelegd: niet te drukken',
    batched: 'wordt gedrukt',
    'handed-over': 'op de post',
    returned: 'teruggekomen',
    used: 'gebruikt',
    expired: 'voorbij',
    withdrawn: 'ingetrokken',
  },
}
