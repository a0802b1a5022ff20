import { randomUUID } from 'node:crypto'
import { perform } from '../../acts/index.ts'
import type { ActivationActs } from '../../acts/activations/index.ts'
import type { SeenFrom } from '../../domain/audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import type { Activating } from './contract.ts'

/** Mails a new link, some seconds after it was asked for: what it does for a link that was ours is felt by nobody. */
export const renewalJob: JobKind = { name: 'activation-link', retries: 4, startsAfter: [1, 5], atOnce: 4 }

const contextOf = (id: string): string => `activation-link-job/${id}`

/** Notes that somebody asked by a link: the work and the words are the same for every link. */
export async function askForLink(
  { db, vault, queue }: Pick<Activating, 'db' | 'vault' | 'queue'>,
  { link, seenFrom }: { readonly link: Buffer; readonly seenFrom: SeenFrom },
): Promise<void> {
  const id = randomUUID()
  const said = JSON.stringify({ link: link.toString('hex'), seenFrom })
  const content = vault.seal(said, contextOf(id)).toString('base64')
  await db.transaction().execute((tx) => queue.send(tx, renewalJob, { id, content }))
}

/** What the job works with. */
export interface Renewing {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly activations: Pick<ActivationActs, 'renewLink'>
}

export const workRenewal =
  ({ db, vault, clock, activations }: Renewing): JobHandler =>
  async (data) => {
    const { id, content } = data as { id: string; content: string }
    const said = JSON.parse(vault.open(Buffer.from(content, 'base64'), contextOf(id)).toString()) as {
      link: string
      seenFrom: SeenFrom
    }
    const who = { by: 'nobody', seenFrom: said.seenFrom } as const
    await perform({ db, clock }, activations.renewLink, who, Buffer.from(said.link, 'hex'))
  }
