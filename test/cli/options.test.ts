import { afterAll, expect, test } from '@jest/globals'
import fs from 'node:fs'
import { settingsTold } from '../../src/domain/clients/index.ts'
import { emptyFolder, run } from '../harness/process.ts'

const folder = emptyFolder()
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

test.each([
  [['accounts', 'list', '--limit', '0'], 'It must be a whole number from 1 to 1000.'],
  [['accounts', 'list', '--limit', 'many'], 'It must be a whole number from 1 to 1000.'],
  [['clients', 'rotate-secret', 'x', '--overlap-hours', '2161'], 'It must be a whole number from 0 to 2160.'],
  [
    ['resources', 'create', 'https://x.example', '--name', 'X', '--format', 'jtw'],
    'It must be jwt or opaque.',
  ],
  [
    ['resources', 'create', 'https://x.example', '--name', 'X', '--seconds', '301'],
    'It must be a whole number from 30 to 300.',
  ],
  [
    ['explain', '--account', 'x', '--client', 'y', '--at', 'noon'],
    'It must be a time, as 2027-01-31T09:00:00Z.',
  ],
])('%j is wrongly used, and is told what the option must be', async (words, says) => {
  const { code, error } = await run(words, { DATA_DIR: folder })
  expect([code, error]).toEqual([2, expect.stringContaining(says)])
})

test('help tells every setting of a portal, what holds otherwise and what it means', async () => {
  const { out } = await run(['clients', 'create', '--help'], { DATA_DIR: folder })
  for (const { name, otherwise, meaning } of settingsTold())
    expect(out).toContain(
      `  ${name} (otherwise ${JSON.stringify(otherwise)})\n      ${meaning.replaceAll('`', '')}\n`,
    )
})
