import { accountById, accountsAmong } from '../../domain/accounts/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import {
  administratorsOf,
  askedFor,
  endRequest,
  organisationById,
  takeDueRequests,
  writePassedTo,
  type RequestRow,
} from '../../domain/organisations/index.ts'
import { owner, type Writing } from '../../domain/outbox/index.ts'
import { days, later, minutes } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Chore } from '../../platform/jobs/chores.ts'
import { looksAfter, nextOf, whoIsAsked } from '../../policy/delegation/index.ts'
import { isLasting } from '../../policy/organisations/index.ts'
import { tell } from '../accounts/index.ts'

interface Deps {
  readonly outbox: Writing
  readonly issuer: URL
}

/** Mails those to whom a request goes now; where there is nobody of them, it goes further at once. */
async function askAdministrators(
  tx: Tx,
  { outbox, issuer }: Deps,
  request: RequestRow,
  now: Date,
): Promise<void> {
  const { organisation_id: id, membership_id: membership, account_id: account } = request
  const organisation = id === null ? undefined : await organisationById(tx, id)
  if (!organisation) return
  // nobody answers their own
  const all = (await administratorsOf(tx, organisation)).filter(
    (each) => isLasting(each, now) && each.account !== account,
  )
  for (let to: RequestRow['passed_to'] | undefined = request.passed_to; to !== undefined; to = nextOf(to)) {
    const asked = whoIsAsked(all, { ...askedFor(request), to })
    if (to !== request.passed_to)
      await writePassedTo(tx, { id: request.id, to, lookAt: later(request.asked_at, days(looksAfter(to))) })
    const people = await accountsAmong(
      tx,
      asked.map((each) => each.account),
    )
    const person = (await accountById(tx, account))?.name ?? ''
    const model = {
      ...{ person, organisation: organisation.display_name, isMember: membership !== null },
      link: new URL(`/organisation/${organisation.id}/requests/${request.id}`, issuer).href,
    }
    for (const each of people) await outbox.write(tx, 'organisations/asked', owner(each), model, now)
    if (people.length > 0) return
  }
}

const MOST = 100

/** The clock: mails the first who are asked; what nobody has answered for seven days goes to the others, then to the operator; after thirty it is closed. */
export const tendingRequests = (deps: Deps): Chore => ({
  name: 'tend-requests',
  every: minutes(1),
  async run(tx, now) {
    const due = await takeDueRequests(tx, now, MOST)
    const who: Acting = { by: { job: 'tend-requests' } }
    for (const row of due) {
      const to = nextOf(row.passed_to)
      if (to === undefined) {
        await closeRequest(tx, deps, { who, row }, now)
        continue
      }
      const passed = { ...row, passed_to: to, look_at: later(row.asked_at, days(looksAfter(to))) }
      await writePassedTo(tx, { id: row.id, to, lookAt: passed.look_at })
      await askAdministrators(tx, deps, passed, now)
    }
    return due.length === MOST
  },
})

async function closeRequest(
  tx: Tx,
  { outbox }: Deps,
  { who, row }: { readonly who: Acting; readonly row: RequestRow },
  now: Date,
): Promise<void> {
  await endRequest(tx, { id: row.id, as: 'closed' }, now)
  const about = { accountId: row.account_id, organisationId: row.organisation_id ?? undefined }
  const details = { request: row.id, as: 'closed' }
  await append(tx, 'organisations.request.ended', { ...who, ...about, details }, now)
  const account = await accountById(tx, row.account_id)
  if (account?.standing === 'active')
    await tell(tx, outbox, { who, account, changed: 'request-closed', thing: row.asked_for }, now)
}
