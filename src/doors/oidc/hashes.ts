import { sha256 } from '../../platform/crypto/random.ts'

/** How artefacts are found at rest: by the hash of their id. The ids themselves are 256 random bits. */
export const idHash = (id: string): Buffer => sha256(`oidc\0${id}`)

export const userCodeHash = (code: string): Buffer => sha256(`user-code\0${code}`)
