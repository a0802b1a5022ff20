import { describe, expect, test } from '@jest/globals'
import { ask, createOperator } from '../harness/api.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'
import { addressOf, folderForLetters, letterOf, orderOne, timesHandedOver } from '../posting/given.ts'
import { organisationAtConsole } from './given.ts'

const folder = folderForLetters()
const the = useWorld({ env: { OPERATOR_FACTORS: 'any', LETTERS_TO: folder } })

const at = '/running/letters'

describe('letters at the console', () => {
  test('are handed over by a button, and listed with how each stands', async () => {
    const { go, press } = await organisationAtConsole(the())
    const good = await orderOne(the())
    const strange = await orderOne(the(), { address: addressOf({ name: '漢字' }) })
    const page = await press(await go(at), `${at}/run`)
    expect(noticeOn(page)).toBe('It will be done within a moment.')
    await until(async () => (await timesHandedOver(folder)).has(good.letter.reference))
    await until(async () => (await letterOf(the(), good.letter.reference)).state === 'handed-over')
    const list = await go(at)
    expect(list.text).toContain('a character cannot be printed')
    // what stands on them is shown to nobody
    for (const secret of [good.code, 'Kerkstraat', 'Łukasiewicz']) expect(list.text).not.toContain(secret)
    const aside = await go(`${at}?state=set-aside`)
    expect(aside.text).toContain(strange.letter.reference.slice(0, 5))
    expect(aside.text).not.toContain(good.letter.reference.slice(0, 5))
    const again = await press(list, `${at}/run`)
    expect([again.status, reasonsOn(again)]).toEqual([422, ['nothing-to-post']])
    const reprinted = await press(aside, `${at}/reprint`)
    expect(noticeOn(reprinted)).toBe('Another letter waits in its place.')
    expect((await letterOf(the(), strange.letter.reference)).state).toBe('queued')
  })

  test('that came back are noted together: what cannot be stays in the field, with why', async () => {
    const { go, press } = await organisationAtConsole(the())
    const orders = [await orderOne(the()), await orderOne(the())]
    await press(await go(at), `${at}/run`)
    const [one, two] = orders.map(({ letter }) => letter.reference) as [string, string]
    await until(async () => (await letterOf(the(), two)).state === 'handed-over')
    await until(async () => (await letterOf(the(), one)).state === 'handed-over')
    const waits = await orderOne(the())
    const typed = `${one.toLowerCase()}\n${two};x9\n${waits.letter.reference}`
    const page = await press(await go(at), `${at}/returned`, { references: typed, why: 'moved' })
    expect([page.status, reasonsOn(page)]).toEqual([422, ['mistyped not-posted']])
    expect(page.text).toContain(`x9\n${waits.letter.reference}</textarea>`)
    for (const reference of [one, two])
      expect(await letterOf(the(), reference)).toMatchObject({ state: 'returned', why: 'moved' })
    const empty = await press(page, `${at}/returned`, { references: ' ', why: 'moved' })
    expect(reasonsOn(empty)).toEqual(['reference-missing'])
    // what is known already is no mistake
    const same = await press(empty, `${at}/returned`, { references: one, why: 'moved' })
    expect(noticeOn(same)).toBe('It is noted.')
    expect((await go(`${at}?state=returned`)).text).toContain('has moved')
  })

  test('of their own are nobody’s to note: it would have the code of it end, or another one printed', async () => {
    const { person, token } = await createOperator(the(), 'operator')
    const { letter } = await orderOne(the(), { accountId: person.id })
    const params = { reference: letter.reference }
    const noted = await ask(the(), 'letters.returned', { token, params, body: { why: 'moved' } })
    const reprinted = await ask(the(), 'letters.reprint', { token, params })
    for (const answer of [noted, reprinted])
      expect(answer).toMatchObject({ status: 403, body: { title: 'own-account' } })
    expect(await letterOf(the(), letter.reference)).toMatchObject({ state: 'queued' })
  })
})
