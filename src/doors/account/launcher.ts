import { launcherPage } from '../../../views/account/launcher.ts'
import { clientsUsed } from '../../domain/audit/index.ts'
import { clientById, isRetiredAt, portalsToShow, startOf } from '../../domain/clients/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { AccountDoor } from './contract.ts'
import type { AccountVisit } from './enter.ts'

/** Where somebody finds their portals. */
export const portalsPath = '/portals'

/** The portals that somebody uses, or may use: each begins where it says. */
export async function showLauncher({ door, account, frame }: AccountVisit): Promise<Answer> {
  const which = { type: 'sessions.client.authorised', most: 2000 }
  const used = await clientsUsed(door.db, account.id, which)
  const now = door.clock()
  const portals = (await portalsToShow(door.db, used))
    .filter(({ metadata }) => !isRetiredAt(metadata, now))
    .map(({ id, name, metadata }) => ({
      ...{ id, name },
      start: startOf(metadata, door.here.issuer.origin),
    }))
  return page(launcherPage({ frame: { ...frame, here: portalsPath }, portals }))
}

/**
 * An address for links to a portal from elsewhere, as a mail or a page of the organisation: it begins the sign-in as the
 * portal wants it begun, with what is to be opened there as `target_link_uri` (OpenID Connect Core §4).
 */
export async function startPortal(door: AccountDoor, { params, query }: Exchange): Promise<Answer> {
  const client = await clientById(door.db, params['client'] ?? '', door.clock())
  const target = query.get('target_link_uri') ?? undefined
  const start = client && startOf(client.metadata, door.here.issuer.origin, target)
  if (!start) throw new HttpProblem(404, 'not-found')
  return seeOther(start.href)
}
