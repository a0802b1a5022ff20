import type { FigureShown } from '../../../../views/operator/figures/figures.ts'
import { words } from '../../../../views/operator/figures/words/index.ts'
import { dayText, momentText, shortText } from '../../../../views/operator/frame.ts'
import { methodsText } from '../../../../views/operator/methods.ts'
import { portalName } from '../../../../views/operator/portal-name.ts'
import { decisionReasons } from '../../../../views/operator/reasons.ts'
import { portalsNamed } from '../../../domain/clients/index.ts'
import {
  figure,
  timesIn,
  type Counted,
  type FigureName,
  type Span,
} from '../../../domain/statistics/index.ts'
import { rungByAcr } from '../../../policy/levels/ladder.ts'
import type { Visit } from '../enter.ts'

/** Figures in the order of their page. */
export const shownFigures = [
  'outcomes',
  'steps',
  'steps-by-portal',
  'languages',
  'levels',
  'factors',
  'portals',
  'reasons',
  'messages',
  'people',
  'expiring',
  'answers',
] as const satisfies readonly FigureName[]
export type ShownFigure = (typeof shownFigures)[number]

/** So many of a long list are worth reading. */
const MOST = 25

type Builder = (visit: Visit, span: Span) => Promise<Omit<FigureShown, 'name'>>

const read = ({ door, now }: Visit, name: FigureName, span: Span): Promise<readonly Counted[]> =>
  figure(door.db, name, span, now)

const stepsOf = ({ days }: Span): 'hour' | 'day' => (days === 1 ? 'hour' : 'day')

/** Over time, a column for each of what it is told by. */
const overTime =
  (name: FigureName, label: (visit: Visit, row: Counted) => string): Builder =>
  async (visit, span) => {
    const { frame, zone, door, now } = visit
    const text = words[frame.locale]
    const each = stepsOf(span)
    const rows = await read(visit, name, { ...span, each })
    if (rows.length === 0) return { columns: [text.when], rows: [] }
    const names = [...new Set(rows.map((row) => label(visit, row)))].slice(0, 6)
    const told = each === 'hour' ? momentText : dayText
    return {
      columns: [text.when, ...names],
      rows: (await timesIn(door.db, { ...span, each }, now)).map((time) => ({
        what: told(frame, zone, time),
        short: shortText(frame, zone, time, each),
        values: names.map((of) =>
          sumOf(rows.filter((row) => row.at?.getTime() === time.getTime() && label(visit, row) === of)),
        ),
      })),
      drawn: names.map((_, i) => i),
    }
  }

const sumOf = (rows: readonly Counted[]): number => rows.reduce((sum, { n }) => sum + n, 0)

/** How often each happened, the most frequent first. */
const byName =
  (
    name: FigureName,
    labels: (visit: Visit, rows: readonly Counted[]) => Promise<(row: Counted) => string>,
  ): Builder =>
  async (visit, span) => {
    const text = words[visit.frame.locale]
    const rows = await read(visit, name, span)
    const label = await labels(visit, rows)
    const counts = new Map<string, number>()
    for (const row of rows) counts.set(label(row), (counts.get(label(row)) ?? 0) + row.n)
    return {
      columns: [text.columns.what, text.columns.count],
      rows: [...counts]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, MOST)
        .map(([what, n]) => ({ what, values: [n] })),
    }
  }

const levelOf = ({ door }: Visit, { a }: Counted): string => rungByAcr(door.here.ladder, a)?.key ?? a

const portalNames = async (
  { door, frame }: Visit,
  rows: readonly Counted[],
): Promise<(row: Counted) => string> => {
  const names = await portalsNamed(door.db, [...new Set(rows.map((row) => row.client_id))])
  return ({ client_id: id }) => (id === '' ? '–' : portalName(frame, id, names.get(id)?.name))
}

/** The step that a page is of. */
const groupOf = (step: string): 'password' | 'code' | 'set-up' | 'other' => {
  if (step === 'challenge/password') return 'password'
  if (step.startsWith('challenge/')) return 'code'
  return step.startsWith('enrol') || step.startsWith('renew') ? 'set-up' : 'other'
}

const share = (part: number, all: number): string => (all === 0 ? '–' : `${Math.round((100 * part) / all)} %`)

