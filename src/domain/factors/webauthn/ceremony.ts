import type {
  AuthenticationResponseJSON,
  MetadataStatement,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { leadsByAuthorities } from './chain.ts'
import { importPublicKey } from './public-key.ts'
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

/** Bytes of the longest name that an authenticator may give a key (WebAuthn §7.1, step 25). */
const LONGEST_ID = 1023

/** Ways in which a browser reaches a key (WebAuthn §5.8.4). It may say more: that is not for browsers to be told again. */
const TRANSPORTS = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal']

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
  const { decodeCredentialPublicKey } = await import('@simplewebauthn/server/helpers')
  importPublicKey(decodeCredentialPublicKey(info.credential.publicKey))
  const externalId = Buffer.from(info.credential.id, 'base64url')
  if (externalId.length > LONGEST_ID) throw new Error('the name of the key is too long')
  const transports: readonly unknown[] = Array.isArray(info.credential.transports)
    ? info.credential.transports
    : []
  return {
    externalId,
    publicKey: Buffer.from(info.credential.publicKey),
    counter: info.credential.counter,
    transports: TRANSPORTS.filter((each) => transports.includes(each)),
    aaguid: info.aaguid,
    isAttested: await hasProvenMake(rp, info),
    userVerified: info.userVerified,
    deviceBound: info.credentialDeviceType === 'singleDevice',
    backedUp: info.credentialBackedUp,
  }
}

/**
 * Whether certificates have proven a make that we know: in these forms the library holds them against the roots of the
 * make's statement. A key that attests itself (WebAuthn §6.5.4) can say that it is of any.
 *
 * @throws where they lead there by somebody who may issue none
 */
async function hasProvenMake(
  rp: RelyingParty,
  info: { fmt: string; aaguid: string; attestationObject: Uint8Array },
): Promise<boolean> {
  const make = rp.metadata.find(({ aaguid }) => aaguid === info.aaguid)
  if (!make || !['packed', 'tpm', 'android-key'].includes(info.fmt)) return false
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  const chain =
    decodeAttestationObject(new Uint8Array(info.attestationObject)).get('attStmt').get('x5c') ?? []
  if (chain.length === 0) return false
  if (!leadsByAuthorities(chain, make.attestationRootCertificates))
    throw new Error('an issuer of the chain is no authority')
  return true
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
