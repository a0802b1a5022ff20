import { rehearsalPage, type CheckShown } from '../../../../views/operator/portals/rehearsal.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { attempt } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { clientHere } from './portal.ts'

const frameAt = ({ frame }: Visit, id: string) => ({ ...frame, here: `/operator/portals/${id}/rehearsal` })

export async function showRehearsal(visit: Visit): Promise<Answer> {
  const client = await clientHere(visit)
  return page(
    rehearsalPage({ frame: frameAt(visit, client.id), client, checks: undefined, refused: undefined }),
  )
}

/** Rehearses a portal, and says at once what came of it. */
export async function rehearse(visit: Visit): Promise<Answer> {
  const client = await clientHere(visit)
  const came = await attempt(visit, 'clients.rehearse', { params: { client_id: client.id } })
  const frame = frameAt(visit, client.id)
  if (came.came === 'refused')
    return page(rehearsalPage({ frame, client, checks: undefined, refused: came }), {
      ...{ status: came.status, problem: came },
    })
  const { checks = [] } = (came.came === 'done' ? came.operated.body : {}) as {
    checks?: readonly CheckSaid[]
  }
  const shown = checks.map(({ check, verdict, why, about }): CheckShown => ({
    ...{ check, verdict, why: why ?? undefined, about: about ?? undefined },
  }))
  return page(rehearsalPage({ frame, client, checks: shown, refused: undefined }))
}

/** As the API answers it. */
interface CheckSaid extends Pick<CheckShown, 'check' | 'verdict'> {
  readonly why: string | null
  readonly about: string | null
}
