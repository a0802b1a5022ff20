import { randomUUID } from 'node:crypto'
import { accountById } from '../../domain/accounts/index.ts'
import type { SeenFrom } from '../../domain/audit/index.ts'
import { owner, type Outbox } from '../../domain/outbox/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { guessingToldPace, networkOf, networkPace } from '../../policy/paces.ts'
import type { AccountId } from '../../policy/vocabulary.ts'

/**
 * Tells somebody that their account is guessed at. Some seconds later and elsewhere: the request does the same whether
 * anybody has the address or nobody, and nothing more is felt of an account that there is.
 */
export const guessingJob: JobKind = { name: 'signin-guessed', retries: 4, startsAfter: [1, 5], atOnce: 2 }

export interface Guessing {
  /** Undefined: nobody's. */
  readonly account: AccountId | undefined
  readonly what: 'password' | 'code'
  readonly seenFrom: SeenFrom
}

const contextOf = (id: string): string => `guessing-job/${id}`

/** Notes that guessing was slowed down. @param subject what is counted: an account, or what was typed for one */
export async function noteGuessing(
  tx: Tx,
  { vault, queue }: { readonly vault: Vault; readonly queue: Queue },
  { subject, ...guessing }: Guessing & { readonly subject: string },
  now: Date,
): Promise<void> {
  const counters = [
    { dimension: `signin.told-of-${guessing.what}`, subject, pace: guessingToldPace },
    // nobody has everybody mailed
    {
      dimension: 'signin.told-of-guessing.address',
      subject: networkOf(guessing.seenFrom.address),
      pace: networkPace,
    },
  ]
  if (!(await reserveTry(tx, counters, now)).ok) return
  const id = randomUUID()
  const content = vault
    .seal(JSON.stringify({ ...guessing, at: now.getTime() }), contextOf(id))
    .toString('base64')
  await queue.send(tx, guessingJob, { id, content })
}

export interface GuessingMail {
  readonly db: Db
  readonly vault: Vault
  readonly outbox: Outbox
}

/** The job: mails the owner of the account, where there is one who may sign in. */
export function workGuessing({ db, vault, outbox }: GuessingMail): JobHandler {
  return async (data) => {
    const { id, content } = data as { id: string; content: string }
    const said = vault.open(Buffer.from(content, 'base64'), contextOf(id)).toString()
    const { account: named, what, seenFrom, at } = JSON.parse(said) as Guessing & { readonly at: number }
    const account = named && (await accountById(db, named))
    if (account?.standing !== 'active') return
    await db
      .transaction()
      .execute((tx) => outbox.write(tx, 'signin/guessed', owner(account, seenFrom), { what }, new Date(at)))
  }
}
