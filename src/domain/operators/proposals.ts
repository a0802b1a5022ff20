import { randomUUID } from 'node:crypto'
import { append, type Acting } from '../audit/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { insertProposal, proposalFor, settleProposal, type ProposalRow } from './store.ts'

/** For so long a second person may agree. */
const PROPOSAL_HOURS = 24

export interface Proposed {
  readonly operation: string
  readonly by: AccountId
  /** To what it is done, as its address says; and what that looks like now. */
  readonly target: string
  readonly version: string
  /** Its program may send it again, by a key of its own within the request: settled or not, it is the same one. */
  readonly isKeyed: boolean
  /** All of the request: another one is another proposal. */
  readonly request: string
  /** What is kept of it: the request, and what would change by it. */
  readonly kept: string
}

const contextOf = (id: string): string => `proposal/${id}`

/** Asks for what a second person must agree to. The same request of the same person, of the same target as it was, is one. */
export async function propose(
  tx: Tx,
  vault: Vault,
  who: Acting,
  { operation, by, target, version, request, kept, isKeyed }: Proposed,
  now: Date,
): Promise<ProposalRow> {
  const hash = sha256(JSON.stringify([operation, target, version, request]))
  const before = isKeyed ? await proposalFor(tx, { by, hash }) : undefined
  if (before) return before
  const id = randomUUID()
  const row = {
    ...{ id, operation, target, version, proposed_by: by, request_hash: hash },
    request: vault.seal(kept, contextOf(id)),
    ...{ proposed_at: now, expires_at: later(now, hours(PROPOSAL_HOURS)) },
  }
  const isNew = await insertProposal(tx, row)
  const made = await proposalFor(tx, { by, hash })
  if (!made) throw new Error('a proposal that was written is not there')
  if (isNew)
    await append(
      tx,
      'operators.proposal.made',
      { ...who, details: { proposal: id, operation, target, request: hash.toString('hex') } },
      now,
    )
  return made
}

/** What was asked for, as it was. */
export const requestOf = (vault: Vault, { id, request }: Pick<ProposalRow, 'id' | 'request'>): string =>
  vault.open(request, contextOf(id)).toString()

/** Settles a proposal, once. */
export async function settle(
  tx: Tx,
  who: Acting,
  proposal: ProposalRow,
  { by, outcome }: { by: AccountId; outcome: NonNullable<ProposalRow['outcome']> },
  now: Date,
): Promise<Outcome<'proposal-over'>> {
  if (!(await settleProposal(tx, proposal.id, { by, outcome }, now))) return refused('proposal-over')
  const { id, operation, target, proposed_by: proposedBy } = proposal
  const request = proposal.request_hash.toString('hex')
  const details = { proposal: id, operation, target, outcome, proposedBy, request }
  await append(tx, 'operators.proposal.settled', { ...who, details }, now)
  return { ok: true }
}
