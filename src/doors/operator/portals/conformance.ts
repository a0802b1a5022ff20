import { portalTabs } from '../../../../views/operator/portals/portal.ts'
import { words } from '../../../../views/operator/portals/words/index.ts'
import { conformanceOf } from '../../../domain/clients/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { conformanceShown } from '../conformance/conformance.ts'
import type { Visit } from '../enter.ts'
import { clientHere } from './portal.ts'

/** How a portal stands to the standards, line by line. */
export async function showConformance(visit: Visit): Promise<Answer> {
  const client = await clientHere(visit)
  const { frame, door } = visit
  return page(
    conformanceShown({
      frame: { ...frame, here: `/operator/portals/${client.id}/conformance` },
      client,
      trail: { href: '/operator/portals', text: words[frame.locale].title },
      tabs: portalTabs(frame, client.id, 'conformance'),
      lines: conformanceOf(client.metadata, door.here),
    }),
  )
}
