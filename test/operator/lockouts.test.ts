import { expect, test } from '@jest/globals'
import { clientById } from '../../src/domain/clients/index.ts'
import { atConsole } from '../harness/console.ts'
import { Browser } from '../harness/browser.ts'
import { elementsOf, textOf, textsWith } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, signIn, startRequest } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** A portal that one person uses, with an app and a password, and an operator at its settings. */
async function used() {
  const portal = await createPortal(the())
  const person = await createPerson(the(), { name: 'Petra Proef' })
  await signIn(new Browser(), await startRequest(portal), person.email)
  const settings = `/portals/${portal.clientId}/settings`
  const registered = async () => (await clientById(the().house.db, portal.clientId, new Date()))!.metadata
  return { ...(await atConsole(the(), 'operator')), settings, registered, person, id: portal.clientId }
}

test('whoever asks for more is told how many it would keep out, and who, before it is saved', async () => {
  const { go, press, settings, registered, person } = await used()
  const whole = { ...(await registered()), sluis_factors_required: ['webauthn'] }
  const ahead = await press(await go(settings), settings, { whole: JSON.stringify(whole) })
  expect(ahead.url.pathname).toMatch(/^\/operator\/lockouts\/[0-9a-f-]+$/)
  expect(textsWith(ahead, 'data-sets-up')).toEqual(['1 of 1 people would have to set something up first.'])
  const named = elementsOf(ahead, 'a').find(({ attrs }) =>
    attrs.some(({ value }) => value === `/operator/people/${person.id}`),
  )
  expect(named && textOf(named)).toBe('Petra Proef')
  expect(textsWith(ahead, 'data-for-two')).toEqual([])
  expect(await registered()).not.toHaveProperty('sluis_factors_required')
  await press(ahead, settings)
  expect(await registered()).toMatchObject({ sluis_factors_required: ['webauthn'] })
})

test('whoever asks for less is told that nobody is kept out, and that a second person must agree', async () => {
  const { go, press, settings, registered, id } = await used()
  const ahead = await press(await go(settings), settings, { level: 'basic' })
  expect(textsWith(ahead, 'data-nobody')).toHaveLength(1)
  expect(textsWith(ahead, 'data-for-two')).toEqual([
    expect.stringContaining('a second person must agree, after you'),
  ])
  const asked = await press(ahead, settings)
  expect([asked.url.pathname, asked.text.includes(id)]).toEqual(['/operator/agreements', true])
  expect(await registered()).not.toHaveProperty('sluis_minimum_level')
})

test('what was changed since is not saved from there: it must be asked again', async () => {
  const { go, press, settings, registered } = await used()
  const whole = { ...(await registered()), sluis_factors_required: ['webauthn'] }
  const ahead = await press(await go(settings), settings, { whole: JSON.stringify(whole) })
  await press(await go(settings), settings, { name: 'Other' })
  const again = await go(ahead.url.pathname.replace('/operator', ''))
  expect([
    again.text.includes('The settings were changed since'),
    again.text.includes(`action="/operator${settings}"`),
  ]).toEqual([true, false])
})

test('whom somebody may not look at is not named to them', async () => {
  const { press, settings, registered, go, id } = await used()
  const whole = { ...(await registered()), sluis_factors_required: ['webauthn'] }
  const ahead = await press(await go(settings), settings, { whole: JSON.stringify(whole) })
  const manager = await atConsole(the(), 'client-manager', { clients: [id] })
  const seen = await manager.go(ahead.url.pathname.replace('/operator', ''))
  expect([textsWith(seen, 'data-sets-up').length, seen.text.includes('Petra Proef')]).toEqual([1, false])
})
