import type { Acting } from '../../domain/audit/index.ts'
import {
  addNumber,
  createOrganisation,
  createRegister,
  endMembership,
  giveMembership,
  giveRepresentation,
  unlimited,
  type MembershipRow,
  type MembershipSaid,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import { days, later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Recipient } from '../../platform/text/postal-address.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'

/** Whom somebody invites, by what they know of them. */
interface Invited {
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly mobile?: string | undefined
  readonly postal?: Omit<Recipient, 'name'> | undefined
}

/** Invites somebody to act for an organisation, as an administrator of it does. */
export type Invite = (
  tx: Tx,
  who: Acting,
  organisation: OrganisationId,
  invited: { readonly person: Invited; readonly said: MembershipSaid; readonly client?: string | undefined },
  now: Date,
) => Promise<{ readonly ok: boolean }>

/** Made as it must be, or the demo is wrong. */
function made<Done extends { readonly ok: boolean }>(done: Done): Extract<Done, { ok: true }> {
  if (!done.ok) throw new Error(`the demo’s organisations were refused: ${JSON.stringify(done)}`)
  return done as Extract<Done, { ok: true }>
}

/**
 * Two organisations and people who show each state: an administrator, somebody for one number, somebody whose time has not
 * come and somebody whose time is over, and an accountant who acts through the other organisation. An invitation of each kind
 * waits: of somebody new, of somebody new who has no mobile, of somebody who has an account, and of somebody who has one and never came.
 *
 * @param with the demo's people, by their addresses, and how somebody is invited
 */
export async function seedOrganisations(
  tx: Tx,
  who: Acting,
  { people, invite }: { readonly people: ReadonlyMap<string, AccountId>; readonly invite: Invite },
  now: Date,
): Promise<void> {
  const names = { en: 'Customer number', nl: 'Klantnummer', sv: 'Kundnummer' }
  const register = { key: 'customers', names, pattern: '[0-9]{6}', example: '123456', is_shared: false }
  made(await createRegister(tx, who, register, now))
  const bakery = await organisation(
    tx,
    who,
    ['Bakkerij Nieuwenhuis B.V.', 'Bakkerij Nieuwenhuis', '10000010'],
    now,
  )
  const accountants = await organisation(tx, who, ['Tellers Accountants B.V.', 'Tellers', '10000020'], now)
  const [store] = await numbersOf(tx, who, bakery, now)

  const join = async (
    row: OrganisationRow,
    person: string,
    { through, ...said }: Partial<MembershipSaid> & { readonly through?: string } = {},
  ): Promise<MembershipRow> => {
    const account = people.get(`${person}@demo.example`)
    if (!account) throw new Error(`the demo has no ${person}`)
    const given = { member: { account, through }, said: { ...unlimited, ...said }, levels: [] }
    return made(await giveMembership(tx, who, row, given, now)).membership
  }

  await join(bakery, 'tom', { role: 'administrator' })
  await join(bakery, 'nora', { numbers: [store], branches: [], userName: 'nora' })
  await join(bakery, 'mia', { from: later(now, days(30)) })
  const over = await join(bakery, 'wout')
  made(await endMembership(tx, who, bakery, { id: over.id }, now))
  await join(accountants, 'vera', { role: 'administrator' })
  const between = { organisation: bakery, intermediary: accountants, until: null }
  const { representation } = made(await giveRepresentation(tx, who, between, now))
  await join(bakery, 'vera', { through: representation.id })
  const ask = async (
    row: OrganisationRow,
    by: string,
    person: Invited,
    said: Partial<MembershipSaid> = {},
  ) => {
    const account = people.get(`${by}@demo.example`)
    const asked = { person, said: { ...unlimited, ...said }, client: 'demo-portal' }
    made(await invite(tx, account ? { by: { account } } : who, row.id, asked, now))
  }
  const nina = {
    email: 'nina@demo.example',
    name: 'Nina Nieuw',
    locale: 'nl',
    mobile: '+31612345678',
  } as const
  await ask(bakery, 'tom', nina, { numbers: [store], branches: [] })
  const home = { organisation: '', extra: '', street: 'Postweg', number: '7a' }
  const pim = {
    email: 'pim@demo.example',
    name: 'Pim Postma',
    locale: 'nl',
    postal: { ...home, postal_code: '3511 AB', city: 'Utrecht', country: 'NL' },
  } as const
  await ask(bakery, 'tom', pim)
  await ask(bakery, 'tom', { email: 'wout@demo.example', name: 'Wout', locale: 'nl' })
  await ask(accountants, 'vera', {
    email: 'mia@demo.example',
    name: 'Mia Moss',
    locale: 'en',
    mobile: '+31687654321',
  })
}

async function organisation(
  tx: Tx,
  who: Acting,
  [legal, display, number]: readonly [legal: string, display: string, number: string],
  now: Date,
): Promise<OrganisationRow> {
  const address = {
    ...{
      street: 'Dorpsstraat',
      number: '1',
      extra: '',
      postal_code: '8011 AB',
      city: 'Zwolle',
      country: 'NL',
    },
  }
  const said = {
    registration: { kind: 'kvk', number },
    ...{ legal_name: legal, display_name: display, address, locale: 'nl', time_zone: null },
    ...{ email_domains: ['demo.example'], external_key: null },
  }
  return made(await createOrganisation(tx, who, { said, standing: 'active' }, now)).organisation
}

/** Two places of delivery. */
async function numbersOf(
  tx: Tx,
  who: Acting,
  bakery: OrganisationRow,
  now: Date,
): Promise<readonly [string, string]> {
  const add = async (number: string, label: string): Promise<string> =>
    made(await addNumber(tx, who, bakery, { register: 'customers', number, label }, now)).number.id
  return [await add('200001', 'Dorpsstraat'), await add('200002', 'Kade')]
}
