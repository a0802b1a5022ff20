import { describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { decideConfig, variables } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'
import { parseKeys } from '../../src/config/secrets.ts'
import { factorKinds } from '../../src/joined.ts'
import { root } from '../architecture/source.ts'

const file = (name: string): string => fs.readFileSync(path.join(root, 'docs/production', name), 'utf8')

/** What an operator has filled in. */
const filled: Record<string, string> = {
  ...Object.fromEntries(
    [...file('env.example').matchAll(/^([A-Z_]+)='?(.*?)'?$/gm)].map((found) => found.slice(1)),
  ),
  DATABASE_PASSWORD: randomBytes(24).toString('hex'),
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64url')}`,
}

/** What the file for compose says to each process, with what was filled in. */
const [processes = ''] = file('compose.yaml').split('\nservices:')
const said = Object.fromEntries(
  [...processes.matchAll(/^ {4}([A-Z_]+): (.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll(/\$\{([A-Z_]+)(?::\?[^}]*)?\}/g, (_, of: string) => filled[of] ?? ''),
  ]),
)

describe('the example for production', () => {
  test('is a configuration that production starts with, once it is filled in', () => {
    const image = /^ENV (.*)$/m.exec(fs.readFileSync(path.join(root, 'Dockerfile'), 'utf8'))?.[1] ?? ''
    const ofImage = Object.fromEntries(image.split(' ').map((each) => each.split('=')))
    const env = readEnvironment(
      variables.map(({ name }) => name),
      { ...ofImage, ...filled, ...said },
    )
    expect(env['NODE_ENV']).toBe('production')
    const decided = decideConfig(env, { factorKinds, processors: 2, user: 'node' })
    expect(decided.ok ? decided.config.issuer.origin : decided.faults).toBe('https://id.example.org')
    expect(parseKeys(env['ENCRYPTION_KEYS'] ?? '')).toMatchObject({ ok: true })
  })

  test('says nothing that Sluis does not read, but what the file for compose does', () => {
    const known = new Set(variables.map(({ name }) => name))
    const unread = [...Object.keys(filled), ...Object.keys(said)].filter((name) => !known.has(name))
    expect(unread).toEqual(['SITE', 'DATABASE_PASSWORD', 'CPU'])
    for (const name of unread) expect(file('compose.yaml')).toContain(`\${${name}:`)
  })

  test('leaves no secret in the image: what is filled in beside it is not copied there', () => {
    const ignored = fs.readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['docs/production', '**/.env', '**/*.dump']))
    for (const name of ['.env', 'sluis.dump'])
      expect(spawnSync('git', ['check-ignore', `docs/production/${name}`], { cwd: root }).status).toBe(0)
  })

  test('asks of the proxy what docs/operating.md asks of every balancer', () => {
    expect(file('Caddyfile')).toMatch(
      /header_up -Forwarded[\s\S]*health_uri \/health\/ready[\s\S]*health_interval 1s/,
    )
    expect(file('compose.yaml')).toContain(`ipv4_address: ${said['TRUST_PROXY']}`)
    expect(file('Caddyfile')).toContain(`:${said['METRICS_PORT']}}`)
  })
})
