import type { Shown } from '../../../views/factors/shown.ts'
import type { Frame } from '../../../views/layout.ts'
import type { Db } from '../../platform/db/database.ts'
import { download, page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { AttemptId } from '../../policy/vocabulary.ts'
import type { Asking, Factor, Fields, Person, Problem } from './contract.ts'
import { sendTypedIn } from './send.ts'

/** Where a factor's pages stand: in a sign-in, in "my account", or wherever somebody sets up or proves something. */
export interface Place {
  readonly db: Db
  /** Its own address, which its form is sent to, and where a form may lead beyond us. */
  readonly frame: Frame
  readonly formTargets?: readonly string[]
  /** For whom it is asked. */
  readonly portal: string
  /** Whose draft is shown, and whose code is sent: an attempt's, or one of "my account". */
  readonly scope: AttemptId
  readonly person: Person | undefined
  /** What was sent, and from which address. */
  readonly sent: { readonly fields: Fields; readonly address: string }
  /** What stands around it there. */
  readonly around: Pick<Shown, 'cancel'> &
    Partial<
      Pick<Shown, 'later' | 'mayRemember' | 'others' | 'isAnother' | 'why' | 'portal' | 'lost'> & {
        readonly typed: Fields
      }
    >
}

const shownAt = (
  { frame, portal, person, around }: Place,
  typed: Fields,
  problem: Problem | undefined,
): Shown => ({
  ...{ frame, portal, person, problem },
  action: frame.here,
  others: [],
  ...around,
  typed: { ...around.typed, ...typed },
})

/** The page on which a factor is proven. */
export async function challengePage(
  place: Place,
  factor: Factor,
  asked: {
    readonly asking: Asking
    readonly typed?: Fields
    readonly problem?: Problem | undefined
    /** Factors that name somebody themselves, and stand on the page that asks who it is. */
    readonly beside?: readonly { readonly factor: Factor; readonly action: string }[]
    readonly byNumber?: Shown['byNumber']
  },
  now: Date,
): Promise<Answer> {
  const { asking, problem, typed = {}, byNumber } = asked
  const shown = shownAt(place, typed, problem)
  const beside = (asked.beside ?? []).flatMap(({ factor: { challenge }, action }) =>
    challenge.entrance ? [challenge.entrance({ ...shown, action }, asking, now)] : [],
  )
  const html = await factor.challenge.page(place.db, { ...shown, beside, byNumber }, asking, now)
  return page(html, { problem, formTargets: place.formTargets ?? [] })
}

/** The page on which a factor is set up; after a problem, with what was typed. */
export async function enrolmentPage(
  place: Place,
  factor: Factor,
  problem: Problem | undefined,
  now: Date,
): Promise<Answer> {
  const { person, scope, sent } = place
  const { enrolment } = factor
  if (!enrolment || !person) throw new HttpProblem(404, 'not-found')
  const fields = problem ? sent.fields : undefined
  const draft = await enrolment.draft(place.db, { person, scope, fields }, now)
  const html = enrolment.page(shownAt(place, fields ?? {}, problem), draft)
  return page(html, { problem, formTargets: place.formTargets ?? [] })
}

/** What the page shows, as a file: the same that was shown, by what came back from it. */
export async function enrolmentFile(place: Place, factor: Factor, now: Date): Promise<Answer> {
  const { person, scope, sent, frame } = place
  const { enrolment } = factor
  if (!enrolment?.file || !person) throw new HttpProblem(404, 'not-found')
  const draft = await enrolment.draft(place.db, { person, scope, fields: sent.fields }, now)
  const { name, text } = enrolment.file({ frame, person }, draft)
  return download(name, 'text/plain; charset=utf-8', text)
}

/** Has sent what is to be typed in, and shows the page again: by another request, so that a reload sends nothing. */
export async function sendFrom(
  place: Place,
  factor: Factor,
  what: 'challenge' | 'enrolment',
  again: (problem: Problem) => Promise<Answer>,
  now: Date,
): Promise<Answer> {
  const { person, portal, frame, scope, sent } = place
  const send = factor[what]?.send
  if (!send || !person) throw new HttpProblem(404, 'not-found')
  const outcome = await sendTypedIn(place.db, send, { attempt: scope, person, portal, frame, ...sent }, now)
  if (outcome.ok) return seeOther(frame.here)
  const { reason, retryAfter } = outcome
  const field = 'field' in outcome && typeof outcome.field === 'string' ? outcome.field : undefined
  return again({ reason, field, retryAfter })
}
