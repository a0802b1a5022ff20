/**
 * Whether portals may know somebody by this, as an older system gave it: 1 to 128 ASCII letters, digits and signs, which are
 * compared one by one (OpenID Connect Core §2: `sub` is at most 255 ASCII characters, and case sensitive).
 */
export const isSubject = (said: string): boolean => /^[\x21-\x7e]{1,128}$/.test(said)
