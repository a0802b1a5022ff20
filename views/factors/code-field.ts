import type { Shown } from '../../src/factors/contract.ts'
import type { Html } from '../html.ts'
import { field } from '../layout.ts'
import { problemOf } from '../problem-text.ts'

/** The field for a code of six digits, which a browser or a phone may fill in. */
export const codeField = (
  text: { readonly code: string },
  { frame, problem }: Pick<Shown, 'frame' | 'problem'>,
  autofocus = true,
): Html =>
  field({
    name: 'code',
    label: text.code,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    maxlength: 11,
    className: 'code',
    problem: problemOf(text, frame.locale, problem, 'code'),
    autofocus,
  })
