/** The words that every rule uses. Pure types and their smallest constructors. */

declare const brand: unique symbol
type Branded<T, Name extends string> = T & { readonly [brand]: Name }

/** Somebody who looks after this installation. */
export type OperatorId = Branded<string, 'OperatorId'>
export type AccountId = Branded<string, 'AccountId'>
/** For whom people act. */
export type OrganisationId = Branded<string, 'OrganisationId'>
export type AttemptId = Branded<string, 'AttemptId'>
export type CredentialId = Branded<string, 'CredentialId'>
/** The hashed `uid` of a session: what stays when its identifier is renewed. */
export type SessionKey = Branded<string, 'SessionKey'>

/** Whether a text has the form of our ids (RFC 9562 §4): the database takes no other for one. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** A factor's name. Policy never compares it with a literal: it reasons about traits. */
export type FactorKind = Branded<string, 'FactorKind'>

/** What kind of thing a factor proves (NIST SP 800-63B-4 §2). */
export type Proof = 'something-known' | 'something-held' | 'something-inherent'

export interface Traits {
  /** One use may prove two at once: a passkey that verified its user. */
  readonly proves: readonly Proof[]
  readonly phishingResistant: boolean
  readonly userVerified: boolean
  /** Restricted in the sense of NIST SP 800-63B-4 §3.2.9: tolerated, never enough for the higher levels. */
  readonly restricted: boolean
  /** A key that cannot leave its device; a synced passkey can. */
  readonly deviceBound: boolean
  /** Stands in for a factor that is away: a recovery code, a browser that is remembered. Never for the higher levels. */
  readonly standsIn: boolean
  /** Proven earlier, in a browser that is remembered. Counts only for portals that take it. */
  readonly remembered?: boolean | undefined
  /** The make of the authenticator (its AAGUID), where an attestation has proven it. */
  readonly model?: string | undefined
  /** RFC 8176 values. */
  readonly amr: readonly string[]
}

/** That a factor was used rightly, once. */
export interface Evidence {
  readonly kind: FactorKind
  readonly traits: Traits
  readonly at: Date
  /** The era of the account that it counts in: an end of everything begins another. Says nothing of its age. */
  readonly era: number
  readonly attempt: AttemptId
}

/** How sure we are who somebody is; ordered. */
export const proofings = ['none', 'address', 'substantial', 'high'] as const
export type Proofing = (typeof proofings)[number]

/** An expected result is a value; its reason is the key of the words shown and the audit's attribute. */
export type Outcome<Reason extends string, Value extends object = object> =
  ({ readonly ok: true } & Value) | { readonly ok: false; readonly reason: Reason }

export const refused = <Reason extends string>(
  reason: Reason,
): { readonly ok: false; readonly reason: Reason } => ({ ok: false, reason })

/** What goes on when everything else of an account is ended: where its owner is at this moment. */
export interface Kept {
  readonly session?: SessionKey | undefined
  readonly attempt?: AttemptId | undefined
}
