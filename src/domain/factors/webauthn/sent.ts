import { refused, type Outcome } from '../../../policy/vocabulary.ts'
import type { Fields } from '../contract.ts'
import type { verifyUse } from './ceremony.ts'

export interface Answer {
  readonly id: Buffer
  readonly challenge: string
  readonly userHandle: string | undefined
  readonly isFramed: boolean
  readonly response: Parameters<typeof verifyUse>[1]
}

interface Sent {
  readonly whole: object
  readonly id: Buffer
  readonly challenge: string
  readonly userHandle: string | undefined
  /** Whether it was made on a page in a frame of somebody else's: ours never are. */
  readonly isFramed: boolean
}

/** What the browser sent, as far as it is looked at before the library does; undefined when it is nothing of the kind. */
export function parseSent({ response = '' }: Fields): Sent | undefined {
  try {
    const whole = JSON.parse(response) as {
      id?: unknown
      response?: { clientDataJSON?: unknown; userHandle?: unknown }
    }
    const { clientDataJSON, userHandle } = whole.response ?? {}
    if (typeof whole.id !== 'string' || typeof clientDataJSON !== 'string') return undefined
    const said = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as {
      challenge?: unknown
      crossOrigin?: unknown
      topOrigin?: unknown
    }
    if (typeof said.challenge !== 'string') return undefined
    return {
      whole,
      id: Buffer.from(whole.id, 'base64url'),
      challenge: said.challenge,
      userHandle: typeof userHandle === 'string' && userHandle !== '' ? userHandle : undefined,
      isFramed: (said.crossOrigin ?? false) !== false || said.topOrigin !== undefined,
    }
  } catch {
    return undefined
  }
}

/** The answer of a key that was used. */
export function parseUse(fields: Fields): Outcome<string, { answer: Answer }> {
  const sent = parseSent(fields)
  if (!sent) return refused('passkey-missing')
  const response = sent.whole as Answer['response'] // whatever it is, the library looks at all of it
  return { ok: true, answer: { ...sent, response } }
}
