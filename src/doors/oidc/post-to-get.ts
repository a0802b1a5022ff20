import { seeOther } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'

/** A request line that every proxy takes. */
const LONGEST = 8000

/**
 * Authorization requests by POST (OIDC Core §3.1.2.1), as a redirect to the same by GET. A POST from another
 * site comes without our SameSite=Lax cookies; the GET after it, a top-level navigation, has them. So POST works
 * and no cookie needs SameSite=None.
 */
export const postToGet = (path: string): Endpoint => ({
  method: 'POST',
  path,
  anySite: true,
  async handle({ form }) {
    const query = new URLSearchParams(form).toString()
    if (query.length > LONGEST) throw new HttpProblem(413, 'too-large')
    return seeOther(`${path}?${query}`)
  },
})
