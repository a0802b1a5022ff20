import { portalsPage } from '../../../../views/operator/portals/list.ts'
import { clientsByName, settingsOf } from '../../../domain/clients/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { clientsSeen } from '../../../policy/operating/index.ts'
import type { Visit } from '../enter.ts'
import { comingTo } from './coming.ts'
import { kindOf } from './kinds.ts'

const PAGE = 50

/** Portals by their names: all, or those that somebody looks after. */
export async function showPortals({ door, frame, zone, by, may, exchange }: Visit): Promise<Answer> {
  const beginning = (exchange.query.get('name') ?? '').trim().slice(0, 100)
  const [after, id] = (exchange.query.get('after') ?? '').split('\n')
  const rows = await clientsByName(door.db, {
    ...{ beginning, among: clientsSeen('clients.list', by.holds), limit: PAGE + 1 },
    after: after === undefined || id === undefined ? undefined : { name: after, id },
  })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  const coming = await comingTo(
    { door },
    rows.slice(0, PAGE).map((row) => row.id),
  )
  return page(
    portalsPage({
      ...{ frame: { ...frame, here: '/operator/portals' }, zone, beginning, done: doneOf(exchange) },
      portals: rows
        .slice(0, PAGE)
        .map(({ id: client, name, metadata, updated_at: changed, managed_at: managed }) => ({
          ...{ id: client, name, changed, kind: kindOf(metadata) },
          level: settingsOf(metadata).sluis_minimum_level,
          isInFiles: managed !== null,
          coming: coming.get(client) ?? 'waiting',
        })),
      next: last && `${last.name}\n${last.id}`,
      connects: may('clients.create'),
    }),
  )
}
