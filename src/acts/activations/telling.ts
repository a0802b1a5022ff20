import { addressChangesOf, phoneOf, type Account } from '../../domain/accounts/index.ts'
import type { ActivationRow } from '../../domain/activations/index.ts'
import { mayText, provenNumbers } from '../../domain/factors/sms/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ActivationActsDeps } from './contract.ts'
import { stopLink } from './sending.ts'

type Deps = Pick<ActivationActsDeps, 'vault' | 'outbox' | 'log' | 'installation'>

/** Where mail of an account went before, as far as that is kept; and the numbers that are known of it. */
async function channelsOf(tx: Tx, { vault }: Pick<Deps, 'vault'>, account: Account) {
  const changes = await addressChangesOf(tx, account.id)
  const before = changes.flatMap(({ old_value: old, effective_at: at }) => (at && old !== null ? [old] : []))
  const own = phoneOf(vault, account)
  const proven = (await provenNumbers(tx, vault, account.id)).map(({ number }) => number)
  return {
    addresses: [...new Set(before)].filter((address) => address !== account.email),
    numbers: [...new Set([...(own === undefined ? [] : [own]), ...proven])],
  }
}

/**
 * Tells whoever reads anything that reaches somebody that a way back into their account was begun, and lets them stop it; or
 * that it was used. Their own address is mailed the link of what was begun: its page lets them stop it.
 */
export async function tellChannels(
  tx: Tx,
  deps: Deps,
  of: { readonly account: Account; readonly row: ActivationRow; readonly what: 'begun' | 'used' },
  now: Date,
): Promise<void> {
  const { account, row, what } = of
  const { addresses, numbers } = await channelsOf(tx, deps, account)
  const { outbox, installation, vault, log } = deps
  if (what === 'used') await outbox.write(tx, 'activation/recovered', owner(account), {}, now)
  for (const to of addresses) {
    // whoever reads it now may be somebody else: they are told no name
    const stranger = { to, locale: account.locale, accountId: account.id }
    if (what === 'used') await outbox.write(tx, 'activation/recovered', stranger, {}, now)
    else {
      const model = { stop: await stopLink(tx, installation, row, now) }
      await outbox.write(tx, 'activation/recovery-begun', stranger, model, now)
    }
  }
  for (const number of numbers) {
    // what costs no more than a code may, and where the budget is spent, mail alone tells it
    const may = await mayText(
      tx,
      { vault, log, limits: installation.texts.limits },
      { number, isProven: true },
      now,
    )
    if (!may.ok) continue
    await may.note()
    const to = { to: number, locale: account.locale, accountId: account.id }
    await outbox.write(tx, 'activation/recovery-text', to, { what, brand: installation.brandName }, now)
  }
}
