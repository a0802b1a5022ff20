/** Days of the week, 1 is Monday; and the hours of those days, as people write them: 09:00. */
export interface Hours {
  readonly from: number
  readonly to: number
  readonly opens: string
  readonly closes: string
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const TIME = String.raw`((?:[01]\d|2[0-3]):[0-5]\d)`
const FORM = new RegExp(String.raw`^(\w{3})(?:-(\w{3}))? ${TIME}-${TIME}$`)

/** Hours as `mon-fri 09:00-17:00`; undefined where it is something else. */
export function readHours(written: string): Hours | undefined {
  const [, first = '', last = first, opens = '', closes = ''] = FORM.exec(written) ?? []
  const [from, to] = [first, last].map((day) => DAYS.findIndex((each) => each === day) + 1)
  return from && to && from <= to && opens < closes ? { from, to, opens, closes } : undefined
}

/** Whether it is a telephone number, as people read it: `088 123 45 67`, `+46 (0)8 123 45 67`. */
export const isShownPhone = (written: string): boolean => /^\+?[\d ()-]{3,25}$/.test(written)
