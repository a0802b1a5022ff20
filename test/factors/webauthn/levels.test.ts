import { describe, expect, test } from '@jest/globals'
import { arrive } from '../../harness/arrive.ts'
import { openAccount, proveAddress } from '../../harness/account.ts'
import { Browser } from '../../harness/browser.ts'
import { headingOf, reasonsOn } from '../../harness/html.ts'
import { createPerson } from '../../harness/people.ts'
import {
  atPortal,
  createPortal,
  open,
  putOff,
  redeem,
  startRequest,
  typeCode,
  typePassword,
} from '../../harness/portal.ts'
import { useWorld } from '../../harness/setup.ts'
import { optionsOn, SoftKey } from '../../harness/soft-key.ts'
import { forgetSteps } from '../totp/given.ts'

/** A ladder of an operator's own: its lowest level has another name, its highest takes keys that stay where they are. */
const levels = [
  { rank: 5, key: 'plain', acr: 'urn:test:plain', asks: { kinds: 1, standIns: true }, proofing: 'none' },
  {
    ...{ rank: 10, key: 'two-factor', acr: 'urn:test:two', proofing: 'none' },
    asks: { kinds: 2, standIns: true },
    factors: { forbidden: ['sms'] },
  },
  {
    ...{ rank: 20, key: 'bound', acr: 'urn:test:bound', proofing: 'none' },
    asks: { kinds: 2, phishingResistant: true, deviceBound: true },
  },
]
const the = useWorld({
  env: { LEVELS_FILE: 'levels.json' },
  files: { LEVELS_FILE: JSON.stringify(levels) },
})
const bound = { sluis_minimum_level: 'bound' }

async function atBound(email: string, browser = new Browser()) {
  const portal = await createPortal(the(), bound)
  const started = await startRequest(portal)
  const page = await typePassword(browser, await open(browser, started), email)
  return { portal, browser, started, page }
}

describe('a level that takes keys which stay on their device', () => {
  test('says so of another, keeps nothing of it, and takes the right one next', async () => {
    const person = await createPerson(the(), { totp: false })
    const { portal, browser, started, page } = await atBound(person.email)
    const synced = new SoftKey(the().origin, { synced: true })
    const refused = await browser.submit(page, { response: synced.create(optionsOn(page)) })
    expect([refused.status, reasonsOn(refused)]).toEqual([422, ['not-of-use']])
    const key = new SoftKey(the().origin)
    const done = await browser.submit(
      refused,
      { response: key.create(optionsOn(refused)) },
      { stopAt: atPortal },
    )
    const back = await putOff(browser, done)
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({ acr: 'urn:test:bound' })
  })

  test('asks for that one of several, and tells no level that a synced one did not reach', async () => {
    const person = await createPerson(the(), { totp: false })
    const first = await atBound(person.email)
    const key = new SoftKey(the().origin)
    await putOff(
      first.browser,
      await first.browser.submit(
        first.page,
        { response: key.create(optionsOn(first.page)) },
        { stopAt: atPortal },
      ),
    )
    const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn', new Browser(), key)
    const synced = new SoftKey(the().origin, { synced: true })
    expect((await browser.submit(page, { response: synced.create(optionsOn(page)) })).url.search).toBe(
      '?done=factor-added',
    )
    const { page: asked } = await atBound(person.email)
    const allowed = (options: object) => Reflect.get(options, 'allowCredentials') as { id: string }[]
    expect(allowed(optionsOn(asked)).map(({ id }) => id)).toEqual([key.id.toString('base64url')])
    const lax = new Browser()
    const portal = await createPortal(the())
    const started = await startRequest(portal)
    const challenge = await typePassword(lax, await open(lax, started), person.email)
    expect(allowed(optionsOn(challenge))).toHaveLength(2)
    const back = await lax.submit(
      challenge,
      { response: synced.get(optionsOn(challenge)) },
      { stopAt: atPortal },
    )
    expect((await redeem(portal, started, back.url)).claims()).toMatchObject({ acr: 'urn:test:two' })
  })

  test('does not keep whoever lost the key out of my account, where it is replaced by mail', async () => {
    const person = await createPerson(the())
    const first = await atBound(person.email)
    const enrol = await typeCode(first.browser, first.page)
    const lost = new SoftKey(the().origin)
    await putOff(
      first.browser,
      await first.browser.submit(enrol, { response: lost.create(optionsOn(enrol)) }, { stopAt: atPortal }),
    )
    await forgetSteps(the())
    const { browser, page } = await openAccount(the(), person, '/factors/add/webauthn')
    expect(headingOf(page)).toBe('Just checking that it’s you')
    const adding = await proveAddress(the(), browser, page, person.email)
    const key = new SoftKey(the().origin)
    const added = await browser.submit(adding, { response: key.create(optionsOn(adding)) })
    expect(added.url.search).toBe('?done=factor-added')
  })
})

test('a level’s own list of factors holds for portals that say nothing', async () => {
  const { browser, page } = await arrive(the(), { person: { totp: false }, upTo: 'second step' })
  const sms = await browser.go(page.url.href.replace(/enrol\/[\w-]+/, 'enrol/sms'))
  expect([page.text.includes('/enrol/totp'), page.text.includes('/enrol/sms'), headingOf(sms)]).toEqual([
    true,
    false,
    headingOf(page),
  ])
})
