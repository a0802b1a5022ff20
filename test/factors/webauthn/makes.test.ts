import { headingOf, reasonsOn } from '../../harness/html.ts'
import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import fs from 'node:fs'
import { leadsByAuthorities } from '../../../src/domain/factors/webauthn/chain.ts'
import { decideConfig } from '../../../src/config/config.ts'
import { arrive } from '../../harness/arrive.ts'
import { putOff } from '../../harness/portal.ts'
import { useWorld } from '../../harness/setup.ts'
import { optionsOn, SoftKey, type Attestation } from '../../harness/soft-key.ts'
import { machine } from '../../harness/machine.ts'

const AAGUID = '0a1b2c3d-0000-4000-8000-00000000abcd'
const make = JSON.parse(fs.readFileSync(new URL('make.json', import.meta.url), 'utf8')) as Record<
  'root' | 'otherRoot' | 'certificate' | 'key',
  string
>
/** A make whose root does not issue certificates of keys itself, and a certificate that such a key has issued. */
const chain = JSON.parse(fs.readFileSync(new URL('chain.json', import.meta.url), 'utf8')) as Record<
  'root' | 'authority' | 'certificate' | 'key' | 'issuedByIt' | 'issuedByItKey',
  string
>
const statement = (root: string, aaguid = AAGUID) => ({
  aaguid,
  description: 'A key for tests',
  attestationTypes: ['basic_full'],
  authenticationAlgorithms: ['secp256r1_ecdsa_sha256_raw'],
  attestationRootCertificates: [root],
})
const OTHER = '0a1b2c3d-0000-4000-8000-00000000ffff'
const CHAINED = '0a1b2c3d-0000-4000-8000-00000000cccc'
const levels = [
  { rank: 10, key: 'basic', acr: 'urn:test:basic', asks: { kinds: 1 }, proofing: 'none' },
  { rank: 15, key: 'two-factor', acr: 'urn:test:two', asks: { kinds: 2 }, proofing: 'none' },
  {
    rank: 20,
    key: 'ours',
    acr: 'urn:test:ours',
    asks: { kinds: 2, models: [AAGUID, CHAINED] },
    proofing: 'none',
  },
]

const the = useWorld({
  env: { WEBAUTHN_METADATA: 'makes.json', LEVELS_FILE: 'levels.json' },
  files: {
    WEBAUTHN_METADATA: JSON.stringify([
      statement(make.root),
      statement(make.otherRoot, OTHER),
      statement(chain.root, CHAINED),
    ]),
    LEVELS_FILE: JSON.stringify(levels),
  },
})

const der = (base64: string): Buffer => Buffer.from(base64, 'base64')
const privateKey = (base64: string): KeyObject =>
  createPrivateKey({ key: der(base64), format: 'der', type: 'pkcs8' })
const certified: Attestation = {
  aaguid: AAGUID,
  certificate: der(make.certificate),
  key: privateKey(make.key),
}

/** Somebody sets up a key at a portal that takes one make only. */
async function setUp(attestation?: Attestation) {
  const { person, browser, page } = await arrive(the(), {
    person: { totp: false },
    portal: { sluis_minimum_level: 'ours' },
    upTo: 'second step',
  })
  expect(headingOf(page)).toBe('Protect your account with a passkey')
  const options = optionsOn(page)
  const key = new SoftKey(the().origin, attestation ? { attestation } : {})
  const end = await putOff(
    browser,
    await browser.submit(page, { response: key.create(options) }, { stopAt: ({ port }) => port === '9' }),
  )
  const { rows } = await sql<{ model: string | null }>`select model from factor_credential
    where account_id = ${person.id} and kind = 'webauthn'`.execute(the().house.db)
  return { options, end, models: rows.map(({ model }) => model) }
}

describe('a level that takes one make of keys', () => {
  test('is reached by a key whose certificate leads to the root of that make', async () => {
    const { options, end, models } = await setUp(certified)
    expect(options).toMatchObject({ attestation: 'direct' })
    expect([end.url.port, models]).toEqual(['9', [AAGUID]])
  })

  test('is not reached by a key that says itself of what make it is', async () => {
    const { end, models } = await setUp({ aaguid: AAGUID })
    expect([reasonsOn(end), models]).toEqual([['not-of-use'], []])
  })

  test('is not reached by a key that says nothing', async () => {
    const { end, models } = await setUp()
    expect([reasonsOn(end), models]).toEqual([['not-of-use'], []])
  })

  test('refuses a key with the certificate of another make, or signed by another key', async () => {
    const foreign = await setUp({ ...certified, aaguid: OTHER })
    expect([reasonsOn(foreign.end), foreign.models]).toEqual([['wrong-passkey'], []])
    const { key: _key, ...unsigned } = certified
    const forged = await setUp(unsigned)
    expect([reasonsOn(forged.end), forged.models]).toEqual([['wrong-passkey'], []])
  })
})

describe('a chain of certificates', () => {
  const [authority, certificate] = [der(chain.authority), der(chain.certificate)]

  test('proves the make by the authorities between', async () => {
    const key = privateKey(chain.key)
    const { models } = await setUp({ aaguid: CHAINED, certificate, issuers: [authority], key })
    expect(models).toEqual([CHAINED])
  })

  test('may be one certificate that the statement names itself, and then nothing more', () => {
    const itself = [chain.certificate]
    expect(leadsByAuthorities([certificate], itself)).toBe(true)
    expect(leadsByAuthorities([certificate, authority], itself)).toBe(false)
    expect(leadsByAuthorities([der(chain.issuedByIt), certificate], itself)).toBe(false)
    expect(leadsByAuthorities([certificate, authority], [chain.root])).toBe(true)
    expect(leadsByAuthorities([certificate], [chain.root])).toBe(false)
    expect(leadsByAuthorities([], [chain.root])).toBe(false)
  })

  test('in which the certificate of a key has issued another proves nothing', async () => {
    const forged = {
      certificate: der(chain.issuedByIt),
      issuers: [certificate, authority],
      key: privateKey(chain.issuedByItKey),
    }
    const { end, models } = await setUp({ aaguid: CHAINED, ...forged })
    expect([end.status, reasonsOn(end), models]).toEqual([422, ['wrong-passkey'], []])
  })
})

test('a level whose make no statement tells of is told when Sluis starts', () => {
  const levelsFile = JSON.stringify(levels)
  const decided = decideConfig(
    { LEVELS_FILE: 'levels.json' },
    { ...machine, files: { LEVELS_FILE: levelsFile } },
  )
  expect(decided.ok ? [] : decided.faults.map(({ message }) => message)).toEqual([
    ...[AAGUID, CHAINED].map(
      (each) => `level "ours" asks for the make ${each}, which WEBAUTHN_METADATA does not have`,
    ),
  ])
})

test('a statement that lacks what is compared is told when Sluis starts', () => {
  const decided = decideConfig(
    { WEBAUTHN_METADATA: 'makes.json' },
    {
      ...machine,
      files: {
        WEBAUTHN_METADATA: JSON.stringify([
          { aaguid: AAGUID },
          { ...statement(''), attestationRootCertificates: [] },
        ]),
      },
    },
  )
  expect(decided.ok ? [] : decided.faults.map(({ message }) => message)).toEqual([
    '[0].attestationRootCertificates is missing',
    '[0].attestationTypes is missing',
    '[0].authenticationAlgorithms is missing',
    '[1].attestationRootCertificates must be a list of certificates',
  ])
})
