import { addressesBefore, type Account } from '../../domain/accounts/index.ts'
import type { ActivationRow } from '../../domain/activations/index.ts'
import { mayText } from '../../domain/factors/sms/index.ts'
import { owner } from '../../domain/outbox/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { codeOf } from '../../policy/activation/index.ts'
import type { ActivationActsDeps } from './contract.ts'
import { numbersOf } from './known-number.ts'
import { stopLink } from './sending.ts'

type Deps = Pick<ActivationActsDeps, 'vault' | 'outbox' | 'log' | 'installation'>

/**
 * Tells whoever reads anything that reaches somebody that a way back into their account was begun, and lets them stop it; or
 * that it was used. Their own address is mailed the link of what was begun, and beside it the one that stops it.
 */
export async function tellChannels(
  tx: Tx,
  deps: Deps,
  of: { readonly account: Account; readonly row: ActivationRow; readonly what: 'begun' | 'used' },
  now: Date,
): Promise<void> {
  const { account, row, what } = of
  const { outbox, installation, vault, log } = deps
  if (what === 'used') await outbox.write(tx, 'activation/recovered', owner(account), {}, now)
  const addresses = new Set(await addressesBefore(tx, account.id))
  addresses.delete(account.email ?? '')
  for (const to of addresses) {
    // whoever reads it now may be somebody else: they are told no name
    const stranger = { to, locale: account.locale, accountId: account.id }
    if (what === 'used') await outbox.write(tx, 'activation/recovered', stranger, {}, now)
    else {
      const model = { stop: await stopLink(tx, installation, row, now), code: codeOf(row.legs) ?? 'text' }
      await outbox.write(tx, 'activation/recovery-begun', stranger, model, now)
    }
  }
  for (const { number, isProven } of await numbersOf(tx, deps, account)) {
    // how often it is begun is counted: what tells of it takes no code from its owner, and waits for none; it keeps to the budgets
    const may = await mayText(
      tx,
      { vault, log, limits: installation.texts.limits },
      { number, isProven },
      now,
    )
    if (!may.ok && may.reason !== 'number-rests') continue
    const to = { to: number, locale: account.locale, accountId: account.id }
    await outbox.write(tx, 'activation/recovery-text', to, { what, brand: installation.brandName }, now)
  }
}
