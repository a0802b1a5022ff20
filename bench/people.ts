/** Makes many people with one password at once: `node bench/people.ts <count>`, in the Sluis that the environment names. */
import { openOutbox } from '../src/joined.ts'
import { createAccount } from '../src/domain/accounts/index.ts'
import { settings } from '../src/doors/cli/run.ts'
import { setFirstPassword } from '../src/domain/factors/password/index.ts'
import { passwordSettings } from '../src/joined.ts'
import { enrolKnownSecret } from '../src/domain/factors/totp/index.ts'
import { openHouse } from '../src/house.ts'
import { createLog } from '../src/platform/log.ts'
import { PASSWORD, SECRET } from './sluis.ts'

const own = settings()
const house = await openHouse({
  ...own,
  openOutbox: openOutbox(own.config),
  log: createLog('silent'),
  supervised: false,
})
const hash = await house.hasher.hash(PASSWORD)
for (let i = 0; i < Number(process.argv[2]); i++) {
  await house.db.transaction().execute(async (tx) => {
    const now = house.clock()
    const account = await createAccount(
      tx,
      { by: { job: 'bench' } },
      house.vault,
      { email: `person${i}@example.test`, name: 'Bench', locale: 'en', activated: true },
      now,
    )
    if (!account.ok) throw new Error(account.reason)
    await setFirstPassword(tx, passwordSettings(house), { accountId: account.id, hash, setBy: 'owner' }, now)
    await enrolKnownSecret(tx, house.vault, account.id, SECRET, now)
  })
}
await house.close()
