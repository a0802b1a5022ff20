import { isDeepStrictEqual } from 'node:util'
import { accountByEmail, lockAccount, type Account } from '../../domain/accounts/index.ts'
import { lockClients } from '../../domain/clients/index.ts'
import {
  addBranch,
  addNumber,
  branchAsSaid,
  branchesTyped,
  changeBranch,
  changeOrganisation,
  createOrganisation,
  faulty,
  labelNumber,
  membershipKeyed,
  numbersTyped,
  organisationAsSaid,
  organisationKeyed,
  type Faulty,
  type MembershipRow,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Fault } from '../../platform/schema/index.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { OrganisationActsDeps } from './contract.ts'
import { memberFault, numberFaults } from './faults.ts'
import { importMember, type Importing, type Owner } from './import-member.ts'
import { importedIn, type Imported, type MemberImported } from './import-said.ts'
import { organisationInUse } from './members.ts'
import { accountFor } from './person.ts'

/** What was said of one organisation is kept, all of it; or none of it is, and everything that is wrong is told. */
export type ImportedDone =
  | { readonly ok: true; readonly made: number; readonly changed: number; readonly same: number }
  /** `import-again`: somebody else has made the same at this very moment. */
  | Faulty<'import-invalid' | 'import-again'>

const told = { nobody: 'whoever is moved in is told when they are invited' }

/** What of what was said is another's, by the constraint that says so. */
const taken: Readonly<Record<string, Fault>> = {
  organisation_registration: { path: ['registration', 'number'], says: 'is another organisation’s' },
  organisation_number_only: { path: ['numbers'], says: 'are another organisation’s' },
  membership_organisation_id_user_name_lookup_key: {
    path: ['members'],
    says: 'have a user name that is, or was, another’s in this organisation',
  },
  account_subject_key: { path: ['members'], says: 'have a subject that is somebody else’s' },
  oidc_pairwise_subject_once: {
    path: ['members'],
    says: 'have a subject at a portal that is somebody else’s there',
  },
  membership_own: { path: ['members'], says: 'act for the organisation already, by another key' },
  membership_system: { path: ['members'], says: 'act for an organisation already, by another key' },
}

export const importActs = (deps: OrganisationActsDeps) => ({
  /** Keeps what another system says of an organisation: what there is by its key is changed, what there is not is made. */
  importOrganisation: act({
    name: 'organisations.import',
    tells: told,
    refusal(error): ImportedDone | undefined {
      const constraint = duplicateOf(error)
      if (constraint === undefined) return undefined
      const fault = taken[constraint]
      return fault ? faulty('import-invalid', fault) : faulty('import-again')
    },
    async run(tx, who, _target: undefined, input: unknown, now): Promise<ImportedDone> {
      const said = importedIn(input)
      if (!said.ok) return faulty('import-invalid', ...said.faults)
      const did = { made: 0, changed: 0, same: 0 }
      const importing: Importing = { tx, who, now, deps, did, faults: [], less: [] }
      const organisationId = await importAll(importing, said.value)
      if (importing.faults.length > 0)
        return undoing<ImportedDone>(faulty('import-invalid', ...importing.faults))
      const ended = { memberships: importing.less, reason: 'membership-narrowed', organisationId }
      await deps.endings.endActing(tx, who, ended, now)
      return { ok: true, ...did }
    },
  }),
})

async function importAll(importing: Importing, said: Imported): Promise<OrganisationId | undefined> {
  const { tx, faults } = importing
  const known = await organisationKeyed(tx, said.key)
  if (!known && !said.organisation) {
    faults.push({ path: ['key'], about: said.key, says: 'is no organisation that there is' })
    return undefined
  }
  // accounts are held before organisations, and in one order
  const locale = said.organisation?.locale ?? known?.locale ?? 'nl'
  const owners = await ownersOf(importing, { organisation: known?.id, locale }, said.members)
  const organisation = await organisationOf(importing, known, said)
  if (!organisation) return undefined
  for (const [i, number] of said.numbers.entries()) await importNumber(importing, organisation, number, i)
  for (const [i, branch] of said.branches.entries()) await importBranch(importing, organisation, branch, i)
  // whoever takes over comes before whoever steps back: the organisation is never without
  const inTurn = [...said.members.entries()].toSorted(
    ([, one], [, other]) => Number(other.role === 'administrator') - Number(one.role === 'administrator'),
  )
  for (const [i, member] of inTurn) {
    const owner = owners[i]
    if (owner) await importMember(importing, organisation, { member, owner }, i)
  }
  return organisation.id
}

