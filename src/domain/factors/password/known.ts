import { createHash } from 'node:crypto'
import type { Log } from '../../../platform/log.ts'
import { wordIn } from '../../../policy/password/rules.ts'

/** Passwords that everybody tries first. */
export interface KnownPasswords {
  /** Reads what it needs, once. @returns whether the list holds a text, or the word that the text is made of */
  list(): Promise<(text: string) => boolean>
  /** Whether a range service, where there is one, has seen exactly this password in a breach. */
  wasBreached(password: string): Promise<boolean>
}

/** Milliseconds that somebody who chooses a password waits for the range service. */
const PATIENCE = 2000

export function createKnownPasswords(options: { rangeUrl: URL | undefined; log: Log }): KnownPasswords {
  const { rangeUrl, log } = options
  let reading: Promise<(text: string) => boolean> | undefined
  return {
    list() {
      reading ??= readList()
      return reading
    },
    async wasBreached(password) {
      if (!rangeUrl) return false
      const hash = createHash('sha1').update(password).digest('hex').toUpperCase()
      try {
        return (await askRange(rangeUrl, hash.slice(0, 5))).includes(hash.slice(5))
      } catch (error) {
        // somebody who chooses a password now must not wait until that service is well again
        log.warn(
          { error: String(error) },
          'the range service could not be asked; the password was not held against it',
        )
        return false
      }
    },
  }
}

/** The 49,000 most used of all breaches, as they are and as the word they are made of. */
async function readList(): Promise<(text: string) => boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const held = new Set<string>()
  for (const one of dictionary['passwords-common']) {
    held.add(one)
    const word = wordIn(one)
    if (word.length >= 4) held.add(word)
  }
  return (text) => held.has(text)
}

/** k-anonymity: of the SHA-1 only five digits leave us; what comes back are the rest of all that begin so. */
async function askRange(rangeUrl: URL, prefix: string): Promise<string[]> {
  const response = await fetch(new URL(prefix, rangeUrl), {
    headers: { 'Add-Padding': 'true' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  })
  if (!response.ok) throw new Error(`it answered ${response.status}`)
  const lines = (await response.text()).split(/\r?\n/)
  // padding counts nought
  return lines
    .filter((line) => !line.endsWith(':0'))
    .map((line) => line.split(':', 1)[0]?.toUpperCase() ?? '')
}
