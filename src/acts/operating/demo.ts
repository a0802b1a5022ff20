import { createAccount, disableAccount, noteSignedIn } from '../../domain/accounts/index.ts'
import { createClient, createResource, demoClientExists } from '../../domain/clients/index.ts'
import { setFirstPassword, type PasswordSettings } from '../../domain/factors/password/index.ts'
import { enrolKnownCodes } from '../../domain/factors/recovery-codes/index.ts'
import { enrolKnownSecret } from '../../domain/factors/totp/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { Hasher } from '../../platform/crypto/hashing.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { expiryOf } from '../../policy/password/life.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import { seedOrganisations, type Invite } from './demo-organisations.ts'
import type { Tx } from '../../platform/db/database.ts'
import { days, later } from '../../platform/clock.ts'
import type { Locale } from '../../platform/render/locale.ts'

/** Known to everybody: it is written in the README. Production refuses to start with it in the database. */
export const demoPassword = 'Sluis-demo-2026'

/** The key of Tom's authenticator app, to be put into one's own. */
export const demoTotpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Tom's recovery codes, each good once. */
export const demoRecoveryCodes: readonly string[] = Array.from('abcdefghij', (letter) =>
  ['demo', 'demo', 'demo', letter.repeat(4)].join('-'),
)

interface DemoPerson {
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly locale: Locale
  readonly about: string
  readonly activated: boolean
  readonly totp?: true
  readonly recoveryCodes?: true
  /** Days until the password expires; below nought, since it has. */
  readonly expiresIn?: number
  readonly disabled?: true
  /** They have signed in before. */
  readonly wasHere?: true
}

export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'nora@demo.example',
    givenName: 'Nora',
    familyName: 'Nieuwenhuis',
    locale: 'nl',
    about: 'new: sets up an authenticator app',
    activated: true,
  },
  {
    email: 'tom@demo.example',
    givenName: 'Tom',
    familyName: 'Lindqvist',
    locale: 'sv',
    about: `has an app with the key ${demoTotpSecret}, and recovery codes as ${demoRecoveryCodes[0]}`,
    activated: true,
    totp: true,
    recoveryCodes: true,
  },
  {
    email: 'mia@demo.example',
    givenName: 'Mia',
    familyName: 'Moss',
    locale: 'en',
    about: 'never activated: proves her address by a mailed code',
    activated: false,
  },
  {
    email: 'dirk@demo.example',
    givenName: 'Dirk',
    familyName: 'Dicht',
    locale: 'nl',
    about: 'disabled',
    activated: true,
    disabled: true,
  },
  {
    email: 'wout@demo.example',
    givenName: 'Wout',
    familyName: 'Waarschuwing',
    locale: 'nl',
    about: 'as Tom; the password expires in 20 days',
    activated: true,
    totp: true,
    wasHere: true,
    expiresIn: 20,
  },
  {
    email: 'vera@demo.example',
    givenName: 'Vera',
    familyName: 'Verlopen',
    locale: 'nl',
    about: 'as Tom; the password has expired',
    activated: true,
    totp: true,
    expiresIn: -1,
  },
]

export interface SeedDeps {
  readonly vault: Vault
  readonly hasher: Hasher
  readonly password: PasswordSettings
  readonly issuer: URL
  readonly invite: Invite
}

/** Fills an empty database with what one needs to try Sluis. Many processes may start at once: one does it. */
export const createSeed = (deps: SeedDeps) =>
  act({
    name: 'operating.seed-demo',
    tells: { nobody: 'these people read no mail' },
    prepare: async (db, _target: undefined, _input: undefined) =>
      (await demoClientExists(db)) ? undefined : deps.hasher.hash(demoPassword),
    async run(tx, who, _target, hash, now) {
      if (hash === undefined) return
      const { origin } = deps.issuer
      // the unique client id decides who seeds; the engine's own check has nothing to say of what we write here
      const created = await createClient(tx, who, async () => [], portal(origin), { demo: true }, now)
      if (!created.ok) return
      const api = { identifier: `${origin}/demo/api`, name: 'Demo API', scopes: ['file:read'], seconds: 300 }
      await createResource(tx, who, { ...api, format: 'jwt' }, now)
      const people = new Map<string, AccountId>()
      for (const person of demoPeople) {
        const id = await seedPerson(tx, deps, { who, person, hash }, now)
        if (id) people.set(person.email, id)
      }
      if (people.size === demoPeople.length)
        await seedOrganisations(tx, who, { people, invite: deps.invite }, now)
    },
  })

const portal = (origin: string) => ({
  client_id: 'demo-portal',
  client_name: 'Demo portal',
  redirect_uris: [`${origin}/demo/callback`],
  post_logout_redirect_uris: [`${origin}/demo`],
  backchannel_logout_uri: `${origin}/demo/backchannel`,
  backchannel_logout_session_required: true,
  grant_types: ['authorization_code', 'refresh_token'],
  token_endpoint_auth_method: 'none',
  // it asks for what it shows, level by level
  sluis_minimum_level: 'basic',
  // whoever acts for nobody is there for themselves
  sluis_organization: 'optional',
  sluis_resources: [`${origin}/demo/api`],
  sluis_remember_browsers: true,
  sluis_start_uri: `${origin}/demo`,
  sluis_shown_to: 'everybody',
})

async function seedPerson(
  tx: Tx,
  { vault, password }: SeedDeps,
  { who, person, hash }: { who: Acting; person: DemoPerson; hash: string },
  now: Date,
): Promise<AccountId | undefined> {
  const name = `${person.givenName} ${person.familyName}`
  const account = await createAccount(tx, who, vault, { ...person, name, demo: true }, now)
  if (!account.ok) return undefined
  await setFirstPassword(
    tx,
    password,
    { accountId: account.id, hash, setBy: 'owner' },
    passwordSetAt(password, person, now),
  )
  if (person.totp) await enrolKnownSecret(tx, vault, account.id, demoTotpSecret, now)
  if (person.recoveryCodes) await enrolKnownCodes(tx, vault, account.id, demoRecoveryCodes, now)
  if (person.wasHere) await noteSignedIn(tx, account.id, now)
  if (person.disabled) await disableAccount(tx, who, account.id, now)
  return account.id
}

/**
 * So long ago that the password expires when it should, by its owner's calendar: a day beside it where months are of
 * unequal length. Now, where passwords do not expire.
 */
function passwordSetAt({ policy, timeZone }: PasswordSettings, { expiresIn }: DemoPerson, now: Date): Date {
  if (expiresIn === undefined || policy.months === null) return now
  return expiryOf(later(now, days(expiresIn)), -policy.months, timeZone) ?? now
}
