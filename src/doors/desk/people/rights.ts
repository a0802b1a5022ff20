import { rightsPage } from '../../../../views/desk/people/rights.ts'
import { memberFaults } from '../../../acts/organisations/index.ts'
import {
  membershipAsSaid,
  type MembershipRow,
  type MembershipSaid,
} from '../../../domain/organisations/index.ts'
import { seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { line } from '../../../platform/schema/index.ts'
import { whyNotHandedOn, type WhyNotHandedOn } from '../../../policy/delegation/index.ts'
import { powersOf } from '../../../policy/organisations/index.ts'
import type { Visit } from '../enter.ts'
import { begun, beside, formAnswer, wrong, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { boxesIn, offeredIn, rightsPlaces, rightsShape, rightsTyped, saidBy } from '../rights/fields.ts'
import { peopleShown, personHere } from './shown.ts'

const form = declaredForm({ version: line({ most: 12 }), ...rightsShape })

/** Whether whoever looks may change anything of what somebody may do. */
export const mayChange = (visit: Visit, row: MembershipRow): boolean =>
  row.ended_at === null &&
  whyNot(visit, row) === undefined &&
  (['rights.give', 'administrators.make', 'people.end'] as const).some(visit.may)

function whyNot({ own }: Visit, row: MembershipRow, change?: Change): WhyNotHandedOn | undefined {
  const { before, after } = change ?? {}
  return whyNotHandedOn({
    ...{
      own: own.powers,
      isOwn: row.account_id !== null && row.account_id === own.account_id,
      before: row.powers,
    },
    after: after ? powersOf(after) : row.powers,
    givesRights: before !== undefined && after !== undefined && rightsOf(before) !== rightsOf(after),
    movesEnd: before?.until?.getTime() !== after?.until?.getTime(),
  })
}

interface Change {
  readonly before: MembershipSaid
  readonly after: MembershipSaid
}

/** For what somebody acts, in one word that is the same where it is. */
const rightsOf = ({ numbers, branches, userName, externalKey }: MembershipSaid): string =>
  JSON.stringify([numbers?.toSorted() ?? null, branches?.toSorted() ?? null, userName, externalKey])

/** What somebody may do, to be changed. */
export const showRights = (visit: Visit): Promise<Answer> => changing(visit)

async function changing(visit: Visit, again?: Shown): Promise<Answer> {
  const row = await personHere(visit)
  const { read, frame, organisation } = visit
  const { person, said, offered, typed } = await read(async (tx) => {
    const rights = { said: await membershipAsSaid(tx, row), offered: await offeredIn(visit, tx) }
    const [found] = await peopleShown(visit, tx, [row])
    return { person: found!, ...rights, typed: await rightsTyped(visit, tx, rights) }
  })
  const why = whyNot(visit, row)
  const shown = again ?? { ...begun(typed), refused: why && { reason: why } }
  const here = pathOf(organisation.id, `/people/${row.id}/rights`)
  const filling = { frame: { ...frame, here }, form: shown.filled, refused: shown.refused }
  return formAnswer(
    rightsPage(filling, {
      ...{ person, version: String(row.version), mayChange: mayChange(visit, row) },
      offered: { ...offered, makes: offered.makes && !person.isProgram && person.through === undefined },
      ...{ ends: visit.may('people.end'), hasUserName: said.userName !== null },
    }),
    shown,
  )
}

/** Changes what somebody may do, in the version that was seen. */
export async function saveRights(visit: Visit): Promise<Answer> {
  const row = await personHere(visit)
  const { door, read, exchange, organisation, who } = visit
  const filled = form.read(exchange.form)
  const typed = { ...filled.typed, ...boxesIn(exchange.form) }
  if (!filled.ok) return changing(visit, wrong(typed, filled.faults))
  const { value } = filled
  const { before, said, faults } = await read(async (tx) => {
    const kept = await membershipAsSaid(tx, row)
    return { before: kept, ...(await saidBy(visit, tx, { value, form: exchange.form }, kept)) }
  })
  if (faults.length > 0) return changing(visit, wrong(typed, faults))
  // what decides is as it was seen: whoever else changes it meanwhile makes another version of it
  const isSeen = value.version === String(row.version)
  const why = isSeen ? whyNot(visit, row, { before, after: said }) : 'version-passed'
  if (why) return changing(visit, { filled: { typed, faults: [] }, refused: { reason: why } })
  const target = { organisation: organisation.id, id: row.id }
  const change = { expected: row.version, change: () => said }
  const done = await door.perform(visit.opened, door.acts.organisations.changeMember, who, target, change)
  if (!done.ok) return changing(visit, beside(typed, done.reason, memberFaults, rightsPlaces))
  return seeOther(pathOf(organisation.id, `/people/${row.id}?done=saved`))
}
