import { happenedPage, type HappenedShown } from '../../../../views/desk/happened/happened.ts'
import { happenedLine, happenedTitles } from '../../../../views/desk/happened/line.ts'
import { accountsAmong } from '../../../domain/accounts/index.ts'
import { eventsOfOpenOrganisation, type OrganisationEvent } from '../../../domain/audit/index.ts'
import { accountClientId, deskClientId, isBuiltIn, portalsNamed } from '../../../domain/clients/index.ts'
import { membershipIn } from '../../../domain/organisations/index.ts'
import { endOfDay, startOfDay } from '../../../platform/calendar.ts'
import { CSV, csvOf } from '../../../platform/csv/write.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { download, page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm, type FieldFault, type FormState } from '../../../platform/http/forms.ts'
import { placeIn, placeOf, type Place } from '../../../platform/http/places.ts'
import { optional } from '../../../platform/http/postal-form.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { pathOf } from '../paths.ts'

const PAGE = 50
/** Lines of a file at most, the newest. */
const MOST_OF_A_FILE = 20_000

/** Through which programs people act for themselves, and for their organisation. */
const OWN: readonly string[] = [accountClientId, deskClientId]

const form = declaredForm({ since: optional(10), until: optional(10), person: optional(36) })

interface Sought {
  readonly account: string | undefined
  readonly client: string | undefined
  readonly since: Date | undefined
  readonly until: Date | undefined
}

/** What is looked for: of whom, by their membership, and in which days; or the days that are none. */
async function soughtIn(visit: Visit, tx: Tx): Promise<{ sought: Sought; filled: FormState }> {
  const { organisation, exchange, zone } = visit
  const { query } = exchange
  const typed = Object.fromEntries(
    (['since', 'until', 'person'] as const).map((name) => [name, query.get(name) ?? '']),
  )
  const { since = '', until = '', person = '' } = typed
  const [from, to] = [startOfDay(since, zone), endOfDay(until, zone)]
  const faults: FieldFault[] = [
    ...(since !== '' && !from ? [{ field: 'since', reason: 'since-malformed' }] : []),
    ...(until !== '' && !to ? [{ field: 'until', reason: 'until-malformed' }] : []),
  ]
  const member = isUuid(person) ? await membershipIn(tx, organisation.id, person) : undefined
  if (person !== '' && !member) throw new HttpProblem(404, 'not-found')
  return {
    sought: {
      ...{ account: member?.account_id ?? undefined, client: member?.client_id ?? undefined },
      ...{ since: from, until: to },
    },
    filled: { typed, faults },
  }
}

/** Events as they are read: names in the place of ids. What an operator does is the service desk's, and no person's. */
async function shownIn(
  { frame, door }: Visit,
  tx: Tx,
  events: readonly OrganisationEvent[],
): Promise<HappenedShown[]> {
  const actors = events.map((event) => /^account:([\da-f-]{36})(?: through client:(.+))?$/.exec(event.actor))
  const accounts = await accountsAmong(tx, [
    ...new Set([
      ...events.flatMap((event) => event.account_id ?? []),
      ...actors.flatMap((actor) => actor?.[1] ?? []),
    ] as never[]),
  ])
  const nameOf = new Map(accounts.map(({ id, name }) => [id as string, name]))
  const portals = await portalsNamed(tx, [...new Set(events.flatMap((event) => event.client_id ?? []))])
  return events.map((event, i): HappenedShown => {
    const [, id, through] = actors[i] ?? []
    // by any other program it is an operator who acts
    const isTheirs = id !== undefined && (through === undefined || OWN.includes(through))
    const kind = /^factors\.([\w-]+)\./.exec(event.type)?.[1]
    const { client_id: client } = event
    return {
      ...{ type: event.type, at: event.at },
      factor: door.desk.factors.find((factor) => factor.kind === kind)?.names(frame.locale).name,
      by: isTheirs
        ? { kind: 'person', name: nameOf.get(id) ?? '' }
        : {
            kind: event.actor.startsWith('job:') ? 'clock' : event.actor === 'nobody' ? 'nobody' : 'operator',
          },
      person: event.account_id === null ? undefined : nameOf.get(event.account_id),
      portal: client === null || isBuiltIn(client) ? undefined : (portals.get(client)?.name ?? client),
    }
  })
}

/** What happened in the organisation, the newest first. */
export async function showHappened(visit: Visit): Promise<Answer> {
  const { read, frame, zone, organisation, exchange } = visit
  const before = placeIn(exchange.query.get('after'))
  const { shown, last, filled } = await read(async (tx) => {
    const asked = await soughtIn(visit, tx)
    const { events, last: place } = await eventsOfOpenOrganisation(tx, asked.sought, { before, limit: PAGE })
    return { filled: asked.filled, shown: await shownIn(visit, tx, events), last: place }
  })
  const here = pathOf(organisation.id, '/happened')
  const query = new URLSearchParams(
    Object.entries(filled.typed).filter(([, value]) => value !== ''),
  ).toString()
  const next = last && new URLSearchParams({ after: placeOf(last) }).toString()
  const [fault] = filled.faults
  return page(
    happenedPage({
      ...{ frame: { ...frame, here }, zone, form: filled, events: shown },
      next: next === undefined ? undefined : `${here}?${query === '' ? '' : `${query}&`}${next}`,
      file: `${here}/file${query === '' ? '' : `?${query}`}`,
    }),
    fault ? { problem: { reason: fault.reason } } : {},
  )
}

/** Narrows it to some days, or to somebody. */
export async function narrowHappened({ exchange, organisation }: Visit): Promise<Answer> {
  const { typed } = form.read(exchange.form)
  const query = new URLSearchParams(Object.entries(typed).filter(([, value]) => value !== '')).toString()
  return seeOther(pathOf(organisation.id, `/happened${query === '' ? '' : `?${query}`}`))
}

/** The same as a file: it is read as it is sent. */
export async function downloadHappened(visit: Visit): Promise<Answer> {
  const { read, frame, zone } = visit
  const { sought, filled } = await read((tx) => soughtIn(visit, tx))
  if (filled.faults.length > 0) throw new HttpProblem(404, 'not-found')
  async function* rows(): AsyncGenerator<string[]> {
    let before: Place | undefined
    let lines = 0
    do {
      const place = before
      const { last, shown } = await read(async (tx) => {
        const found = await eventsOfOpenOrganisation(tx, sought, { before: place, limit: 1000 })
        return { last: found.last, shown: await shownIn(visit, tx, found.events) }
      })
      for (const each of shown) yield happenedLine(frame, zone, each)
      lines += shown.length
      before = last
    } while (before && lines < MOST_OF_A_FILE)
  }
  return download('what-happened.csv', CSV, csvOf(happenedTitles(frame), rows()))
}
