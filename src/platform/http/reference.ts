import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** What a person can quote, and the log knows a request by. */
export const newReference = (): string => randomUUID().slice(0, 13)

/** The reference under which the log knows this request; for code behind the outermost handler. */
export const referenceOf = (response: ServerResponse): string => {
  const value = response.getHeader('X-Request-Id')
  return typeof value === 'string' ? value : '-'
}
