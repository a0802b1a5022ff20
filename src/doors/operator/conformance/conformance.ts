import { standardsPage } from '../../../../views/operator/conformance/conformance.ts'
import { conformanceOfServer } from '../../../domain/clients/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import type { Visit } from '../enter.ts'
// a view is imported by its own slug: what a portal's page shows of the standards comes through here
export { conformancePage as conformanceShown } from '../../../../views/operator/conformance/conformance.ts'

/** How the server stands to the standards, whatever a portal is registered with. */
export async function showStandards({ door, frame }: Visit): Promise<Answer> {
  const lines = conformanceOfServer(door.here)
  return page(standardsPage({ frame: { ...frame, here: '/operator/standards' }, lines }))
}
