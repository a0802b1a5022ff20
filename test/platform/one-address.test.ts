import { describe, expect, test } from '@jest/globals'
import { Writable } from 'node:stream'
import { createLog } from '../../src/platform/log.ts'
import { watchAddresses } from '../../src/platform/http/one-address.ts'

describe('everybody from one address', () => {
  const watch = (trusted = 0) => {
    const lines: string[] = []
    let now = 1_000_000
    const log = createLog(
      'info',
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          lines.push(chunk.toString())
          done()
        },
      }),
    )
    const saw = watchAddresses({ log, clock: () => new Date(now), trusted })
    const see = (address: string, times = 1): void => {
      for (let i = 0; i < times; i++) saw(address)
    }
    return { see, lines, later: (ms: number) => (now += ms) }
  }

  test('and that a private one, while no proxy is trusted, is told once an hour', () => {
    const { see, lines, later } = watch()
    see('10.0.0.7', 1000)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('TRUST_PROXY')
    later(3_700_000)
    see('10.0.0.7', 200)
    expect(lines).toHaveLength(2)
  })

  test('is not told where people come from several, from a public one, or by a proxy that is trusted', () => {
    const several = watch()
    for (let i = 0; i < 1000; i++) several.see(`10.0.0.${i % 2}`)
    const open = watch()
    open.see('192.0.2.1', 1000)
    const trusting = watch(1)
    trusting.see('10.0.0.7', 1000)
    expect([several.lines, open.lines, trusting.lines]).toEqual([[], [], []])
  })
})
