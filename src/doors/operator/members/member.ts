import {
  attributesPage,
  endMemberPage,
  memberPage,
  newMemberPage,
  type MemberShown,
} from '../../../../views/operator/members/member.ts'
import type { AttributeShown } from '../../../../views/attribute-field.ts'
import { portalName } from '../../../../views/operator/portal-name.ts'
import { accountById } from '../../../domain/accounts/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import {
  attributeAsSaid,
  attributeKindsFor,
  attributesOf,
  coverage,
  membershipIn,
  organisationsAmong,
  representationsOf,
  type AttributeKindRow,
  type MembershipRow,
  type OrganisationRow,
} from '../../../domain/organisations/index.ts'
import { seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { attributeTyped } from '../../../policy/organisations/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { sealed } from '../begun.ts'
import { attempt, byButton, waiting, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, beside, change, formAnswer, refusalOf, send, type Base, type Shown } from '../filling.ts'
import { isOpen, organisationHere, pathOf, withinOf } from '../organisations/here.ts'
import { memberBody, memberPlaces, memberShape, memberTyped } from './fields.ts'
import { alreadyMember, newShape, whoseSaid } from './whose.ts'
import { membersShown } from './list.ts'

const newForm = declaredForm(newShape)

const form = declaredForm(memberShape)

/** The levels there are; what a member has stays to be chosen where it is of a ladder that there was. */
const levelsOf = ({ door }: Visit, kept: string | null = null): string[] => [
  ...new Set([...door.here.ladder.map(({ key }) => key), ...(kept === null ? [] : [kept])]),
]
const hereOf = ({ door, zone }: Visit, organisation: OrganisationRow) => ({ db: door.db, zone, organisation })

export async function showAdd(visit: Visit): Promise<Answer> {
  const { locale } = visit.frame
  const typed = { what: 'person', locale, role: 'member', 'numbers-cover': 'all', 'branches-cover': 'all' }
  return adding(visit, await organisationHere(visit), begun(typed))
}

async function adding(visit: Visit, row: OrganisationRow, form: Shown): Promise<Answer> {
  const { door, frame, now } = visit
  const given = (await representationsOf(door.db, row.id)).filter(
    (each) =>
      each.organisation_id === row.id &&
      each.ended_at === null &&
      (each.valid_until === null || each.valid_until > now),
  )
  const others = await organisationsAmong(
    door.db,
    given.map((each) => each.intermediary_id),
  )
  const nameOf = new Map(others.map((each) => [each.id, each.display_name]))
  return formAnswer(
    newMemberPage(
      {
        frame: { ...frame, here: pathOf(row.id, '/members/new') },
        ...{ form: form.filled, refused: refusalOf(form) },
      },
      {
        ...{ organisation: withinOf(row), levels: levelsOf(visit) },
        grants: given.map((each) => ({ id: each.id, name: nameOf.get(each.intermediary_id) ?? each.id })),
      },
    ),
    form,
  )
}

/** Lets somebody, or a program, act for an organisation. */
export async function add(visit: Visit): Promise<Answer> {
  const row = await organisationHere(visit)
  return send(
    visit,
    {
      ...{ form: newForm, name: 'members.add', places: memberPlaces },
      asked: async (value) => {
        const { what, through } = value
        const { body, faults } = await memberBody(hereOf(visit, row), value, {})
        const whose = await whoseSaid(visit, value)
        const all = [...faults, ...('fault' in whose ? [whose.fault] : [])]
        if (all.length > 0 || 'fault' in whose) return all
        const by = what === 'person' && through !== '' ? { through } : {}
        // a program is a member, whatever was chosen before it was said to be one
        const of = what === 'program' ? { ...body, role: 'member', powers: [] } : body
        return { params: { organisation: row.id }, body: { ...of, ...whose, ...by } }
      },
      done: ({ body }) => pathOf(row.id, `/members/${(body as { id: string }).id}?done=added`),
    },
    (shown) => adding(visit, row, alreadyMember(shown, visit)),
  )
}

/** A membership of the organisation that a page is of. @throws HttpProblem 404 */
export async function memberHere(
  visit: Visit,
): Promise<{ organisation: OrganisationRow; member: MembershipRow }> {
  const organisation = await organisationHere(visit)
  const { member: id = '' } = visit.exchange.params
  const member = isUuid(id) ? await membershipIn(visit.door.db, organisation.id, id) : undefined
  if (!member) throw new HttpProblem(404, 'not-found')
  return { organisation, member }
}

const contextOf = ({ id }: MembershipRow): string => `operator-member/${id}`

async function baseOf(visit: Visit): Promise<Base> {
  const { organisation, member } = await memberHere(visit)
  const { numbers, branches } = await coverage(visit.door.db, [member.id])
  const covered = { numbers: numbers.get(member.id) ?? [], branches: branches.get(member.id) ?? [] }
  return { version: member.version, typed: await memberTyped(hereOf(visit, organisation), member, covered) }
}

/** What somebody may do for an organisation. */
export const showMember = async (visit: Visit): Promise<Answer> =>
  shown(visit, begun((await baseOf(visit)).typed))

async function shown(visit: Visit, form: Shown): Promise<Answer> {
  const { organisation, member } = await memberHere(visit)
  const { door, frame, zone, may, exchange, account: self } = visit
  const [listed] = await membersShown(visit, [member])
  const account = member.account_id === null ? undefined : await accountById(door.db, member.account_id)
  const isOpenHere = member.ended_at === null && isOpen(organisation) && member.account_id !== self.id
  const attributes = await attributesShown(visit, organisation, member)
  return formAnswer(
    memberPage(
      {
        frame: { ...frame, here: pathOf(organisation.id, `/members/${member.id}`) },
        ...{ form: form.filled, refused: refusalOf(form), meanwhile: form.meanwhile ?? [] },
        base: sealed(visit, contextOf(member), await baseOf(visit)),
      },
      {
        ...{
          zone,
          organisation: withinOf(organisation),
          levels: levelsOf(visit, member.mandate_level),
          done: doneOf(exchange),
        },
        member: {
          ...listed!,
          ...{ email: account?.email ?? undefined, account: account?.id, given: member.created_at },
          givenBy: await giverOf(visit, member),
          ...{ ended: member.ended_at ?? undefined, userName: member.user_name ?? undefined },
        },
        attributes: attributes.map((each) => each.shown),
        may: {
          change: isOpenHere && may('members.change'),
          issue: isOpenHere && member.user_name !== null && may('members.issue-details'),
          end: member.ended_at === null && member.account_id !== self.id && may('members.end'),
          say: isOpenHere && may('members.set-attributes') && attributes.some(({ kind }) => isOurs(kind)),
        },
        opensPeople: may('people.read'),
      },
    ),
    form,
  )
}

/** Who gave a membership, as the audit has them. */
async function giverOf(
  { door, frame }: Visit,
  { given_by: by }: MembershipRow,
): Promise<MemberShown['givenBy']> {
  const [, kind, id = ''] = /^(account|client|operator|job):([^ ]*)/.exec(by) ?? []
  if (kind === 'account') return { kind, name: (await accountById(door.db, id))?.name ?? id }
  if (kind === 'client')
    return { kind, name: portalName(frame, id, (await portalsNamed(door.db, [id])).get(id)?.name) }
  return { kind: kind === 'operator' || kind === 'job' ? kind : 'nobody' }
}

const isOurs = ({ set_by: by }: AttributeKindRow): boolean => by.includes('operator')

/** What may be said of members of this organisation, and what is. */
async function attributesShown(
  { door, frame }: Visit,
  { id }: OrganisationRow,
  member: MembershipRow,
): Promise<{ kind: AttributeKindRow; shown: AttributeShown }[]> {
  const kinds = await attributeKindsFor(door.db, id)
  const said = new Map((await attributesOf(door.db, [member.id])).map((each) => [each.key, each.said]))
  return kinds.map((kind) => ({
    kind,
    shown: {
      ...{ key: kind.key, type: kind.type, allowed: kind.allowed, said: said.get(kind.key) ?? [] },
      name: attributeAsSaid(kind).names[frame.locale],
    },
  }))
}

/** Changes what somebody may do, in the version that was seen. */
export async function saveMember(visit: Visit): Promise<Answer> {
  const { organisation, member } = await memberHere(visit)
  const params = { organisation: organisation.id, member: member.id }
  const fields = member.kind === 'system' ? { ...visit.exchange.form, role: 'member' } : visit.exchange.form
  return change(
    { ...visit, exchange: { ...visit.exchange, form: fields } },
    {
      ...{ form, name: 'members.change', context: contextOf(member), places: memberPlaces },
      asked: async (value, began) => {
        const { body, faults } = await memberBody(hereOf(visit, organisation), value, began)
        return faults.length > 0 ? faults : { params, body }
      },
      base: () => baseOf(visit),
      done: () => pathOf(organisation.id, `/members/${member.id}?done=saved`),
    },
    (again) => shown(visit, again),
  )
}

export const showAttributes = (visit: Visit): Promise<Answer> => saying(visit, begun({}))

async function saying(visit: Visit, form: Shown): Promise<Answer> {
  const { organisation, member } = await memberHere(visit)
  const ours = (await attributesShown(visit, organisation, member)).filter(({ kind }) => isOurs(kind))
  const [listed] = await membersShown(visit, [member])
  return formAnswer(
    attributesPage(
      {
        frame: { ...visit.frame, here: pathOf(organisation.id, `/members/${member.id}/attributes`) },
        ...{ form: form.filled, refused: refusalOf(form) },
      },
      {
        ...{ organisation: withinOf(organisation), member: listed! },
        attributes: ours.map((each) => each.shown),
      },
    ),
    form,
  )
}

/** Says something of a member: all of it, or nothing. */
export async function sayAttributes(visit: Visit): Promise<Answer> {
  const { organisation, member } = await memberHere(visit)
  const ours = (await attributesShown(visit, organisation, member)).filter(({ kind }) => isOurs(kind))
  const typed = visit.exchange.form
  const body = Object.fromEntries(ours.map(({ kind }) => [kind.key, attributeTyped(kind, typed)]))
  const params = { organisation: organisation.id, member: member.id }
  const came = await attempt(visit, 'members.set-attributes', { params, body })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'done') return seeOther(pathOf(organisation.id, `/members/${member.id}?done=set`))
  const places = Object.fromEntries(ours.map(({ kind }) => [kind.key, kind.key]))
  return saying(visit, beside({ typed, faults: [] }, came, places))
}

export async function showEnd(visit: Visit, refused?: Refused): Promise<Answer> {
  const { organisation, member } = await memberHere(visit)
  const [listed] = await membersShown(visit, [member])
  const form = { ...begun({}), refused }
  return formAnswer(
    endMemberPage(
      {
        frame: { ...visit.frame, here: pathOf(organisation.id, `/members/${member.id}`) },
        ...{ form: form.filled, refused: refusalOf(form) },
      },
      { organisation: withinOf(organisation), member: listed! },
    ),
    form,
  )
}

export async function end(visit: Visit): Promise<Answer> {
  const { organisation, member } = await memberHere(visit)
  const asked = {
    params: { organisation: organisation.id, member: member.id },
    expected: member.version,
  }
  const back = pathOf(organisation.id, '/members')
  return byButton(visit, { name: 'members.end', asked, back, done: 'ended' }, (refused) =>
    showEnd(visit, refused),
  )
}
