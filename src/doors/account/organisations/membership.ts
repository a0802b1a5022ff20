import { leavePage } from '../../../../views/account/organisations/leave.ts'
import { membershipPage, type AttributeAsked } from '../../../../views/account/organisations/membership.ts'
import { perform } from '../../../acts/index.ts'
import { accountsAmong } from '../../../domain/accounts/index.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import {
  administratorRows,
  attributeAsSaid,
  attributeKindsFor,
  attributesOf,
  branchesAmong,
  coverage,
  numbersAmong,
  type AttributeKindRow,
  type Held,
} from '../../../domain/organisations/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import type { FieldFault } from '../../../platform/http/forms.ts'
import { attributeTyped } from '../../../policy/organisations/index.ts'
import type { AccountVisit } from '../enter.ts'
import { offeredTo, own } from './own.ts'
import { here } from './organisations.ts'

/** So many numbers, branches and names a page tells. */
const SHOWN = 100

export async function showMembership(visit: AccountVisit): Promise<Answer> {
  return shown(visit, await own(visit), { typed: {}, faults: [] })
}

async function shown(
  visit: AccountVisit,
  held: Held,
  {
    typed,
    faults,
  }: { readonly typed: Readonly<Record<string, string>>; readonly faults: readonly FieldFault[] },
): Promise<Answer> {
  const { door, frame, zone, exchange } = visit
  const { db } = door
  const { id, organisation_id: organisation } = held
  const holds = held.why === undefined
  const covered = await coverage(db, [id])
  const numbers = await numbersAmong(db, organisation, covered.numbers.get(id) ?? [])
  const branches = await branchesAmong(db, organisation, covered.branches.get(id) ?? [])
  const kinds = await attributeKindsFor(db, organisation)
  const said = new Map((await attributesOf(db, [id])).map((each) => [each.key, each.said]))
  const administrators = holds ? await administratorRows(db, organisation) : []
  const people = await accountsAmong(
    db,
    administrators.map((each) => each.account_id),
  )
  const offer = holds ? await offeredTo(visit, held) : undefined
  const told = kinds.filter((kind) => said.has(kind.key))
  const portals = await portalsNamed(db, told.flatMap(seenBy))
  const entries = kinds.filter((kind) => said.has(kind.key) || kind.set_by.includes('person'))
  return page(
    membershipPage({
      ...{ frame: { ...frame, here: `${here}/${id}` }, zone, done: doneOf(exchange) },
      action: `${here}/${id}`,
      handoverAt: offer && `${here}/${id}/handover`,
      asksAt: holds ? `${here}/${id}/ask` : undefined,
      membership: {
        ...{ name: held.display_name, role: held.role, userName: held.user_name, why: held.why },
        ...{ since: held.valid_from, until: held.valid_until, through: held.intermediary_name },
        desk: holds && held.role === 'administrator' ? `/organisation/${organisation}` : undefined,
        numbers: held.all_numbers ? null : numbers.map((each) => each.value).slice(0, SHOWN),
        branches: held.all_branches ? null : branches.map((each) => each.name).slice(0, SHOWN),
        administrators: people
          .filter(({ standing }) => standing === 'active')
          .map((each) => each.name)
          .slice(0, SHOWN),
      },
      attributes: entries.map((kind) => ({
        ...asked(kind, said.get(kind.key) ?? []),
        name: attributeAsSaid(kind).names[frame.locale],
        mayBeSaid: holds && kind.set_by.includes('person'),
        portals: said.has(kind.key) ? seenBy(kind).map((client) => portals.get(client)?.name ?? client) : [],
      })),
      form: { typed, faults },
    }),
    { problem: faults[0] },
  )
}

const seenBy = ({ client_id: client, seen_by: seen }: AttributeKindRow): string[] =>
  client === null ? seen : [client, ...seen]

const asked = (
  kind: AttributeKindRow,
  said: readonly string[],
): Pick<AttributeAsked, 'key' | 'type' | 'allowed' | 'said'> => ({
  ...{ key: kind.key, type: kind.type, allowed: kind.allowed, said },
})

/** Says what one may say of oneself. */
export async function answerMembership(visit: AccountVisit): Promise<Answer> {
  const { door, who, exchange } = visit
  const held = await own(visit)
  const kinds = await attributeKindsFor(door.db, held.organisation_id)
  const ours = kinds.filter((kind) => kind.set_by.includes('person'))
  const said = Object.fromEntries(ours.map((kind) => [kind.key, attributeTyped(kind, exchange.form)]))
  const within = { organisation: held.organisation_id, id: held.id }
  const acts = door.acts.organisations
  const set = await perform(door, acts.setAttributes, who, within, { setter: 'person', said })
  if (set.ok) return seeOther(`${here}/${held.id}?done=attributes-set`)
  const field = 'key' in set ? set.key : undefined
  return shown(visit, held, { typed: exchange.form, faults: [{ field, reason: set.reason }] })
}

export async function showLeaving(visit: AccountVisit): Promise<Answer> {
  return leaving(visit, await own(visit), [])
}

const leaving = ({ frame }: AccountVisit, held: Held, faults: readonly FieldFault[]): Answer =>
  page(
    leavePage({
      frame: { ...frame, here: `${here}/${held.id}/leave` },
      ...{ name: held.display_name, back: `${here}/${held.id}`, form: { typed: {}, faults } },
    }),
    { problem: faults[0] },
  )

/** Ends one's own membership: the last who can act for an organisation cannot. */
export async function answerLeaving(visit: AccountVisit): Promise<Answer> {
  const { door, who, exchange } = visit
  const held = await own(visit)
  if (exchange.form['leave'] !== 'sure')
    return leaving(visit, held, [{ field: 'leave', reason: 'leave-not-sure' }])
  const within = { organisation: held.organisation_id, id: held.id }
  const acts = door.acts.organisations
  const ended = await perform(door, acts.endMember, who, within, {})
  if (!ended.ok && ended.reason === 'last-administrator')
    return leaving(visit, held, [{ field: 'leave', reason: 'leave-last-administrator' }])
  return seeOther(`${here}?done=left`)
}
