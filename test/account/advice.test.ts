import { expect, test } from '@jest/globals'
import { openAccount } from '../harness/account.ts'
import { attribute, codesOn, elementsOf, formsOf, headingOf, withAttribute } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const at = (path: string): string => `${the().origin}/account${path}`
const adviceOn = (page: { readonly text: string }): string | undefined => {
  const advice = withAttribute(page, 'data-advice')
  return advice && attribute(advice, 'data-advice')
}

test('somebody with one way in is advised to make a way back, by a link that leads there, until there is one', async () => {
  const { browser, page } = await openAccount(the(), await createPerson(the()))
  expect(adviceOn(page)).toBe('one-way')
  const [link] = elementsOf(withAttribute(page, 'data-advice')!, 'a')
  const codes = await browser.go(new URL(attribute(link!, 'href')!, the().origin))
  expect(codesOn(codes)).toHaveLength(10)
  await browser.submit(codes, { kept: 'yes' })
  expect(adviceOn(await browser.go(at('')))).toBeUndefined()
})

test('no file of codes is had by the address of a page that would not show them', async () => {
  const { browser, page } = await openAccount(the(), await createPerson(the()), '/factors/add/recovery-codes')
  const save = () => ({
    method: 'POST',
    body: new URLSearchParams({ do: 'save', made: formsOf(page)[0]?.values['made'] ?? '' }),
    headers: { origin: the().origin },
  })
  expect((await browser.send(page.url, save())).headers.get('content-disposition')).toContain('.txt')
  await browser.submit(page, { kept: 'yes' })
  const later = await browser.send(page.url, save())
  expect([later.status, later.headers.get('content-disposition')]).toEqual([303, null])
})

test('before a way to sign in goes, a page says what will be left; that alone removes nothing', async () => {
  const { browser, page } = await openAccount(the(), await createPerson(the()), '/factors/add/recovery-codes')
  const list = await browser.submit(page, { kept: 'yes' })
  const ways = elementsOf(list, 'a').flatMap((each) => attribute(each, 'href') ?? [])
  const [app, codes] = ways.filter((href) => href.endsWith('/remove'))
  const last = await browser.go(new URL(app!, the().origin))
  expect(headingOf(last)).toBe('Remove Authenticator app?')
  // codes only stand in for what is lost: they go with it
  expect(last.text).toContain('After this you have no second step.')
  const other = await browser.go(new URL(codes!, the().origin))
  expect(other.text).toContain('You still have: Authenticator app.')
  expect(elementsOf(await browser.go(at('/factors')), 'h2')).toHaveLength(2)
  const gone = await browser.submit(other, { do: 'remove' })
  expect(gone.url.search).toBe('?done=factor-removed')
})
