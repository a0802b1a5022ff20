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
  letter: 'Letter',
  asPrinted: 'Open it as it is printed (PDF)',
  letterState: {
    queued: 'to be printed',
    'set-aside': 'set aside: it cannot be printed',
    batched: 'being printed',
    'handed-over': 'posted',
    returned: 'came back',
    used: 'used',
    expired: 'over',
    withdrawn: 'withdrawn',
  } as Record<string, string>,
}

export type Words = typeof words
