import type { ClientMetadata } from '../../../domain/clients/index.ts'
import type { Ground } from '../deps.ts'
import type { OwnKey, Party } from './party.ts'

/** What was looked at. */
export type CheckName =
  | 'redirect'
  | 'pkce'
  | 'par'
  | 'sign-in'
  | 'code-twice'
  | 'acr-honoured'
  | 'acr-unmet'
  | 'refresh'
  | 'machine'
  | 'device'
  | 'logout'
  | 'clock'

/** What came of it. */
export interface Check {
  readonly check: CheckName
  /** `aside`: it works, and is not as it should be. `none`: it is not for this client. */
  readonly verdict: 'good' | 'aside' | 'wrong' | 'none'
  /** What is wrong, as a name; undefined: nothing is. */
  readonly why?: string | undefined
  /** What it is about: an address, a level, what the engine or the portal said. */
  readonly about?: string | undefined
}

/** A client under rehearsal, as its built-in portal knows it. */
export interface Rehearsed {
  readonly id: string
  readonly metadata: ClientMetadata
  readonly secret: string | undefined
  readonly key: OwnKey
  readonly party: Party
  readonly ground: Ground
  /** What the engine said was wrong, the last. */
  readonly said: () => string | undefined
}

export const good = (check: CheckName, about?: string): Check => ({ check, verdict: 'good', about })
export const none = (check: CheckName): Check => ({ check, verdict: 'none' })
export const wrong = (check: CheckName, why: string, about?: string): Check => ({
  ...{ check, verdict: 'wrong', why, about },
})
export const aside = (check: CheckName, why: string, about?: string): Check => ({
  ...{ check, verdict: 'aside', why, about },
})
