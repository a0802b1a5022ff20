/** What became of what was sent by one way, in a word. `kept`: nothing here sends any. */
export type Fate =
  | (
      | 'sent'
      | 'waiting'
      | 'kept'
      | 'over'
      | 'expired'
      | 'no-such-address'
      | 'refused'
      | 'not-asked'
      | 'closed'
    )
  | ('to-print' | 'set-aside' | 'posted' | 'returned')

/** Whether nothing more comes of it by itself: somebody has to correct or send something. */
export const isStuck = (fate: Fate): boolean =>
  ['expired', 'no-such-address', 'refused', 'closed', 'set-aside', 'returned'].includes(fate)