/** Where people give up: of those who were asked, how many were asked or let on after it. */
const steps: Builder = async (visit, span) => {
  const text = words[visit.frame.locale]
  const rows = await read(visit, 'steps', span)
  const asked = (group: string): number =>
    sumOf(rows.filter(({ a }) => a !== 'finish' && groupOf(a) === group))
  const finished = sumOf(rows.filter(({ a }) => a === 'finish'))
  // each group leads to those after it: whoever was asked later, or finished, went on
  const later: Readonly<Record<string, number>> = {
    password: Math.max(finished, asked('code') + asked('set-up')),
    code: finished,
    'set-up': finished,
  }
  return {
    columns: [text.columns.what, text.columns.asked, text.columns.gaveUp, text.columns.share],
    rows: (['password', 'code', 'set-up'] as const).map((group) => {
      const all = asked(group)
      const gaveUp = Math.max(0, all - (later[group] ?? 0))
      return { what: text.step[group], values: [all, gaveUp, share(gaveUp, all)] }
    }),
  }
}

/** Of those who began, how many did not get to the end. */
const begunAndFinished =
  (
    name: FigureName,
    labels: (visit: Visit, rows: readonly Counted[]) => Promise<(row: Counted) => string>,
  ): Builder =>
  async (visit, span) => {
    const text = words[visit.frame.locale]
    const rows = await read(visit, name, span)
    const label = await labels(visit, rows)
    const told = [...Map.groupBy(rows, label)].map(([what, mine]) => {
      const begun = sumOf(mine.filter(({ a }) => groupOf(a) === 'password'))
      const finished = sumOf(mine.filter(({ a }) => a === 'finish'))
      const gaveUp = Math.max(0, begun - finished)
      return { what, values: [begun, finished, gaveUp, share(gaveUp, begun)] as (number | string)[] }
    })
    return {
      columns: [text.columns.what, text.begun, text.finished, text.columns.gaveUp, text.columns.share],
      rows: told.toSorted((a, b) => Number(b.values[0]) - Number(a.values[0])).slice(0, MOST),
    }
  }

const answers: Builder = async (visit, span) => {
  const text = words[visit.frame.locale]
  const rows = await read(visit, 'answers', span)
  const said = (ms: number): string =>
    text.ms(new Intl.NumberFormat(visit.frame.locale).format(Math.round(ms)))
  return {
    columns: [text.columns.what, text.columns.count, text.columns.average, text.columns.longest],
    rows: rows
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => b.ms / b.n - a.ms / a.n)
      .slice(0, MOST)
      .map(({ a, n, ms, ms_most: most }) => ({ what: a, values: [n, said(ms / n), said(most)] })),
  }
}

const expiring: Builder = async (visit, span) => {
  const text = words[visit.frame.locale]
  const rows = await read(visit, 'expiring', span)
  return {
    columns: [text.columns.week, text.columns.count],
    rows: rows.map(({ a, n }) => ({
      what: dayText(visit.frame, 'UTC', new Date(`${a}T00:00:00Z`)),
      short: shortText(visit.frame, 'UTC', new Date(`${a}T00:00:00Z`), 'day'),
      values: [n],
    })),
    drawn: [0],
  }
}

const builders: Readonly<Record<ShownFigure, Builder>> = {
  outcomes: overTime('outcomes', ({ frame }, { kind }) => words[frame.locale].outcome[kind] ?? kind),
  levels: overTime('levels', levelOf),
  messages: overTime('messages', ({ frame }, { a, b }) => {
    const { channel, message } = words[frame.locale]
    return `${channel[a] ?? a}: ${message[b] ?? b}`
  }),
  factors: byName(
    'factors',
    async ({ frame }) =>
      ({ b }) =>
        methodsText(frame, b),
  ),
  portals: byName('portals', portalNames),
  reasons: byName(
    'reasons',
    async ({ frame }) =>
      ({ a }) =>
        decisionReasons(frame.locale)[a] ?? a,
  ),
  people: byName(
    'people',
    async ({ frame }) =>
      ({ a }) =>
        words[frame.locale].people[a] ?? a,
  ),
  languages: begunAndFinished(
    'languages',
    async () =>
      ({ b }) =>
        b,
  ),
  'steps-by-portal': begunAndFinished('steps-by-portal', portalNames),
  ...{ steps, answers, expiring },
}

/** A figure with everything in words. */
export const build = async (visit: Visit, name: ShownFigure, span: Span): Promise<FigureShown> => ({
  name,
  ...(await builders[name](visit, span)),
})
