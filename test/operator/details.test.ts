import { describe, expect, test } from '@jest/globals'
import { mobileNumber } from '../harness/activation.ts'
import { noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { organisationAtConsole } from './given.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** An organisation at the console, and somebody who acts for it and never came. */
async function withNewcomer(userName: string | null = 'nina') {
  const all = await organisationAtConsole(the())
  const { id } = all
  const person = await createPerson(the(), { totp: false })
  const member = await addMember(the(), id, { account: person.id }, { userName })
  return { ...all, person, here: `/organisations/${id}/members/${member.id}` }
}

describe('details for a first sign-in, issued at the console', () => {
  test('are mailed to somebody who never came, and what was wrong stands beside its field', async () => {
    const { go, press, here, person } = await withNewcomer()
    expect((await go(here)).text).toContain('Issue details for the first sign-in')
    const mobile = mobileNumber()
    const refused = await press(await go(`${here}/details`), `${here}/details`)
    expect([refused.status, reasonsOn(refused)]).toEqual([422, ['mobile-missing']])
    const wrong = await press(refused, `${here}/details`, { mobile: '12' })
    expect(reasonsOn(wrong)).toEqual(['number-malformed'])
    const done = await press(wrong, `${here}/details`, { mobile })
    expect(noticeOn(done)).toBe('The details are on their way.')
    const [mail] = await mailsTo(the(), person.email, 'activation/details')
    expect(mail?.subject).toContain('To sign in for')
    // the password is for whoever reads the mail, and stands on no page
    expect(done.text).not.toMatch(/-aA1/)
  })

  test('are not offered for whom they would be of no use', async () => {
    const { go, here } = await withNewcomer(null)
    expect((await go(here)).text).not.toContain('Issue details for the first sign-in')
  })
})
