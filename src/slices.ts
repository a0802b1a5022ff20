/**
 * The table of contents: which factors there are, in the order in which they are asked for, and which work is done
 * in the background. To add a thing, add its line here. (The commands are listed in cli/index.ts.)
 */
import { events as accountEvents } from './domain/accounts/index.ts'
import { events as auditEvents } from './domain/audit/index.ts'
import { events as clientEvents } from './domain/clients/index.ts'
import { events as oidcEvents } from './doors/oidc/index.ts'
import { events as outboxEvents } from './domain/outbox/index.ts'
import { events as recoveryEvents } from './journeys/recovery/index.ts'
import { events as selfServiceEvents } from './acts/accounts/index.ts'
import { events as keyEvents, tendKeys } from './domain/keys/index.ts'
import { events as sessionEvents } from './domain/sessions/index.ts'
import { events as signInEvents } from './journeys/signin/index.ts'
import type { EventKinds } from './domain/audit/index.ts'
import { factorEvents } from './domain/factors/index.ts'
import { messages as factorMessages } from './domain/factors/index.ts'
import { messages as passwordMessages } from './domain/factors/password/index.ts'
import { messages as recoveryCodeMessages } from './domain/factors/recovery-codes/index.ts'
import { messages as smsMessages } from './domain/factors/sms/index.ts'
import { messages as webAuthnMessages } from './domain/factors/webauthn/index.ts'
import { messages as recoveryMessages } from './journeys/recovery/index.ts'
import { messages as signInMessages } from './journeys/signin/index.ts'
import { messages as accountMessages } from './acts/accounts/index.ts'
import { accountById, readAddresses, removeOldChanges } from './domain/accounts/index.ts'
import { createCheckpoint, sealEvents } from './domain/audit/index.ts'
import { removeExpiredSecrets } from './domain/clients/index.ts'
import {
  createKnownPasswords,
  createPasswordFactor,
  followPolicy,
  warnOfExpiry,
  type PasswordSettings,
  happened as passwordHappened,
} from './domain/factors/password/index.ts'
import {
  createRecoveryCodesFactor,
  happened as recoveryCodeHappened,
} from './domain/factors/recovery-codes/index.ts'
import {
  createSmsFactor,
  removeExpiredSmsCodes,
  removeOldSmsCounts,
  happened as smsHappened,
} from './domain/factors/sms/index.ts'
import { createTotpFactor, happened as totpHappened } from './domain/factors/totp/index.ts'
import {
  browserScript,
  createWebAuthnFactor,
  removeAnsweredChallenges,
  type RelyingParty,
  happened as webAuthnHappened,
} from './domain/factors/webauthn/index.ts'
import type { Factor, Happened } from './domain/factors/index.ts'
import type { Locale } from './platform/render/locale.ts'
import type { Config } from './config/config.ts'
import type { House, HouseOptions } from './house.ts'
import {
  logoutJob,
  removeExpiredArtefacts,
  removeExpiredReplays,
  removeOldRefusals,
  sessionEndedJob,
} from './doors/oidc/index.ts'
import {
  createOutbox,
  deliveryKinds,
  formerDeliveryJob,
  removeOldMessages,
  removeOldRefusalsOfMail,
} from './domain/outbox/index.ts'
import { minutes, seconds } from './platform/clock.ts'
import type { Tx } from './platform/db/database.ts'
import type { Chore } from './platform/jobs/chores.ts'
import type { JobKind } from './platform/jobs/kind.ts'
import type { AccountId, FactorKind } from './policy/vocabulary.ts'
import { recoverPath, recoveryJob, removeExpiredResets } from './journeys/recovery/index.ts'
import { removeExpiredCounters } from './platform/throttle/throttle.ts'
import { accountPath } from './doors/account/index.ts'
import {
  removeExpiredBrowsers,
  removeExpiredEvidence,
  removeExpiredSessions,
} from './domain/sessions/index.ts'
import { removeExpiredAttempts, removeOldExplanations } from './journeys/signin/index.ts'

/** What a new password is kept under. */
export const passwordSettings = ({ config }: Pick<House, 'config'>): PasswordSettings => ({
  policy: config.policy.password,
  timeZone: config.timeZone,
})

interface Maker {
  readonly happened: (locale: Locale) => Happened
  readonly make: (house: House) => Factor
  /** Undefined: everywhere. */
  readonly isOffered?: (config: Config) => boolean
}

/** By its name, which is its folder's. */
const makers: Readonly<Record<string, Maker>> = {
  password: {
    happened: passwordHappened,
    make: (house) =>
      createPasswordFactor({
        ...passwordSettings(house),
        hasher: house.hasher,
        known: createKnownPasswords({ rangeUrl: house.config.breachRangeUrl, log: house.log }),
      }),
  },
  totp: {
    happened: totpHappened,
    make: ({ vault, config, clockWatch }) =>
      createTotpFactor(vault, config.brand, (now) => clockWatch.corrected(now)),
  },
  webauthn: {
    happened: webAuthnHappened,
    make: (house) => createWebAuthnFactor({ ...telling(house), rp: relyingParty(house) }),
  },
  sms: {
    happened: smsHappened,
    // where nobody sends text messages, none are offered; while one tries Sluis, the mailbox shows them
    isOffered: ({ sms, production }) => sms.providers.length > 0 || !production,
    make: (house) =>
      createSmsFactor({
        ...{ vault: house.vault, outbox: house.outbox, log: house.log },
        host: house.config.issuer.hostname,
        countries: house.config.sms.countries,
        limits: house.config.sms,
      }),
  },
  'recovery-codes': {
    happened: recoveryCodeHappened,
    make: (house) => createRecoveryCodesFactor(telling(house)),
  },
}

