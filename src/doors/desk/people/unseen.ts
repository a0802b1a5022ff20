import { unseenPage } from '../../../../views/desk/people/unseen.ts'
import { membersByName, type FoundRow, type WordPlace } from '../../../domain/organisations/index.ts'
import { actingAmong } from '../../../domain/sessions/index.ts'
import { days, earlier } from '../../../platform/clock.ts'
import { openJson, sealJson } from '../../../platform/crypto/sealed.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import type { Visit } from '../enter.ts'
import { pathOf } from '../paths.ts'
import { peopleShown } from './shown.ts'

/** Days without a word of somebody after which they are named. */
const UNSEEN_DAYS = 90
const PAGE = 50
/** Members that are looked at for one page, so many at a time: where nearly all were seen, the list goes on with fewer. */
const WINDOW = 250
const WINDOWS = 4

const contextOf = ({ organisation }: Visit): string => `desk-unseen/${organisation.id}`

/** Who has not acted for the organisation for long, by their names. */
export async function showUnseen(visit: Visit): Promise<Answer> {
  const { read, exchange, door, frame, organisation, zone, now } = visit
  const since = earlier(now, days(UNSEEN_DAYS))
  const start = openJson(door.vault, contextOf(visit), exchange.query.get('after')) as WordPlace | undefined
  const { people, next } = await read(async (tx) => {
    const found: { row: FoundRow; last: Date | undefined }[] = []
    let after = start
    for (let i = 0; i < WINDOWS; i += 1) {
      const rows = await membersByName(tx, organisation.id, { after, limit: WINDOW })
      const accounts = rows.flatMap((row) => row.account_id ?? [])
      const uses = await actingAmong(tx, organisation.id, accounts)
      const lastOf = new Map(uses.toReversed().map((use) => [use.account_id, use.last_at]))
      for (const row of rows) {
        const last = row.account_id === null ? undefined : lastOf.get(row.account_id)
        const isNew = row.account_id === null || row.valid_from > since
        if (!isNew && (last === undefined || last < since)) found.push({ row, last })
        after = { word: row.word, id: row.id }
        if (found.length === PAGE) break
      }
      if (found.length === PAGE) break
      if (rows.length < WINDOW) {
        after = undefined
        break
      }
    }
    const shown = await peopleShown(
      visit,
      tx,
      found.map(({ row }) => row),
    )
    return { people: shown.map((each, i) => ({ ...each, last: found[i]?.last })), next: after }
  })
  const here = pathOf(organisation.id, '/unseen')
  const sealed = next && sealJson(door.vault, contextOf(visit), next)
  return page(
    unseenPage({
      ...{ frame: { ...frame, here }, zone, people, days: UNSEEN_DAYS },
      next: sealed === undefined ? undefined : `${here}?${new URLSearchParams({ after: sealed }).toString()}`,
    }),
  )
}
