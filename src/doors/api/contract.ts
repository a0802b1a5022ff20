import type { AccountActs } from '../../acts/accounts/index.ts'
import type { ActivationActs } from '../../acts/activations/index.ts'
import type { ClientActs, RegistrationActs } from '../../acts/clients/index.ts'
import type { LetterActs } from '../../acts/letters/index.ts'
import type { OrganisationActs } from '../../acts/organisations/index.ts'
import type { Account } from '../../domain/accounts/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { ClientMetadata, There } from '../../domain/clients/index.ts'
import type { Foresights } from '../../journeys/foresight/index.ts'
import type { createStartRecovery } from '../../journeys/recovery/index.ts'
import type { Credential, CredentialFault } from '../../platform/http/credentials.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { JobKind } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import type { Held } from '../../policy/operating/index.ts'
import type { PasswordPolicy } from '../../policy/password/rules.ts'
import type { Deviation } from '../../policy/password/standards.ts'
import type { Explanation } from '../../policy/signin/index.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

/** What a token lets its holder do; of a person, for whom. */
export interface Access {
  readonly client: string
  readonly account: AccountId | undefined
  readonly scopes: readonly string[]
  readonly isBound: boolean
}

/** Reads a token, which the protocol's door made. */
export type ReadAccess = (shown: {
  readonly credential: Credential
  readonly method: string
  readonly url: URL
}) => Promise<Access | CredentialFault>

/** Why somebody was, or would be, asked or refused. */
export interface Explain {
  ahead(
    of: {
      readonly account: Account
      readonly metadata: ClientMetadata
      readonly acr: string | undefined
      readonly resource: string | undefined
    },
    now: Date,
  ): Promise<Explanation>
  /** Whom portals know by this subject: two where two portals know two by one. */
  who(subject: string): Promise<readonly Account[]>
  /** By the reference of a page, or of a token request. */
  behind(reference: string): Promise<Refused | undefined>
}

/** A refusal that was kept: by the rules of the sign-in, or of a grant. */
export interface Refused {
  readonly account: string | null
  readonly client_id: string
  readonly reason: string
  readonly grant_type: string | null
  readonly at: string | null
  readonly saw: Explanation['saw'] | null
  readonly rules: Explanation['rules']
  readonly next: Explanation['next'] | null
}

/** What a rehearsal found, check by check. */
export type Rehearse = (client: { readonly id: string; readonly metadata: ClientMetadata }) => Promise<
  readonly {
    readonly check: string
    readonly verdict: 'good' | 'aside' | 'wrong' | 'none'
    readonly why?: string | undefined
    readonly about?: string | undefined
  }[]
>

/** What may be done, by whichever door. */
export interface ApiActs {
  readonly accounts: AccountActs
  readonly clients: ClientActs
  readonly registrations: RegistrationActs
  readonly organisations: OrganisationActs
  readonly activations: ActivationActs
  readonly letters: LetterActs
  readonly startRecovery: ReturnType<typeof createStartRecovery>
  readonly foresights: Foresights
  /** Does all that a client is registered for, as a portal of its own would. */
  readonly rehearse: Rehearse
}

/** What holds in this installation. */
export interface ApiHere {
  readonly issuer: URL
  readonly operators: { readonly resource: string; readonly dpop: 'optional' | 'required' }
  readonly policy: { readonly password: PasswordPolicy; readonly deviations: readonly Deviation[] }
  /** What a registration may name. */
  readonly there: There
  /** Every setting, and where it came from; of a secret, its fingerprint. */
  readonly settings: readonly {
    readonly name: string
    readonly from: 'environment' | 'file' | 'otherwise'
    readonly value: string
    readonly fingerprint: string | undefined
  }[]
  /** What could not be delivered, by kind; and what may be told again. */
  readonly jobs: { readonly all: readonly JobKind[]; readonly again: readonly JobKind[] }
}

/** What the API stands on. */
export interface ApiDoor {
  readonly db: Db
  readonly clock: Clock
  readonly vault: Vault
  readonly queue: Queue
  readonly access: ReadAccess
  readonly explain: Explain
  readonly acts: ApiActs
  readonly here: ApiHere
}

/** Who asks. */
export interface Caller {
  /** The person for whom the client asks; undefined: it asks for itself. */
  readonly person: AccountId | undefined
  /** The person whose proposal it is, which another agrees to. */
  readonly asksFor?: AccountId | undefined
  readonly client: string
  readonly scopes: readonly string[]
  readonly holds: readonly Held[]
  readonly who: Acting
}
