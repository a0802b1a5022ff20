import { accountById, postalOf } from '../../src/domain/accounts/index.ts'
import { openAccount } from '../harness/account.ts'
import type { Browser, Page } from '../harness/browser.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'
import { lettersPosted } from '../posting/given.ts'

let count = 0

/** A name that nobody else has: a letter is found by it. */
export const called = (): string => `Petra Postma ${(count += 1)}`

/** An address as it is typed, of a letter box of its own. */
export const typed = (changes: Record<string, string> = {}) => ({
  ...{ 'postal-street': 'Dorpsstraat', 'postal-number': `${(count += 1)} a`, 'postal-code': '1234ab' },
  ...{ 'postal-city': 'Utrecht', 'postal-country': 'NL', ...changes },
})

export const send = (browser: Browser, page: Page, form: Record<string, string>): Promise<Page> =>
  browser.go(new URL('/account/postal', page.url), {
    ...{ method: 'POST', body: new URLSearchParams(form), headers: { origin: page.url.origin } },
  })

/** People who show where post reaches them, and what is known of that. */
export const posted = (the: () => World) => {
  const somebody = async (): Promise<TestPerson & { name: string }> => {
    const name = called()
    return { ...(await createPerson(the(), { name })), name }
  }
  return {
    somebody,
    proofingOf: async ({ id }: Pick<TestPerson, 'id'>) => (await accountById(the().house.db, id))?.proofing,
    homeOf: ({ id }: Pick<TestPerson, 'id'>) => postalOf(the().house.db, the().house.vault, id),
    /** Somebody who has asked for a letter, and has it. */
    asked: async (form = typed(), person?: TestPerson & { name: string }) => {
      const who = person ?? (await somebody())
      const { browser, page } = await openAccount(the(), who, '/postal')
      const shown = await send(browser, page, { do: 'ask', ...form })
      const letter = (await lettersPosted(the())).get(who.name)!
      return { person: who, browser, page: shown, letter }
    },
  }
}
