import type { Answer } from '../../platform/http/answers.ts'
import type { For, Visit } from './enter.ts'

/** A page of the console, or something that is done there. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Below the console, with `:name` for what varies. */
  readonly path: string
  /** Its line in the table of who may what. */
  readonly needs: For
  /** It changes nothing: what was proven must be as fresh as for a page that is only looked at. */
  readonly isLooking?: boolean
  readonly handle: (visit: Visit) => Promise<Answer>
}
