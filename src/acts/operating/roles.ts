import { lockAccount } from '../../domain/accounts/index.ts'
import { lockClients } from '../../domain/clients/index.ts'
import {
  grantRole,
  proposalById,
  propose,
  settle,
  withdrawRole,
  type NewRole,
  type Proposed,
  type ProposalRow,
  type RoleRow,
} from '../../domain/operators/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { proposalPace } from '../../policy/paces.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'

const theirs = { nobody: 'those who look after an installation see it in the account’s own record' }

/** Gives somebody a role: to a person whose account stands, or to a program that is registered. */
export const grantRoleTo = act({
  name: 'roles.grant',
  tells: theirs,
  async run(
    tx,
    who,
    _target: undefined,
    input: NewRole,
    now,
  ): Promise<
    Outcome<
      'account-unknown' | 'client-unknown' | 'role-held' | 'clients-wrong',
      { readonly role: RoleRow }
    > & { readonly client?: string }
  > {
    const { holder, clients } = input
    if ('account' in holder && (await lockAccount(tx, holder.account))?.standing !== 'active')
      return refused('account-unknown')
    const named = [...('client' in holder ? [holder.client] : []), ...clients]
    const there = await lockClients(tx, named)
    const missing = named.find((client) => !there.includes(client))
    if (missing !== undefined) return { ...refused('client-unknown'), client: missing }
    return grantRole(tx, who, input, now)
  },
})

export const withdrawRoleOf = act({
  name: 'roles.withdraw',
  tells: theirs,
  run: (tx, who, id: string, _input: undefined, now) => withdrawRole(tx, who, id, now),
})

export const createProposalActs = ({ vault }: { readonly vault: Vault }) => ({
  /** Asks for what a second person must agree to. */
  propose: act({
    name: 'proposals.make',
    tells: theirs,
    async prepare(db: Db, _target: undefined, proposed: Proposed, now) {
      const counter = { dimension: 'operators.proposal', subject: proposed.by, pace: proposalPace }
      const may = await reserveTry(db, [counter], now)
      return { proposed, retryAfter: may.ok ? undefined : may.retryAfter }
    },
    run: async (
      tx,
      who,
      _target,
      { proposed, retryAfter },
      now,
    ): Promise<ProposalRow | { readonly ok: false; readonly retryAfter: number }> =>
      retryAfter === undefined ? propose(tx, vault, who, proposed, now) : { ok: false, retryAfter },
  }),

  /** Declines what another has asked for, or withdraws what one has asked for oneself. */
  decline: act({
    name: 'proposals.decline',
    tells: theirs,
    async run(
      tx,
      who,
      id: string,
      { by }: { by: AccountId },
      now,
    ): Promise<Outcome<'proposal-unknown' | 'proposal-over'>> {
      const proposal = await proposalById(tx, id)
      if (!proposal) return refused('proposal-unknown')
      const outcome = proposal.proposed_by === by ? 'withdrawn' : 'declined'
      return settle(tx, who, proposal, { by, outcome }, now)
    },
  }),
})
