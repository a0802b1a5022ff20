import { randomUUID } from 'node:crypto'
import type { Account } from '../../domain/accounts/index.ts'
import type { ActivationRow, NewActivation } from '../../domain/activations/index.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import type { Purpose } from '../../policy/activation/index.ts'
import type { ActivationActsDeps } from './contract.ts'
import { sealWays, type Ways } from './ways.ts'

/** An activation of one account alone, that gives nothing in an organisation: as it is kept, until a clock looks at it. */
export function rowFor(
  account: Account,
  of: Partial<Pick<ActivationRow, 'client_id' | 'sender_id' | 'membership_id'>> & {
    readonly purpose: Exclude<Purpose, 'invitation'>
    readonly ways: Ways
    readonly begunBy: string
    readonly closesAt: Date
    readonly vault: ActivationActsDeps['vault']
  },
  now: Date,
): NewActivation {
  const [id, email] = [randomUUID(), account.email ?? '']
  return {
    ...{
      id,
      purpose: of.purpose,
      account_id: account.id,
      legs: of.ways.legs,
      client_id: of.client_id ?? null,
    },
    ...{ email, email_lookup: lookupOf(email), name: account.name, locale: account.locale },
    ...sealWays(of, id, of.ways),
    ...{ organisation_id: null, role: null, powers: [], user_name: null, number_ids: null, branch_ids: null },
    ...{ mandate_level: null, valid_from: null, valid_until: null, external_key: null },
    ...{ begun_by: of.begunBy, sender_id: of.sender_id ?? null, sender_membership_id: null },
    ...{ membership_id: of.membership_id ?? null, created_at: now },
    ...{ closes_at: of.closesAt, opens_at: null, look_at: of.closesAt },
  }
}
