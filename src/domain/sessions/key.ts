import { sha256 } from '../../platform/crypto/random.ts'
import type { SessionKey } from '../../policy/vocabulary.ts'

/** How a session is known at rest: the hash of its uid. */
export const sessionKeyOf = (uid: string): SessionKey =>
  sha256(`session\0${uid}`).toString('hex') as SessionKey
