import { requestPage } from '../../../../views/desk/requests/request.ts'
import { memberFaults } from '../../../acts/organisations/index.ts'
import { accountById, shownAs } from '../../../domain/accounts/index.ts'
import {
  askedFor,
  branchesTyped,
  firstRights,
  membershipAsSaid,
  membershipIn,
  numbersTyped,
  requestById,
  type MembershipRow,
  type MembershipSaid,
  type RequestRow,
} from '../../../domain/organisations/index.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { optional } from '../../../platform/http/postal-form.ts'
import { sentences } from '../../../platform/schema/index.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { answeredBy, whyNotHandedOn } from '../../../policy/delegation/index.ts'
import { powersOf } from '../../../policy/organisations/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { begun, beside, formAnswer, wrong, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { boxesIn, offeredIn, rightsPlaces, rightsShape, rightsTyped, saidBy } from '../rights/fields.ts'

interface Asked {
  readonly row: RequestRow
  /** By which they act already; undefined: they ask to be let in. */
  readonly member: MembershipRow | undefined
  /** What they may do now, or would unless it is said. */
  readonly before: MembershipSaid
  /** The same with what they ask for. */
  readonly wanted: MembershipSaid
  /** Of what they ask for, what the organisation does not have. */
  readonly unknown: readonly string[]
}

/** A request of the organisation that waits. @throws HttpProblem 404 */
async function askedHere(visit: Visit, tx: Tx): Promise<Asked> {
  const { organisation, exchange } = visit
  const { request: id = '' } = exchange.params
  const row = isUuid(id) ? await requestById(tx, id) : undefined
  if (row?.organisation_id !== organisation.id || row.ended_at !== null)
    throw new HttpProblem(404, 'not-found')
  const member =
    row.membership_id === null ? undefined : await membershipIn(tx, organisation.id, row.membership_id)
  const before = member ? await membershipAsSaid(tx, member) : await firstRights(tx, visit.own)
  const numbers = await numbersTyped(tx, organisation.id, row.numbers)
  const branches = await branchesTyped(tx, organisation.id, row.branches)
  const also = (had: readonly string[] | null, more: readonly { readonly id: string }[]) =>
    had === null ? null : [...new Set([...had, ...more.map((each) => each.id)])]
  const wanted: MembershipSaid = {
    ...before,
    ...(member && {
      numbers: also(before.numbers, numbers.found),
      branches: also(before.branches, branches.found),
    }),
    ...(row.wants_role && { role: 'administrator', powers: [] }),
  }
  const unknown = [...numbers.unknown, ...numbers.ambiguous, ...branches.unknown]
  return { row, member, before, wanted, unknown }
}

/** Whether whoever looks answers it: by what it is, and never their own. */
const mayAnswer = ({ own }: Visit, { row }: Pick<Asked, 'row'>): boolean =>
  answeredBy(askedFor(row)).every((power) => own.powers.includes(power)) && row.account_id !== own.account_id

/** What somebody asks for, and the one press that gives it. */
export const showRequest = (visit: Visit): Promise<Answer> => shown(visit)

async function shown(visit: Visit, again?: Shown): Promise<Answer> {
  const { read, frame, zone, organisation } = visit
  const { asked, person, offered, typed } = await read(async (tx) => {
    const here = await askedHere(visit, tx)
    const found = { said: here.wanted, offered: await offeredIn(visit, tx) }
    const whose = await accountById(tx, here.row.account_id)
    return { asked: here, person: whose, offered: found.offered, typed: await rightsTyped(visit, tx, found) }
  })
  const form = again ?? begun(typed)
  const here = pathOf(organisation.id, `/requests/${asked.row.id}`)
  return formAnswer(
    requestPage(
      { frame: { ...frame, here }, form: form.filled, refused: form.refused },
      {
        ...{ zone, offered, mayAnswer: mayAnswer(visit, asked) },
        request: {
          ...{ id: asked.row.id, why: asked.row.why, at: asked.row.asked_at },
          ...{ name: person?.name ?? '', address: person ? shownAs(person) : '' },
          isConfirmed: person !== undefined && person.email_verified_at !== null,
          member: asked.member?.id,
          ...{ numbers: asked.row.numbers, branches: asked.row.branches, wantsRole: asked.row.wants_role },
          unknown: asked.unknown,
        },
        version: asked.member === undefined ? '' : String(asked.member.version),
      },
    ),
    form,
  )
}

const form = declaredForm({ version: optional(12), ...rightsShape })

/** Gives what was asked for, as the fields say it. */
export async function grant(visit: Visit): Promise<Answer> {
  const { door, read, exchange, organisation, who, own } = visit
  const filled = form.read(exchange.form)
  const typed = { ...filled.typed, ...boxesIn(exchange.form) }
  if (!filled.ok) return shown(visit, wrong(typed, filled.faults))
  const { value } = filled
  const { asked, said, faults } = await read(async (tx) => {
    const here = await askedHere(visit, tx)
    return { asked: here, ...(await saidBy(visit, tx, { value, form: exchange.form }, here.before)) }
  })
  const refusedWith = (reason: string) => shown(visit, { filled: { typed, faults: [] }, refused: { reason } })
  if (!mayAnswer(visit, asked)) return refusedWith('power-missing')
  if (faults.length > 0) return shown(visit, wrong(typed, faults))
  const { member } = asked
  if (member && value.version !== String(member.version)) return refusedWith('version-passed')
  const why = whyNotHandedOn({
    ...{ own: own.powers, isOwn: asked.row.account_id === own.account_id },
    ...{
      before: member?.powers ?? [],
      after: powersOf(said),
      givesRights: member !== undefined && own.powers.includes('rights'),
      movesEnd: false,
    },
  })
  if (why) return refusedWith(why)
  const target = { organisation: organisation.id, id: asked.row.id }
  const done = await door.perform(visit.opened, door.acts.organisations.grantRequest, who, target, {
    ...{ said, expected: member?.version },
  })
  if (!done.ok) return shown(visit, beside(typed, done.reason, memberFaults, rightsPlaces))
  return seeOther(pathOf(organisation.id, '?done=granted'))
}

const declining = declaredForm({ answer: sentences(300) })

/** Says no, perhaps with why. */
export async function decline(visit: Visit): Promise<Answer> {
  const { door, read, exchange, organisation, who } = visit
  const asked = await read((tx) => askedHere(visit, tx))
  const filled = declining.read(exchange.form)
  if (!filled.ok) return shown(visit, wrong(filled.typed, filled.faults))
  if (!mayAnswer(visit, asked)) return shown(visit, { ...begun(), refused: { reason: 'power-missing' } })
  const target = { organisation: organisation.id, id: asked.row.id }
  const { answer } = filled.value
  const done = await door.perform(visit.opened, door.acts.organisations.declineRequest, who, target, {
    answer,
  })
  if (!done.ok) return shown(visit, { ...begun(), refused: { reason: done.reason } })
  return seeOther(pathOf(organisation.id, '?done=declined'))
}
