/** A process of its own that goes on with a list: for a test that kills it. `node one-worker.ts <database> <issuer> <list>` */
import { createApp } from '../../src/app.ts'
import { decideConfig } from '../../src/config/config.ts'
import { openHouse } from '../../src/house.ts'
import { openOutbox } from '../../src/joined.ts'
import { goOnWith } from '../../src/journeys/inviting/work.ts'
import { createLog } from '../../src/platform/log.ts'
import { testKeys } from '../harness/keys.ts'
import { machine } from '../harness/machine.ts'

const [, , url = '', issuer = '', list = ''] = process.argv
const decided = decideConfig(
  {
    ...{ NODE_ENV: 'test', DEMO: 'off', ISSUER: issuer, DATABASE_POOL: '4', ARGON2_MEMORY_KIB: '19456' },
    ...{ DATABASE_URL: url.replace(/^postgres(ql)?:/, 'postgres:'), ARGON2_ITERATIONS: '2' },
  },
  { ...machine, files: {} },
)
if (!decided.ok) throw new Error(JSON.stringify(decided.faults))
const house = await openHouse({
  ...{ config: decided.config, openOutbox: openOutbox(decided.config), keys: testKeys },
  ...{ log: createLog('silent'), supervised: false },
})
const { reach } = await createApp(house)
process.stdout.write('ready\n')
await goOnWith(reach.inviting, list)
process.stdout.write('done\n')
process.exit(0)
