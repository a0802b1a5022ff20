import { eventsOfOrganisation } from '../../src/domain/audit/index.ts'
import {
  administratorRows,
  applicationFor,
  applicationsOf,
  attributesOf,
  branchesAmong,
  branchesInOrder,
  branchesTyped,
  branchNumbered,
  coverage,
  endingWith,
  heldAmong,
  heldBy,
  heldByProgram,
  listAttributeKinds,
  listRegisters,
  membershipIn,
  membershipKeyed,
  membersInOrder,
  numbersAmong,
  numbersCalled,
  numbersInOrder,
  numbersTyped,
  openApplications,
  organisationById,
  organisationKeyed,
  organisationRegistered,
  organisationsAmong,
  organisationsLegallyNamed,
  organisationsNamed,
  organisationsOfNumber,
  organisationsWithout,
} from '../../src/domain/organisations/index.ts'
import type { Db } from '../../src/platform/db/database.ts'
import type { AccountId, OrganisationId } from '../../src/policy/vocabulary.ts'

/** What is sought: as strings, so that a benchmark can name what it has made. */
export interface Sought {
  readonly organisation: OrganisationId
  readonly account: AccountId
  readonly membership: string
  readonly number: string
  /** In small letters. */
  readonly name: string
  readonly registration: string
  readonly lookup: string
  readonly key: string
}

const limit = 50
const placeOf = ({ membership: id }: Sought) => ({ at: new Date(), id })

/** Each read of what grows, from the middle of where it is a list: and what the database read of it. */
export const reads: Readonly<Record<string, (db: Db, of: Sought) => Promise<unknown>>> = {
  'an organisation': (db, of) => organisationById(db, of.organisation),
  'organisations by their ids': (db, of) => organisationsAmong(db, [of.organisation]),
  'an organisation by its registration': (db, of) => organisationRegistered(db, 'other', of.registration),
  'organisations by a number': (db, of) => organisationsOfNumber(db, of.registration),
  'organisations by name': (db, of) =>
    organisationsNamed(db, 'firm', { after: { name: of.name, id: of.organisation }, limit }),
  'organisations by legal name': (db, of) =>
    organisationsLegallyNamed(db, 'legal', {
      after: { name: of.name.replace('firm', 'legal'), id: of.organisation },
      limit,
    }),
  'organisations without an administrator': (db, of) =>
    organisationsWithout(db, { after: placeOf(of), limit }),
  applications: (db, of) => openApplications(db, { after: placeOf(of), limit }),
  'an application': (db, of) => applicationFor(db, of.organisation),
  'what somebody asked for': (db, of) => applicationsOf(db, of.account),
  'a membership': (db, of) => membershipIn(db, of.organisation, of.membership),
  'members of an organisation': (db, of) =>
    membersInOrder(db, of.organisation, { after: placeOf(of), limit, isCurrent: true }),
  'administrators of an organisation': (db, of) => administratorRows(db, of.organisation),
  'what a program acts for': (db) => heldByProgram(db, 'client', new Date()),
  'what memberships cover': async (db, of) => coverage(db, [of.membership]),
  'what is said of members': (db, of) => attributesOf(db, [of.membership]),
  'numbers of an organisation': (db, of) =>
    numbersInOrder(db, of.organisation, { after: { register: 'a', lookup: '1' }, limit }),
  'some numbers of an organisation': (db, of) => numbersAmong(db, of.organisation, [of.number]),
  'a number, wherever it is': (db, of) => numbersCalled(db, of.lookup),
  'branches of an organisation': (db, of) => branchesInOrder(db, of.organisation, { after: '1', limit }),
  'some branches of an organisation': (db, of) => branchesAmong(db, of.organisation, [of.membership]),
  'a branch by its number': (db, of) => branchNumbered(db, of.organisation, '1'),
  'an organisation by the key of another system': (db, of) => organisationKeyed(db, of.key),
  'a membership by the key of another system': (db, of) => membershipKeyed(db, of.organisation, of.key),
  'branches by their numbers': (db, of) => branchesTyped(db, of.organisation, ['1']),
  'numbers as they are typed': (db, of) => numbersTyped(db, of.organisation, [of.lookup]),
  'what ends with an organisation': (db, of) => endingWith(db, of.organisation, new Date()),
  registers: (db) => listRegisters(db, { after: 'a', limit }),
  attributes: (db) => listAttributeKinds(db, { after: 'a', limit }),
  'what happened in an organisation': (db, of) =>
    eventsOfOrganisation(db, of.organisation, { before: placeOf(of), limit }),
}

/** For whom people act: with all that says whether that holds. */
export const held: Readonly<Record<string, (db: Db, of: Sought) => Promise<unknown>>> = {
  'for whom somebody acts': (db, of) => heldBy(db, of.account, new Date()),
  'memberships of a list': (db, of) => heldAmong(db, [of.membership], new Date()),
}
