import { codeIn } from '../../platform/text/typed.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'

export interface SixDigits {
  readonly code: string
}

/** A code of six digits from the field `code`, however they were spaced. */
export function parseSixDigits({ code = '' }: Readonly<Record<string, string>>): Outcome<
  string,
  { answer: SixDigits }
> & {
  field?: string
  isSlip?: boolean
} {
  const digits = codeIn(code)
  if (digits === '') return { ...refused('code-missing'), field: 'code', isSlip: true }
  return /^\d{6}$/.test(digits)
    ? { ok: true, answer: { code: digits } }
    : { ...refused('code-malformed'), field: 'code', isSlip: true }
}
