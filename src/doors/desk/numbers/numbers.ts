import {
  joinPreviewPage,
  numbersPage,
  type JoinAsked,
  type NumbersOffered,
  type SightShown,
} from '../../../../views/desk/numbers/numbers.ts'
import { numberFaults, type MergeAsked } from '../../../acts/organisations/index.ts'
import {
  foreseeMerge,
  heldAmong,
  mergeRequestsOf,
  numbersAmong,
  numbersInOrder,
  numbersTyped,
  type MergeRequestRow,
} from '../../../domain/organisations/index.ts'
import { openJson, sealJson } from '../../../platform/crypto/sealed.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm, type FieldFault, type Values } from '../../../platform/http/forms.ts'
import { lines, optional } from '../../../platform/http/postal-form.ts'
import { pick, sentences } from '../../../platform/schema/index.ts'
import type { SightChange } from '../../../policy/organisations/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { begun, beside, formAnswer, wrong, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { peopleShown } from '../people/shown.ts'

/** So many numbers are shown as boxes to tick; more are typed. */
const BOXES = 30
/** So many become one at a time. */
const MOST = 100
/** So many of what was asked are shown, the newest. */
const ASKED = 20

const contextOf = ({ organisation }: Visit): string => `desk-numbers/${organisation.id}`

/** By which numbers the organisation is known, what was asked about them, and the form that asks to join some. */
export const showNumbers = (visit: Visit): Promise<Answer> => numbers(visit, begun({ who: 'any' }))

async function numbers(visit: Visit, shown: Shown): Promise<Answer> {
  const { frame, zone, organisation, read, exchange } = visit
  const { offered, asked } = await read(async (tx) => ({
    offered: await offeredIn(visit, tx),
    asked: await askedShown(visit, tx, await mergeRequestsOf(tx, organisation.id, ASKED)),
  }))
  const here = pathOf(organisation.id, '/numbers')
  const filling = { frame: { ...frame, here }, form: shown.filled, refused: shown.refused }
  return formAnswer(numbersPage(filling, { zone, offered, asked, done: exchange.query.get('done') }), shown)
}

async function offeredIn({ organisation }: Pick<Visit, 'organisation'>, tx: Tx): Promise<NumbersOffered> {
  const rows = await numbersInOrder(tx, organisation.id, { limit: BOXES + 1 })
  if (rows.length > BOXES) return 'typed'
  return rows
    .filter((row) => row.replaced_by_id === null)
    .map(({ id, value, label }) => ({ id, text: label === null ? value : `${value} (${label})` }))
}

/** What was asked, with its numbers as they are written: those that became another meanwhile as well. */
async function askedShown(
  { organisation }: Visit,
  tx: Tx,
  rows: readonly MergeRequestRow[],
): Promise<JoinAsked[]> {
  const all = [...new Set(rows.flatMap((row) => [...row.from_ids, row.to_id]))]
  const values = new Map((await numbersAmong(tx, organisation.id, all)).map(({ id, value }) => [id, value]))
  const called = (id: string): string => values.get(id) ?? '–'
  return rows.map((row) => ({
    ...{ id: row.id, from: row.from_ids.map(called), to: called(row.to_id), who: row.who },
    ...{ at: row.asked_at, state: row.ended_as ?? ('waits' as const), answer: row.answer ?? '' },
  }))
}

const shape = {
  from: lines(20_000),
  to: optional(80),
  who: pick(['any', 'every']),
  why: sentences(500),
}
const form = declaredForm(shape)

/** Which field what an act refuses is filled in by. */
const places = { from: 'from', to: 'to', register: 'from', number: 'to' }

/** The boxes that were ticked, as the form had them. */
const BOX = /^from-([\da-f-]{36})$/

interface Joining {
  readonly from: readonly string[]
  readonly to: string
}

/** What was chosen: by boxes and from a list, or typed. What remains is none of those that are replaced. */
async function joiningIn(
  { organisation, exchange }: Visit,
  tx: Tx,
  { from, to }: Values<typeof shape>,
): Promise<Joining | { readonly faults: readonly FieldFault[] }> {
  const faults: FieldFault[] = []
  const typed = async (field: 'from' | 'to', all: readonly string[]): Promise<string[]> => {
    const { found, unknown, ambiguous } = await numbersTyped(tx, organisation.id, all)
    const about = (which: readonly string[]): string => which.slice(0, 10).join(', ')
    if (unknown.length > 0) faults.push({ field, reason: 'numbers-unknown', about: about(unknown) })
    if (ambiguous.length > 0) faults.push({ field, reason: 'numbers-ambiguous', about: about(ambiguous) })
    return found.map(({ id }) => id)
  }
  const ticked = Object.keys(boxesIn(exchange.form)).flatMap((name) => BOX.exec(name)?.[1] ?? [])
  const [into] = isUuid(to) ? [to] : to === '' ? [] : await typed('to', [to])
  const replaced = [...new Set([...ticked, ...(await typed('from', from))])].filter((id) => id !== into)
  if (faults.length === 0 && into === undefined) faults.push({ field: 'to', reason: 'to-missing' })
  if (faults.length === 0 && replaced.length === 0) faults.push({ field: 'from', reason: 'nothing-to-merge' })
  if (replaced.length > MOST) faults.push({ field: 'from', reason: 'too-many-numbers' })
  return into === undefined || faults.length > 0 ? { faults } : { from: replaced, to: into }
}

