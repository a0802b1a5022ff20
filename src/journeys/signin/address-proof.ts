import { CODE_MINUTES } from './messages.ts'
import { accountById, markEmailVerified } from '../../domain/accounts/index.ts'
import { append, type SeenFrom } from '../../domain/audit/index.ts'
import { owner, type Outbox } from '../../domain/outbox/index.ts'
import { later, minutes } from '../../platform/clock.ts'
import { randomDigits } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import { codeIn } from '../../platform/text/typed.ts'
import { giveKeptBack, keepCount, reserveTry } from '../../platform/throttle/throttle.ts'
import { mailedCodePace, networkOf, networkPace } from '../../policy/paces.ts'
import { refused, type AccountId, type AttemptId, type Outcome } from '../../policy/vocabulary.ts'
import type { Frame } from '../../../views/layout.ts'
import { attemptById, tryProof, writeProof } from './store.ts'

const TRIES = 5
const DIGITS = 8
const NETWORK = 'signin.mailed-code.address'

export interface AddressProofs {
  readonly db: Db
  readonly vault: Vault
  readonly outbox: Outbox
}

interface About {
  readonly attempt: AttemptId
  readonly account: AccountId
  readonly clientId: string
  readonly seenFrom: SeenFrom
}

/** Only this attempt's code for this account has this MAC: a code is no use anywhere else. */
const bound = (about: About, code: string): string => `${about.attempt}/${about.account}/${code}`

/** Mails a code that proves the address. Asking again replaces the code, not the tries it has left. */
export async function sendAddressCode(
  proofs: AddressProofs,
  about: About,
  frame: Frame,
  portal: string,
  now: Date,
): Promise<Outcome<'too-many-tries' | 'network-limit' | 'code-spent'> & { retryAfter?: number }> {
  if ((await attemptById(proofs.db, about.attempt))?.code_tries_left === 0) return refused('code-spent')
  const reservation = await reserveTry(
    proofs.db,
    [
      { dimension: 'signin.mailed-code', subject: about.account, pace: mailedCodePace },
      { dimension: NETWORK, subject: networkOf(about.seenFrom.address), pace: networkPace },
    ],
    now,
  )
  if (!reservation.ok) {
    const { retryAfter, dimension } = reservation
    return { ...refused(dimension === NETWORK ? 'network-limit' : 'too-many-tries'), retryAfter }
  }
  const account = await accountById(proofs.db, about.account)
  // the rules ask it of nobody who has none
  if (account?.email == null) return { ok: true }
  const code = randomDigits(DIGITS)
  await proofs.db.transaction().execute(async (tx) => {
    await writeProof(tx, {
      attempt_id: about.attempt,
      account_id: about.account,
      code_mac: proofs.vault.mac('mailed-code', bound(about, code)),
      tries_left: TRIES,
      sent_at: now,
      expires_at: later(now, minutes(CODE_MINUTES)),
      era: account.era,
      sent_to: account.email,
      counted: keepCount(reservation.counted),
    })
    await proofs.outbox.write(
      tx,
      'signin/mailed-code',
      { ...owner(account, about.seenFrom), locale: frame.locale },
      { code, portal, minutes: CODE_MINUTES },
      now,
    )
    await append(
      tx,
      'signin.mailed-code.sent',
      {
        by: { account: about.account },
        accountId: about.account,
        clientId: about.clientId,
        details: { attempt: about.attempt },
        seenFrom: about.seenFrom,
      },
      now,
    )
  })
  return { ok: true }
}

/** Compares a mailed code. Five tries, whatever is sent again; right once. */
export async function checkAddressCode(
  proofs: AddressProofs,
  about: About,
  typed: string,
  now: Date,
): Promise<Outcome<'code-missing' | 'wrong-code' | 'code-expired' | 'code-spent'>> {
  const code = codeIn(typed)
  if (code === '') return refused('code-missing')
  const macs = proofs.vault.macs('mailed-code', bound(about, code))
  return proofs.db.transaction().execute(async (tx) => {
    const account = await accountById(tx, about.account)
    const tried =
      account && account.email !== null
        ? await tryProof(tx, about.attempt, { ...account, email: account.email }, macs, now)
        : { result: 'spent' as const }
    const { result } = tried
    const reason = {
      proven: undefined,
      wrong: 'wrong-code',
      expired: 'code-expired',
      spent: 'code-spent',
    } as const
    await append(
      tx,
      `signin.mailed-code.${result === 'proven' ? 'accepted' : 'refused'}`,
      {
        by: { account: about.account },
        accountId: about.account,
        clientId: about.clientId,
        details: { attempt: about.attempt, reason: reason[result] ?? 'right' },
        seenFrom: about.seenFrom,
      },
      now,
    )
    const why = reason[result]
    if (why !== undefined) return refused(why)
    await markEmailVerified(tx, about.account, now)
    await giveKeptBack(tx, tried.counted ?? null)
    return { ok: true }
  })
}
