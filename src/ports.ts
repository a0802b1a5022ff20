/** What the rooms are to one another: what one asks for and another does. */
import { createAccountActs, type AccountActs } from './acts/accounts/index.ts'
import {
  createClientActs,
  createRegistrationActs,
  type ClientActs,
  type ClientActsDeps,
  type RegistrationActs,
} from './acts/clients/index.ts'
import { createSeed } from './acts/operating/index.ts'
import { createLetterActs, type LetterActs } from './acts/letters/index.ts'
import {
  createActivationActs,
  createPlanInvitations,
  type ActivationActs,
  type ActivationInstallation,
  type PlanInvitations,
} from './acts/activations/index.ts'
import { createOrganisationActs, type OrganisationActs } from './acts/organisations/index.ts'
import type { ApiPorts } from './doors/api/index.ts'
import {
  accountsBehind,
  claimNames,
  createSharing,
  createValidator,
  forgetConsents,
  grantsActing,
  notifyPortals,
  refusedGrantBehind,
  revokeGrants,
} from './doors/oidc/index.ts'
import type { ClientValidator, There } from './domain/clients/index.ts'
import type { Ledger } from './domain/factors/index.ts'
import { smsKind } from './domain/factors/sms/index.ts'
import { createSessionEnding, type SessionEnding } from './domain/sessions/index.ts'
import type { House } from './house.ts'
import { createForesights } from './journeys/foresight/index.ts'
import { createStartRecovery } from './journeys/recovery/index.ts'
import { createLedger, explanationBehind, foresee } from './journeys/signin/index.ts'
import { fetchOutside } from './platform/http/fetch-outside.ts'
import { MOST_OF_A_PICTURE } from './platform/render/picture.ts'
import { factorKinds, factors, jobKinds, noticeKinds, offeredKinds, passwordSettings } from './joined.ts'

/** How sessions end, everywhere: their grants with them, their portals told by a job. */
export const sessionEnding = ({ queue }: House): SessionEnding =>
  createSessionEnding({ revokeGrants, grantsActing, forgetConsents, notify: notifyPortals(queue) })

/** Where what factors accept and renew goes, and who is told of it. */
export const ledgerOf = (house: House): Ledger =>
  createLedger({
    ...{ db: house.db, outbox: house.outbox, vault: house.vault, queue: house.queue },
    endings: sessionEnding(house),
    sessionMost: house.config.lifetimes.sessionMost,
  })

/** What may be done to accounts, by whichever door. */
export const accountActs = (house: House): AccountActs => {
  const { config, vault, hasher, outbox } = house
  const endings = sessionEnding(house)
  return createAccountActs({
    ...{ vault, hasher, outbox, endings },
    factors: factors(house),
    ledger: ledgerOf(house),
    sharing: createSharing({ ...house, ...config.lifetimes }, endings),
    installation: { ...config, password: passwordSettings(house) },
  })
}

/** What may be done to organisations, by whichever door. */
export const organisationActs = (house: House): OrganisationActs =>
  createOrganisationActs({
    ...{ outbox: house.outbox, issuer: house.config.issuer },
    endings: sessionEnding(house),
    createAccount: accountActs(house).create,
    levels: house.config.ladder.map(({ key }) => key),
    ...{ kinds: factorKinds, offered: offeredKinds(house.config) },
    timeZone: house.config.timeZone,
  })

const activationDeps = (house: House) => ({
  ...{ vault: house.vault, outbox: house.outbox, log: house.log, endings: sessionEnding(house) },
  ways: { factors: factors(house), ledger: ledgerOf(house) },
  createAccount: accountActs(house).create,
  passwords: { hasher: house.hasher, settings: passwordSettings(house) },
  installation: activationInstallation(house),
})

/** What makes people able to sign in, by whichever door. */
export const activationActs = (house: House): ActivationActs => createActivationActs(activationDeps(house))

/** What would come of invitations, before they are sent. */
export const planInvitations = (house: House): PlanInvitations => createPlanInvitations(activationDeps(house))

const activationInstallation = ({ config }: House): ActivationInstallation => ({
  ...config,
  ...config.activation,
  brandName: config.brand.name,
  letters: { isServed: config.letters.isServed, rules: config.letters },
  texts: {
    countries: config.sms.countries,
    limits: config.sms,
    isServed: offeredKinds(config).includes(smsKind),
  },
})

export const letterActs = (house: House): LetterActs => {
  const { config, vault, outbox, queue } = house
  return createLetterActs({
    ...{ queue, handsOver: config.letters.to !== undefined },
    vault,
    outbox,
    installation: activationInstallation(house),
    alertTo: config.alertTo,
  })
}

