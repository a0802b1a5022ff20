import { append, type Acting } from '../../audit/index.ts'
import { randomToken, sha256 } from '../../../platform/crypto/random.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Fault } from '../../../platform/schema/index.ts'
import { createClient, type ClientValidator } from '../create.ts'
import { toJudge, toKeep } from '../decided.ts'
import type { Fetched } from '../pictures.ts'
import { settingNames } from '../settings.ts'
import { lockClient, type ClientMetadata } from '../store.ts'
import { updateClient } from '../update.ts'
import { beyond, saidByProgram } from './allowed.ts'
import { insertRegistration, registrationOf, takeUse, type Allowed, type RegistrationToken } from './store.ts'

export type Registered =
  | {
      readonly ok: true
      readonly clientId: string
      readonly clientSecret: string | undefined
      /** What it changes its registration by (RFC 7592 §1.3): shown here, once. */
      readonly accessToken: string | undefined
      readonly metadata: ClientMetadata
      readonly issuedAt: Date
    }
  | {
      readonly ok: false
      readonly reason: 'token-unknown' | 'metadata-invalid' | 'managed-by-files'
      readonly faults: readonly Fault[]
    }

/** A registration by a program: what it says, and ours from its token. */
export const asRegistered = (
  said: ClientMetadata,
  token: Pick<RegistrationToken, 'settings' | keyof Allowed>,
): ClientMetadata => ({ ...saidByProgram(said, token), ...token.settings })

interface Asked {
  /** Of the token that was shown. */
  readonly hash: Buffer
  /** What the program says, unread. */
  readonly said: ClientMetadata
  readonly fetched: Fetched
}

/** Registers a client by the protocol (RFC 7591 §3), and takes one use of the token. */
export async function registerClient(
  tx: Tx,
  who: Acting,
  validate: ClientValidator,
  { hash, said, fetched }: Asked,
  now: Date,
): Promise<Registered> {
  const token = await takeUse(tx, hash, now)
  if (!token) return { ok: false, reason: 'token-unknown', faults: [] }
  const wanted = asRegistered(said, token)
  const faults = beyond(wanted, token)
  if (faults.length > 0)
    return {
      ok: false,
      reason: 'metadata-invalid',
      faults: [...faults, ...(await validate(toJudge(toKeep(wanted))))],
    }
  const made = await createClient(tx, who, validate, wanted, { fetched }, now)
  if (!made.ok) return { ok: false, reason: 'metadata-invalid', faults: made.faults }
  const { clientId, clientSecret, metadata } = made
  const accessToken = randomToken(256)
  const { grants, scopes, origins } = token
  await insertRegistration(tx, {
    ...{ client_id: clientId, token_hash: sha256(accessToken), registered_at: now },
    ...{ grants, scopes, origins },
  })
  await append(tx, 'clients.client.registered', { ...who, clientId, details: { token: token.id } }, now)
  return { ok: true, clientId, clientSecret, accessToken, metadata, issuedAt: now }
}

/** What a client is registered with once its program has said it anew: ours stay as they are. */
export function asChanged(said: ClientMetadata, now: ClientMetadata, allowed: Allowed): ClientMetadata {
  const ours = settingNames.flatMap((name) => (now[name] === undefined ? [] : [[name, now[name]]]))
  return { ...saidByProgram(said, allowed), ...Object.fromEntries(ours) }
}

/** Replaces the standard's own of a registration, by its program (RFC 7592 §2.2). */
export async function changeRegistration(
  tx: Tx,
  who: Acting,
  validate: ClientValidator,
  { clientId, hash, said, fetched }: Asked & { readonly clientId: string },
  now: Date,
): Promise<Registered> {
  const registration = await registrationOf(tx, { clientId, hash })
  const client = registration && (await lockClient(tx, clientId))
  if (!client) return { ok: false, reason: 'token-unknown', faults: [] }
  const wanted = asChanged(said, client.metadata, registration)
  const faults = beyond(wanted, registration)
  if (faults.length > 0) return { ok: false, reason: 'metadata-invalid', faults }
  const updated = await updateClient(tx, who, validate, clientId, { metadata: wanted, fetched }, now)
  if (!updated.ok) {
    const reason = updated.reason === 'managed-by-files' ? updated.reason : 'metadata-invalid'
    return { ok: false, reason, faults: updated.faults }
  }
  const { metadata, clientSecret } = updated
  return {
    ok: true,
    clientId,
    clientSecret,
    accessToken: undefined,
    metadata,
    issuedAt: registration.registered_at,
  }
}
