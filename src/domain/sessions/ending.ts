import { append, type Acting } from '../audit/index.ts'
import { beginEra } from '../accounts/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountId, Kept, OrganisationId, SessionKey } from '../../policy/vocabulary.ts'
import {
  authorisationsOf,
  endAuthorisations,
  endAuthorisationsUnder,
  sessionsUsedFor,
} from './portals/store.ts'
import { endSessionRows, sessionByKey, type Authorisation } from './store.ts'
import { keepEvidence } from './evidence/store.ts'

/** What sessions cannot do themselves: it belongs to the protocol. */
export interface WhatEndsWithIt {
  /** Revokes grants, so that no token of theirs works any more. */
  revokeGrants(
    tx: Tx,
    grants: { hashes: readonly Buffer[] } | { accountId: AccountId; except?: readonly Buffer[] },
    now: Date,
  ): Promise<void>
  /** What was granted by which somebody acts, and has not ended. */
  grantsActing(tx: Tx, acting: ActingFor): Promise<readonly Buffer[]>
  /** Forgets what somebody agreed to as one who acts for an organisation. */
  forgetConsents(tx: Tx, of: { accountId: AccountId; organisation: OrganisationId }): Promise<void>
  /** Tells portals, in the background, that these sessions are over (OIDC Back-Channel Logout). */
  notify(tx: Tx, gone: readonly Gone[]): Promise<void>
}

/** What a portal had of a session. */
export interface Gone {
  readonly accountId: AccountId
  readonly session: string
  readonly clientId: string
  readonly sid: string
}

/** By which memberships somebody acts, by their ids; or all who act for an organisation. */
export type ActingFor =
  { readonly memberships: readonly string[] } | { readonly organisation: OrganisationId }

/** What ends, why, and of whom it is told: the person, where it is one; and the organisation, where it is one. */
export type EndedActing = ActingFor & {
  readonly reason: string
  readonly accountId?: AccountId | undefined
  readonly organisationId?: OrganisationId | undefined
  /** Whether it is for good: what the person agreed to share as one who acts for it is agreed no more. */
  readonly isForGood?: boolean
}

export interface SessionEnding {
  /** Ends one session; by whoever holds it, where nobody else is named. Grants that were given for offline access outlive it; nothing else does. */
  endOne(
    tx: Tx,
    who: Acting | undefined,
    ended: { key: SessionKey; reason: string },
    now: Date,
  ): Promise<void>
  /**
   * Ends everything of an account: sessions, grants, attempts under way. What is kept, where its owner is at this
   * moment, goes on with the evidence and the grants that it has.
   */
  endAll(
    tx: Tx,
    who: Acting,
    accountId: AccountId,
    why: { reason: string; kept?: Kept | undefined },
    now: Date,
  ): Promise<void>
  /** Ends what one portal has of all sessions of an account, and leaves the sessions. */
  endForPortal(tx: Tx, accountId: AccountId, clientId: string, now: Date): Promise<void>
  /** Ends what one portal has of a session, and leaves the session. */
  endForClient(tx: Tx, ended: { key: SessionKey; clientId: string }, now: Date): Promise<void>
  /**
   * Ends what was granted to people as those who act for an organisation: the grants, offline access too, and what sessions
   * have of them. The sessions stay, with all else that their people do in them.
   */
  endActing(tx: Tx, who: Acting, ended: EndedActing, now: Date): Promise<void>
}

type Ended = Authorisation & { readonly session_key: Buffer }

const goneOf = ({ session_key: key, client_id: clientId, sid }: Ended, accountId: AccountId): Gone => ({
  ...{ accountId, clientId, sid },
  session: key.toString('hex'),
})

export function createSessionEnding(others: WhatEndsWithIt): SessionEnding {
  const tell = (tx: Tx, gone: readonly Ended[], accountId: AccountId): Promise<void> =>
    others.notify(
      tx,
      gone.map((each) => goneOf(each, accountId)),
    )
  const boundGrants = (gone: readonly Authorisation[]): Buffer[] =>
    gone.filter((a) => !a.persists_logout).map((a) => a.grant_hash)

  return {
    async endOne(tx, who, { key, reason }, now) {
      const [session] = await endSessionRows(tx, { key }, now)
      if (!session) return
      const gone = await endAuthorisations(tx, [session.key], undefined, now)
      await others.revokeGrants(tx, { hashes: boundGrants(gone) }, now)
      await tell(tx, gone, session.account_id)
      await append(
        tx,
        'sessions.session.ended',
        {
          ...(who ?? { by: { account: session.account_id } }),
          accountId: session.account_id,
          details: { reason },
        },
        now,
      )
    },

    async endAll(tx, who, accountId, { reason, kept = {} }, now) {
      // first, so that whoever hands something out at this moment waits for us or is seen by us
      await keepEvidence(tx, accountId, kept, await beginEra(tx, accountId, now))
      const keptGrants =
        kept.session === undefined ? [] : ((await authorisationsOf(tx, kept.session, now)) ?? [])
      const ended = await endSessionRows(tx, { accountId, except: kept.session }, now)
      const gone = await endAuthorisations(
        tx,
        ended.map((s) => s.key),
        undefined,
        now,
      )
      await others.revokeGrants(tx, { accountId, except: keptGrants.map((a) => a.grant_hash) }, now)
      await tell(tx, gone, accountId)
      await append(
        tx,
        'sessions.all.ended',
        { ...who, accountId, details: { reason, sessions: ended.length } },
        now,
      )
    },

    async endForPortal(tx, accountId, clientId, now) {
      const keys = await sessionsUsedFor(tx, accountId, clientId)
      await tell(tx, await endAuthorisations(tx, keys, clientId, now), accountId)
    },

    async endForClient(tx, { key, clientId }, now) {
      const session = await sessionByKey(tx, key)
      const gone = await endAuthorisations(tx, [Buffer.from(key, 'hex')], clientId, now)
      await others.revokeGrants(tx, { hashes: boundGrants(gone) }, now)
      if (!session || gone.length === 0) return
      await tell(tx, gone, session.account_id)
      const accountId = session.account_id
      await append(tx, 'sessions.client.ended', { by: { account: accountId }, accountId, clientId }, now)
    },

    async endActing(tx, who, { reason, accountId, organisationId, isForGood, ...acting }, now) {
      if (isForGood && accountId !== undefined && organisationId !== undefined)
        await others.forgetConsents(tx, { accountId, organisation: organisationId })
      if ('memberships' in acting && acting.memberships.length === 0) return
      const hashes = await others.grantsActing(tx, acting)
      if (hashes.length === 0) return
      // sessions' rows before grants, as everybody does
      const gone = await endAuthorisationsUnder(tx, hashes, now)
      await others.revokeGrants(tx, { hashes }, now)
      await others.notify(
        tx,
        gone.map((each) => goneOf(each, each.account_id)),
      )
      const details = { reason, grants: hashes.length }
      await append(tx, 'sessions.acting.ended', { ...who, accountId, organisationId, details }, now)
    },
  }
}
