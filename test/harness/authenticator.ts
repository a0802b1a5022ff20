import type { CDPSession, Page } from 'playwright-core'

export interface Authenticator {
  readonly id: string
  /** Whether its user is verified from now on, where it can. */
  verify(is: boolean): Promise<void>
  /** Whether somebody touches it. */
  present(is: boolean): Promise<void>
  credentials(): Promise<Credential[]>
  /** Puts back a credential as it was: a copy of a key that has counted on since. */
  restore(credential: Credential): Promise<void>
  remove(): Promise<void>
}

export interface Credential {
  readonly credentialId: string
  readonly signCount: number
  readonly isResidentCredential: boolean
  readonly privateKey: string
  readonly rpId?: string | undefined
  readonly userHandle?: string | undefined
}

/** A key that lives in the browser (Chromium's virtual authenticator): on the device itself, or on a stick. */
export async function addAuthenticator(
  page: Page,
  options: { stick?: boolean; verifies?: boolean; synced?: boolean } = {},
): Promise<Authenticator> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { stick = false, verifies = true, synced = false } = options
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: stick ? 'usb' : 'internal',
      hasResidentKey: !stick,
      hasUserVerification: verifies,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: synced,
      defaultBackupState: synced,
    },
  })
  return {
    id,
    async verify(isUserVerified) {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified })
    },
    async present(enabled) {
      await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: id, enabled })
    },
    async credentials() {
      return (await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials
    },
    async restore(credential) {
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })
      const { credentialId } = credential
      if (credentials.some((one) => one.credentialId === credentialId))
        await cdp.send('WebAuthn.removeCredential', { authenticatorId: id, credentialId })
      await cdp.send('WebAuthn.addCredential', {
        authenticatorId: id,
        credential: { ...credential } as never,
      })
    },
    async remove() {
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: id })
    },
  }
}
