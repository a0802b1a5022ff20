import { expect, test } from '@jest/globals'
import { openAccount } from '../../harness/account.ts'
import { Browser } from '../../harness/browser.ts'
import { reasonsOn } from '../../harness/html.ts'
import { textsTo } from '../../harness/mails.ts'
import { createPerson, type TestPerson } from '../../harness/people.ts'
import { createPortal, open, startRequest, typePassword } from '../../harness/portal.ts'
import { travel } from '../../harness/travel.ts'
import { useWorld } from '../../harness/setup.ts'

/** Budgets against pumping: of six messages an hour, and four to numbers that begin alike, half for unproven numbers. */
const the = useWorld({ env: { SMS_HOURLY_PER_PREFIX: '4', SMS_HOURLY: '6' } })

/** Has a code sent to a number that is new. @returns why not, where it was not */
async function prove(
  number: string,
): Promise<{ person: TestPerson; refused: string[]; finish(): Promise<void> }> {
  const person = await createPerson(the())
  const { browser, page } = await openAccount(the(), person, '/factors/add/sms')
  const sent = await browser.submit(page, { do: 'send', number })
  return {
    person,
    refused: reasonsOn(sent),
    async finish() {
      const code = (await textsTo(the(), number))[0]?.slice(0, 6) ?? ''
      expect((await browser.submit(sent, { code })).url.search).toBe('?done=factor-added')
    },
  }
}

test('a range of numbers, and all together, have a budget; numbers that nobody has proven get half of each', async () => {
  const first = await prove('+31612345601')
  expect(first.refused).toEqual([])
  await first.finish()
  expect((await prove('+31612345602')).refused).toEqual([])
  // two of the four of this range went to numbers that are to be proven
  the().expectErrors('a budget of text messages is spent')
  expect((await prove('+31612345603')).refused).toEqual(['range-budget-spent'])
  // its owner, who has proven the first, is sent one all the same
  const browser = new Browser()
  const started = await startRequest(await createPortal(the()))
  const app = await typePassword(browser, await open(browser, started), first.person.email)
  const page = await browser.go(app.url.href.replace('/challenge/totp', '/challenge/sms'))
  expect(reasonsOn(await browser.submit(page, { do: 'send' }))).toEqual([])
  expect(await textsTo(the(), '+31612345601')).toHaveLength(2)
  // another range has its own; and three of all six are for such numbers
  expect((await prove('+31623456701')).refused).toEqual([])
  the().expectErrors('a budget of text messages is spent')
  expect((await prove('+31634567801')).refused).toEqual(['budget-spent'])
  expect(await textsTo(the(), '+31634567801')).toEqual([])
  // in an hour, as the page says
  travel(3_601_000)
  expect((await prove('+31634567802')).refused).toEqual([])
})
