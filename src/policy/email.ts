/**
 * Whether this can be an e-mail address: one @, something on both sides, a dot-separated domain. Whether it
 * exists, only a mail can tell.
 */
export const emailForm = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u.test(text)

/** The one form in which addresses are compared: NFC, no surrounding space, lower case. */
export const normaliseEmail = (typed: string): string => typed.normalize('NFC').trim().toLowerCase()
