/** What a membership is called by where no address is: unique within its organisation, and never given to another. */
export interface UserName {
  readonly value: string
  /** What it is compared by: in small letters. */
  readonly lookup: string
}

const FORM = /^(?=.*[A-Za-z0-9])[A-Za-z0-9._@-]{1,64}$/

/** ASCII letters, digits and `. _ - @`, with a letter or a digit among them; undefined: it is none. At most 64 characters. */
export const userNameIn = (typed: string): UserName | undefined => {
  const value = typed.trim()
  return FORM.test(value) ? { value, lookup: value.toLowerCase() } : undefined
}
