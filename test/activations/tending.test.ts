import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { invitationsTold } from '../../src/acts/activations/index.ts'
import { activationById } from '../../src/domain/activations/index.ts'
import { activationActs, organisationActs } from '../../src/ports.ts'
import { chores } from '../../src/joined.ts'
import { activationRow, invite } from '../harness/activation.ts'
import { issued } from './issued.ts'
import { tester } from '../harness/acting.ts'
import { mailServer } from '../harness/mail-server.ts'
import { mailsTo } from '../harness/mails.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'
import { startWorld } from '../harness/world.ts'

const the = useWorld()
const DAY = 86_400_000

/** The clock, so many days on. */
async function tend(days: number): Promise<void> {
  const { house } = the()
  const chore = chores(house, { counter: () => () => undefined }).find(
    ({ name }) => name === 'tend-activations',
  )!
  await house.db.transaction().execute((tx) => chore.run(tx, new Date(Date.now() + days * DAY + 60_000)))
}
const subjects = async (email: string): Promise<string[]> =>
  (await mailsTo(the(), email, 'activation/link')).map(({ subject }) => subject)

describe('the clock', () => {
  test('reminds seven and two days before it closes an invitation, each with a new link', async () => {
    const { person, activation } = await invite(the())
    for (const day of [1, 6, 7, 8, 11, 12, 13]) await tend(day)
    expect(await subjects(person.email)).toEqual([
      'Reminder: an invitation to act for Bakkerij Jansen',
      'Reminder: an invitation to act for Bakkerij Jansen',
      'An invitation to act for Bakkerij Jansen',
    ])
    await tend(14)
    expect(await activationRow(the(), activation.id)).toMatchObject({ ended_as: 'closed', phone: null })
    expect(await subjects(person.email)).toHaveLength(3)
  })

  test('reminds nobody of what they could not accept', async () => {
    const { person, organisation } = await invite(the())
    await perform(the().house, organisationActs(the().house).suspendOrganisation, tester, organisation.id)
    await tend(7)
    expect(await subjects(person.email)).toHaveLength(1)
  })

  test('forgets the number of details that nobody used in time; they stay, to say so to whoever types them', async () => {
    const { activation } = await issued(the())
    await tend(6)
    expect((await activationRow(the(), activation.id)).phone).not.toBeNull()
    await tend(7)
    expect(await activationRow(the(), activation.id)).toMatchObject({
      ended_as: null,
      phone: null,
      look_at: null,
    })
  })

  test('of two that come at once does it once', async () => {
    const { person } = await invite(the())
    await Promise.all([tend(7), tend(7), tend(7)])
    expect(await subjects(person.email)).toHaveLength(2)
  })

  test('forgets what ended ninety days ago', async () => {
    const { activation } = await invite(the())
    await perform(the().house, activationActs(the().house).withdraw, tester, activation)
    const { db } = the().house
    await sql`update activation set ended_at = now() - interval '91 days' where id = ${activation.id}`.execute(
      db,
    )
    const chore = chores(the().house, { counter: () => () => undefined }).find(
      ({ name }) => name === 'removeOldActivations',
    )!
    await db.transaction().execute((tx) => chore.run(tx, new Date()))
    expect(await activationById(db, activation.id)).toBeUndefined()
  })
})

test('what the mail server said stands beside what was sent: taken, or refused and why', async () => {
  const mail = await mailServer()
  const world = await startWorld({ env: { SMTP_URL: mail.url } })
  try {
    const toldOf = async (id: string) => {
      const { house } = world
      const [told] = await invitationsTold(
        house.db,
        house.vault,
        [await activationRow(world, id)],
        new Date(),
      )
      return told!.sent[0]!
    }
    const taken = await invite(world)
    await until(async () => (await toldOf(taken.activation.id)).takenAt !== null)
    expect((await toldOf(taken.activation.id)).answer).toMatch(/^250/)
    mail.refuse({ at: 'recipient', answer: '550 5.1.1 no such user here' })
    const refused = await invite(world)
    await until(async () => (await toldOf(refused.activation.id)).failedAt !== null)
    expect(await toldOf(refused.activation.id)).toMatchObject({
      failure: 'no-such-address',
      answer: 'answered 550 5.1.1',
    })
  } finally {
    await world.close()
    await mail.close()
  }
})
