/**
 * What a password may be. The rules stand in one list, in the order in which people read them; each is a claim about
 * the password that is chosen. How long one lives is told in life.ts.
 */

/** The rules in force. Every number can be changed in the policy file; the defaults are what portals promise. */
export interface PasswordPolicy {
  /** Unicode code points after NFC, 8 to 64. */
  readonly shortest: number
  /** Unicode code points after NFC, 64 to 256: longer input is refused before it costs a hash (A26). */
  readonly longest: number
  /** How many of lower case, upper case, digits and other characters must occur, 0 to 4. */
  readonly classes: number
  /** Whether it must not hold its owner's names. */
  readonly namesNobody: boolean
  /** How many passwords, the present one included, may not be used again; 0 to 24. */
  readonly history: number
  /** Whether commonplace and breached ones are refused. */
  readonly refusesKnown: boolean
  /** Calendar months after which it expires; null: never. 1 to 60. */
  readonly months: number | null
  /** Hours before it may be changed again by its owner, 0 to 168. */
  readonly minimumAgeHours: number
  /** Days before it expires on which its owner is told by mail, most first; on expiry always. */
  readonly warnDays: readonly number[]
  /** Days that people have, after the policy became stricter, before their password must meet it. */
  readonly graceDays: number
  /** Days over which passwords that a change of policy ends are spread, after the grace. */
  readonly spreadDays: number
}

export const defaultPasswordPolicy: PasswordPolicy = {
  shortest: 12,
  longest: 256,
  classes: 3,
  namesNobody: true,
  history: 12,
  refusesKnown: true,
  months: 6,
  minimumAgeHours: 24,
  warnDays: [30, 14, 7, 3, 1],
  graceDays: 14,
  spreadDays: 30,
}

/** No password, under any policy, is longer. */
export const LONGEST_PASSWORD = 256
/** What an operator may set, whatever the policy: it is meant to be changed by its owner. */
export const SHORTEST_PASSWORD = 12

/**
 * The one form in which a password is hashed and compared (RFC 8265 §4.2.2, OpaqueString): every space is the plain one,
 * and NFC, so that the same characters typed on another keyboard are the same password. Nothing is trimmed, cut or folded.
 */
export const normalisePassword = (typed: string): string => typed.replace(/\p{Zs}/gu, ' ').normalize('NFC')

/**
 * The forms in which a password may have been hashed that was typed so, the present one first: spaces used to be kept as
 * they were. One, for whoever types plain spaces or none.
 */
export const formsOf = (typed: string): readonly [string, ...string[]] => {
  const [present, before] = [normalisePassword(typed), typed.normalize('NFC')]
  return before === present ? [present] : [present, before]
}

export const lengthOf = (password: string): number => Array.from(password).length

export const isTooLong = (typed: string): boolean =>
  typed.length > LONGEST_PASSWORD * 4 || lengthOf(normalisePassword(typed)) > LONGEST_PASSWORD

/** Who chooses the password, and what is known of it beside its text. */
export interface Choice {
  readonly policy: PasswordPolicy
  readonly owner: Owner
  /** Whether a list holds this text; asked for the password and for the word it is made of. */
  readonly isKnown: (text: string) => boolean
  /** Whether it is one of the passwords that may not be used again. */
  readonly wasUsed: boolean
  /** Whether its owner changed it too short a time ago. */
  readonly isTooSoon: boolean
}

export interface Owner {
  readonly email: string
  readonly name: string
  readonly givenName: string | null
  readonly familyName: string | null
  /** What they are called in organisations, where that is known. */
  readonly userNames?: readonly string[] | undefined
}

/** Why a password is refused: the key of the words shown, the stable reason for programs. */
export type PasswordFault =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-too-plain'
  | 'password-names-you'
  | 'password-well-known'
  | 'password-used-before'
  | 'password-changed-recently'

interface PasswordRule {
  readonly fault: PasswordFault
  /** Whether the policy asks it at all. */
  readonly applies: (policy: PasswordPolicy) => boolean
  readonly holds: (password: string, choice: Choice) => boolean
}

const isLongEnough: PasswordRule = {
  fault: 'password-too-short',
  applies: () => true,
  holds: (password, { policy }) => lengthOf(password) >= policy.shortest,
}

const isShortEnough: PasswordRule = {
  fault: 'password-too-long',
  applies: () => true,
  holds: (password, { policy }) => lengthOf(password) <= policy.longest,
}

