import { append, type Acting } from '../audit/index.ts'
import { beginEra } from '../accounts/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { AccountId, Kept, SessionKey } from '../../policy/vocabulary.ts'
import { authorisationsOf, endAuthorisations, sessionsUsedFor } from './portals/store.ts'
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
  /** Tells portals, in the background, that these sessions are over (OIDC Back-Channel Logout). */
  notify(
    tx: Tx,
    ended: {
      accountId: AccountId
      gone: readonly { readonly session: string; readonly clientId: string; readonly sid: string }[]
    },
  ): Promise<void>
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
}

export function createSessionEnding(others: WhatEndsWithIt): SessionEnding {
  const tell = async (
    tx: Tx,
    gone: readonly (Authorisation & { session_key: Buffer })[],
    accountId: AccountId,
  ): Promise<void> => {
    if (gone.length === 0) return
    const portals = gone.map((each) => ({
      session: each.session_key.toString('hex'),
      clientId: each.client_id,
      sid: each.sid,
    }))
    await others.notify(tx, { accountId, gone: portals })
  }
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
  }
}
