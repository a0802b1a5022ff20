export const words = {
  title: 'Mailbox',
  lead: 'What people would have received. For trying Sluis only; the newest first.',
  empty: 'Nothing was sent yet.',
  to: 'To',
  sms: 'Text message',
  sent: 'sent',
  waiting: 'kept here',
  asShown: 'Open it as its reader sees it',
  asText: 'As text',
  toStart: 'Start page',
  failed: 'given up',
}

export type Words = typeof words
