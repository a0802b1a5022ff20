import { createAccount } from '../../src/domain/accounts/index.ts'
import { setFirstPassword } from '../../src/domain/factors/password/index.ts'
import { passwordSettings } from '../../src/joined.ts'
import { enrolKnownSecret } from '../../src/domain/factors/totp/index.ts'
import { generateSync } from 'otplib'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import type { Locale } from '../../src/platform/render/locale.ts'
import type { World } from './world.ts'
import { tester } from './acting.ts'

export const PASSWORD = 'Correct horse battery 9'
export const TOTP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

export interface TestPerson {
  readonly id: AccountId
  readonly email: string
}

export interface PersonOptions {
  readonly surname?: string
  readonly email?: string
  readonly name?: string
  readonly totp?: boolean
  readonly activated?: boolean
  readonly locale?: Locale
  readonly phone?: string
  readonly password?: string
  readonly passwordSetAt?: Date
}

let counter = 0

/** What a password comes to: most people of a world have the same one, and a hash takes longer than all the rest. */
const hashes = new WeakMap<World['house']['hasher'], Map<string, Promise<string>>>()
function hashOf({ house: { hasher } }: Pick<World, 'house'>, password: string): Promise<string> {
  const known = hashes.get(hasher) ?? new Map<string, Promise<string>>()
  hashes.set(hasher, known)
  const hash = known.get(password) ?? hasher.hash(password.normalize('NFC'))
  known.set(password, hash)
  return hash
}

/** Somebody with a password; with `totp`, also with an authenticator app that has `TOTP_SECRET`. */
export async function createPerson(
  world: Pick<World, 'house'>,
  options: PersonOptions = {},
): Promise<TestPerson> {
  const { house } = world
  counter += 1
  const email = options.email ?? `person${counter}@example.test`
  const hash = await hashOf(world, options.password ?? PASSWORD)
  const id = await house.db.transaction().execute(async (tx) => {
    const now = house.clock()
    const input = {
      email,
      name: options.name ?? 'Petra Proef',
      givenName: 'Petra',
      familyName: options.surname ?? 'Proef',
      locale: options.locale ?? 'en',
      activated: options.activated ?? true,
      phone: options.phone,
    }
    const account = await createAccount(tx, tester, house.vault, input, now)
    if (!account.ok) throw new Error(account.reason)
    await setFirstPassword(
      tx,
      passwordSettings(house),
      { accountId: account.id, hash, setBy: 'owner' },
      options.passwordSetAt ?? now,
    )
    if (options.totp ?? true) await enrolKnownSecret(tx, house.vault, account.id, TOTP_SECRET, now)
    return account.id
  })
  return { id, email }
}

/** What the app shows now, or `steps` later. */
export const totpNow = (secret = TOTP_SECRET, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 })
