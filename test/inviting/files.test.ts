import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { atDesk, type AtDesk } from '../harness/desk.ts'
import { reasonsOn } from '../harness/html.ts'
import { useWorld } from '../harness/setup.ts'
import { counts, listAt, settled, upload } from './given.ts'

const the = useWorld()

const folder = path.join(import.meta.dirname, 'files')
const bytesOf = (name: string) => new Uint8Array(fs.readFileSync(path.join(folder, name)))

describe('a file', () => {
  const lists = fs
    .readdirSync(folder)
    .filter((name) => /\.(csv|txt)$/.test(name) && !name.includes('workbook'))
  test.each(lists)('%s is read as it was meant', async (name) => {
    const desk = await atDesk(the())
    const sent = await upload(desk, name, bytesOf(name))
    const page = await settled(desk, listAt(sent))
    expect(counts(page)).toEqual({ ready: 4 })
    const text = page.text.replace(/\s+/g, ' ')
    for (const said of [
      'Jansen; de Vries',
      'Åsa Öberg',
      'O&#39;Brien &quot;Bob&quot;',
      'Twee Regels',
      'beheerder',
    ])
      expect([said, text.includes(said)]).toEqual([said, true])
  })

  test.each<[string, () => Uint8Array<ArrayBuffer>, string]>([
    ['that is a workbook', () => bytesOf('libreoffice-workbook.csv'), 'workbook'],
    ['that is a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'no-text'],
    ['that is empty', () => new Uint8Array(), 'file-missing'],
    ['of a million columns', () => new TextEncoder().encode('a;'.repeat(1_000_000)), 'row-too-long'],
    ['of a hundred columns', () => new TextEncoder().encode('a;'.repeat(100)), 'too-many-columns'],
    [
      'whose quote is never closed',
      () => new TextEncoder().encode(`naam;e-mail\n"${'x;y\n'.repeat(50_000)}`),
      'row-too-long',
    ],
    [
      'of too many people',
      () => new TextEncoder().encode(`naam;e-mail\n${'x;y\n'.repeat(10_001)}`),
      'too-many-rows',
    ],
    ['that is too large', () => new Uint8Array(5 * 1024 * 1024 + 1).fill(97), 'file-too-large'],
  ])('%s is refused, and says why', async (_what, bytes, reason) => {
    const desk = await theDesk()
    expect(reasonsOn(await upload(desk, 'list.csv', bytes()))).toEqual([reason])
  })

  test('that never comes to its end holds up nobody, and leaves nothing', async () => {
    const desk = await theDesk()
    const at = new URL((await desk.go('/lists')).url)
    const cookie = desk.browser.cookiesFor(at)
    const slow = Array.from({ length: 3 }, () =>
      http.request(`${at.href}/file`, {
        method: 'POST',
        headers: {
          ...{ cookie, origin: at.origin, 'content-length': '1000000' },
          'content-type': 'multipart/form-data; boundary=x',
        },
      }),
    )
    for (const request of slow) {
      request.on('error', () => undefined)
      request.write(
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nnaam;e-mail\n',
      )
    }
    const sent = await upload(desk, 'list.csv', bytesOf('excel-utf-8.csv'))
    expect(counts(await settled(desk, listAt(sent)))).toEqual({ ready: 4 })
    for (const request of slow) request.destroy()
  })
})

let desk: Promise<AtDesk> | undefined
const theDesk = (): Promise<AtDesk> => (desk ??= atDesk(the()))
