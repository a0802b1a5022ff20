import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  title: 'Mailbox',
  lead: 'What people would have received. For trying Sluis only; the newest first.',
  empty: 'Nothing was sent yet.',
  to: 'To',
  sms: 'Text message',
  sent: 'sent',
  waiting: 'not sent',
  failed: 'given up',
}

export type Words = typeof en

const nl: Words = {
  title: 'Postvak',
  lead: 'Wat mensen zouden hebben ontvangen. Alleen om Sluis te proberen; het nieuwste bovenaan.',
  empty: 'Er is nog niets verstuurd.',
  to: 'Aan',
  sms: 'Sms',
  sent: 'verstuurd',
  waiting: 'niet verstuurd',
  failed: 'opgegeven',
}

const sv: Words = {
  title: 'Brevlåda',
  lead: 'Det som folk skulle ha fått. Bara för att prova Sluis; det nyaste först.',
  empty: 'Inget har skickats ännu.',
  to: 'Till',
  sms: 'Sms',
  sent: 'skickat',
  waiting: 'inte skickat',
  failed: 'uppgivet',
}

export const words: Record<Locale, Words> = { en, nl, sv }
