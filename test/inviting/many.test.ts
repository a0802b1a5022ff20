import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { goOnWith } from '../../src/journeys/inviting/work.ts'
import { atDesk } from '../harness/desk.ts'
import { useWorld } from '../harness/setup.ts'
import { counts, listAt, look, paste, people, rowsOf, send, settled, upload } from './given.ts'

const the = useWorld()

/** How many invitations there are in an organisation, and to how many addresses. */
async function invited(organisation: string) {
  const { rows } = await sql<{
    all: number
    addresses: number
    mails: number
  }>`select count(*)::integer as all,
      count(distinct email_lookup)::integer as addresses, count(l.message_id)::integer as mails
    from activation a left join activation_leg l on l.activation_id = a.id and l.channel = 'mail'
    where organisation_id = ${organisation} and purpose = 'invitation'`.execute(the().house.db)
  return rows[0]
}

test('twenty uploads of one file at once invite each person once', async () => {
  const desk = await atDesk(the())
  const all = people(5)
  const bytes = new TextEncoder().encode(rowsOf(all))
  const sent = await Promise.all(Array.from({ length: 20 }, () => upload(desk, 'list.csv', bytes)))
  // some were asked to come again, since others were sending theirs
  const taken = sent.filter(({ status }) => status === 200)
  expect(new Set(sent.map(({ status }) => status).filter((status) => status !== 503))).toEqual(new Set([200]))
  expect(new Set(taken.map(listAt)).size).toBe(1)
  const page = await settled(desk, listAt(taken[0]!))
  const path_ = `${listAt(page)}/send`
  await Promise.all(Array.from({ length: 10 }, () => desk.press(page, path_)))
  expect(counts(await settled(desk, listAt(page)))).toEqual({ sent: 5 })
  expect(await invited(desk.organisation.id)).toEqual({ all: 5, addresses: 5, mails: 5 })
})

test('several lists with the same people, and several workers at one list, invite each person once', async () => {
  const desk = await atDesk(the())
  const all = people(30)
  const lists = await Promise.all(
    [rowsOf(all), `${rowsOf(all)}\r\n`, `${rowsOf(all)}\r\n\r\n`].map((text) => look(desk, text)),
  )
  expect(new Set(lists.map(listAt)).size).toBe(3)
  await Promise.all(lists.map((page) => desk.press(page, `${listAt(page)}/send`)))
  const ids = lists.map((page) => listAt(page).split('/').at(-1) ?? '')
  await Promise.all([...ids, ...ids, ...ids].map((id) => goOnWith(the().app.reach.inviting, id)))
  const ended = await Promise.all(lists.map((page) => settled(desk, listAt(page))))
  const sums = ended.map(counts)
  expect(sums.reduce((sum, { sent = 0 }) => sum + sent, 0)).toBe(30)
  expect(sums.reduce((sum, { refused = 0 }) => sum + refused, 0)).toBe(60)
  expect(await invited(desk.organisation.id)).toEqual({ all: 30, addresses: 30, mails: 30 })
})

test('a thousand are invited although the browser was closed; killed in the middle, it goes on without a gap or a double', async () => {
  const desk = await atDesk(the())
  const page = await settled(desk, listAt(await paste(desk, rowsOf(people(1000)))))
  const [list, id] = [listAt(page), listAt(page).split('/').at(-1) ?? '']
  // no worker of this process takes it: what is killed is a process of its own
  await the().app.reach.inviting.lock.act(
    { organisation: desk.organisation.id, account: desk.person.id },
    async (tx) => {
      await sql`update invitation_list set state = 'sending', reached = 0 where id = ${id}`.execute(tx)
    },
  )
  const sentSoFar = async (): Promise<number> =>
    (
      await sql<{ n: number }>`select count(*)::integer as n from invitation_list_row
        where list_id = ${id} and outcome = 'sent'`.execute(the().house.db)
    ).rows[0]?.n ?? 0
  const within: boolean[] = []
  for (let kill = 0; kill < 6; kill += 1) {
    const before = await sentSoFar()
    const child = spawn(
      process.execPath,
      [path.join(import.meta.dirname, 'one-worker.ts'), the().database.url, the().origin, id],
      { stdio: 'ignore' },
    )
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('close', (_code, signal) => resolve(signal)),
    )
    while (child.exitCode === null && (await sentSoFar()) === before) await pause(5)
    await pause(Math.random() * 200)
    child.kill('SIGKILL')
    within.push((await ended) === 'SIGKILL' && (await sentSoFar()) < 1000)
  }
  expect(within.filter(Boolean).length).toBeGreaterThan(3)
  await goOnWith(the().app.reach.inviting, id)
  expect(counts(await desk.go(list))).toEqual({ sent: 1000 })
  expect(await invited(desk.organisation.id)).toEqual({ all: 1000, addresses: 1000, mails: 1000 })
}, 120_000)

test('whoever presses "send" twice, or comes late, is told that it has moved on', async () => {
  const desk = await atDesk(the())
  const page = await look(desk, rowsOf(people(2)))
  const done = await send(desk, page)
  expect(counts(done)).toEqual({ sent: 2 })
  const again = await desk.press(page, `${listAt(page)}/drop`)
  expect(again.status).toBe(409)
})