/** Whose each membership is, held: theirs that there is by its key, or whom it names; undefined: nobody's, which was told. */
async function ownersOf(
  importing: Importing,
  {
    organisation,
    locale,
  }: { readonly organisation: OrganisationId | undefined; readonly locale: Account['locale'] },
  members: readonly MemberImported[],
): Promise<(Owner | undefined)[]> {
  const { tx, who, deps, now, faults } = importing
  const found: (Owner | undefined)[] = []
  for (const [i, member] of members.entries()) {
    const row = organisation && (await membershipKeyed(tx, organisation, member.key))
    if (row) found.push(await keptOwner(i, member, row))
    else if (member.client_id === null) found.push(await newOwner(i, member))
    else if (member.email === null) found.push({ client: member.client_id })
    else found.push(wrong(i, 'client_id', 'must not be there beside a person’s address'))
  }
  const accounts = found.flatMap((owner) => (owner && 'account' in owner ? [owner.account] : []))
  const active = await lockActive(tx, accounts)
  const clients = found.flatMap((owner) => (owner && 'client' in owner ? [owner.client] : []))
  const there = clients.length === 0 ? [] : await lockClients(tx, clients)
  return found.map((owner, i) => {
    if (!owner) return undefined
    const isThere = 'account' in owner ? active.has(owner.account) : there.includes(owner.client)
    if (isThere) return owner
    faults.push(memberFault(i, 'account' in owner ? 'account-unknown' : 'client-unknown'))
    return undefined
  })

  /** A key is used once: what another system uses again for somebody else would give them what is another's. */
  async function keptOwner(
    i: number,
    { email, client_id: client }: MemberImported,
    row: MembershipRow,
  ): Promise<Owner | undefined> {
    const isOther = email !== null && (await accountByEmail(tx, email))?.id !== row.account_id
    if (isOther) return wrong(i, 'email', 'is not of whoever has this key here')
    if (client !== null && client !== row.client_id)
      return wrong(i, 'client_id', 'is not of whoever has this key here')
    if (row.client_id !== null) return { client: row.client_id }
    return row.account_id === null ? undefined : { account: row.account_id }
  }

  function wrong(i: number, field: string, says: string): undefined {
    faults.push({ path: ['members', i, field], says })
    return undefined
  }

  async function newOwner(i: number, member: MemberImported): Promise<Owner | undefined> {
    if (member.email === null && member.user_name === null) {
      faults.push(memberFault(i, 'user-name-missing'))
      return undefined
    }
    const person = {
      email: member.email,
      name: member.name ?? '',
      locale: member.locale ?? locale,
      subject: member.subject ?? undefined,
    }
    const account = await accountFor(tx, who, deps.createAccount, person, now)
    if (account.ok) return { account: account.id }
    faults.push(memberFault(i, account.reason))
    return undefined
  }
}

/** Holds accounts in the order of their ids. @returns those that are in use */
async function lockActive(tx: Tx, accounts: readonly AccountId[]): Promise<ReadonlySet<AccountId>> {
  const active = new Set<AccountId>()
  for (const id of [...new Set(accounts)].toSorted())
    if ((await lockAccount(tx, id))?.standing === 'active') active.add(id)
  return active
}

async function organisationOf(
  { tx, who, now, did, faults }: Importing,
  known: OrganisationRow | undefined,
  { key, organisation: said }: Imported,
): Promise<OrganisationRow | undefined> {
  if (!said) return known && held(tx, known, faults)
  const kept = known
    ? organisationAsSaid(known)
    : {
        ...{ display_name: said.legal_name.slice(0, 100), locale: 'nl' },
        ...{ address: null, time_zone: null, email_domains: [] },
      }
  const whole = { ...kept, ...said, external_key: key }
  if (known && !(await held(tx, known, faults))) return undefined
  const done = known
    ? await changeOrganisation(tx, who, known.id, { said: whole }, now)
    : await createOrganisation(tx, who, { said: whole, standing: 'active' }, now)
  if (!done.ok) {
    faults.push(...done.faults)
    return undefined
  }
  did[
    known === undefined ? 'made' : 'before' in done && done.before === done.organisation ? 'same' : 'changed'
  ] += 1
  return done.organisation
}

/** The organisation's row, held, where something may still be changed in it. */
async function held(tx: Tx, { id }: OrganisationRow, faults: Fault[]): Promise<OrganisationRow | undefined> {
  const row = await organisationInUse(tx, id)
  if (row) return row
  faults.push({ path: ['key'], says: 'is of an organisation that was ended' })
  return undefined
}

async function importNumber(
  { tx, who, now, did, faults }: Importing,
  organisation: OrganisationRow,
  said: Imported['numbers'][number],
  i: number,
): Promise<void> {
  const [there] = (await numbersTyped(tx, organisation.id, [`${said.register}:${said.number}`])).found
  if (there) {
    const { label = there.label } = said
    did[there.label === label ? 'same' : 'changed'] += 1
    if (there.label !== label) await labelNumber(tx, who, organisation, { id: there.id, label }, now)
    return
  }
  const added = await addNumber(tx, who, organisation, { ...said, label: said.label ?? null }, now)
  if (added.ok) did.made += 1
  else {
    const { path, says } = numberFaults[added.reason]
    faults.push({ path: ['numbers', i, ...path], about: said.number, says })
  }
}

async function importBranch(
  { tx, who, now, did, faults }: Importing,
  organisation: OrganisationRow,
  said: Imported['branches'][number],
  i: number,
): Promise<void> {
  const [before] = (await branchesTyped(tx, organisation.id, [said.number])).found
  const kept = before && branchAsSaid(before)
  const asked = { ...said, address: said.address === undefined ? (kept?.address ?? null) : said.address }
  if (kept) asked.number = kept.number
  const isSame = kept && isDeepStrictEqual(placed(kept), placed(asked))
  const done = isSame
    ? undefined
    : before
      ? await changeBranch(tx, who, organisation, { before, said: asked }, now)
      : await addBranch(tx, who, organisation, asked, now)
  if (done && !done.ok)
    faults.push(...done.faults.map((fault) => ({ ...fault, path: ['branches', i, ...fault.path] })))
  else did[isSame ? 'same' : before ? 'changed' : 'made'] += 1
}

/** A branch with a postal code as one types it: blanks apart, it is the same. */
const placed = ({ address, ...said }: Imported['branches'][number]) => ({
  ...said,
  address: address && { ...address, postal_code: address.postal_code.replace(/\s/g, '').toUpperCase() },
})
