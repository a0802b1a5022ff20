import {
  asChanged,
  asRegistered,
  changeRegistration,
  clientById,
  createRegistrationToken,
  deleteClient,
  deleteRegistrationToken,
  registerClient,
  registrationOf,
  tokenOfHash,
  toJudge,
  toKeep,
  type ClientMetadata,
  type ClientValidator,
  type FetchFile,
  type NewRegistrationToken,
  type Registered,
} from '../../domain/clients/index.ts'
import { rolesOf } from '../../domain/operators/index.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import type { Db } from '../../platform/db/database.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { registrationPace } from '../../policy/paces.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import { judging, picturesOf } from './prepare.ts'

const programs = { nobody: 'a portal has developers, and no mailbox' }

/** What a program shows and says. */
interface Asked {
  readonly token: string
  readonly said: ClientMetadata
}

type Refused =
  | typeof privileged
  | Extract<Registered, { ok: false }>
  | {
      readonly ok: false
      readonly reason: 'too-many'
      readonly retryAfter: number
      readonly faults: readonly []
    }

const privileged = { ok: false, reason: 'privileged', faults: [] } as const
const unknown = { ok: false, reason: 'token-unknown', faults: [] } as const

/** Counts a registration by a token. */
async function counted(db: Db, hash: Buffer, now: Date): Promise<Refused | undefined> {
  const counter = { dimension: 'clients.registration', subject: hash.toString('hex'), pace: registrationPace }
  const may = await reserveTry(db, [counter], now)
  return may.ok ? undefined : { ok: false, reason: 'too-many', retryAfter: may.retryAfter, faults: [] }
}

/** What programs do to clients of their own, by the protocol (RFC 7591, RFC 7592); and who lets them. */
export const createRegistrationActs = ({
  validate,
  fetchFile,
}: {
  readonly validate: ClientValidator
  readonly fetchFile: FetchFile
}) => ({
  createToken: act({
    name: 'registrations.create-token',
    tells: programs,
    async prepare(_db: Db, _target: undefined, input: NewRegistrationToken) {
      const probe = { redirect_uris: ['https://to-be-checked.example/'], scope: input.scopes.join(' ') }
      const faults = await validate(toJudge(toKeep({ ...probe, ...input.settings })))
      return { input, faults: faults.map((each) => ({ ...each, path: ['settings', ...each.path] })) }
    },
    run: async (tx, who, _target, { input, faults }, now) =>
      faults.length > 0
        ? ({ ok: false, reason: 'settings-wrong', faults } as const)
        : createRegistrationToken(tx, who, input, now),
  }),

  deleteToken: act({
    name: 'registrations.delete-token',
    tells: programs,
    run: (tx, who, id: string, _input: undefined, now) => deleteRegistrationToken(tx, who, id, now),
  }),

  register: act({
    name: 'registrations.register',
    tells: programs,
    async prepare(db: Db, _target: undefined, { token, said }: Asked, now) {
      const hash = sha256(token)
      const found = await tokenOfHash(db, hash, now)
      if (!found) return unknown
      const stopped = await counted(db, hash, now)
      if (stopped) return stopped
      const judged = judging(validate)
      const seen = { metadata: toKeep(asRegistered(said, found)), before: undefined }
      return { ok: true, hash, said, judged, ...(await picturesOf(fetchFile, judged, seen)) } as const
    },
    async run(tx, who, _target, asked, now): Promise<Registered | Refused> {
      if (!asked.ok) return asked
      const { judged, faults, ...more } = asked
      if (faults.length > 0) return { ok: false, reason: 'metadata-invalid', faults }
      const registered = await registerClient(tx, who, judged, more, now)
      // what is refused has used nothing up
      return registered.ok ? registered : undoing<Registered>(registered)
    },
  }),

  change: act({
    name: 'registrations.change',
    tells: programs,
    async prepare(db: Db, clientId: string, { token, said }: Asked, now) {
      const hash = sha256(token)
      const registration = await registrationOf(db, { clientId, hash })
      const before = registration && (await clientById(db, clientId, now))
      if (!before) return unknown
      const stopped = await counted(db, hash, now)
      if (stopped) return stopped
      const judged = judging(validate)
      const metadata = toKeep(asChanged(said, before.metadata, registration), before.metadata)
      const pictures = await picturesOf(fetchFile, judged, { metadata, before })
      return { ok: true, hash, said, judged, ...pictures } as const
    },
    async run(tx, who, clientId, asked, now): Promise<Registered | Refused> {
      if (!asked.ok) return asked
      const { judged, faults, ...more } = asked
      if (faults.length > 0) return { ok: false, reason: 'metadata-invalid', faults }
      if ((await rolesOf(tx, { client: clientId })).length > 0) return privileged
      return changeRegistration(tx, who, judged, { clientId, ...more }, now)
    },
  }),

  unregister: act({
    name: 'registrations.unregister',
    tells: programs,
    async run(
      tx,
      who,
      clientId: string,
      { token }: { token: string },
      now,
    ): Promise<Outcome<'token-unknown' | 'managed-by-files' | 'privileged'>> {
      if (!(await registrationOf(tx, { clientId, hash: sha256(token) }))) return refused('token-unknown')
      if ((await rolesOf(tx, { client: clientId })).length > 0) return refused('privileged')
      const gone = await deleteClient(tx, who, { clientId }, now)
      if (gone.ok) return gone
      return refused(gone.reason === 'managed-by-files' ? gone.reason : 'token-unknown')
    },
  }),
})
