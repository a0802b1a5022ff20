import type { Coming } from '../../../../views/operator/portals/coming.ts'
import { faringOf, type Faring } from '../../../domain/clients/index.ts'
import { usedAmong } from '../../../domain/sessions/index.ts'
import type { Visit } from '../enter.ts'

/** Whether anybody has come to each of these portals: by the tokens of the last hour, or by those who are known to use it. */
export async function comingTo(
  { door }: Pick<Visit, 'door'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Coming>> {
  const faring = await faringOf(door.db, ids)
  const used = await usedAmong(door.db, ids)
  return new Map(ids.map((id) => [id, comingBy(faring.get(id), used.has(id))]))
}

/** Where codes are given and none is redeemed, nobody got in. */
function comingBy(
  { isServed, isWrong }: Faring = { isServed: false, isWrong: false },
  isUsed: boolean,
): Coming {
  if (isServed) return isWrong ? 'worked' : 'works'
  if (isWrong) return 'trouble'
  return isUsed ? 'works' : 'waiting'
}
