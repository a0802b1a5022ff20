import { describe, expect, test } from '@jest/globals'
import { activationRow, linkTo, mobileNumber, newAddress, acceptNew } from '../harness/activation.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { lettersPosted } from '../posting/given.ts'
import { organisationAtConsole } from './given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

const at = (id: string, part = ''): string => `/organisations/${id}/invitations${part}`
const idIn = (path: string): string => /invitations\/([\da-f-]{36})/.exec(path)![1]!

/** Somebody who is invited at the console. */
async function invited() {
  const all = await organisationAtConsole(the())
  const [email, mobile] = [newAddress(), mobileNumber()]
  const typed = { name: 'Nina Nieuw', email, mobile }
  const page = await all.press(await all.go(at(all.id, '/new')), at(all.id, '/new'), typed)
  return { ...all, email, mobile, page, invitation: idIn(page.url.pathname) }
}

describe('inviting at the console', () => {
  test('sends the link, says what became of it, and lets them in', async () => {
    const { page, email, mobile, invitation } = await invited()
    expect(noticeOn(page)).toBe('The invitation is on its way.')
    expect(page.text).toContain('Link by mail')
    expect(page.text).toContain(`ends in ${mobile.slice(-2)}`)
    await acceptNew(the(), { email, mobile })
    expect((await activationRow(the(), invitation)).ended_as).toBe('accepted')
  })

  test('tells what is wrong beside its field, and loses nothing of what was typed', async () => {
    const { id, go, press } = await organisationAtConsole(the())
    const { email } = await createPerson(the())
    const page = await press(await go(at(id, '/new')), at(id, '/new'), { name: 'Nina', email, mobile: '12' })
    expect([page.status, reasonsOn(page)]).toEqual([422, ['number-malformed']])
    expect(page.text).toContain(email)
    const { clientId: client } = await createPortal(the(), { sluis_factors_forbidden: ['sms'] })
    const typed = { name: 'Nina', email: newAddress(), mobile: mobileNumber(), client }
    const again = await press(page, at(id, '/new'), typed)
    expect(reasonsOn(again)).toEqual(['postal-missing'])
  })

  test('has the code posted to who has no mobile, and says how the letter stands', async () => {
    const { id, go, press } = await organisationAtConsole(the())
    const typed = {
      name: 'Nina Nieuw',
      email: newAddress(),
      street: 'Dorpsstraat',
      city: 'Zwolle',
      country: 'nl',
    }
    const first = await press(await go(at(id, '/new')), at(id, '/new'), typed)
    expect([first.status, reasonsOn(first)]).toEqual([422, ['postal-code-missing']])
    const wrong = await press(first, at(id, '/new'), { ...typed, 'postal-code': '12' })
    expect([wrong.status, reasonsOn(wrong)]).toEqual([422, ['postal-code-malformed']])
    expect(wrong.text).toContain('value="Dorpsstraat"')
    const page = await press(wrong, at(id, '/new'), { ...typed, 'postal-code': '1234AB' })
    expect(noticeOn(page)).toBe('The invitation is on its way.')
    // nobody is set to print them here
    expect(page.text).toContain('Code by letter')
    expect(page.text).toContain('kept here: nothing sends it')
    expect(page.text).toContain('Zwolle')
    await lettersPosted(the())
    const here = at(id, `/${idIn(page.url.pathname)}`)
    expect((await go(here)).text).toContain('posted')
    const again = await press(await go(here), `${here}/send-again`, { mobile: mobileNumber() })
    expect(again.text).toContain('Code by text message')
  })

  test('is sent again to a corrected address: what went to the wrong one works no more', async () => {
    const { go, press, id, email, invitation } = await invited()
    const [wrong, right] = [await linkTo(the(), email), newAddress()]
    const here = at(id, `/${invitation}`)
    const page = await press(await go(here), `${here}/send-again`, { email: right })
    expect(noticeOn(page)).toBe('It is on its way again.')
    expect((await fetch(wrong)).status).toBe(410)
    expect(await mailsTo(the(), right, 'activation/link')).toHaveLength(1)
  })

  test('is taken back by a button, and is not among those that wait', async () => {
    const { go, press, id, invitation } = await invited()
    const here = at(id, `/${invitation}`)
    const list = await press(await go(here), `${here}/withdraw`)
    expect(noticeOn(list)).toBe('The invitation is withdrawn.')
    expect(list.text).not.toContain(invitation)
    expect((await go(`${at(id)}?ended=yes`)).text).toContain(invitation)
  })
})
