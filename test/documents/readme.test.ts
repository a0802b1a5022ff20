import { beforeAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { perform } from '../../src/acts/index.ts'
import { demoPassword, demoTotpSecret } from '../../src/acts/operating/index.ts'
import { seedDemo } from '../../src/doors/cli/serve.ts'
import { clientActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { Browser } from '../harness/browser.ts'
import { totpNow } from '../harness/people.ts'
import { freePort } from '../harness/process.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'

const the = useWorld({ env: { DEMO: 'on' } })
beforeAll(() => seedDemo(the().house))

const root = path.join(import.meta.dirname, '../..')
const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8')

test('the portal of the README signs somebody in, as it stands there', async () => {
  const port = await freePort()
  const here = (text: string): string => text.replaceAll('localhost:8080', `localhost:${port}`)
  const [, registration = ''] = /echo '(\{.*?\})' > portal\.json/.exec(readme) ?? []
  const [, program = ''] = /```js\n([^]*?)```/.exec(readme) ?? []
  const { house } = the()
  const made = await perform(
    house,
    clientActs(house).create,
    tester,
    undefined,
    JSON.parse(here(registration)) as Record<string, unknown>,
  )
  if (!made.ok) throw new Error(JSON.stringify(made.faults))
  const portal = spawn(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    env: { ISSUER: the().origin, CLIENT_ID: made.clientId, CLIENT_SECRET: made.clientSecret },
  })
  let said = ''
  portal.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  try {
    portal.stdin.end(here(program).replace('.listen(8080)', `.listen(${port})`))
    const home = `http://localhost:${port}`
    await until(async () => (await fetch(home, { redirect: 'manual' }).catch(() => undefined)) !== undefined)
    const browser = new Browser()
    const page = await browser.go(home)
    const step = await browser.submit(page, { username: 'tom@demo.example', password: demoPassword })
    const back = await browser.submit(step, { code: totpNow(demoTotpSecret) })
    expect(said).toBe('')
    expect(JSON.parse(back.text)).toMatchObject({ name: 'Tom Lindqvist', locale: 'sv' })
    // reloading sends the code once more, which is told, and is the end of nothing
    expect((await browser.go(back.url)).text).toMatch(/^invalid_grant: /)
    expect((await fetch(home, { redirect: 'manual' })).status).toBe(302)
  } finally {
    portal.kill()
  }
})

test('the README says it in one sitting: how to run it, connect a portal, test it, report and find one’s way', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(150)
  for (const heading of [
    'Run it',
    'Connect a portal',
    'Test it',
    'The map',
    'Reporting a vulnerability',
    'Licence',
  ])
    expect(readme).toContain(`\n## ${heading}\n`)
  for (const [, picture = ''] of readme.matchAll(/(docs\/pictures\/[\w-]+\.png)/g))
    expect([picture, fs.existsSync(path.join(root, picture))]).toEqual([picture, true])
})
