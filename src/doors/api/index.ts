/**
 * The operators' API: what those who look after an installation, and programs of theirs, do through `/api/v1`.
 *
 * Each operation says what it is sent, what it answers and by which line of the table it is allowed
 * (`policy/operating`); its check, its types and its place in the document come from that. An act is performed at once, in
 * rehearsal (`dry_run`), once for each key of a program, or as a second person agrees (`acts/ways`): an operation does not
 * know which. A token is of our own making and opaque, so that one that was taken back is gone at once.
 *
 * It decides nothing about clients, people or keys: acts do. Reached by programs; the console is a door of its own.
 */
import type { Brand } from '../../../views/brand.ts'
import { json } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import type { ApiDoor } from './contract.ts'
import { documentOf } from './document.ts'
import { endpointOf } from './endpoint.ts'
import { operations } from './operations.ts'
import { referenceEndpoint } from './reference.ts'

export type { Operation } from './operation.ts'
export { problems } from './problems.ts'
export { createIsForTwo, createOperate, type AskedHere } from './operate.ts'
export { documentOf, operations }
export type ApiPorts = Pick<ApiDoor, 'access' | 'explain' | 'acts' | 'here'>

type Needs = Omit<ApiDoor, keyof ApiPorts> & { readonly api: ApiPorts; readonly brand: Brand }

export const slice = {
  name: 'api',
  endpoints: ({ api, brand, db, clock, vault, queue }: Needs): Endpoint[] => {
    const door: ApiDoor = { ...{ db, clock, vault, queue }, ...api }
    const document = documentOf(operations, door.here)
    return [
      ...operations.map((each) => endpointOf(door, each, operations)),
      { method: 'GET', path: '/api/openapi.json', handle: async () => json(document) },
      referenceEndpoint(operations, { issuer: door.here.issuer, brand }),
    ]
  },
}