/** The form as it was filled in for this. */
async function typedBy({ organisation, read }: Visit, { from, to, who, why }: MergeAsked) {
  const all = await read((tx) => numbersAmong(tx, organisation.id, [...from, to]))
  const written = (id: string): string => {
    const row = all.find((each) => each.id === id)
    return row ? `${row.register_key}:${row.value}` : ''
  }
  const offered = await read((tx) => offeredIn({ organisation }, tx))
  if (offered === 'typed') return { who, why, to: written(to), from: from.map(written).join('\n') }
  return { who, why, to, ...Object.fromEntries(from.map((id) => [`from-${id}`, 'yes'])) }
}

/** Looks whose sight would change, before it is asked; or shows the form again, to change something. */
export async function lookJoin(visit: Visit): Promise<Answer> {
  const { door, exchange, read, organisation } = visit
  const before = openJson(door.vault, contextOf(visit), exchange.form['d']) as MergeAsked | undefined
  if (before) return numbers(visit, begun(await typedBy(visit, before)))
  const filled = form.read(exchange.form)
  const typed = { ...filled.typed, ...boxesIn(exchange.form) }
  if (!filled.ok) return numbers(visit, wrong(typed, filled.faults))
  const { who, why } = filled.value
  const joining = await read((tx) => joiningIn(visit, tx, filled.value))
  if ('faults' in joining) return numbers(visit, wrong(typed, joining.faults))
  const foreseen = await read((tx) => foreseeMerge(tx, organisation, { ...joining, who }))
  if (!foreseen.ok) return numbers(visit, beside(typed, foreseen.reason, numberFaults, places))
  return preview(visit, { ...joining, who, why, foreseen: foreseen.digest })
}

const boxesIn = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([name, said]) => BOX.test(name) && said !== ''))

/** So many members, and so many numbers of each, the page tells. */
const SHOWN = { members: 200, numbers: 10 }

async function preview(visit: Visit, asked: MergeAsked, reason?: string): Promise<Answer> {
  const { door, read, frame, organisation } = visit
  const model = await read(async (tx) => {
    const foreseen = await foreseeMerge(tx, organisation, asked)
    if (!foreseen.ok) return undefined
    const { number, from, changes, digest } = foreseen
    const sight = await sightShown(visit, tx, changes.slice(0, SHOWN.members))
    const more = Math.max(0, changes.length - SHOWN.members)
    return { to: number.value, from: from.map(({ value }) => value), sight, more, digest }
  })
  if (!model) return seeOther(pathOf(organisation.id, '/numbers'))
  const here = pathOf(organisation.id, '/numbers')
  const sealed = sealJson(door.vault, contextOf(visit), { ...asked, foreseen: model.digest })
  const html = joinPreviewPage({
    ...{ frame: { ...frame, here }, refused: reason === undefined ? undefined : { reason } },
    ...{ ...model, who: asked.who, why: asked.why, sealed },
  })
  return page(html, reason === undefined ? {} : { status: 409, problem: { reason } })
}

async function sightShown(visit: Visit, tx: Tx, changes: readonly SightChange[]): Promise<SightShown[]> {
  const { organisation, now } = visit
  const held = await heldAmong(
    tx,
    changes.map(({ membership }) => membership),
    now,
  )
  const rows = [...held.values()].filter((row) => row.organisation_id === organisation.id)
  const names = new Map((await peopleShown(visit, tx, rows)).map(({ id, name }) => [id, name]))
  const some = (ids: readonly string[]): readonly string[] => ids.slice(0, SHOWN.numbers)
  const all = [...new Set(changes.flatMap(({ gains, loses }) => [...some(gains), ...some(loses)]))]
  const values = new Map((await numbersAmong(tx, organisation.id, all)).map((row) => [row.id, row.value]))
  const told = (ids: readonly string[]) => ({
    some: some(ids).map((each) => values.get(each) ?? '–'),
    more: Math.max(0, ids.length - SHOWN.numbers),
  })
  return changes.map(({ membership, gains, loses }) => ({
    ...{ id: membership, name: names.get(membership) ?? '–', gains: told(gains), loses: told(loses) },
  }))
}

/** Asks the operator, as it was shown. */
export async function askJoin(visit: Visit): Promise<Answer> {
  const { door, exchange, organisation, own, who } = visit
  const asked = openJson(door.vault, contextOf(visit), exchange.form['d']) as MergeAsked | undefined
  if (!asked) return seeOther(pathOf(organisation.id, '/numbers'))
  const target = { organisation: organisation.id, membership: own.id }
  const done = await door.perform(visit.opened, door.acts.organisations.askMerge, who, target, asked)
  if (done.ok) return seeOther(pathOf(organisation.id, '/numbers?done=asked'))
  return done.reason === 'sight-passed'
    ? preview(visit, asked, done.reason)
    : numbers(visit, { ...begun(await typedBy(visit, asked)), refused: { reason: done.reason } })
}

/** Takes it back. */
export async function takeBackJoin(visit: Visit): Promise<Answer> {
  const { door, exchange, organisation, who } = visit
  const { asked: id = '' } = exchange.params
  const target = { organisation: organisation.id, id }
  const done = isUuid(id)
    ? await door.perform(visit.opened, door.acts.organisations.withdrawMerge, who, target)
    : undefined
  return seeOther(pathOf(organisation.id, `/numbers?done=${done?.ok ? 'taken-back' : 'merge-over'}`))
}
