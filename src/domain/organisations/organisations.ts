import { randomUUID } from 'node:crypto'
import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { changesBetween, read, type Fault } from '../../platform/schema/index.ts'
import { refused, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { settleAdministrators } from './administrators.ts'
import type { OrganisationRow } from './rows.ts'
import {
  addressIn,
  organisationAsSaid,
  organisationSchema,
  registrationIn,
  type OrganisationSaid,
} from './said.ts'
import {
  insertOrganisation,
  lockOrganisation,
  writeOrganisation,
  writeStanding,
  type OrganisationWritten,
} from './store.ts'

/** What is wrong with what was said, place by place. */
export interface Faulty<Reason extends string> {
  readonly ok: false
  readonly reason: Reason
  readonly faults: readonly Fault[]
}

export const faulty = <Reason extends string>(
  reason: Reason,
  ...faults: readonly Fault[]
): Faulty<Reason> => ({ ok: false, reason, faults })

type Read =
  { readonly ok: true; readonly written: Omit<OrganisationWritten, 'id'> } | Faulty<'organisation-invalid'>

/** What is said of an organisation, as it is kept; all that is wrong is told at once. */
function organisationIn(input: unknown): Read {
  const said = read(organisationSchema, input)
  if (!said.ok) return faulty('organisation-invalid', ...said.faults)
  const { registration, address, email_domains: domains, ...others } = said.value
  const number = registrationIn(registration)
  const place = addressIn(address)
  const faults = [number, place].flatMap((each) => (each.ok ? [] : [each.fault]))
  if (!number.ok || !place.ok) return faulty('organisation-invalid', ...faults)
  const written = {
    ...others,
    ...{ registration_kind: registration.kind, registration_number: number.number },
    ...{ address: place.address, email_domains: [...new Set(domains.map((each) => each.toLowerCase()))] },
  }
  return { ok: true, written }
}

export type CreatedOrganisation =
  | { readonly ok: true; readonly organisation: OrganisationRow }
  | Faulty<'organisation-invalid' | 'organisation-exists'>

/**
 * Makes an organisation. It has no administrator yet.
 *
 * @throws a duplicate where its number or its key is another's
 */
export async function createOrganisation(
  tx: Tx,
  who: Acting,
  { said, standing }: { readonly said: unknown; readonly standing: 'applied' | 'active' },
  now: Date,
): Promise<CreatedOrganisation> {
  const asked = organisationIn(said)
  if (!asked.ok) return asked
  const id = randomUUID() as OrganisationId // made here
  const organisation = await insertOrganisation(tx, { ...asked.written, id, standing, created_at: now })
  const name =
    standing === 'applied' ? 'organisations.organisation.applied' : 'organisations.organisation.created'
  const details = { kind: organisation.registration_kind }
  await append(tx, name, { ...who, organisationId: id, details }, now)
  return { ok: true, organisation }
}

export type ChangedOrganisation =
  | { readonly ok: true; readonly organisation: OrganisationRow; readonly before: OrganisationRow }
  | Faulty<'organisation-unknown' | 'organisation-invalid' | 'organisation-exists' | 'version-passed'>

/**
 * Changes what an organisation is kept with.
 *
 * @throws a duplicate where its number or its key is another's
 */
export async function changeOrganisation(
  tx: Tx,
  who: Acting,
  id: OrganisationId,
  { said, expected }: { readonly said: unknown; readonly expected?: number | undefined },
  now: Date,
): Promise<ChangedOrganisation> {
  const before = await lockOrganisation(tx, id)
  if (!before || before.standing === 'applied') return faulty('organisation-unknown')
  // its number would be free for another
  if (before.standing === 'closed')
    return faulty('organisation-invalid', { path: [], says: 'was ended for good' })
  if (expected !== undefined && before.version !== expected) return faulty('version-passed')
  const asked = organisationIn(said)
  if (!asked.ok) return asked
  const changed = changedBetween(organisationAsSaid(before), asked.written)
  if (changed === '') return { ok: true, organisation: before, before }
  const organisation = await writeOrganisation(tx, { ...asked.written, id }, now)
  await append(
    tx,
    'organisations.organisation.changed',
    { ...who, organisationId: id, details: { changed } },
    now,
  )
  return { ok: true, organisation, before }
}

/** The names of what is not as it was; what it was or is stands in no audit. */
function changedBetween(before: OrganisationSaid, written: Omit<OrganisationWritten, 'id'>): string {
  const { registration_kind: kind, registration_number: number, ...others } = written
  const after = { ...others, registration: { kind, number } }
  const names = changesBetween(before, after).map(({ pointer }) => pointer.split('/')[1] ?? '')
  return [...new Set(names)].toSorted().join(' ')
}

const events = {
  suspended: 'organisations.organisation.suspended',
  active: 'organisations.organisation.resumed',
  closed: 'organisations.organisation.closed',
} as const

/**
 * Puts an organisation on hold, in use again, or ends it for good: nobody acts for it from then on, and its memberships stay
 * as they are. What is closed stays closed.
 */
export async function setOrganisationStanding(
  tx: Tx,
  who: Acting,
  id: OrganisationId,
  standing: 'active' | 'suspended' | 'closed',
  now: Date,
): Promise<Outcome<'organisation-unknown' | 'already-so' | 'organisation-closed'>> {
  const before = await lockOrganisation(tx, id)
  if (!before || before.standing === 'applied') return refused('organisation-unknown')
  if (before.standing === standing) return refused('already-so')
  if (before.standing === 'closed') return refused('organisation-closed')
  await writeStanding(tx, id, standing, now)
  await append(tx, events[standing], { ...who, organisationId: id }, now)
  // nobody is missed at one that is closed
  await settleAdministrators(tx, who, before, { mayRefuse: false }, now)
  return { ok: true }
}
