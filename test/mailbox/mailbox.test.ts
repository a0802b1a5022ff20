import { describe, expect, test } from '@jest/globals'
import request from 'supertest'
import { attribute, elementsOf } from '../harness/html.ts'
import { textIn } from '../harness/pdf.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { lettersPosted, orderOne } from '../posting/given.ts'

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

describe('the letter box of whoever tries Sluis', () => {
  const the = useWorld({ env: { DEMO: 'on' } })

  test('shows each letter as it will be printed, until it is handed over', async () => {
    const { letter, code } = await orderOne(the())
    const at = `/demo/mailbox/letters/${letter.id}`
    const page = await request(the().origin).get('/demo/mailbox').accept('text/html').expect(200)
    const [newest] = elementsOf(page, 'article')
    expect([attribute(newest!, 'data-letter'), attribute(newest!, 'data-state')]).toEqual([
      letter.id,
      'queued',
    ])
    expect(page.text).toContain(at)
    const pdf = await request(the().origin)
      .get(at)
      .buffer()
      .parse(binary as never)
      .expect(200)
    expect(pdf.headers['content-type']).toContain('application/pdf')
    const text = await textIn(pdf.body as Buffer)
    expect(text.replaceAll('-', '')).toContain(code)
    await lettersPosted(the())
    await request(the().origin).get(at).expect(404)
    for (const other of ['x', '00000000-0000-4000-8000-000000000000'])
      await request(the().origin).get(`/demo/mailbox/letters/${other}`).expect(404)
  })
})

/** What is no text, as it is. */
function binary(response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = []
  response
    .on('data', (piece: Buffer) => pieces.push(piece))
    .on('end', () => done(null, Buffer.concat(pieces)))
}

describe('where nobody tries it', () => {
  const the = useWorld()

  test('there is none', async () => {
    await request(the().origin).get('/demo/mailbox').expect(404)
  })
})
