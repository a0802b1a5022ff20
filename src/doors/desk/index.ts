/**
 * The desk: where those who look after an organisation look after its people, by tasks that somebody who comes four times a
 * year can do. It is a portal of our own, built in, which asks for `DESK_LEVEL`.
 *
 * Each route names its task (`policy/delegation`); the membership by which somebody administers is looked up with every
 * request. The organisation stands in the address: one that is not theirs is not there.
 *
 * It has no pool. It reads and acts in transactions in which one organisation is open for one account (`UnderLock`): row
 * security of PostgreSQL is the second lock beneath its own checks, and either alone keeps others out. It decides nothing:
 * acts are those that everybody has. Reached by persons.
 */
import type { Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import type { Task } from '../../policy/delegation/index.ts'
import type { DeskDoor } from './contract.ts'
import { asAdministrator, callback, showArrival, start, type Visit } from './enter.ts'
import { showHome } from './home.ts'
import { end, findPeople, showEnd, showPeople, showPerson } from './people/people.ts'

/** A page of the desk, or something that is done there. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Below the organisation, with `:name` for what varies. */
  readonly path: string
  readonly task: Task
  readonly handle: (visit: Visit) => Promise<Answer>
}

/** Every page and every act of the desk. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '', task: 'people.see', handle: showHome },
  { method: 'GET', path: '/people', task: 'people.see', handle: showPeople },
  { method: 'POST', path: '/people', task: 'people.see', handle: findPeople },
  { method: 'GET', path: '/people/:person', task: 'people.see', handle: showPerson },
  { method: 'GET', path: '/people/:person/end', task: 'people.end', handle: showEnd },
  { method: 'POST', path: '/people/:person/end', task: 'people.end', handle: end },
]

export function deskEndpoints(door: DeskDoor): Endpoint[] {
  const open = (path: string, handle: (door: DeskDoor, exchange: Exchange) => Promise<Answer>): Endpoint => ({
    method: 'GET',
    path: `/organisation${path}`,
    handle: (exchange) => handle(door, exchange),
  })
  return [
    open('', showArrival),
    open('/sign-in', start),
    open('/callback', callback),
    ...routes.map(({ method, path, task, handle }) => ({
      ...{ method, path: `/organisation/:organisation${path}`, readsForm: true as const },
      handle: asAdministrator(door, task, handle),
    })),
  ]
}

export type { DeskDoor } from './contract.ts'
export { asOwnPortal } from './enter.ts'

export const slice = { name: 'desk', endpoints: deskEndpoints }
