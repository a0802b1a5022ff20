import { isBuiltIn, portalsNamed } from '../../domain/clients/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import type { Account } from '../../domain/accounts/index.ts'
import { organisationsAmong } from '../../domain/organisations/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { SessionEnding } from '../../domain/sessions/index.ts'
import { endGrants, grantsOf } from './artefact-store.ts'
import { openPayload, type ModelStore } from './adapters.ts'
import { consentsOf, removeConsent } from './store.ts'

/** What a portal was given of somebody, by all that was granted and has not ended. */
export interface Shared {
  readonly clientId: string
  readonly name: string
  /** Whether it knows the person by a number of its own sector. */
  readonly isPairwise: boolean
  readonly since: Date
  /** The organisations that the person acts for there, by their names. */
  readonly actsFor: readonly string[]
  readonly scopes: readonly string[]
  readonly claims: readonly string[]
  readonly resources: readonly { readonly name: string; readonly scopes: readonly string[] }[]
}

export interface Sharing {
  portalsOf(account: Account, now: Date): Promise<Shared[]>
  /** What somebody agreed to, portal by portal, as it is kept. */
  agreed(account: Account): Promise<readonly object[]>
  /** Ends what a portal was given: its tokens stop working, and what was agreed is agreed no more. */
  withdraw(tx: Tx, who: Acting, account: Account, clientId: string, now: Date): Promise<boolean>
}

interface Granted {
  readonly openid?: { readonly scope?: string; readonly claims?: readonly string[] }
  readonly resources?: Readonly<Record<string, string>>
}

export function createSharing(store: ModelStore, endings: SessionEnding): Sharing {
  const { db } = store
  return {
    async portalsOf(account, now) {
      const rows = (await grantsOf(db, account.subject, now)).filter((r) => !isBuiltIn(r.client_id))
      const named = await portalsNamed(db, [...new Set(rows.map((row) => row.client_id))])
      const acting = rows.flatMap((row) => row.organisation_id ?? [])
      const called = new Map(
        (await organisationsAmong(db, [...new Set(acting)])).map((row) => [row.id, row.display_name]),
      )
      const shared = new Map<string, Shared>()
      for (const row of rows) {
        const payload = openPayload(store, { ...row, kind: 'Grant', consumed_at: null }, now)
        const clientId = row.client_id
        if (!payload) continue
        const since = new Date((payload.iat ?? 0) * 1000)
        const one = {
          clientId,
          ...(named.get(clientId) ?? { name: clientId, isPairwise: false }),
          since,
          actsFor:
            row.organisation_id === null ? [] : [called.get(row.organisation_id) ?? row.organisation_id],
          ...contents(payload as Granted),
        }
        shared.set(clientId, join(shared.get(clientId), one))
      }
      return [...shared.values()].toSorted((a, b) => a.name.localeCompare(b.name))
    },
    agreed: (account) => consentsOf(db, account.subject),
    async withdraw(tx, who, account, clientId, now) {
      const rows = await grantsOf(tx, account.subject, now)
      const hashes = rows.filter((row) => row.client_id === clientId).map((row) => row.id_hash)
      if (hashes.length === 0 || isBuiltIn(clientId)) return false
      await endings.endForPortal(tx, account.id, clientId, now)
      await endGrants(tx, { hashes }, now)
      await removeConsent(tx, account.subject, clientId)
      await append(tx, 'oidc.consent.withdrawn', { ...who, accountId: account.id, clientId }, now)
      return true
    },
  }
}

const list = (text = ''): string[] => text.split(' ').filter(Boolean)

const contents = ({ openid, resources = {} }: Granted): Pick<Shared, 'scopes' | 'claims' | 'resources'> => ({
  scopes: list(openid?.scope),
  claims: openid?.claims ?? [],
  resources: Object.entries(resources).map(([name, scope]) => ({ name, scopes: list(scope) })),
})

const join = (before: Shared | undefined, one: Shared): Shared =>
  before
    ? {
        ...one,
        since: before.since < one.since ? before.since : one.since,
        actsFor: [...new Set([...before.actsFor, ...one.actsFor])].toSorted((a, b) => a.localeCompare(b)),
        scopes: [...new Set([...before.scopes, ...one.scopes])],
        claims: [...new Set([...before.claims, ...one.claims])],
        resources: [...before.resources, ...one.resources],
      }
    : one
