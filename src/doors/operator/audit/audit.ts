import { isDeepStrictEqual } from 'node:util'
import { auditPage, type AuditShown, type WhoShown } from '../../../../views/operator/audit/audit.ts'
import { portalName } from '../../../../views/operator/portal-name.ts'
import { accountByEmail } from '../../../domain/accounts/index.ts'
import { eventsSought, type EventsSought } from '../../../domain/audit/index.ts'
import { isBuiltIn, portalsNamed } from '../../../domain/clients/index.ts'
import { organisationsAmong } from '../../../domain/organisations/index.ts'
import { minutes } from '../../../platform/clock.ts'
import { endOfDay, startOfDay } from '../../../platform/calendar.ts'
import { CSV, csvOf } from '../../../platform/csv/write.ts'
import { download, page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm, type FieldFault, type FormState } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { placeIn, placeOf } from '../../../platform/http/places.ts'
import { line } from '../../../platform/schema/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { namedIn } from '../named.ts'

const PAGE = 100

const form = declaredForm({
  account: line({ most: 254, isOptional: true }),
  client: line({ most: 64, isOptional: true }),
  type: line({ most: 100, isOptional: true }),
  since: line({ most: 10, isOptional: true }),
  until: line({ most: 10, isOptional: true }),
})

type Filter = Readonly<Record<'account' | 'client' | 'type' | 'since' | 'until', string>>

/** What an address of the list asks for. An account is named by its id: no mail address stands in an address of ours. */
const filterIn = ({ exchange: { query } }: Visit): Filter => {
  const said = (name: string): string => (query.get(name) ?? '').slice(0, 254)
  return {
    ...{ account: said('account'), client: said('client'), type: said('type') },
    ...{ since: said('since'), until: said('until') },
  }
}

const soughtBy = ({ zone }: Visit, { account, client, type, since, until }: Filter): EventsSought => ({
  account: isUuid(account) ? account : undefined,
  client: client === '' ? undefined : client,
  type: type === '' ? undefined : type,
  since: startOfDay(since, zone),
  until: endOfDay(until, zone),
})

const asQuery = (filter: Filter): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString()

export async function showAudit(visit: Visit): Promise<Answer> {
  const filter = filterIn(visit)
  return shown(visit, form.refused(form.show(filter), ...daysWrong(visit, filter)))
}

/** The days that are none. */
const daysWrong = ({ zone }: Visit, filter: Pick<Filter, 'since' | 'until'>): FieldFault[] =>
  (['since', 'until'] as const)
    .filter((each) => filter[each] !== '' && !endOfDay(filter[each], zone))
    .map((field) => ({ field, reason: `${field}-malformed` }))

async function shown(visit: Visit, filled: FormState): Promise<Answer> {
  const { door, frame, zone, may, exchange } = visit
  const filter = filterIn(visit)
  const before = placeIn(exchange.query.get('after'))
  const { events, last } = await eventsSought(door.db, soughtBy(visit, filter), { before, limit: PAGE })
  const nameOf = await namesOf(visit, events)
  const portalOf = await portalsOf(visit, events)
  const organisationOf = await organisationsNamed(visit, events)
  const [fault] = filled.faults
  return page(
    auditPage({
      ...{ frame: { ...frame, here: '/operator/audit' }, zone, form: filled, query: asQuery(filter) },
      types: door.operating.eventTypes,
      events: folded(
        events.map((event): AuditShown => ({
          times: 1,
          ...{ type: event.type, factor: factorOf(visit, event.type), at: event.at },
          by: whoOf(event.actor, nameOf, portalOf),
          account:
            event.account_id === null ? undefined : { id: event.account_id, name: nameOf(event.account_id) },
          client: event.client_id === null ? undefined : portalOf(event.client_id),
          organisation: event.organisation_id === null ? undefined : organisationOf(event.organisation_id),
          details: detailsOf(event.details),
          address: event.address ?? undefined,
        })),
      ),
      next: last && placeOf(last),
      isFirst: before === undefined,
      opens: {
        people: may('people.read'),
        organisations: may('organisations.read'),
        portals: (id) => !isBuiltIn(id) && may('clients.read', { client: id }),
      },
    }),
    fault ? { problem: { reason: fault.reason } } : {},
  )
}

/** Whoever is named by an address is looked up, and named by their id from then on. */
export async function narrowAudit(visit: Visit): Promise<Answer> {
  const filled = form.read(visit.exchange.form)
  if (!filled.ok) return shown(visit, filled)
  const { account: typed, ...rest } = filled.value
  const account = typed === '' || isUuid(typed) ? typed : (await accountByEmail(visit.door.db, typed))?.id
  if (account === undefined)
    return shown(visit, form.refused(filled, { field: 'account', reason: 'account-unknown' }))
  const wrong = daysWrong(visit, rest)
  if (wrong.length > 0) return shown(visit, form.refused(filled, ...wrong))
  const query = asQuery({ ...rest, account })
  return seeOther(`/operator/audit${query === '' ? '' : `?${query}`}`)
}

