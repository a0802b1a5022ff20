import { Provider, type AdapterPayload } from 'oidc-provider'
import { lockIfStanding } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { lockUnlessEnded, sessionKeyOf } from '../../domain/sessions/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { writeArtefact, type Artefact } from './artefact-store.ts'
import { eraOf } from './judgement.ts'
import { accountCalled } from './person.ts'
import { whereFrom } from './where-from.ts'

type Writer = (db: Db, row: Artefact, payload: AdapterPayload, now: Date) => Promise<boolean>

/** What first ties a grant to somebody's sign-in needs more: from then on the grant says whether it lives. */
export function writerOf(kind: string, payload: AdapterPayload): Writer {
  if (kind !== 'AuthorizationCode' && kind !== 'DeviceCode') return writeSimply
  if (payload.accountId !== undefined) return writeForAccount
  return payload.error === undefined ? writeSimply : writeRefusedDevice
}

const writeSimply: Writer = (db, row) => writeArtefact(db, row)

/**
 * Written only while the account stands, nothing of it was ended since its evidence, and its session lives, all
 * held until the code is there: whoever ends them at this moment waits for us and finds the code, or was first.
 */
async function writeForAccount(db: Db, row: Artefact, payload: AdapterPayload, now: Date): Promise<boolean> {
  const account = await accountCalled(db, payload.accountId ?? '')
  const era = eraOf(Provider.ctx)
  if (!account || era === undefined) return false
  return db.transaction().execute(async (tx) => {
    if (!(await lockIfStanding(tx, account.id, era))) return false
    if (payload.sessionUid !== undefined && !(await lockUnlessEnded(tx, sessionKeyOf(payload.sessionUid))))
      return false
    if (!(await writeArtefact(tx, row))) return false
    if (row.kind === 'DeviceCode') {
      const clientId = payload.clientId ?? ''
      await append(
        tx,
        'oidc.device.connected',
        { by: { account: account.id }, accountId: account.id, clientId },
        now,
      )
    }
    return true
  })
}

/**
 * A device code that was refused because the person who typed it does not know the device. Nobody has signed in, so
 * nobody is named.
 */
async function writeRefusedDevice(
  db: Db,
  row: Artefact,
  _payload: AdapterPayload,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await writeArtefact(tx, row))) return false
    const clientId = row.client_id ?? ''
    await append(tx, 'oidc.device.refused', { by: 'nobody', clientId, seenFrom: whereFrom() }, now)
    return true
  })
}
