import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { openAccount } from '../../harness/account.ts'
import { Browser, type Page } from '../../harness/browser.ts'
import { reasonsOn } from '../../harness/html.ts'
import { createPerson, type TestPerson } from '../../harness/people.ts'
import { atPortal, createPortal, open, startRequest } from '../../harness/portal.ts'
import { useWorld } from '../../harness/setup.ts'
import { optionsOn, SoftKey, type Twist } from '../../harness/soft-key.ts'

const the = useWorld()

/** The page on which somebody sets up a key. */
async function adding(person?: TestPerson): Promise<{ person: TestPerson; browser: Browser; page: Page }> {
  const someone = person ?? (await createPerson(the()))
  return { person: someone, ...(await openAccount(the(), someone, '/factors/add/webauthn')) }
}

async function setUp(key: SoftKey, twist: Twist = {}): Promise<Page> {
  const { browser, page } = await adding()
  return browser.submit(page, { response: key.create(optionsOn(page), twist) })
}

/** Signs in with nothing but the key. */
async function use(key: SoftKey, twist: Twist = {}): Promise<Page> {
  const browser = new Browser()
  const page = await open(browser, await startRequest(await createPortal(the())))
  return browser.submit(page, { response: key.get(optionsOn(page), twist) }, { stopAt: atPortal })
}

const isAdded = (page: Page): boolean => page.url.search === '?done=factor-added'
const said = (page: Page) => [page.status, ...reasonsOn(page)]

describe('what an authenticator says of itself', () => {
  test('may count as far as 32 bits go, and not backwards', async () => {
    const key = new SoftKey(the().origin)
    expect(isAdded(await setUp(key, { counter: 2 ** 31 - 1 }))).toBe(true)
    for (const counter of [2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1])
      expect([counter, atPortal((await use(key, { counter })).url)]).toEqual([counter, true])
    for (const counter of [2 ** 32 - 1, 2 ** 31, 0])
      expect(said(await use(key, { counter }))).toEqual([422, 'passkey-cloned'])
  })

  test('may count from the first in the upper half', async () => {
    const key = new SoftKey(the().origin)
    expect(isAdded(await setUp(key, { counter: 2 ** 32 - 5 }))).toBe(true)
    expect(atPortal((await use(key, { counter: 2 ** 32 - 4 })).url)).toBe(true)
  })

  test.each<[unknown, string[]]>([
    [
      ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal'],
      ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal'],
    ],
    [['internal', 'telepathy', '\0', 'x'.repeat(10_000), 3, null, ['usb'], 'internal'], ['internal']],
    ['usb', []],
    [{ length: 1, 0: 'usb' }, []],
    [null, []],
    [7, []],
  ])('of ways to reach it %j is kept as %j', async (transports, kept) => {
    const key = new SoftKey(the().origin)
    expect(isAdded(await setUp(key, { transports: transports ?? [] }))).toBe(true)
    const { rows } =
      await sql`select transports from webauthn_credential where external_id = ${key.id}`.execute(
        the().house.db,
      )
    expect(rows).toEqual([{ transports: kept }])
  })

  test('may be of 1,023 bytes where it names the key, and no more', async () => {
    const longest = new SoftKey(the().origin, { id: randomBytes(1023) })
    expect(isAdded(await setUp(longest))).toBe(true)
    expect(atPortal((await use(longest)).url)).toBe(true)
    for (const length of [1024, 3000])
      expect(said(await setUp(new SoftKey(the().origin, { id: randomBytes(length) })))).toEqual([
        422,
        'wrong-passkey',
      ])
  })

  test('is what no browser makes in a frame of somebody else’s', async () => {
    const key = new SoftKey(the().origin)
    expect(said(await setUp(key, { crossOrigin: true }))).toEqual([422, 'wrong-passkey'])
    expect(isAdded(await setUp(key))).toBe(true)
    expect(said(await use(key, { crossOrigin: true }))).toEqual([422, 'wrong-passkey'])
    expect(atPortal((await use(key)).url)).toBe(true)
  })

  test('names its owner, where nobody else has', async () => {
    const key = new SoftKey(the().origin)
    expect(isAdded(await setUp(key))).toBe(true)
    expect(said(await use(key, { userHandle: '' }))).toEqual([422, 'wrong-passkey'])
  })
})

