import { refused, type Outcome } from '../../policy/vocabulary.ts'
import type { Fields } from '../contract.ts'
import type { verifyUse } from './ceremony.ts'

export interface Answer {
  readonly id: Buffer
  readonly challenge: string
  readonly userHandle: string | undefined
  readonly response: Parameters<typeof verifyUse>[1]
}

interface Sent {
  readonly whole: object
  readonly id: Buffer
  readonly challenge: string
  readonly userHandle: string | undefined
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
    const said = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as { challenge?: unknown }
    if (typeof said.challenge !== 'string') return undefined
    return {
      whole,
      id: Buffer.from(whole.id, 'base64url'),
      challenge: said.challenge,
      userHandle: typeof userHandle === 'string' && userHandle !== '' ? userHandle : undefined,
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
