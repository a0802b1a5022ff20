import { expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { atConsole } from '../harness/console.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { elementsOf, headingOf, rawText, textsWith } from '../harness/html.ts'
import { createPerson } from '../harness/people.ts'
import { createTestResource, typeCode, typePassword } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { until } from '../harness/until.ts'

const the = useWorld({ env: { OPERATOR_FACTORS: 'any' } })

/** The code on a page, as somebody copies it: what a program of it prints, as it runs. */
function running(code: string, env: Record<string, string> = {}) {
  const program = spawn(process.execPath, ['--input-type=module', '-'], {
    cwd: path.join(import.meta.dirname, '../..'),
    env,
  })
  const said = { out: '', wrong: '' }
  program.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  program.stderr.on('data', (chunk: Buffer) => (said.wrong += chunk.toString()))
  program.stdin.end(code)
  const ended = new Promise<string>((resolve) =>
    program.on('close', () => resolve(said.wrong === '' ? said.out.trim() : said.wrong)),
  )
  return { said, ended, stop: () => program.kill() }
}

const codeOn = (page: Page): string => {
  const shown = elementsOf(page, 'pre').find(({ attrs }) => attrs.some(({ name }) => name === 'data-copy'))
  return shown ? rawText(shown) : ''
}

async function connected(answers: Record<string, string>) {
  const { go, press } = await atConsole(the(), 'operator')
  const made = await press(await go(`/portals/new?kind=${answers['kind']}`), '/portals/new', answers)
  const [id = /portals\/([\w.-]+)/.exec(made.url.pathname)?.[1] ?? ''] = textsWith(made, 'data-client')
  return { page: await go(`/portals/${id}`), secret: textsWith(made, 'data-secret')[0] ?? '', go, press }
}

test('the code of a machine and of its API work as they stand: one gets a token, the other takes it', async () => {
  await createTestResource(the(), 'https://permits.example/api', 'jwt', ['permits:read'])
  await createTestResource(the(), 'https://other.example/api', 'jwt', ['read'])
  const machine = await connected({ kind: 'machine', name: 'Import', api: 'https://permits.example/api' })
  const token = await running(codeOn(machine.page), { CLIENT_SECRET: machine.secret }).ended
  expect(token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)

  const asks = async (identifier: string): Promise<string> => {
    const page = await machine.go(`/apis/${encodeURIComponent(identifier)}`)
    return running(`${codeOn(page)}\nconsole.log(JSON.stringify(await whoAsks('Bearer ${token}')))`).ended
  }
  expect(JSON.parse(await asks('https://permits.example/api'))).toMatchObject({ scopes: ['permits:read'] })
  expect(await asks('https://other.example/api')).toContain('unexpected "aud" claim value')
})

test('the code of a device works as it stands: somebody types what it prints, and it knows them', async () => {
  const { page } = await connected({ kind: 'device', name: 'Wall display', level: 'two-factor' })
  const program = running(codeOn(page))
  try {
    await until(async () => program.said.out.includes('type '))
    const [, address = '', code = ''] = /Open (\S+) and type (\S+)/.exec(program.said.out) ?? []
    const person = await createPerson(the(), { name: 'Petra Proef' })
    const browser = new Browser()
    const confirm = await browser.submit(await browser.go(address), { user_code: code })
    const signIn = await browser.submit(confirm, { confirm: 'yes' })
    const asked = await typeCode(browser, await typePassword(browser, signIn, person.email))
    const done = await browser.submit(asked, {})
    expect(headingOf(done)).toBe('The device is connected')
    expect(await program.ended).toContain("name: 'Petra Proef'")
  } finally {
    program.stop()
  }
}, 30_000)
