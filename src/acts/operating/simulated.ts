import {
  accountById,
  accountBySubject,
  changeProfile,
  createAccount,
  remakeReach,
  type Account,
} from '../../domain/accounts/index.ts'
import {
  createClient,
  createResource,
  type ClientMetadata,
  type ClientValidator,
} from '../../domain/clients/index.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { isDuplicate } from '../../platform/db/connect.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { Fault } from '../../platform/schema/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'

/** Who somebody is said to be. What is not said stays as it was. */
export interface Person {
  readonly sub: string
  readonly name?: string | undefined
  readonly given_name?: string | undefined
  readonly family_name?: string | undefined
  readonly email?: string | undefined
  readonly email_verified?: boolean | undefined
  readonly phone_number?: string | undefined
  readonly locale?: Locale | undefined
}

const nobodys = { nobody: 'it is of a simulation, whose people read no mail' }

/** Makes somebody who they are said to be: they are made when they are first met. */
export const createSimulatedPerson = ({ vault }: { readonly vault: Vault }) =>
  act({
    name: 'operating.simulate-person',
    tells: nobodys,
    refusal: (error): Outcome<string, { account: Account }> | undefined =>
      isDuplicate(error) ? refused('email-taken') : undefined,
    async run(
      tx,
      who,
      _target: undefined,
      said: Person,
      now,
    ): Promise<Outcome<string, { account: Account }>> {
      const before = await accountBySubject(tx, said.sub)
      const name = nameOf(said, before)
      if (before) {
        const profile = {
          name,
          givenName: said.given_name ?? before.given_name ?? '',
          familyName: said.family_name ?? before.family_name ?? '',
          locale: said.locale ?? before.locale,
          timeZone: '',
        }
        const changed = await changeProfile(tx, who, before, profile, now)
        if (!changed.ok) return refused(changed.faults[0]?.reason ?? 'name-malformed')
        const { email, email_verified: verified, phone_number: phone } = said
        const isSaid = [email, verified, phone].some((each) => each !== undefined)
        const given = email ?? (before.email === null ? addressOf(said.sub) : undefined)
        const reach = { email: given, verified, phone }
        const reached = isSaid ? await remakeReach(tx, who, vault, before, reach, now) : undefined
        if (reached?.ok === false) return reached
      }
      const made = before ?? (await make(tx, who, vault, { ...said, name }, now))
      if ('ok' in made && !made.ok) return refused(made.reason)
      const account = await accountById(tx, made.id)
      return account ? { ok: true, account } : refused('account-unknown')
    },
  })

/** The name that is said, or what the parts of it come to: those that are said, and those that were. */
function nameOf(said: Person, before: Account | undefined): string {
  if (said.name !== undefined) return said.name
  if (said.given_name === undefined && said.family_name === undefined) return before?.name ?? said.sub
  const parts = [said.given_name ?? before?.given_name, said.family_name ?? before?.family_name]
  return parts.filter(Boolean).join(' ') || said.sub
}

/** An address of each subject's own, also where two differ in capitals alone. */
const addressOf = (sub: string): string =>
  `${/^[a-z0-9_-]+$/.test(sub) ? sub : sha256(sub).toString('hex').slice(0, 32)}@simulated.example`

const make = (
  tx: Parameters<typeof createAccount>[0],
  who: Parameters<typeof createAccount>[1],
  vault: Vault,
  said: Person & { readonly name: string },
  now: Date,
): ReturnType<typeof createAccount> =>
  createAccount(
    tx,
    who,
    vault,
    {
      subject: said.sub,
      email: said.email ?? addressOf(said.sub),
      name: said.name,
      givenName: said.given_name,
      familyName: said.family_name,
      phone: said.phone_number,
      locale: said.locale ?? 'en',
      activated: said.email_verified ?? true,
    },
    now,
  )

type Registered = { readonly clientId: string; readonly clientSecret: string | undefined }

/** Registers the portals of a simulation, with a secret that is known, and the resources that they name. */
export const createSimulatedPortals = ({ validate }: { readonly validate: ClientValidator }) =>
  act({
    name: 'operating.simulate-portals',
    tells: nobodys,
    async run(
      tx,
      who,
      _target: undefined,
      { registrations, secret }: { registrations: readonly ClientMetadata[]; secret: string },
      now,
    ): Promise<
      Outcome<'metadata-invalid' | 'client-exists', { clients: readonly Registered[] }> & {
        faults?: readonly Fault[]
      }
    > {
      const named = registrations.flatMap(({ sluis_resources: list }) => (Array.isArray(list) ? list : []))
      for (const identifier of new Set(named.map(String))) {
        const api = { identifier, name: identifier, scopes: ['read', 'write'], seconds: 300 }
        await createResource(tx, who, { ...api, format: 'jwt' }, now)
      }
      const clients: Registered[] = []
      for (const metadata of registrations) {
        const client = await createClient(tx, who, validate, metadata, { secret }, now)
        if (!client.ok) return { ...refused(client.reason), faults: client.faults }
        clients.push({ clientId: client.clientId, clientSecret: client.clientSecret })
      }
      return { ok: true, clients }
    },
  })
