import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as openid from 'openid-client'
import { Browser } from '../harness/browser.ts'
import { headingOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { atPortal, createPortal, errorAt, open, startRequest, tokensFor } from '../harness/portal.ts'
import { statementsDuring } from '../harness/queries.ts'
import { keepAlive } from '../../src/domain/sessions/index.ts'
import type { SessionKey } from '../../src/policy/vocabulary.ts'
import { useWorld } from '../harness/setup.ts'
import { travel } from '../harness/travel.ts'

const the = useWorld()

const IDLE = 1800_000

async function signedIn(metadata: Record<string, unknown> = {}) {
  const person = await createPerson(the())
  const portal = await createPortal(the(), metadata)
  const browser = new Browser()
  let tokens = await tokensFor(browser, portal, person.email)
  const first = tokens.id_token ?? ''
  const refresh = async (): Promise<void> => {
    tokens = await openid.refreshTokenGrant(portal.config, tokens.refresh_token ?? '')
  }
  const look = async (parameters: Record<string, string> = {}): Promise<string> => {
    const { url } = await open(browser, await startRequest(portal, { prompt: 'none', ...parameters }))
    return errorAt(url) ?? 'signed in'
  }
  return { person, portal, browser, first, refresh, look }
}

/** Refreshes every ten minutes, for so long. */
async function useFor(milliseconds: number, refresh: () => Promise<void>): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 600_000) {
    travel(600_000)
    await refresh()
  }
}

describe('a session that a portal uses', () => {
  test('stays, for as long as its tokens are refreshed, and signing out ends the chain, by a hint that is long over', async () => {
    const { browser, first, refresh, look } = await signedIn({
      post_logout_redirect_uris: ['http://localhost:9/out'],
    })
    await useFor(2.5 * IDLE, refresh)
    expect(await look()).toBe('signed in')
    const asked = await browser.go(`${the().origin}/session/end?id_token_hint=${first}`)
    expect(headingOf(asked)).toBe('One moment')
    await browser.submit(asked, {}, { action: '/session/end/confirm', stopAt: atPortal })
    await expect(refresh()).rejects.toMatchObject({ error: 'invalid_grant' })
    expect(await look()).toBe('login_required')
  })

  test('ends where it is unused, and its tokens with it', async () => {
    const { refresh, look } = await signedIn()
    travel(IDLE - 60_000)
    expect(await look()).toBe('signed in')
    travel(IDLE + 1000)
    await expect(refresh()).rejects.toMatchObject({ error: 'invalid_grant' })
    expect(await look()).toBe('login_required')
  })

  test('ends after its longest life, however it is used', async () => {
    const { refresh, look } = await signedIn()
    await useFor(12 * 3600_000 - 700_000, refresh)
    travel(800_000)
    await expect(refresh()).rejects.toMatchObject({ error: 'invalid_grant' })
    expect(await look()).toBe('login_required')
  })

  test('is not lengthened for a portal that does not want it, nor is what a level asks of freshness', async () => {
    const without = await signedIn({ sluis_session_keepalive: false })
    await useFor(IDLE - 600_000, without.refresh)
    travel(700_000)
    expect(await without.look()).toBe('login_required')
    const aged = await signedIn({ sluis_level_max_ages: { 'two-factor': 3600 } })
    await useFor(1.5 * IDLE, aged.refresh)
    expect(await aged.look()).toBe('signed in')
    await useFor(1.5 * IDLE, aged.refresh)
    expect(await aged.look()).toBe('login_required')
  })

  test('is noted once a minute at the most', async () => {
    const { person, refresh } = await signedIn()
    const seen = async (): Promise<Date | undefined> => {
      const { rows } = await sql<{
        seen_at: Date
      }>`select seen_at from session where account_id = ${person.id}`.execute(the().house.db)
      return rows[0]?.seen_at
    }
    const before = await seen()
    await refresh()
    expect(await seen()).toEqual(before)
    travel(61_000)
    await refresh()
    const noted = await seen()
    expect(noted).not.toEqual(before)
    travel(30_000)
    // nor is the database asked to
    const asked = await statementsDuring(refresh)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((text) => text.includes('idle_at = least'))).toEqual([])
    expect(await seen()).toEqual(noted)
    travel(61_000)
    expect((await statementsDuring(refresh)).filter((text) => text.includes('idle_at = least'))).toHaveLength(
      1,
    )
  })

  test('is decided by its row: what is idle is not revived, and its longest life is not passed', async () => {
    const { person } = await signedIn()
    const { db, clock } = the().house
    const row = async () =>
      (
        await sql<{ key: Buffer; idle_at: Date; expires_at: Date }>`
          select key, idle_at, expires_at from session where account_id = ${person.id}`.execute(db)
      ).rows[0]!
    const before = await row()
    const key = before.key.toString('hex') as SessionKey
    const later = (milliseconds: number): Date => new Date(clock().getTime() + milliseconds)
    await keepAlive(db, key, IDLE / 1000, later(IDLE + 1000))
    expect((await row()).idle_at).toEqual(before.idle_at)
    await keepAlive(db, key, 24 * 3600, later(120_000))
    expect((await row()).idle_at).toEqual(before.expires_at)
  })
})
