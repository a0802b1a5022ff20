/**
 * The operators' console: what those who look after an installation do through pages, by the same acts, checks and table
 * of roles as programs do through the API. Whatever changes something is one of the API's operations, asked for within
 * the process: what needs two persons waits for a second one, whichever door the first came in by.
 *
 * Each route names its line in the table of who may what (`policy/operating`); roles are looked up with every request.
 * Whoever comes has proven what an operator must, a few hours ago at the most. It is made of tasks and not of tables: what
 * needs somebody now, connecting a portal, helping a person, looking, running.
 *
 * It decides nothing and opens no transaction. Reached by persons; programs use the API.
 */
import type { Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { agree, decline, showAgreement, showAgreements } from './agreements/agreements.ts'
import type { OperatorDoor } from './contract.ts'
import { asOperator, callback, start, type For, type Visit } from './enter.ts'
import { showHome } from './home.ts'
import { exportAudit, narrowAudit, showAudit } from './audit/audit.ts'
import { exportFigure, showFigures } from './figures/figures.ts'
import { giveRole, showGiveRole, showRoles, showTakeBack, takeBack } from './roles/roles.ts'
import { runningRoutes } from './running/routes.ts'
import { portalRoutes } from './portals/routes.ts'
import { declarationRoutes } from './declarations/routes.ts'
import { memberRoutes } from './members/routes.ts'
import { numberRoutes } from './numbers/routes.ts'
import { organisationRoutes } from './organisations/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import type { Route } from './route.ts'

export const consolePath = '/operator'

/** Every page and every act of the console, each with its line in the table of who may what. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '', needs: 'all', handle: showHome },
  ...portalRoutes,
  ...peopleRoutes,
  ...organisationRoutes,
  ...memberRoutes,
  ...numberRoutes,
  ...declarationRoutes,
  { method: 'GET', path: '/agreements', needs: 'proposals.list', handle: showAgreements },
  { method: 'GET', path: '/agreements/:id', needs: 'proposals.list', handle: showAgreement },
  { method: 'POST', path: '/agreements/:id/agree', needs: 'proposals.agree', handle: agree },
  { method: 'POST', path: '/agreements/:id/decline', needs: 'proposals.decline', handle: decline },
  { method: 'GET', path: '/figures', needs: 'statistics.read', handle: showFigures },
  { method: 'GET', path: '/figures/:figure/csv', needs: 'statistics.read', handle: exportFigure },
  ...runningRoutes,
  { method: 'GET', path: '/roles', needs: 'roles.list', handle: showRoles },
  { method: 'GET', path: '/roles/new', needs: 'roles.grant', handle: showGiveRole },
  { method: 'POST', path: '/roles/new', needs: 'roles.grant', handle: giveRole },
  {
    method: 'GET',
    path: '/roles/:id/take-back',
    needs: 'roles.withdraw',
    handle: (visit) => showTakeBack(visit),
  },
  { method: 'POST', path: '/roles/:id/take-back', needs: 'roles.withdraw', handle: takeBack },
  { method: 'GET', path: '/audit', needs: 'audit.events', handle: showAudit },
  { method: 'POST', path: '/audit', needs: 'audit.events', isLooking: true, handle: narrowAudit },
  { method: 'GET', path: '/audit.csv', needs: 'audit.events', handle: exportAudit },
]

export function operatorEndpoints(door: OperatorDoor): Endpoint[] {
  const open = (
    path: string,
    handle: (door: OperatorDoor, exchange: Exchange) => Promise<Answer>,
  ): Endpoint => ({
    method: 'GET',
    path: `${consolePath}${path}`,
    handle: (exchange) => handle(door, exchange),
  })
  return [
    open('/sign-in', start),
    open('/callback', callback),
    ...routes.map(({ method, path, needs, handle, isLooking }) => ({
      ...{ method, path: `${consolePath}${path}`, readsForm: true as const },
      handle: asOperator(door, { needs, isLooking: isLooking ?? method === 'GET' }, (visit) => handle(visit)),
    })),
  ]
}

export type { OperatorDoor } from './contract.ts'
export type { For, Visit }
export { asOwnPortal } from './enter.ts'

export const slice = { name: 'operator', endpoints: operatorEndpoints }
