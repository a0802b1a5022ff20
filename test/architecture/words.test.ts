import { describe, expect, test } from '@jest/globals'
import { words as errorWords } from '../../views/problem-words.ts'
import { hostWords } from '../../views/factors/host-words.ts'
import { listWords } from '../../views/selfservice/lists-words.ts'
import { renewalWords } from '../../views/factors/password/renewal-words.ts'
import { words as recoveryWords } from '../../views/recovery/words.ts'
import { words as passwordWords } from '../../views/factors/password/words.ts'
import { words as passkeyWords } from '../../views/factors/webauthn/words.ts'
import { words as smsWords } from '../../views/factors/sms/words.ts'
import { words as recoveryCodesWords } from '../../views/factors/recovery-codes/words.ts'
import { words as totpWords } from '../../views/factors/totp/words.ts'
import { words as signinWords } from '../../views/signin/words.ts'
import { locales } from '../../src/platform/render/locale.ts'
import { filesBelow, read, sources } from './source.ts'

const matches = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found)
const reasonsIn = (...folders: string[]): string[] =>
  folders
    .flatMap((folder) => sources(folder))
    .flatMap((source) => [
      ...matches(source.code, /refused\('([\w-]+)'\)/g),
      ...matches(source.code, /reason: '([\w-]+)'/g),
    ])

const reasonsInFile = (file: string): string[] => [
  ...matches(read(file).code, /refused\('([\w-]+)'\)/g),
  ...matches(read(file).code, /reason: '([\w-]+)'/g),
]

const hostReasons = ['too-many-tries', 'wrong', 'not-of-use']
const internal = ['not-offered', 'beyond-proven']

describe('a word for every reason', () => {
  test.each([
    ['password', passwordWords, [...reasonsInFile('src/factors/password/index.ts'), ...hostReasons]],
    [
      'a new password',
      renewalWords,
      [
        ...matches(read('src/policy/password.ts').code, /fault: '([\w-]+)'/g),
        ...reasonsInFile('src/factors/password/renewal.ts'),
        ...reasonsInFile('src/factors/renewal.ts'),
        'new-password-missing',
        'link-spent',
      ],
    ],
    ['recovery', recoveryWords, ['username-missing', 'network-limit']],
    ['passkeys', passkeyWords, [...reasonsIn('src/factors/webauthn'), ...hostReasons]],
    ['recovery codes', recoveryCodesWords, [...reasonsIn('src/factors/recovery-codes'), ...hostReasons]],
    [
      'totp',
      totpWords,
      [...reasonsIn('src/factors/totp'), ...reasonsInFile('src/factors/six-digits.ts'), ...hostReasons],
    ],
    [
      'text messages',
      smsWords,
      [
        ...reasonsIn('src/factors/sms'),
        ...reasonsInFile('src/factors/six-digits.ts'),
        ...reasonsInFile('src/policy/sms.ts'),
        'network-limit',
        ...hostReasons,
      ],
    ],
    [
      'the mailed code',
      signinWords,
      [...matches(read('src/signin/address-proof.ts').code, /refused\('([\w-]+)'\)/g), 'network-limit'],
    ],
  ] as const)('%s', (_name, words, reasons) => {
    for (const locale of locales)
      expect(reasons.filter((reason) => !internal.includes(reason) && !(reason in words[locale]))).toEqual([])
  })

  test('what is managed in my account', () => {
    for (const locale of locales) {
      const words = { ...listWords[locale], ...hostWords[locale] }
      const reasons = reasonsInFile('src/factors/managing.ts').filter((reason) => !internal.includes(reason))
      expect(reasons.length).toBeGreaterThan(4)
      expect(reasons.filter((reason) => !(reason in words))).toEqual([])
    }
  })

  test('every problem that a request can end in', () => {
    const codes = sources('src').flatMap((source) =>
      matches(source.code, /new HttpProblem\([^,]+?,\s*'([\w-]+)'/g),
    )
    for (const locale of locales)
      expect([...new Set(codes)].filter((c) => errorWords[locale].problems[c] === undefined)).toEqual([])
  })

  test('every language explains the same problems', () => {
    for (const locale of locales)
      expect(Object.keys(errorWords[locale].problems)).toEqual(Object.keys(errorWords.en.problems))
  })
})

describe('the words themselves', () => {
  const files = filesBelow('views', 'words.ts').map(read)

  test('Dutch says u, Swedish says du, and nobody writes straight quotes', () => {
    for (const { file, text } of files) {
      const [, dutch = ''] = /const nl[^=]*= \{([\s\S]*?)\n\}/.exec(text) ?? []
      const [, swedish = ''] = /const sv[^=]*= \{([\s\S]*?)\n\}/.exec(text) ?? []
      const said = (body: string): string[] => matches(body, /[:(`] ?[`']([^`'\n]{3,})[`']/g)
      expect([file, said(dutch).filter((s) => /\b(je|jij|jouw|jullie)\b/i.test(s))]).toEqual([file, []])
      expect([file, said(swedish).filter((s) => /\b(ni|er|ert|era)\b/i.test(s))]).toEqual([file, []])
    }
  })
})
