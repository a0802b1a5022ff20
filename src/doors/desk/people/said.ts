import { saidPage } from '../../../../views/desk/people/said.ts'
import type { AttributeShown } from '../../../../views/attribute-field.ts'
import {
  attributeAsSaid,
  attributeKindsFor,
  attributesOf,
  type AttributeKindRow,
  type MembershipRow,
} from '../../../domain/organisations/index.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { seeOther, type Answer } from '../../../platform/http/answers.ts'
import { attributeTyped } from '../../../policy/organisations/index.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { peopleShown, personHere } from './shown.ts'

/** What may be said of members of this organisation, and what is. */
export async function attributesShown(
  { organisation, frame }: Visit,
  tx: Tx,
  member: MembershipRow,
): Promise<{ kind: AttributeKindRow; shown: AttributeShown }[]> {
  const kinds = await attributeKindsFor(tx, organisation.id)
  const said = new Map((await attributesOf(tx, [member.id])).map((each) => [each.key, each.said]))
  return kinds.map((kind) => ({
    kind,
    shown: {
      ...{ key: kind.key, type: kind.type, allowed: kind.allowed, said: said.get(kind.key) ?? [] },
      name: attributeAsSaid(kind).names[frame.locale],
    },
  }))
}

/** Whether those who look after an organisation say it. */
export const isOurs = ({ set_by: by }: AttributeKindRow): boolean => by.includes('administrator')

export const showSaid = (visit: Visit): Promise<Answer> => saying(visit, begun())

async function saying(visit: Visit, shown: Shown): Promise<Answer> {
  const row = await personHere(visit)
  const { read, frame, organisation } = visit
  const { person, attributes } = await read(async (tx) => ({
    person: (await peopleShown(visit, tx, [row]))[0],
    attributes: (await attributesShown(visit, tx, row)).filter(({ kind }) => isOurs(kind)),
  }))
  const here = pathOf(organisation.id, `/people/${row.id}/said`)
  return formAnswer(
    saidPage(
      { frame: { ...frame, here }, form: shown.filled, refused: shown.refused },
      { person: { id: row.id, name: person?.name ?? '' }, attributes: attributes.map((each) => each.shown) },
    ),
    shown,
  )
}

/** Says something of somebody: all of it, or nothing. */
export async function say(visit: Visit): Promise<Answer> {
  const row = await personHere(visit)
  const { door, read, organisation, who, exchange, own } = visit
  // nobody says of themselves what their organisation says of them
  if (row.account_id === own.account_id)
    return saying(visit, { ...begun(), refused: { reason: 'own-rights' } })
  const ours = await read(async (tx) =>
    (await attributesShown(visit, tx, row)).filter(({ kind }) => isOurs(kind)),
  )
  const typed = exchange.form
  const said = Object.fromEntries(ours.map(({ kind }) => [kind.key, attributeTyped(kind, typed)]))
  const target = { organisation: organisation.id, id: row.id }
  const done = await door.perform(visit.opened, door.acts.organisations.setAttributes, who, target, {
    ...{ setter: 'administrator', said },
  })
  if (done.ok) return seeOther(pathOf(organisation.id, `/people/${row.id}?done=saved`))
  const field = 'key' in done ? done.key : undefined
  return saying(
    visit,
    field === undefined
      ? { filled: { typed, faults: [] }, refused: { reason: done.reason } }
      : { filled: { typed, faults: [{ field, reason: done.reason }] } },
  )
}
