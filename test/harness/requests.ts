import request, { type Test } from 'supertest'
import type { Portal } from './portal.ts'

/** Posts a form to an endpoint, as a portal that says who it is by its secret where it has one. */
export function postAs(
  { clientId, clientSecret }: Pick<Portal, 'clientId' | 'clientSecret'>,
  url: string,
  fields: string | Record<string, string>,
): Test {
  const asked = request(url).post('').type('form').send(fields)
  return clientSecret === undefined ? asked : asked.auth(clientId, clientSecret)
}
