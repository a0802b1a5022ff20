import { CompiledQuery } from 'kysely'
import type { Db, Queryable, Tx } from './database.ts'

/**
 * The second lock: row security of PostgreSQL beneath the application's own checks. Whoever looks after an organisation
 * reads and writes in transactions in which that organisation is open: each statement that names one of its tables goes as a
 * role that sees the rows of that organisation alone, and only where the account administers it. What is not an
 * organisation's (accounts, endings, audit, outbox, jobs) has other tables, and goes as ever.
 */
const DESK_ROLE = 'sluis_desk'

/** What is open in a transaction, and who opened it. */
export interface Opened {
  readonly organisation: string
  readonly account: string
}

/** Opens it. The connection knows this text, and switches roles from then on to the end of the transaction. */
const OPENING =
  "select set_config('sluis.organisation', desk_opens($1, $2), true), set_config('transaction_read_only', $3, true)"

declare const locked: unique symbol

/** What a door has in the place of a pool: nothing is reached by it but what was opened. */
export interface UnderLock {
  readonly [locked]: true
  /** Reads, in one transaction that can write nothing. */
  read<Read>(opened: Opened, reads: (tx: Tx) => Promise<Read>): Promise<Read>
  /** The transaction of an act. */
  act<Done>(opened: Opened, acts: (tx: Tx) => Promise<Done>): Promise<Done>
}

/**
 * @param isRequired whether nothing is opened where this server gives no lock; otherwise the application's own checks are all
 *   that there is then
 */
export function underLock(db: Db, { isRequired }: { readonly isRequired: boolean }): UnderLock {
  let looked: Promise<string | null> | undefined
  const opening = async (): Promise<string> => {
    looked ??= secondLockOpen(db)
    // what could not be asked is asked again
    looked.catch(() => (looked = undefined))
    const because = await looked
    // it may be closed at any moment
    if (because !== null) looked = undefined
    if (because !== null && isRequired) throw new Error(`the second lock is open: ${because}`)
    return because === null ? OPENING : `${OPENING} -- without a role`
  }
  const within = async <Done>(
    { organisation, account }: Opened,
    readOnly: 'on' | 'off',
    does: (tx: Tx) => Promise<Done>,
  ): Promise<Done> => {
    const text = await opening()
    return db.transaction().execute(async (tx) => {
      await tx.executeQuery(CompiledQuery.raw(text, [organisation, account, readOnly]))
      return does(tx)
    })
  }
  return {
    read: (opened, reads) => within(opened, 'on', reads),
    act: (opened, acts) => within(opened, 'off', acts),
  } as UnderLock // the mark is for the compiler alone
}

/** Why the lock is open, without changing anything; null: it is closed. */
export const secondLockOpen = (db: Db): Promise<string | null> => why(db, 'select second_lock_open() as why')

/**
 * Closes the lock as far as this server lets it. A table that somebody reads for long is not waited for.
 *
 * @returns why it is open still; null: it is closed
 */
export const closeSecondLock = (db: Db): Promise<string | null> =>
  db.transaction().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw("set local lock_timeout = '2s'"))
    return why(tx, 'select close_second_lock() as why')
  })

async function why(db: Queryable, text: string): Promise<string | null> {
  const { rows } = await db.executeQuery<{ why: string | null }>(CompiledQuery.raw(text))
  return rows[0]?.why ?? null
}

/** A statement that begins so goes past the lock, although it names tables of organisations: what it finds is shown to nobody. */
const BEYOND = '/* beyond the second lock */'

/**
 * Says, of each statement that a connection is about to send, as which role it has to go; undefined: as the one before it.
 *
 * @param tables those whose rows are an organisation's
 */
export function roleFollower(tables: readonly string[]): (text: string) => string | undefined {
  const theirs = new RegExp(`\\b(${tables.join('|')})\\b`)
  let isOpen = false
  let at: string | undefined
  return (text) => {
    if (text === OPENING) {
      isOpen = true
      at = 'none'
      return undefined
    }
    if (!isOpen) return undefined
    if (/^(begin|commit|rollback)$/.test(text)) {
      isOpen = false
      return undefined
    }
    const wanted = theirs.test(text) && !text.startsWith(BEYOND) ? DESK_ROLE : 'none'
    if (wanted === at) return undefined
    // what is undone to a savepoint takes the role with it
    at = text.startsWith('rollback to') ? undefined : wanted
    return wanted
  }
}
