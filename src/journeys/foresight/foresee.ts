import { randomUUID } from 'node:crypto'
import { append, type Acting } from '../../domain/audit/index.ts'
import { clientById, wishOfClient, type ClientMetadata } from '../../domain/clients/index.ts'
import { usersOf } from '../../domain/sessions/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import type { Log } from '../../platform/log.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { tryPace } from '../../policy/paces.ts'
import { isWorse, outlookOf, type Outlook } from '../../policy/signin/index.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { createLookAt, type LookAtSource } from '../signin/index.ts'
import { foresightById, goOn, insertForesight, type ForesightRow, type KeptOut } from './store.ts'

/** Looks through those who use a portal: a process that is killed leaves the rest to the next. */
export const foresightJob: JobKind = { name: 'foresight', retries: 10, atOnce: 1 }

/** So many are looked through while somebody waits; more, in the background. */
const AT_ONCE = 100
/** So many are looked through between two commits; so many side by side. */
const PAGE = 100
const SIDE_BY_SIDE = 4

export interface ForesightDeps {
  readonly db: Db
  readonly clock: Clock
  readonly vault: Vault
  readonly queue: Queue
  readonly log: Log
  readonly source: LookAtSource
}

export interface Foresights {
  /**
   * Has it looked up whom a change would lock out of those who used a portal in the last 90 days. Of few it is known at once.
   *
   * @param asked.wanted what the portal would be registered with
   * @returns its id; or, where one hand has asked too often, when to ask again (in seconds)
   */
  ask(
    who: Acting,
    asked: { readonly clientId: string; readonly version: number; readonly wanted: ClientMetadata },
  ): Promise<{ readonly ok: true; readonly id: string } | { readonly ok: false; readonly retryAfter: number }>
  /** What the portal would be registered with. */
  readonly wantedOf: (row: ForesightRow) => ClientMetadata
  /** The job, for those who are many. */
  readonly work: JobHandler
}

const contextOf = (id: string): string => `foresight/${id}`

export function createForesights(deps: ForesightDeps): Foresights {
  const { db, clock, vault, queue, log } = deps
  return {
    async ask(who, { clientId, version, wanted }) {
      const [id, now] = [randomUUID(), clock()]
      const counter = { dimension: 'clients.tries', subject: JSON.stringify(who.by), pace: tryPace }
      const may = await reserveTry(db, [counter], now)
      if (!may.ok) return may
      const few = (await usersOf(db, clientId, { limit: AT_ONCE + 1 })).length <= AT_ONCE
      await db.transaction().execute(async (tx) => {
        const row = { client_id: clientId, wanted: vault.seal(JSON.stringify(wanted), contextOf(id)) }
        await insertForesight(tx, { ...row, id, version, asked_at: now })
        await append(tx, 'clients.lockouts.foreseen', { ...who, clientId, details: { foresight: id } }, now)
        // whatever becomes of this process, somebody looks through them
        await queue.send(tx, foresightJob, { id })
      })
      if (few)
        await lookThrough(deps, id).catch((error: unknown) =>
          log.warn({ foresight: id, error: String(error) }, 'left to the job'),
        )
      return { ok: true, id }
    },
    wantedOf: (row) => wantedOf(vault, row),
    work: (data) => lookThrough(deps, (data as { id: string }).id),
  }
}

const wantedOf = (vault: Vault, { id, wanted }: Pick<ForesightRow, 'id' | 'wanted'>): ClientMetadata =>
  JSON.parse(vault.open(wanted, contextOf(id)).toString()) as ClientMetadata

/** Looks through everybody who is left, page by page. */
async function lookThrough({ db, clock, vault, source }: ForesightDeps, id: string): Promise<void> {
  const lookAt = createLookAt(source)
  for (;;) {
    const row = await foresightById(db, id)
    if (!row || row.done_at !== null) return
    const client = await clientById(db, row.client_id, clock())
    const [before, after] = [client?.metadata ?? {}, wantedOf(vault, row)].map(wishOf) as [Wish, Wish]
    const people = await usersOf(db, row.client_id, { after: row.after ?? undefined, limit: PAGE })
    const out = await sideBySide(people, async (account): Promise<KeptOut | undefined> => {
      const facts = await lookAt(account, bothOf(before, after), clock())
      const [then, now] = [after, before].map((wish) => outlookOf({ ...facts, wish })) as [Outlook, Outlook]
      if (then.outlook === 'in' || !isWorse(then, now)) return undefined
      return { account_id: account, outlook: then.outlook, what: then.what ?? '' }
    })
    const last = people.length < PAGE ? undefined : people.at(-1)
    const page = { last, people: people.length, out: out.filter((each) => each !== undefined) }
    const mine = await db.transaction().execute((tx) => goOn(tx, row, page, clock()))
    if (!mine || last === undefined) return
  }
}

const wishOf = (metadata: ClientMetadata): Wish => ({
  ...wishOfClient(metadata),
  acrValues: [],
  again: false,
})

/** What must be known of somebody to judge them by either: for which organisations they act, of those that either names. */
const bothOf = (before: Wish, after: Wish): Wish => ({
  ...after,
  organisations: [...(before.organisations ?? []), ...(after.organisations ?? [])],
})

async function sideBySide<T>(
  accounts: readonly AccountId[],
  look: (account: AccountId) => Promise<T>,
): Promise<T[]> {
  const found: T[] = []
  for (let i = 0; i < accounts.length; i += SIDE_BY_SIDE)
    found.push(...(await Promise.all(accounts.slice(i, i + SIDE_BY_SIDE).map(look))))
  return found
}
