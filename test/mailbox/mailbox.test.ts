import { describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { attribute, elementsOf } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

describe('the mailbox of whoever tries Sluis', () => {
  const the = useWorld({ env: { DEMO: 'on' } })

  test('shows what was sent, the newest first, with its subject and in safety', async () => {
    const person = await createPerson(the())
    await request(the().origin).post('/recover').type('form').send({ username: person.email })
    await the().worker.chores.runAll()
    let page = { text: '' }
    for (let i = 0; i < 50 && !page.text.includes(person.email); i++)
      page = await request(the().origin).get('/demo/mailbox').accept('text/html').expect(200)
    const [newest] = elementsOf(page, 'article')
    expect(newest && attribute(newest, 'data-template')).toBe('recovery/link')
    expect(page.text).toContain('/recover/')
  })
})

describe('where nobody tries it', () => {
  const the = useWorld()

  test('there is none', async () => {
    await request(the().origin).get('/demo/mailbox').expect(404)
  })
})