const x25519 = Buffer.from('0200000000000000000000000000000000000000000000000000000000000000', 'hex')
const rsa = (bits: number, exponent?: number) => {
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    ...(exponent === undefined ? {} : { publicExponent: exponent }),
  })
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  return [Buffer.from(n, 'base64url'), Buffer.from(e, 'base64url')] as const
}
const ed25519 = (): Buffer => {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  return Buffer.from(x, 'base64url')
}
const p384 = (): [Buffer, Buffer] => {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({
    format: 'jwk',
  })
  return [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
}

const p256 = (): [Buffer, Buffer] => {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
    format: 'jwk',
  })
  return [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
}
/** Of order 8. */
const SMALL = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'

type Parts = NonNullable<Twist['publicKey']>
const ec = (x: Buffer, y: Buffer, curve = 1): Parts => [
  [1, 2],
  [3, -7],
  [-1, curve],
  [-2, x],
  [-3, y],
]
const okp = (x: Buffer, curve = 6): Parts => [
  [1, 1],
  [3, -8],
  [-1, curve],
  [-2, x],
]
const rsaKey = (n: Buffer, e: Buffer): Parts => [
  [1, 3],
  [3, -257],
  [-1, n],
  [-2, e],
]

describe('a public key', () => {
  test.each<[string, () => Parts, boolean]>([
    ['a point off P-256', () => ec(Buffer.alloc(32, 1), Buffer.alloc(32, 2)), false],
    ['a point of P-256 that is cut short', () => ec(Buffer.alloc(31, 1), Buffer.alloc(31, 2)), false],
    ['a point of P-384 under the name of ES256', () => ec(...p384(), 2), false],
    ['a point of Ed25519', () => okp(ed25519()), true],
    ['a point off Ed25519', () => okp(x25519), false],
    ['a point of Ed25519 that fits many signatures', () => okp(Buffer.alloc(32).fill(1, 0, 1)), false],
    ['another such point', () => okp(Buffer.from(SMALL, 'hex')), false],
    ['a point of P-256 under the name of RSA', () => ec(...p256()).with(0, [1, 3]), false],
    ['a number beyond Ed25519', () => okp(Buffer.alloc(32, 0xff)), false],
    ['a point of X25519', () => okp(ed25519(), 4), false],
    ['an RSA key of 2,048 bits', () => rsaKey(...rsa(2048)), true],
    ['an RSA key of 1,024 bits', () => rsaKey(...rsa(1024)), false],
    ['an RSA key that signs everything', () => rsaKey(rsa(2048)[0], Buffer.from([1])), false],
    ['nothing', () => [[3, -7]], false],
  ])('that is %s is looked at before it is kept', async (_what, publicKey, isKey) => {
    const page = await setUp(new SoftKey(the().origin), { publicKey: publicKey() })
    expect(isKey ? isAdded(page) : said(page)).toEqual(isKey ? true : [422, 'wrong-passkey'])
  })
})

test('one key that several accounts register at once is one’s; the others are told so', async () => {
  const id = randomBytes(16)
  const pages = await Promise.all([0, 1, 2, 3].map(() => adding()))
  const answers = await Promise.all(
    pages.map(({ browser, page }) =>
      browser.submit(page, { response: new SoftKey(the().origin, { id }).create(optionsOn(page)) }),
    ),
  )
  expect(answers.filter(isAdded)).toHaveLength(1)
  expect(answers.filter((page) => !isAdded(page)).map(said)).toEqual(Array(3).fill([422, 'passkey-known']))
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from factor_credential
    where kind = 'webauthn' and account_id = any (${pages.map(({ person }) => person.id)}::uuid[])`.execute(
    the().house.db,
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('a challenge has one spelling: in another it is not ours, and it is not used up', async () => {
  const key = new SoftKey(the().origin)
  expect(isAdded(await setUp(key))).toBe(true)
  const browser = new Browser()
  let page = await open(browser, await startRequest(await createPortal(the())))
  const spelt = (challenge: string): string[] => [
    `${challenge}=`,
    ` ${challenge}`,
    `${challenge}\n`,
    `${challenge}!`,
  ]
  for (const n of [0, 1, 2, 3]) {
    const options = optionsOn(page)
    const challenge = spelt(options.challenge)[n] ?? ''
    page = await browser.submit(page, { response: key.get(options, { challenge }) }, { stopAt: atPortal })
    expect(said(page)).toEqual([422, 'wrong-passkey'])
  }
  const back = await browser.submit(page, { response: key.get(optionsOn(page)) }, { stopAt: atPortal })
  expect(atPortal(back.url)).toBe(true)
})