/** What owners are told of what becomes of factors, offered here any more or not, by the name of the event. */
export const happened = (locale: Locale): Record<string, (portal: string) => string> =>
  Object.fromEntries(
    Object.entries(makers).flatMap(([kind, maker]) =>
      Object.entries(maker.happened(locale)).map(([what, says]) => [`factors.${kind}.${what}`, says]),
    ),
  )

/** All that Sluis knows, offered here or not: what files and registrations may name. */
export const factorKinds = Object.keys(makers) as FactorKind[]

/** Those that people can set up here. */
export const offeredKinds = (config: Config): FactorKind[] =>
  factorKinds.filter((kind) => makers[kind]?.isOffered?.(config) ?? true)

export const factors = (house: House): Factor[] =>
  offeredKinds(house.config).flatMap((kind) => makers[kind]?.make(house) ?? [])

/** What those need that tell their owner of what they notice. */
const telling = ({ vault, outbox }: House) => ({ vault, outbox, ownerOf })

const relyingParty = ({ config }: House): RelyingParty => ({
  id: config.webauthn.rpId,
  name: config.brand,
  origin: config.issuer.origin,
  metadata: config.webauthn.metadata as RelyingParty['metadata'], // the library looks at what it takes from it
})

/** Whom the factors tell of what they notice; nobody, of an account that is told nothing any more. */
async function ownerOf(tx: Tx, id: AccountId) {
  const account = await accountById(tx, id)
  if (account?.standing !== 'active') return undefined
  return { ...account, timeZone: account.time_zone }
}

/** Scripts of libraries that pages load, beside those of `views/`. */
export const browserScripts = [browserScript]

export const jobKinds: readonly JobKind[] = [
  ...deliveryKinds,
  formerDeliveryJob,
  sessionEndedJob,
  logoutJob,
  recoveryJob,
]

export const chores = (house: House): Chore[] => [
  {
    name: 'seal-audit',
    every: seconds(2),
    async run(tx, now) {
      const head = await sealEvents(tx, house.vault)
      if (head) {
        // what is sealed is sealed, also where its key is sealed by one that is not here
        const checkpoint = await createCheckpoint(tx, house.vault, head, now).catch((err: unknown) =>
          house.log.error({ err }, 'the state of the audit could not be signed'),
        )
        if (checkpoint !== undefined) house.log.info({ checkpoint }, 'audit sealed')
      }
      return head !== undefined
    },
  },
  {
    name: 'follow-password-policy',
    every: minutes(1),
    run: (tx, now) =>
      followPolicy(
        tx,
        passwordSettings(house),
        async (db, id) => (await accountById(db, id))?.time_zone ?? null,
        now,
      ),
  },
  {
    name: 'warn-of-expiry',
    every: minutes(1),
    run: (tx, now) => warnOfExpiry(tx, expiryWarnings(house), now),
  },
  { name: 'read-addresses', every: minutes(1), run: readAddresses },
  { name: 'tend-keys', every: minutes(10), run: (tx, now) => tendKeys(tx, house.vault, now) },
  ...[
    removeAnsweredChallenges,
    removeExpiredArtefacts,
    removeExpiredBrowsers,
    removeExpiredReplays,
    removeExpiredEvidence,
    removeExpiredSessions,
    removeExpiredAttempts,
    removeExpiredCounters,
    removeExpiredResets,
    removeExpiredSecrets,
    removeExpiredSmsCodes,
    removeOldChanges,
    removeOldExplanations,
    removeOldRefusals,
    removeOldMessages,
    removeOldRefusalsOfMail,
    removeOldSmsCounts,
  ].map((run): Chore => ({ name: run.name, every: minutes(1), removes: true, run })),
]

/** What the mails about expiry need to know of everybody. */
export const expiryWarnings = (house: House) => ({
  ...passwordSettings(house),
  outbox: house.outbox,
  ownerOf,
})

/** Every message to people. */
export const messages = {
  ...factorMessages,
  ...passwordMessages,
  ...recoveryCodeMessages,
  ...smsMessages,
  ...webAuthnMessages,
  ...recoveryMessages,
  ...signInMessages,
  ...accountMessages,
}

/** What messages are made of, and written on. */
export const openOutbox =
  ({ brand, issuer }: Config): HouseOptions['openOutbox'] =>
  (vault, queue) =>
    createOutbox({
      ...{ vault, queue, messages },
      letterhead: {
        brand,
        links: {
          recover: new URL(recoverPath, issuer).href,
          factors: new URL(`${accountPath}/factors`, issuer).href,
          password: new URL(`${accountPath}/password`, issuer).href,
        },
      },
    })

/** Every event that there is, by name: what an operator filters by, and what a program that reads them knows. */
export const eventKinds: EventKinds = {
  ...accountEvents,
  ...auditEvents,
  ...clientEvents,
  ...factorEvents(factorKinds),
  ...keyEvents,
  ...oidcEvents,
  ...outboxEvents,
  ...recoveryEvents,
  ...selfServiceEvents,
  ...sessionEvents,
  ...signInEvents,
}