const isVaried: PasswordRule = {
  fault: 'password-too-plain',
  applies: ({ classes }) => classes > 1,
  holds: (password, { policy }) => classesOf(password) >= policy.classes,
}

const namesNobody: PasswordRule = {
  fault: 'password-names-you',
  applies: (policy) => policy.namesNobody,
  holds: (password, { owner }) => !namesItsOwner(password, owner),
}

const isNotWellKnown: PasswordRule = {
  fault: 'password-well-known',
  applies: ({ refusesKnown }) => refusesKnown,
  holds: (password, { isKnown }) => ![password, password.toLowerCase(), wordIn(password)].some(isKnown),
}

const wasNotUsedBefore: PasswordRule = {
  fault: 'password-used-before',
  applies: ({ history }) => history > 0,
  holds: (_password, { wasUsed }) => !wasUsed,
}

const isOldEnoughToChange: PasswordRule = {
  fault: 'password-changed-recently',
  applies: ({ minimumAgeHours }) => minimumAgeHours > 0,
  holds: (_password, { isTooSoon }) => !isTooSoon,
}

const passwordRules: readonly PasswordRule[] = [
  isLongEnough,
  isShortEnough,
  isVaried,
  namesNobody,
  isNotWellKnown,
  wasNotUsedBefore,
  isOldEnoughToChange,
]

/** Every rule that this password breaks, at once, in the order of the list. */
export const faultsOf = (password: string, choice: Choice): PasswordFault[] =>
  passwordRules
    .filter((rule) => rule.applies(choice.policy) && !rule.holds(password, choice))
    .map(({ fault }) => fault)

/** The rules that this policy has, by the fault that breaks them; the age is no rule about a password's text. */
export const rulesOf = (policy: PasswordPolicy): PasswordFault[] =>
  passwordRules
    .filter((rule) => rule !== isOldEnoughToChange && rule.applies(policy))
    .map(({ fault }) => fault)

/** How many of the four classes occur: lower case, upper case, digit, anything else (Unicode general categories). */
export function classesOf(password: string): number {
  const classes = [/\p{Ll}/u, /[\p{Lu}\p{Lt}]/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{Lt}\p{N}]/u]
  return classes.filter((each) => each.test(password)).length
}

/** From how many characters a name counts: shorter ones hide in too many words. */
export const SHORTEST_NAME = 4

/** Whether a name of its owner is in it: in any case, backwards, or with look-alikes for letters. */
export function namesItsOwner(password: string, owner: Owner): boolean {
  const text = fold(password)
  return namesOf(owner).some((name) => text.includes(name) || text.includes(reverse(name)))
}

/** What its owner is called, folded: the mail address and its local part, given and family name, user names. */
function namesOf({ email, name, givenName, familyName, userNames = [] }: Owner): string[] {
  const called = givenName === null && familyName === null ? name.split(/\s+/) : [givenName, familyName]
  const [local = ''] = email.split('@')
  const names = [email, local, ...called, ...userNames].filter((each) => each !== null).map(fold)
  return names
    .flatMap((each) => [each, each.replace(/[^\p{L}\p{N}]/gu, '')])
    .filter((each) => lengthOf(each) >= SHORTEST_NAME)
}

const reverse = (text: string): string => Array.from(text).toReversed().join('')

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  i: 'l',
  '@': 'a',
  '3': 'e',
  $: 's',
}

/** Text as the eye takes it: without case and accents, look-alikes as the letter they stand for. */
export const fold = (text: string): string =>
  Array.from(text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, ''), (c) => lookAlikes[c] ?? c).join('')

/**
 * The one word that a password is made of, in the way people dress one up: with digits and signs around and within,
 * look-alikes for letters, or the same again. "W3lkom2026!" is "welkom", "Password-password1" is "password".
 */
export function wordIn(password: string): string {
  const plain = password.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const letters = Array.from(bare, (c) => ({ '0': 'o', '1': 'l', '@': 'a', '3': 'e', $: 's' })[c] ?? c)
    .join('')
    .replace(/[^\p{L}]/gu, '')
  for (let length = 1; length <= letters.length / 2; length++) {
    const part = letters.slice(0, length)
    if (letters.length % length === 0 && part.repeat(letters.length / length) === letters) return part
  }
  return letters
}
