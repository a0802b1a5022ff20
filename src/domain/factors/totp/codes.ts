import { generateSync, generateURI, ScureBase32Plugin, verifySync } from 'otplib'

const PERIOD = 30
const base32 = new ScureBase32Plugin()

/** The secret as people type it into an app: RFC 4648 base32, without padding. */
export const asBase32 = (secret: Buffer): string => base32.encode(new Uint8Array(secret), { padding: false })

export const fromBase32 = (text: string): Buffer => Buffer.from(base32.decode(text))

/** The URI that authenticator apps read: account label and issuer in it, twice as they expect. */
export const otpauthUri = (of: { secret: Buffer; issuer: string; account: string }): string =>
  generateURI({
    strategy: 'totp',
    issuer: of.issuer,
    label: of.account,
    secret: asBase32(of.secret),
    algorithm: 'sha1',
    digits: 6,
    period: PERIOD,
  })

/**
 * The time step at which this code is right: now, or one step before or after (RFC 6238 §5.2).
 *
 * @param code six digits
 */
export function matchingStep(secret: Buffer, code: string, now: Date): number | undefined {
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({
    secret: new Uint8Array(secret),
    token: code,
    epoch,
    period: PERIOD,
    digits: 6,
    algorithm: 'sha1',
    epochTolerance: PERIOD,
  })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}

/** The code that an app with this key shows now: for whoever tries Sluis, and has put it into no app. */
export const codeNow = (secret: string, now: Date): string =>
  generateSync({
    secret: new Uint8Array(fromBase32(secret)),
    epoch: Math.floor(now.getTime() / 1000),
    period: PERIOD,
    digits: 6,
    algorithm: 'sha1',
  })
