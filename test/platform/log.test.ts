import { describe, expect, test } from '@jest/globals'
import { Writable } from 'node:stream'
import request from 'supertest'
import { useWorld } from '../harness/setup.ts'
import { createLog } from '../../src/platform/log.ts'
import { HttpProblem } from '../../src/platform/http/problem.ts'

const the = useWorld()

describe('what an operator finds in the log', () => {
  test('the reason of a refusal, by the reference that the page shows', async () => {
    const page = await request(the().origin)
      .post('/language')
      .accept('html')
      .set('sec-fetch-site', 'cross-site')
      .type('form')
      .send({ locale: 'nl' })
    const [, reference] = /Reference: ([0-9a-f-]+)/.exec(page.text) ?? []
    expect(the().logged.filter((line) => line['reference'] === reference)).toEqual([
      expect.objectContaining({ msg: 'a request was refused', status: 403, problem: 'cross-site' }),
    ])
  })

  test('what an error says of itself, and no code, secret or token that was logged by mistake', () => {
    const lines: string[] = []
    const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
      lines.push(chunk.toString())
      done()
    }
    const log = createLog('info', new Writable({ write }))
    log.info({ err: Object.assign(new Error('gone'), { code: '57P01' }), code: 'one', token: 'two' }, 'x')
    log.info({ form: { code: 'three', secret: 'four', password: 'five' } }, 'y')
    log.info({ err: new HttpProblem(503, 'busy') }, 'z')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { kind: '57P01' }, code: '[secret]' })
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ err: { kind: 'busy' } })
    expect(lines.join('')).not.toMatch(/"(one|two|three|four|five)"/)
  })
})
