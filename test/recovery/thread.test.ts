import { expect, test } from '@jest/globals'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { attribute, elementsOf, formsOf, headingOf, reasonsOn, textOf } from '../harness/html.ts'
import { linkIn, mailsTo, nextMail } from '../harness/mails.ts'
import { open, startRequest, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const NEW = 'Seven orange kettles'
const template = 'recovery/link'

test('a forgotten password is asked for from the sign-in, mailed as a link, replaced, and the second factor is asked as always', async () => {
  const { person, portal, browser, page } = await arrive(the(), {
    person: { locale: 'nl' },
    portal: { client_name: 'The Harbour', client_uri: 'https://harbour.example/' },
    upTo: 'sign-in',
  })
  const forgot = elementsOf(page, 'button').find((each) => attribute(each, 'formaction') !== undefined)
  const [action = '', back = ''] = ['formaction', 'value'].map((name) => forgot && attribute(forgot, name))
  const typed = ` ${person.email.toUpperCase()} `
  const asked = await browser.go(new URL(action, the().origin), {
    method: 'POST',
    body: new URLSearchParams({ back, username: typed, password: 'My half remembered 1' }),
    headers: { origin: the().origin },
  })
  expect(headingOf(asked)).toBe('Forgot your password?')
  expect(asked.text).toContain(`href="${page.url.pathname}"`)
  expect(formsOf(asked)[0]?.values['username']).toBe(typed)
  expect(asked.text).not.toContain('half remembered')
  const sent = await browser.submit(asked, {})
  expect(headingOf(sent)).toBe('Check your e-mail')
  expect(sent.text).toContain(`href="${page.url.pathname}"`)

  const mail = await nextMail(the(), person.email, template)
  expect(mail.subject).toBe('Kies een nieuw wachtwoord')
  const link = linkIn(mail, /^\/recover\//)
  expect(link.origin).toBe(the().origin)
  // on another device
  const elsewhere = new Browser({ language: 'en' })
  const form = await elsewhere.go(link)
  expect([form.status, headingOf(form)]).toEqual([200, 'Kies een nieuw wachtwoord'])
  expect(form.headers.get('referrer-policy')).toBe('no-referrer')
  expect(form.headers.get('cache-control')).toBe('no-store')
  expect(form.text).not.toMatch(/(src|href|action)="https?:/)
  const done = await elsewhere.submit(form, { 'new-password': NEW })
  expect(done.url.pathname).toBe('/recover/done')
  // in the language of the account, and on to where somebody wanted to be, though this is another device
  expect(headingOf(done)).toBe('U hebt een nieuw wachtwoord')
  const [onward] = elementsOf(done, 'a')
  expect([onward && textOf(onward), onward && attribute(onward, 'href')]).toEqual([
    'Verder naar The Harbour',
    'https://harbour.example/',
  ])

  // where they sign in now, the address is there; to nobody else
  const next = await open(elsewhere, await startRequest(portal))
  expect(next.text).toContain(`value="${person.email}"`)
  expect((await open(new Browser(), await startRequest(portal))).text).not.toContain(person.email)
  const code = await typePassword(elsewhere, next, person.email, NEW)
  const other = await elsewhere.submit(code, { do: 'other' }, { action: '/not-you' })
  expect([headingOf(other), other.text.includes(person.email)]).toEqual(['Sign in', false])

  const [told] = await mailsTo(the(), person.email, 'factors/renewed')
  expect(told?.subject).toBe('Uw wachtwoord is gewijzigd')
  const old = await typePassword(browser, page, person.email)
  expect(reasonsOn(old)).toEqual(['wrong-password'])
  expect(headingOf(await typePassword(browser, old, person.email, NEW))).toBe('Vul uw code in')
})
