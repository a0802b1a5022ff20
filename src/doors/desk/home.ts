import { homePage } from '../../../views/desk/home.ts'
import { accountsAmong } from '../../domain/accounts/index.ts'
import { administratorRows } from '../../domain/organisations/index.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import type { Visit } from './enter.ts'
import { pathOf } from './paths.ts'

/** Administrators that the first page names. */
const SHOWN = 50

/** What one can do here, and who else looks after the organisation. */
export async function showHome({ read, organisation, own, frame }: Visit): Promise<Answer> {
  const administrators = await read(async (tx) => {
    const rows = (await administratorRows(tx, organisation.id)).slice(0, SHOWN)
    const accounts = await accountsAmong(
      tx,
      rows.map((row) => row.account_id),
    )
    const names = new Map(accounts.map(({ id, name }) => [id as string, name]))
    return rows.map((row) => ({
      name: names.get(row.account_id ?? '') ?? '',
      ...{ isYou: row.id === own.id, powers: row.powers },
    }))
  })
  return page(homePage({ frame: { ...frame, here: pathOf(organisation.id) }, administrators }))
}
