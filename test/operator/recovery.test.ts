import { describe, expect, test } from '@jest/globals'
import { toGoIn, whoLost } from '../activations/lost.ts'
import { atConsole } from '../harness/console.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { useWorld } from '../harness/setup.ts'
import { createOperator } from '../harness/api.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

describe('a way back in, at the console', () => {
  test('is begun by the help desk, seen while it is open, and taken back', async () => {
    const { go, browser } = await atConsole(the(), 'helpdesk')
    const person = await whoLost(the())
    const here = `/people/${person.id}`
    const asked = await go(`${here}/begin-recovery`)
    expect(asked.text).toContain('First make sure that it is them who asks')
    const begun = await browser.submit(asked, {}, { action: '/begin-recovery' })
    expect(noticeOn(begun)).toBe('The link is on its way, and everything that reaches them says so.')
    expect(begun.text).toContain('A way back in is open')
    expect(begun.text).toContain(`ends in ${person.mobile.slice(-2)}`)
    expect(begun.text).not.toContain(person.mobile.slice(0, -2))
    expect(await mailsTo(the(), person.email, 'activation/recovery')).toHaveLength(1)
    const shown = await toGoIn(the(), person)
    const back = await browser.submit(begun, {}, { action: '/withdraw-recovery' })
    expect(noticeOn(back)).toBe('The way back in is taken back.')
    expect(back.text).not.toContain('A way back in is open')
    expect(reasonsOn(await shown.browser.submit(shown.page, {}, { action: '/go-in' }))).toEqual(['withdrawn'])
  })

  test('says why none is begun, and is begun for no operator by the help desk', async () => {
    const { go, browser } = await atConsole(the(), 'helpdesk')
    const plain = await whoLost(the(), { totp: false })
    const refused = await browser.submit(
      await go(`/people/${plain.id}/begin-recovery`),
      {},
      { action: '/begin-recovery' },
    )
    expect([refused.status, reasonsOn(refused)]).toEqual([409, ['not-so']])
    expect(refused.text).toContain('no second factor that they could have lost')
    const { person } = await createOperator(the(), 'operator')
    expect((await go(`/people/${person.id}`)).text).not.toContain('begin-recovery')
  })
})
