/** What an activation is for. */
export const purposes = ['invitation', 'issued', 'recovery', 'address'] as const
export type Purpose = (typeof purposes)[number]

/** By which ways something reaches somebody. */
export const channels = ['mail', 'text', 'letter'] as const
export type Channel = (typeof channels)[number]

/** How a code reaches somebody, beside what is mailed; undefined: none does. */
export const codeOf = (legs: readonly Channel[]): 'text' | 'letter' | undefined =>
  legs.find((leg) => leg !== 'mail')

/** How an activation ended. */
export const endings = ['accepted', 'withdrawn', 'closed'] as const
export type Ending = (typeof endings)[number]

/** The second leg of details that are issued by mail: a code by text message, or none. */
export const detailsCodes = ['text', 'off'] as const
export type DetailsCode = (typeof detailsCodes)[number]
