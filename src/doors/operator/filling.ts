import type { ChangedMeanwhile } from '../../../views/operator/meanwhile.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Fields } from '../../platform/http/bodies.ts'
import type { DeclaredForm, FieldFault, FormState, Values } from '../../platform/http/forms.ts'
import { changesBetween, type Fault, type Schema } from '../../platform/schema/index.ts'
import type { OperationName } from '../../policy/operating/index.ts'
import { begunWith, notOurs } from './begun.ts'
import type { AskedFor, Operated } from './contract.ts'
import { attempt, changeShown, saidOf, waiting, type Refused } from './doing.ts'
import type { Visit } from './enter.ts'

// A form by which one of the API's operations is asked for: what is wrong is told beside its field, what was typed stays,
// and what somebody else has changed meanwhile is shown first.

type Shape = Readonly<Record<string, Schema>>

/** Which field a place in what the API is told is filled in by; places are names with dots between. */
export type Places = Readonly<Record<string, string>>

/** A form as its page shows it once more. */
export interface Shown {
  readonly filled: FormState
  readonly refused?: Refused | undefined
  readonly meanwhile?: readonly ChangedMeanwhile[]
}

/** A form as its page shows it first. */
export const begun = (typed: Fields): Shown => ({ filled: { typed, faults: [] } })

interface Asking<S extends Shape> {
  readonly form: DeclaredForm<S>
  readonly name: OperationName
  /** What is asked for by what was filled in, and not as it began; or what is wrong that the API is not asked about. */
  readonly asked: (value: Values<S>, began: Fields) => Promise<AskedFor | readonly FieldFault[]>
  readonly places: Places
  /** Where it leads once it is done. */
  readonly done: (operated: Operated) => string
}

type Show = (shown: Shown) => Promise<Answer>

/** Asks for something new by a form. */
export async function send<S extends Shape>(visit: Visit, asking: Asking<S>, show: Show): Promise<Answer> {
  const filled = asking.form.read(visit.exchange.form)
  if (!filled.ok) return show({ filled })
  const asked = await asking.asked(filled.value, {})
  if (isFaults(asked)) return show({ filled: asking.form.refused(filled, ...asked) })
  const came = await attempt(visit, asking.name, asked)
  if (came.came === 'waits') return waiting(visit)
  return came.came === 'done'
    ? seeOther(asking.done(came.operated))
    : show(beside(filled, came, asking.places))
}

/** Whether something is wrong with what was asked for. */
export const isFaults = (asked: object): asked is readonly FieldFault[] => Array.isArray(asked)

/** A form as its fields have it, and the version that it began with. */
export interface Base {
  readonly version: number
  readonly typed: Fields
}

interface Changing<S extends Shape> extends Asking<S> {
  /** What the form belongs to: what one page began with is of no use to another. */
  readonly context: string
  /** What there is now. */
  readonly base: () => Promise<Base>
}

/** Changes, by a form, the version that was seen. The form has begun with `base`, sealed in a field of that name. */
export async function change<S extends Shape>(
  visit: Visit,
  changing: Changing<S>,
  show: Show,
): Promise<Answer> {
  const filled = changing.form.read(visit.exchange.form)
  if (!filled.ok) return show({ filled })
  const base = begunWith(visit, changing.context) as Base | undefined
  if (!base) return show(upon(filled, await changing.base(), await changing.base(), notOurs))
  const asked = await changing.asked(filled.value, base.typed)
  if (isFaults(asked)) return show({ filled: changing.form.refused(filled, ...asked) })
  const came = await attempt(visit, changing.name, {
    ...{ ...asked, expected: base.version },
    anyway: visit.exchange.form['anyway'] === 'yes',
  })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'done') return seeOther(changing.done(came.operated))
  return came.reason === 'precondition-failed'
    ? show(upon(filled, base, await changing.base(), came))
    : show(beside(filled, came, changing.places))
}

/** What the other has changed, and what was typed, upon it. */
function upon({ typed }: FormState, base: Base, now: Base, refused: Refused): Shown {
  const names = [...new Set([...Object.keys(typed), ...Object.keys(base.typed)])]
  const plain = (said = ''): string => said.replace(/\r\n/g, '\n')
  // a box that is not ticked is not sent
  const ours = names.flatMap((name) => {
    const said = plain(typed[name])
    return said === plain(base.typed[name]) ? [] : [[name, said] as const]
  })
  const meanwhile = changesBetween(base.typed, now.typed).map(changeShown)
  return { filled: { typed: { ...now.typed, ...Object.fromEntries(ours) }, faults: [] }, refused, meanwhile }
}

/** What the API found wrong beside the fields that it is of; what is of none, or of one line of many, for the whole. */
export function beside({ typed }: FormState, came: Refused, places: Places): Shown {
  const faults: FieldFault[] = []
  const left: Fault[] = []
  for (const fault of came.faults) {
    const names = fault.path.filter((each) => typeof each === 'string')
    const field = places[names.join('.')]
    if (field === undefined || names.length < fault.path.length) left.push(fault)
    const reason = fault.reason ?? `${field}-malformed`
    if (field !== undefined && !faults.some((each) => each.field === field && each.reason === reason))
      faults.push({ field, reason })
  }
  const isAllSaid = faults.length > 0 && left.length === 0
  return { filled: { typed, faults }, refused: isAllSaid ? undefined : { ...came, faults: left } }
}

/** A refusal as a page of a form tells it. */
export const refusalOf = ({ refused }: Shown) => refused && { ...refused, said: saidOf(refused) }

/** The page of a form, with what is wrong told to programs as well. */
export function formAnswer(html: { toString(): string }, { filled, refused }: Shown): Answer {
  const [fault] = filled.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  return page(html, problem ? { problem, ...(refused && { status: refused.status }) } : {})
}
