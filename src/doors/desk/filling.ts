import type { Refused } from '../../../views/desk/frame.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import type { Fields } from '../../platform/http/bodies.ts'
import type { FieldFault, FormState } from '../../platform/http/forms.ts'
import type { Fault } from '../../platform/schema/index.ts'

/** A form as its page shows it: what was typed, and what came of sending it. */
export interface Shown {
  readonly filled: FormState
  readonly refused?: Refused | undefined
}

/** A form as its page shows it first. */
export const begun = (typed: Fields = {}): Shown => ({ filled: { typed, faults: [] } })

/** With all that is wrong beside its fields. */
export const wrong = (typed: Fields, faults: readonly FieldFault[]): Shown => ({ filled: { typed, faults } })

/**
 * What an act refuses stands beside the field that it is of; what is of none is said of the whole.
 *
 * @param faults what each reason is of, in what the act was told
 * @param places which field that is filled in by; places are names with dots between
 */
export function beside(
  typed: Fields,
  reason: string,
  faults: Readonly<Record<string, Fault>>,
  places: Readonly<Record<string, string>>,
): Shown {
  const field = places[faults[reason]?.path.join('.') ?? '']
  return field === undefined
    ? { filled: { typed, faults: [] }, refused: { reason } }
    : wrong(typed, [{ field, reason }])
}

/** The page of a form, with what is wrong told to programs as well. */
export function formAnswer(html: { toString(): string }, { filled, refused }: Shown): Answer {
  const [fault] = filled.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  return page(html, problem ? { problem, ...(refused && { status: 409 }) } : {})
}
