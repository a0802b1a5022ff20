import { randomUUID } from 'node:crypto'
import { days, later } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { randomChecked } from '../../platform/text/crockford.ts'
import { letterBox, type Recipient } from '../../platform/text/postal-address.ts'
import { isSeemly } from '../../platform/text/seemly.ts'
import {
  LETTER_CODE_LENGTH,
  LETTER_REFERENCE_LENGTH,
  mayPostAt,
  LEAVES_DAYS,
  WITHIN_DAYS,
} from '../../policy/letters.ts'
import { refused, type AccountId, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import type { LetterKind } from '../../../views/letters/letter.ts'
import { append, nameOfActor, type Acting } from '../audit/index.ts'
import { sealLetter } from './content.ts'
import type { LetterRow } from './rows.ts'
import { insertLetter, postedLately, withdrawLettersOf } from './store.ts'

/** How letters go out here. */
export interface LetterRules {
  /** Days that a code works. */
  readonly days: number
  /** Letters to one letter box in thirty days. */
  readonly perBox: number
}

export interface LetterOrder {
  readonly kind: LetterKind
  readonly address: Recipient
  readonly locale: Locale
  /** What makes two of them one person: their account, or the address that they are mailed at. */
  readonly person: string
  readonly activation?: string | undefined
  readonly accountId?: AccountId | undefined
  readonly organisation?: { readonly id: OrganisationId; readonly name: string } | undefined
  readonly sender?: string | undefined
  /** The client id of the portal that it is for: it is on that portal's paper. */
  readonly portal?: string | undefined
  /** It is of no use after this. */
  readonly notAfter?: Date | undefined
  /** It is posted no sooner than this, whoever waits for it. */
  readonly notBefore?: Date | undefined
  /** Whether it may wait for its turn: where somebody has it sent who is not to know of others. */
  readonly mayWait: boolean
}

export type Ordered = Outcome<'letter-rests', { readonly letter: LetterRow; readonly code: string }> & {
  /** Seconds. */ readonly retryAfter?: number
}

const seemly = (length: number): string => {
  for (;;) {
    const drawn = randomChecked(length)
    if (isSeemly(drawn)) return drawn
  }
}

/**
 * Orders a letter with a code, in the place of those that the same activation has sent before: it is printed with the next
 * run. As many go to one person and to one letter box as `policy/letters` says.
 *
 * @returns the code, of which the caller keeps a keyed hash: it stands in the sealed letter alone
 */
export async function orderLetter(
  tx: Tx,
  { vault, rules }: { readonly vault: Vault; readonly rules: LetterRules },
  who: Acting,
  order: LetterOrder,
  now: Date,
): Promise<Ordered> {
  const { address, activation, organisation } = order
  const [person, box] = [order.person, letterBox(address)]
  const to = { person: vault.macs('letter-person', person), box: vault.macs('letter-box', box) }
  const lately = await postedLately(tx, to, now)
  // the operator has one sent with each run
  const from = order.notBefore && order.notBefore > now ? order.notBefore : now
  const postAfter = order.kind === 'control' ? now : mayPostAt({ ...lately, perBox: rules.perBox }, from)
  const waits = postAfter.getTime() - from.getTime()
  const left = order.notAfter ? order.notAfter.getTime() - from.getTime() : days(WITHIN_DAYS)
  if (waits > (order.mayWait ? left - days(LEAVES_DAYS) : 0))
    return { ...refused('letter-rests'), retryAfter: Math.ceil(waits / 1000) }
  const worksUntil = later(postAfter, days(rules.days))
  const [id, code] = [randomUUID(), seemly(LETTER_CODE_LENGTH)]
  const { sender, portal } = order
  if (activation !== undefined) await withdrawLettersOf(tx, activation, now)
  const letter = await insertLetter(tx, {
    ...{
      id,
      reference: seemly(LETTER_REFERENCE_LENGTH),
      kind: order.kind,
      activation_id: activation ?? null,
    },
    ...{ account_id: order.accountId ?? null, organisation_id: organisation?.id ?? null },
    person: vault.mac('letter-person', person),
    box: vault.mac('letter-box', box),
    ...{ country: address.country, locale: order.locale },
    content: sealLetter(vault, id, { address, code, sender, organisation: organisation?.name, portal }),
    ...{ asked_by: nameOfActor(who.by), asked_at: now, post_after: postAfter },
    not_before: order.notBefore ?? null,
    works_until: order.notAfter && order.notAfter < worksUntil ? order.notAfter : worksUntil,
  })
  const about = { accountId: order.accountId, organisationId: organisation?.id }
  const details = { letter: letter.reference, kind: order.kind }
  await append(tx, 'letters.letter.ordered', { ...who, ...about, details }, now)
  return { ok: true, letter, code }
}
