import { days, earlier } from '../../platform/clock.ts'
import type { Queryable } from '../../platform/db/database.ts'
import { countedOf, latestOf, timesOf, type Counted, type Wanted } from './store.ts'

const FINISHED = 'signin.attempt.finished'
const REFUSED = 'signin.attempt.refused'
const CANCELLED = 'signin.attempt.cancelled'

/** What can be looked at: which counts, and what they are told by. Of a state: as it was last looked at. */
export const figures = {
  outcomes: { kinds: [FINISHED, REFUSED, CANCELLED], by: ['kind'] },
  levels: { kinds: [FINISHED], by: ['a'] },
  factors: { kinds: [FINISHED], by: ['b'] },
  portals: { kinds: [FINISHED], by: ['client_id'] },
  reasons: { kinds: [REFUSED], by: ['a'] },
  steps: { kinds: ['step'], by: ['a'] },
  languages: { kinds: ['step'], by: ['a', 'b'] },
  'steps-by-portal': { kinds: ['step'], by: ['a', 'client_id'] },
  messages: { kinds: ['message'], by: ['a', 'b'] },
  answers: { kinds: ['answer'], by: ['a'] },
  people: { state: 'people' },
  expiring: { state: 'expiring' },
} as const satisfies Readonly<
  Record<
    string,
    { readonly kinds: readonly string[]; readonly by: Wanted['by'] } | { readonly state: string }
  >
>

export type FigureName = keyof typeof figures
export const figureNames = Object.keys(figures) as FigureName[]

/** From when until when, of which portal, and by which steps of time. */
export interface Span {
  readonly days: number
  readonly client?: string | undefined
  readonly each?: 'hour' | 'day' | undefined
  readonly zone: string
}

/** A figure; of a state, as it was last looked at. */
export async function figure(
  db: Queryable,
  name: FigureName,
  { days: count, client, each, zone }: Span,
  now: Date,
): Promise<readonly Counted[]> {
  const one = figures[name]
  if ('state' in one) return (await latestOf(db, one.state)).rows
  return countedOf(db, { ...one, ...boundsOf(count, now), client, each, zone })
}

const boundsOf = (count: number, now: Date) => ({
  from: earlier(now, days(count)),
  until: new Date(now.getTime() + 1),
})

/** Every time of a span, by its steps. */
export const timesIn = (
  db: Queryable,
  { days: count, each = 'day', zone }: Span,
  now: Date,
): Promise<Date[]> => timesOf(db, { ...boundsOf(count, now), each, zone })
