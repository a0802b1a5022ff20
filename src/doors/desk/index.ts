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
import { lookWhom, setDemands, showDemands, showWhom } from './demands/demands.ts'
import { downloadHappened, narrowHappened, showHappened } from './happened/happened.ts'
import { showHome } from './home.ts'
import { invite, showInvite } from './invitations/invite.ts'
import { sendAgain, showInvitation, showInvitations, withdraw } from './invitations/invitations.ts'
import { paste, showBeginList, upload } from './lists/begin.ts'
import { chooseColumns, dropList, sendList, showList, wrongRows } from './lists/list.ts'
import { handOver, showHandOver, takeBack } from './people/hand-over.ts'
import { askJoin, lookJoin, showNumbers, takeBackJoin } from './numbers/numbers.ts'
import { endGrant, showEndGrant, showOutside } from './outside/outside.ts'
import { findProgram, giveProgram, showFindProgram, showProgram } from './outside/program.ts'
import { end, showEnd } from './people/end.ts'
import { findPeople, showPeople, showPerson } from './people/people.ts'
import { say, showSaid } from './people/said.ts'
import { saveRights, showRights } from './people/rights.ts'
import { showUnseen } from './people/unseen.ts'
import { decline, grant, showRequest } from './requests/requests.ts'

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
  { method: 'GET', path: '/people/:person/rights', task: 'people.see', handle: showRights },
  { method: 'POST', path: '/people/:person/rights', task: 'people.see', handle: saveRights },
  { method: 'GET', path: '/people/:person/said', task: 'rights.give', handle: showSaid },
  { method: 'POST', path: '/people/:person/said', task: 'rights.give', handle: say },
  { method: 'GET', path: '/people/:person/hand-over', task: 'work.hand-over', handle: showHandOver },
  { method: 'POST', path: '/people/:person/hand-over', task: 'work.hand-over', handle: handOver },
  { method: 'POST', path: '/take-back', task: 'work.hand-over', handle: takeBack },
  { method: 'GET', path: '/unseen', task: 'people.see', handle: showUnseen },
  { method: 'GET', path: '/people/:person/end', task: 'people.end', handle: showEnd },
  { method: 'POST', path: '/people/:person/end', task: 'people.end', handle: end },
  { method: 'GET', path: '/invitations', task: 'people.see', handle: showInvitations },
  { method: 'GET', path: '/invitations/new', task: 'people.invite', handle: showInvite },
  { method: 'POST', path: '/invitations/new', task: 'people.invite', handle: invite },
  { method: 'GET', path: '/invitations/:invitation', task: 'people.see', handle: showInvitation },
  { method: 'POST', path: '/invitations/:invitation/send-again', task: 'people.invite', handle: sendAgain },
  { method: 'POST', path: '/invitations/:invitation/withdraw', task: 'people.invite', handle: withdraw },
  { method: 'GET', path: '/requests/:request', task: 'requests.see', handle: showRequest },
  { method: 'POST', path: '/requests/:request/grant', task: 'requests.see', handle: grant },
  { method: 'POST', path: '/requests/:request/decline', task: 'requests.see', handle: decline },
  { method: 'GET', path: '/happened', task: 'happened.see', handle: showHappened },
  { method: 'POST', path: '/happened', task: 'happened.see', handle: narrowHappened },
  { method: 'GET', path: '/happened/file', task: 'happened.see', handle: downloadHappened },
  { method: 'GET', path: '/demands', task: 'demands.set', handle: showDemands },
  { method: 'POST', path: '/demands', task: 'demands.set', handle: lookWhom },
  { method: 'GET', path: '/demands/whom', task: 'demands.set', handle: showWhom },
  { method: 'POST', path: '/demands/set', task: 'demands.set', handle: setDemands },
  { method: 'GET', path: '/outside', task: 'outside.end', handle: showOutside },
  { method: 'GET', path: '/outside/program', task: 'outside.let', handle: showFindProgram },
  { method: 'POST', path: '/outside/program', task: 'outside.let', handle: findProgram },
  { method: 'GET', path: '/outside/programs/:program', task: 'outside.let', handle: showProgram },
  { method: 'POST', path: '/outside/programs/:program', task: 'outside.let', handle: giveProgram },
  { method: 'GET', path: '/outside/:grant/end', task: 'outside.end', handle: showEndGrant },
  { method: 'POST', path: '/outside/:grant/end', task: 'outside.end', handle: endGrant },
  { method: 'GET', path: '/numbers', task: 'numbers.join', handle: showNumbers },
  { method: 'POST', path: '/numbers', task: 'numbers.join', handle: lookJoin },
  { method: 'POST', path: '/numbers/ask', task: 'numbers.join', handle: askJoin },
  { method: 'POST', path: '/numbers/:asked/take-back', task: 'numbers.join', handle: takeBackJoin },
  { method: 'GET', path: '/lists', task: 'people.invite', handle: showBeginList },
  { method: 'POST', path: '/lists', task: 'people.invite', handle: paste },
  { method: 'POST', path: '/lists/file', task: 'people.invite', handle: upload },
  { method: 'GET', path: '/lists/:list', task: 'people.invite', handle: showList },
  { method: 'GET', path: '/lists/:list/wrong', task: 'people.invite', handle: wrongRows },
  { method: 'POST', path: '/lists/:list/columns', task: 'people.invite', handle: chooseColumns },
  { method: 'POST', path: '/lists/:list/send', task: 'people.invite', handle: sendList },
  { method: 'POST', path: '/lists/:list/drop', task: 'people.invite', handle: dropList },
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