/** All that is asked for, as a file: it is read as it is sent. */
export async function exportAudit(visit: Visit): Promise<Answer> {
  const { db } = visit.door
  if (daysWrong(visit, filterIn(visit)).length > 0) throw new HttpProblem(404, 'not-found')
  const sought = soughtBy(visit, filterIn(visit))
  const titles = [
    'at',
    'type',
    'actor',
    'account',
    'client',
    'organisation',
    'details',
    'address',
    'user_agent',
    'id',
  ]
  async function* rows() {
    let before: Parameters<typeof eventsSought>[2]['before']
    do {
      const { events, last } = await eventsSought(db, sought, { before, limit: 1000 })
      for (const event of events)
        yield [
          ...[event.at.toISOString(), event.type, event.actor, event.account_id ?? '', event.client_id ?? ''],
          ...[event.organisation_id ?? '', JSON.stringify(event.details)],
          ...[event.address ?? '', event.user_agent ?? '', event.id],
        ]
      before = last
    } while (before)
  }
  return download('audit.csv', CSV, csvOf(titles, rows()))
}

const factorOf = ({ door, frame }: Visit, type: string): string | undefined => {
  const kind = /^factors\.([\w-]+)\./.exec(type)?.[1]
  return door.ways.factors.find((factor) => factor.kind === kind)?.names(frame.locale).name
}

const detailsOf = (details: Readonly<Record<string, unknown>>): string =>
  Object.entries(details)
    .filter(([name]) => name !== 'attempt' && name !== 'request')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ')

const ACCOUNT = /^account:([0-9a-f-]{36})(?: through client:(.+))?$/

/** The names of those who are named, once each. */
async function namesOf(
  { door }: Visit,
  events: readonly { readonly actor: string; readonly account_id: string | null }[],
): Promise<(id: string) => string | undefined> {
  const ids = events.flatMap((each) => [ACCOUNT.exec(each.actor)?.[1] ?? null, each.account_id])
  const named = await namedIn(door.db, ids)
  return (id) => named.get(id)?.name
}

/** What the organisations are called that something is about. */
async function organisationsNamed(
  { door }: Visit,
  events: readonly { readonly organisation_id: string | null }[],
): Promise<(id: string) => { readonly id: string; readonly name: string }> {
  const ids = new Set(events.flatMap((each) => each.organisation_id ?? []))
  const named = new Map((await organisationsAmong(door.db, [...ids])).map((row) => [row.id as string, row]))
  return (id) => ({ id, name: named.get(id)?.display_name ?? id })
}

/** What clients are called that something is about, or was done through. */
async function portalsOf(
  { door, frame }: Visit,
  events: readonly { readonly actor: string; readonly client_id: string | null }[],
): Promise<(id: string) => { readonly id: string; readonly name: string }> {
  const ids = events.flatMap((each) => [
    each.client_id,
    ACCOUNT.exec(each.actor)?.[2],
    CLIENT.exec(each.actor)?.[1],
  ])
  const named = await portalsNamed(door.db, [...new Set(ids.filter((id) => typeof id === 'string'))])
  return (id) => ({ id, name: portalName(frame, id, named.get(id)?.name) })
}

const CLIENT = /^client:(.+)$/

/** Milliseconds within which a look is the same look: whoever helps somebody goes to and fro between their pages. */
const ONE_LOOK = minutes(15)

/** The same look: by the same hand, from the same place, within a quarter of an hour of the latest. */
const isAgain = (last: AuditShown, event: AuditShown): boolean =>
  event.type === 'accounts.account.looked-at' &&
  last.at.getTime() - event.at.getTime() <= ONE_LOOK &&
  isDeepStrictEqual({ ...last, at: undefined, times: 1 }, { ...event, at: undefined })

/** That somebody was looked at is told at each look: of those that are one, a line says how often. */
function folded(events: readonly AuditShown[]): AuditShown[] {
  const lines: AuditShown[] = []
  for (const event of events) {
    const last = lines.at(-1)
    if (last && isAgain(last, event)) lines.splice(-1, 1, { ...last, times: last.times + 1 })
    else lines.push(event)
  }
  return lines
}

/** Whoever registers a program says what it is called: who did something is told by its id as well. */
const toldApart = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  isBuiltIn(id) || id === name ? name : `${name} (${id})`

function whoOf(
  actor: string,
  nameOf: (id: string) => string | undefined,
  portalOf: (id: string) => { readonly id: string; readonly name: string },
): WhoShown {
  const [, id, through] = ACCOUNT.exec(actor) ?? []
  if (id !== undefined)
    return {
      ...{ kind: 'account', id, name: nameOf(id) },
      through: through === undefined ? undefined : toldApart(portalOf(through)),
    }
  const [, kind, name = ''] = /^(client|job|operator):(.*)$/.exec(actor) ?? []
  if (kind === 'client') return { kind, name: toldApart(portalOf(name)) }
  if (kind === 'job') return { kind, name }
  return { kind: kind === 'operator' ? 'operator' : 'nobody' }
}
