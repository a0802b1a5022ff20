import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import request, { type Response } from 'supertest'
import { arrive } from '../harness/arrive.ts'
import { startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

/** What every answer of ours has, whoever asks and whatever went wrong. */
function isOurs({ headers }: Response): void {
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['x-request-id']).toMatch(/^[\da-f]{8}-[\da-f]{4}$/)
}

describe('a device’s request that nobody knows', () => {
  test.each(['/device/abc', '/device/abc?x=1', `/device/${'a'.repeat(43)}`])(
    '%s leads to where a code is typed',
    async (path) => {
      const answer = await request(the().origin).get(path).accept('html')
      expect([answer.status, new URL(answer.headers['location'] ?? '', the().origin).pathname]).toEqual([
        303,
        '/device',
      ])
      isOurs(answer)
      expect(the().logged.filter(({ level }) => Number(level) >= 40)).toEqual([])
    },
  )
})

describe('a database that says no', () => {
  /** Has the sessions' table answer with this error while something is asked. */
  async function failing(sqlState: string, what: () => Promise<void>): Promise<void> {
    const { db } = the().house
    await sql
      .raw(
        `create or replace function fail() returns trigger language plpgsql as
      $$ begin raise exception 'made to fail' using errcode = '${sqlState}'; end $$`,
      )
      .execute(db)
    await sql`create trigger fail before insert or update on oidc_artefact for each statement execute function fail()`.execute(
      db,
    )
    await sql`create trigger fail before insert or update on session for each statement execute function fail()`.execute(
      db,
    )
    try {
      await what()
    } finally {
      await sql`drop trigger fail on oidc_artefact`.execute(db)
      await sql`drop trigger fail on session`.execute(db)
    }
  }

  test.each([
    ['57014', 503, 40],
    ['55P03', 503, 40],
    ['25P03', 503, 40],
    ['57P01', 503, 40],
    ['25006', 503, 40],
    ['58030', 503, 50],
    ['53100', 503, 50],
    ['23514', 500, 50],
  ])('%s while a session is stored is answered as ours: %i', async (state, status, level) => {
    the().expectErrors('made to fail')
    const { portal, browser } = await arrive(the())
    const before = the().logged.length
    await failing(state, async () => {
      const page = await browser.go((await startRequest(portal)).url)
      expect(page.status).toBe(status)
      expect(page.headers.get('retry-after')).toBe(status === 503 ? '5' : null)
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(page.text).toContain(page.headers.get('x-request-id') ?? 'a reference')
    })
    const lines = the()
      .logged.slice(before)
      .filter((line) => Number(line['level']) >= 40)
    expect(lines.map((line) => line['level'])).toEqual([level])
  })
})
