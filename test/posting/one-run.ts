/** A process of its own that hands letters over, as little as does: for a test that kills it. `node one-run.ts <database> <folder>` */
import { runLetters } from '../../src/journeys/posting/run.ts'
import { createVault } from '../../src/platform/crypto/vault.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { folderReceiver } from '../../src/platform/handing/folder.ts'
import { createLog } from '../../src/platform/log.ts'
import { testKeys } from '../harness/keys.ts'

const [, , url = '', folder = ''] = process.argv
const log = createLog('silent')
const db = connect(url, { max: 2, log })
const done = await runLetters(
  {
    ...{ db, log, vault: createVault(testKeys), clock: () => new Date(), receiver: folderReceiver(folder) },
    stationery: {
      ...{
        name: 'Sluis',
        letterheadOf: () =>
          Promise.resolve({ name: 'Sluis', colour: '#0a5672', logo: undefined, help: { hours: [] } }),
        issuer: new URL('https://id.example'),
      },
      ...{ timeZone: 'Europe/Amsterdam', country: 'NL', sender: '' },
      window: { left: 20, top: 45, width: 90, height: 45 },
    },
    ...{ rules: { days: 21, perBox: 4 }, control: undefined, price: undefined },
    alert: () => Promise.resolve(),
  },
  { by: { job: 'letters-run' } },
)
process.stdout.write(`${JSON.stringify(done)}\n`)
await db.destroy()