/** Fills an empty database with what one needs to try Sluis. */
export const demoSeed = (house: House) => {
  const { invite } = activationActs(house)
  return createSeed({
    ...{ ...house, issuer: house.config.issuer, password: passwordSettings(house) },
    async invite(tx, who, organisation, asked, now) {
      const prepared = await invite.prepare?.(house.db, organisation, asked, now)
      if (!prepared) throw new Error('an invitation that is not prepared')
      return invite.run(tx, who, organisation, prepared, now)
    },
  })
}

/** What says whether a registration is valid: the domain and, of the standard's part, the engine. */
export const clientValidator = ({ config }: Pick<House, 'config'>): ClientValidator =>
  createValidator(config.issuer, {
    ladder: config.ladder,
    kinds: factorKinds,
    offered: offeredKinds(config),
  })

/** What the rules of the sign-in look at. */
export const signInSource = (house: House) => {
  const { db, config } = house
  const { ladder, timeZone, policy } = config
  return { ...{ db, ladder, timeZone, policy }, factors: factors(house) }
}

/** What a registration may name here. */
export const thereOf = ({ config }: Pick<House, 'config'>): There => ({
  ladder: config.ladder,
  kinds: factorKinds,
  offered: offeredKinds(config),
  claims: claimNames,
})

/** What programs do to clients of their own, and who lets them. */
export const registrationActs = (house: Pick<House, 'config'>): RegistrationActs =>
  createRegistrationActs(clientDeps(house))

/** Mails somebody the way back in, by whichever door. */
export const startRecoveryOf = ({ outbox, config }: Pick<House, 'outbox' | 'config'>) =>
  createStartRecovery({ outbox, issuer: config.issuer })

/** What the operators' API asks of the rooms that it does not know. */
export const apiPorts = (house: House, rehearse: ApiPorts['acts']['rehearse']): Omit<ApiPorts, 'access'> => {
  const { db, config } = house
  return {
    acts: {
      accounts: accountActs(house),
      clients: clientActs(house),
      registrations: registrationActs(house),
      organisations: organisationActs(house),
      activations: activationActs(house),
      letters: letterActs(house),
      startRecovery: startRecoveryOf(house),
      foresights: createForesights({ ...house, source: signInSource(house) }),
      rehearse,
    },
    here: {
      ...config,
      settings: settingsTold(house),
      there: thereOf(house),
      jobs: { all: jobKinds, again: noticeKinds },
    },
    explain: {
      ahead: (of, now) => foresee(signInSource(house), { ...of, operators: config.operators }, now),
      who: (subject) => accountsBehind(db, subject),
      behind: (reference) => refusalBehind(db, reference),
    },
  }
}

/** Every setting, and where it came from; a secret by its fingerprint, which only these keys make. */
export const settingsTold = ({ config, vault }: Pick<House, 'config' | 'vault'>) =>
  config.inForce.map(({ secret, ...setting }) => ({
    ...setting,
    fingerprint: secret === undefined ? undefined : vault.mac('setting', secret).toString('hex').slice(0, 12),
  }))

/** Why somebody was refused, or a token request; kept for thirty days. */
async function refusalBehind(db: House['db'], reference: string) {
  const row = await explanationBehind(db, reference)
  if (row) {
    const { account_id: account, client_id, reason, said } = row
    return { ...{ account, client_id, reason }, grant_type: null, ...said }
  }
  const grant = await refusedGrantBehind(db, reference)
  if (!grant) return undefined
  const { client_id, grant_type, cause, at } = grant
  const unsaid = { account: null, saw: null, rules: [], next: null }
  return { ...unsaid, client_id, grant_type, reason: cause, at: at.toISOString() }
}

/** What may be done to clients, by whichever door. */
export const clientActs = (house: Pick<House, 'config'>): ClientActs => createClientActs(clientDeps(house))

const clientDeps = (house: Pick<House, 'config'>): ClientActsDeps => ({
  validate: clientValidator(house),
  ownResource: house.config.operators.resource,
  // on a development issuer, portals live on this machine
  fetchFile: (url) =>
    fetchOutside(url, {
      most: MOST_OF_A_PICTURE,
      anywhere: house.config.issuer.protocol === 'http:',
    }),
})

// what the command line asks of the engine's room
export { endGrantsLeft, hasAddressGuard, refusedGrantBehind } from './doors/oidc/index.ts'
