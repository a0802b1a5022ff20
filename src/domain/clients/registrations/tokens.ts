import { randomUUID } from 'node:crypto'
import { append, type Acting } from '../../audit/index.ts'
import { hours, later } from '../../../platform/clock.ts'
import { randomToken, sha256 } from '../../../platform/crypto/random.ts'
import type { Tx } from '../../../platform/db/database.ts'
import {
  anyMembers,
  anything,
  form,
  listOf,
  members,
  oneOf,
  orNull,
  text,
  told,
  whole,
  type Fault,
  type Of,
} from '../../../platform/schema/index.ts'
import { refused, type Outcome } from '../../../policy/vocabulary.ts'
import { settingNames } from '../settings.ts'
import { origin } from '../uris.ts'
import { deleteToken, insertToken, type RegistrationToken } from './store.ts'

/** What lets a program register clients, as an operator says it. */
export const registrationTokenSchema = members({
  name: told(text({ most: 100 }), 'whose it is, for the list'),
  grants: told(
    listOf(oneOf(['authorization_code', 'refresh_token', 'client_credentials']), 'grants').default([
      'authorization_code',
      'refresh_token',
    ]),
    'the grants that such clients may ask for',
  ),
  scopes: told(
    listOf(form('a scope', /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/), 'scopes').default([
      'openid',
      'profile',
      'email',
    ]),
    'the scopes that they may ask for',
  ),
  origins: told(
    orNull(listOf(origin(), 'origins, as https://portal.example', { least: 1 })).default(null),
    'where people may be sent: null: anywhere',
  ),
  settings: told(
    anyMembers(anything(), 'an object').default({ sluis_consent: 'ask', sluis_shown_to: 'nobody' }),
    'ours of each client’s settings: no program changes them',
  ),
  uses: told(whole(1, 1000).default(1), 'how many clients may be registered by it'),
  hours: told(whole(1, 24 * 30).default(24), 'how long it can be used, in hours'),
})

export type NewRegistrationToken = Of<typeof registrationTokenSchema>

/** Makes a token by which a program registers clients. It is shown here, once: what is kept is a hash. */
export async function createRegistrationToken(
  tx: Tx,
  who: Acting,
  { name, grants, scopes, origins, settings, uses, hours: lives }: NewRegistrationToken,
  now: Date,
): Promise<
  | { readonly ok: true; readonly token: string; readonly row: RegistrationToken }
  | { readonly ok: false; readonly reason: 'settings-wrong'; readonly faults: readonly Fault[] }
> {
  const faults = Object.keys(settings)
    .filter((each) => !settingNames.includes(each) || each === 'sluis_key')
    .map((each) => ({ path: ['settings', each], says: 'is no setting of ours that many clients can have' }))
  if (faults.length > 0) return { ok: false, reason: 'settings-wrong', faults }
  const token = randomToken(256)
  const row: RegistrationToken = {
    ...{ id: randomUUID(), name, hash: sha256(token), grants, scopes, origins },
    settings,
    uses_left: uses,
    created_at: now,
    expires_at: later(now, hours(lives)),
  }
  await insertToken(tx, row)
  await append(tx, 'clients.registration-token.created', { ...who, details: { token: row.id, uses } }, now)
  return { ok: true, token, row }
}

/** Ends a token; clients that were registered by it stay. */
export async function deleteRegistrationToken(
  tx: Tx,
  who: Acting,
  id: string,
  now: Date,
): Promise<Outcome<'token-unknown'>> {
  if (!(await deleteToken(tx, id))) return refused('token-unknown')
  await append(tx, 'clients.registration-token.deleted', { ...who, details: { token: id } }, now)
  return { ok: true }
}
