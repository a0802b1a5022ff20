import type {
  AuthenticationResponseJSON,
  MetadataStatement,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { WebAuthnRow } from './store.ts'

/** Where keys are made and used: the library is told nothing else. */
export interface RelyingParty {
  /** The domain that keys belong to (WebAuthn §5.1.2). */
  readonly id: string
  readonly name: string
  /** The one origin that answers may come from. */
  readonly origin: string
  /** Makes of authenticators that are known, with the roots of their attestation; none: attestation is not asked. */
  readonly metadata: readonly MetadataStatement[]
}

/** EdDSA, ES256, RS256. */
export const ALGORITHMS = [-8, -7, -257]

let loading: Promise<typeof import('@simplewebauthn/server')> | undefined

/** Read when the first passkey is used: an installation without any does not carry it. */
function library(): Promise<typeof import('@simplewebauthn/server')> {
  loading ??= import('@simplewebauthn/server')
  return loading
}

export interface Registered {
  readonly externalId: Buffer
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly string[]
  readonly aaguid: string
  /** An attestation that leads to a root we know has proven the make. */
  readonly isAttested: boolean
  readonly userVerified: boolean
  readonly deviceBound: boolean
  readonly backedUp: boolean
}

/** Verifies that a key was made for us (WebAuthn §7.1). @throws where anything of it is not as it must be */
export async function verifyRegistration(
  rp: RelyingParty,
  response: RegistrationResponseJSON,
  isExpected: (challenge: string) => boolean,
): Promise<Registered> {
  const { verifyRegistrationResponse, MetadataService } = await library()
  if (rp.metadata.length > 0)
    await MetadataService.initialize({
      mdsServers: [],
      statements: [...rp.metadata],
      verificationMode: 'permissive',
    })
  const { verified, registrationInfo: info } = await verifyRegistrationResponse({
    response,
    expectedChallenge: isExpected,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGORITHMS,
  })
  if (!verified) throw new Error('the registration could not be verified')
  return {
    externalId: Buffer.from(info.credential.id, 'base64url'),
    publicKey: Buffer.from(info.credential.publicKey),
    counter: info.credential.counter,
    transports: info.credential.transports ?? [],
    aaguid: info.aaguid,
    isAttested: (await hasProvenMake(info)) && rp.metadata.some(({ aaguid }) => aaguid === info.aaguid),
    userVerified: info.userVerified,
    deviceBound: info.credentialDeviceType === 'singleDevice',
    backedUp: info.credentialBackedUp,
  }
}

/**
 * Whether certificates have proven the make: in these forms the library holds them against the roots of the make's
 * statement. A key that attests itself (WebAuthn §6.5.4) can say that it is of any.
 */
async function hasProvenMake(info: { fmt: string; attestationObject: Uint8Array }): Promise<boolean> {
  if (!['packed', 'tpm', 'android-key'].includes(info.fmt)) return false
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  const statement = decodeAttestationObject(new Uint8Array(info.attestationObject)).get('attStmt')
  return (statement.get('x5c')?.length ?? 0) > 0
}

export interface Used {
  readonly counter: number
  readonly userVerified: boolean
  readonly deviceBound: boolean
  readonly backedUp: boolean
}

/**
 * Verifies that a key was used for us (WebAuthn §7.2). The signature counter is not compared here: the store decides it.
 *
 * @throws where anything of it is not as it must be
 */
export async function verifyUse(
  rp: RelyingParty,
  response: AuthenticationResponseJSON,
  key: WebAuthnRow,
  isExpected: (challenge: string) => boolean,
): Promise<Used> {
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: isExpected,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: false,
    credential: {
      id: key.external_id.toString('base64url'),
      publicKey: new Uint8Array(key.public_key),
      counter: 0,
    },
  })
  if (!verified) throw new Error('the signature is not right')
  return {
    counter: info.newCounter,
    userVerified: info.userVerified,
    deviceBound: info.credentialDeviceType === 'singleDevice',
    backedUp: info.credentialBackedUp,
  }
}
