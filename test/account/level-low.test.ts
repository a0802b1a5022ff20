import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { createApp } from '../../src/app.ts'
import { openAccount } from '../harness/account.ts'
import { Browser } from '../harness/browser.ts'
import { reasonsOn } from '../harness/html.ts'
import { ask, createPortal, redeem, signIn, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { forgetSteps } from '../factors/totp/given.ts'
import { posted, send, typed } from './given-postal.ts'

const the = useWorld()
const low = 'http://eidas.europa.eu/LoA/low'
const { asked, somebody } = posted(the)

describe('a portal that asks for a confirmed address', () => {
  test('says so to whoever has none, where they confirm one; then it is told the level', async () => {
    const person = await somebody()
    const portal = await createPortal(the(), { sluis_minimum_level: 'low' })
    await forgetSteps(the())
    const browser = new Browser()
    const told = await typePassword(browser, (await ask(browser, portal, {})).page, person.email)
    expect(reasonsOn(told)).toEqual(['level-out-of-reach'])
    expect(told.text).toContain('needs to know that post reaches you')
    expect(told.text).toContain('href="/account/postal"')
    const { browser: at, page, letter } = await asked(typed(), person)
    await send(at, page, { code: letter.code })
    await forgetSteps(the())
    const started = await startRequest(portal, {})
    const tokens = await redeem(portal, started, await signIn(new Browser(), started, person.email))
    expect(tokens.claims()).toMatchObject({ acr: low })
  })

  test('sends nobody for a letter who needs more than one', async () => {
    const person = await somebody()
    const portal = await createPortal(the())
    const browser = new Browser()
    const asks = { acr_values: 'http://eidas.europa.eu/LoA/substantial' }
    const told = await typePassword(browser, (await ask(browser, portal, asks)).page, person.email)
    expect(reasonsOn(told)).toEqual(['level-out-of-reach'])
    expect(told.text).not.toContain('/account/postal')
  })

  test('sends nobody for a letter where none are posted: there is no page to ask for one', async () => {
    const person = await somebody()
    const portal = await createPortal(the(), { sluis_minimum_level: 'low' })
    const { letters } = the().house.config
    Object.assign(letters, { isServed: false })
    try {
      const browser = new Browser()
      const told = await typePassword(browser, (await ask(browser, portal, {})).page, person.email)
      expect(reasonsOn(told)).toEqual(['level-out-of-reach'])
      expect(told.text).not.toContain('/account/postal')
      const { page } = await openAccount(the(), person, '/postal')
      expect(page.status).toBe(404)
    } finally {
      Object.assign(letters, { isServed: true })
    }
  })

  test('reads the level in the discovery document where letters are posted, and nowhere else', async () => {
    const { house } = the()
    const config = { ...house.config, letters: { ...house.config.letters, isServed: false } }
    const silent = await createApp({ ...house, config })
    const server = createServer((request, response) => {
      request.headers.host = config.issuer.host
      void silent.handler(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    const elsewhere = `http://localhost:${(server.address() as AddressInfo).port}`
    const levelsOf = async (origin: string) => {
      const answer = await fetch(`${origin}/.well-known/openid-configuration`)
      return ((await answer.json()) as { acr_values_supported: string[] }).acr_values_supported
    }
    expect(await levelsOf(the().origin)).toContain(low)
    expect(await levelsOf(elsewhere)).not.toContain(low)
    silent.close()
    await new Promise((resolve) => server.close(resolve))
  })
})
