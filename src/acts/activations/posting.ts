import {
  activationPostal,
  legsOf,
  writeLeg,
  aboutOf,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { lettersById, orderLetter } from '../../domain/letters/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { LETTER_TRIES } from '../../policy/letters.ts'
import { refused, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { aboutActivation, accountOf } from './about.ts'
import type { ActivationActsDeps } from './contract.ts'

export type PostedCode = Outcome<'visit-over' | 'postal-gone' | 'letter-rests'> & {
  /** Seconds. */
  readonly retryAfter?: number
}

/** Only the code of this letter has this MAC: it is no use anywhere else, and an older one’s is none. */
export const boundToLetter = (activation: string, letter: string, code: string): string =>
  `${activation}/letter/${letter}/${code}`

/**
 * Has a code posted to the address that an activation was given, in the place of the code before, with its tries anew; as far
 * as limits let it.
 */
export async function postCode(
  tx: Tx,
  { vault, installation }: Pick<ActivationActsDeps, 'vault' | 'installation'>,
  {
    row,
    who,
    mayWait,
    organisation,
  }: {
    readonly row: ActivationRow
    readonly who: Acting
    /** Whether it may wait for its turn: where somebody has it sent who is not to know of other letters. */
    readonly mayWait: boolean
    /** Otherwise the one that it is for. */
    readonly organisation?: { readonly id: OrganisationId; readonly name: string }
  },
  now: Date,
): Promise<PostedCode> {
  const leg = (await legsOf(tx, [row.id])).find(({ channel }) => channel === 'letter')
  if (!leg) return refused('visit-over')
  const before =
    leg.message_id === null ? undefined : (await lettersById(tx, [leg.message_id])).get(leg.message_id)
  // whoever waits for it can only have it sent to where it came back from
  if (before?.state === 'returned') return refused('postal-gone')
  const address = activationPostal(vault, row)
  if (!address) return refused('postal-gone')
  const [about, account] = [await aboutActivation(tx, row), await accountOf(tx, row)]
  const own =
    row.organisation_id === null ? undefined : { id: row.organisation_id, name: about.organisation ?? '' }
  const ordered = await orderLetter(
    tx,
    { vault, rules: installation.letters.rules },
    who,
    {
      ...{ kind: row.purpose, address, locale: row.locale, activation: row.id, mayWait },
      // who has no account yet is known by where they are mailed
      person: account?.id ?? `mail/${row.email_lookup}`,
      ...{ accountId: account?.id, organisation: organisation ?? own, sender: about.sender },
      portal: row.client_id ?? undefined,
      ...{ notBefore: row.opens_at ?? undefined, notAfter: row.closes_at },
    },
    now,
  )
  if (!ordered.ok) return ordered
  const { letter, code } = ordered
  await writeLeg(tx, {
    ...{ activation_id: row.id, channel: 'letter', message_id: letter.id, tries: LETTER_TRIES },
    secret: vault.mac('activation-code', boundToLetter(row.id, letter.id, code)),
    ...{ sent_at: letter.post_after, expires_at: letter.works_until },
  })
  const details = { activation: row.id, channel: 'letter' }
  await append(tx, 'activations.code.sent', { ...who, ...aboutOf(row), details }, now)
  return { ok: true }
}
