/**
 * What the standards say of each rule about passwords (NIST SP 800-63B-4 of 2025, OWASP ASVS 5.0, BIO2 of the Dutch
 * government, Commission Implementing Regulation (EU) 2024/2690 under NIS2), and where a policy does otherwise.
 */
import type { PasswordPolicy } from './rules.ts'

export const standards = ['nist', 'asvs', 'bio2', 'nis2'] as const
export type Standard = (typeof standards)[number]

export const standardNames: Readonly<Record<Standard, string>> = {
  nist: 'NIST SP 800-63B-4',
  asvs: 'OWASP ASVS 5.0',
  bio2: 'BIO2',
  nis2: 'NIS2 IR (EU) 2024/2690',
}

/** Why an installation does otherwise than a standard asks. */
export interface Deviation {
  /** The setting, by its name in the policy file. */
  readonly rule: keyof PasswordPolicy
  /** In one language for all, or by language. */
  readonly why: string | Readonly<Record<'en' | 'nl' | 'sv', string>>
  /** Who decided it, and, as YYYY-MM-DD, when it is looked at again. */
  readonly approvedBy?: string | undefined
  readonly reviewAt?: string | undefined
}

export interface StatedRule {
  readonly name: RuleName
  /** The settings that make it what it is. */
  readonly settings: readonly (keyof PasswordPolicy)[]
  /** Where a standard speaks of it: its clause. Where it is silent, nothing. */
  readonly clauses: Readonly<Partial<Record<Standard, string>>>
  /** The standards that ask otherwise than this policy does. */
  readonly against: (policy: PasswordPolicy) => readonly Standard[]
}

export type RuleName =
  | 'length'
  | 'classes'
  | 'names'
  | 'known'
  | 'history'
  | 'age'
  | 'warning'
  | 'minimum-age'
  | 'forced-change'
  | 'questions'

const none = (): readonly Standard[] => []

/** In the order in which they are told. */
export const statedRules: readonly StatedRule[] = [
  {
    name: 'length',
    settings: ['shortest', 'longest'],
    clauses: { nist: '§3.1.1.2', asvs: '6.2.1, 6.2.9', bio2: '5.17' },
    // fifteen where a password is all that is asked, which a portal may
    against: ({ shortest }) => (shortest < 15 ? ['nist'] : []),
  },
  {
    name: 'classes',
    settings: ['classes'],
    clauses: { nist: '§3.1.1.2', asvs: '6.2.5', bio2: '5.17.03' },
    against: ({ classes }) => (classes > 1 ? ['nist', 'asvs'] : []),
  },
  {
    name: 'names',
    settings: ['namesNobody'],
    clauses: { nist: '§3.1.1.2', asvs: '6.2.11' },
    against: (policy) => (policy.namesNobody ? [] : ['nist', 'asvs']),
  },
  {
    name: 'known',
    settings: ['refusesKnown'],
    clauses: { nist: '§3.1.1.2', asvs: '6.2.4, 6.2.12' },
    against: ({ refusesKnown }) => (refusesKnown ? [] : ['nist', 'asvs']),
  },
  { name: 'history', settings: ['history'], clauses: {}, against: none },
  {
    name: 'age',
    settings: ['months'],
    clauses: { nist: '§3.1.1.2', asvs: '6.2.10', bio2: '5.17', nis2: 'Annex 11.6.2(c)' },
    against: ({ months }) => (months === null ? ['nis2'] : ['nist', 'asvs']),
  },
  {
    name: 'warning',
    settings: ['warnDays'],
    clauses: { asvs: '6.4.5' },
    against: ({ months, warnDays }) => (months !== null && warnDays.length === 0 ? ['asvs'] : []),
  },
  { name: 'minimum-age', settings: ['minimumAgeHours'], clauses: {}, against: none },
  {
    name: 'forced-change',
    settings: ['graceDays', 'spreadDays'],
    clauses: { nist: '§3.1.1.2', asvs: '6.4.1', bio2: '5.17.01', nis2: 'Annex 11.6.2(c)' },
    against: none,
  },
  { name: 'questions', settings: [], clauses: { nist: '§3.1.1.2', asvs: '6.4.2' }, against: none },
]

/** All that a statement of the policy needs. */
export const statementOf = (policy: {
  readonly password: PasswordPolicy
  readonly deviations: readonly Deviation[]
}) => ({
  policy: policy.password,
  deviations: policy.deviations,
  rules: statedRules,
  standards,
  names: standardNames,
})
