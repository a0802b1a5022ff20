/** What the slices bring, joined. */
import type { Config } from './config/config.ts'
import { accountPath } from './doors/account/index.ts'
import { lookingAtStates } from './acts/operating/index.ts'
import { accountById } from './domain/accounts/index.ts'
import type { EventKinds } from './domain/audit/index.ts'
import { factorEvents, type Factor } from './domain/factors/index.ts'
import type { PasswordSettings } from './domain/factors/password/index.ts'
import { createOutbox, type MessageKinds } from './domain/outbox/index.ts'
import type { House, HouseOptions } from './house.ts'
import { recoverPath, recoveryJob } from './journeys/recovery/index.ts'
import type { Metrics } from './platform/http/metrics.ts'
import { removing, type Chore } from './platform/jobs/chores.ts'
import type { JobKind } from './platform/jobs/kind.ts'
import type { Locale } from './platform/render/locale.ts'
import { removeOldAnswers } from './platform/once/once.ts'
import { removeExpiredCounters } from './platform/throttle/throttle.ts'
import type { FactorKind } from './policy/vocabulary.ts'
import type { Needs } from './slice.ts'
import { slices } from './slices.ts'

/** What a new password is kept under. */
export const passwordSettings = ({ config }: Pick<House, 'config'>): PasswordSettings => ({
  policy: config.policy.password,
  timeZone: config.timeZone,
})

export const needsOf = (house: House): Needs => ({
  ...house.config,
  ...house,
  passwordSettings: passwordSettings(house),
  async ownerOf(tx, id) {
    const account = await accountById(tx, id)
    if (account?.standing !== 'active') return undefined
    return account
  },
  zoneOf: async (db, id) => (await accountById(db, id))?.time_zone ?? null,
})

const makers = slices.flatMap(({ factor }) => factor ?? [])

/** All that Sluis knows, offered here or not: what files and registrations may name. */
export const factorKinds: readonly FactorKind[] = makers.map(({ kind }) => kind)

const offered = (config: Config): typeof makers =>
  makers.filter(({ isOffered }) => isOffered?.(config) ?? true)

/** Those that people can set up here. */
export const offeredKinds = (config: Config): FactorKind[] => offered(config).map(({ kind }) => kind)

export const factors = (house: House): Factor[] =>
  offered(house.config).map(({ make }) => make(needsOf(house)))

/** What owners are told of what becomes of factors, offered here any more or not, by the name of the event. */
export const happened = (locale: Locale): Record<string, (portal: string) => string> =>
  Object.fromEntries(
    makers.flatMap(({ kind, happened: says }) =>
      Object.entries(says(locale)).map(([what, each]) => [`factors.${kind}.${what}`, each]),
    ),
  )

/** Every event that there is, by name: what an operator filters by, and what a program that reads them knows. */
export const eventKinds: EventKinds = Object.assign(
  factorEvents(factorKinds),
  ...slices.map(({ events }) => events),
) as EventKinds

/** Every message to people. */
export const messages: MessageKinds = Object.assign(
  {},
  ...slices.map((each) => each.messages),
) as MessageKinds

export const jobKinds: readonly JobKind[] = slices.flatMap(({ jobs = [] }) => jobs)

/** Those that may be worked again: a person who asked for a way back in has asked again since. */
export const noticeKinds = jobKinds.filter(({ name }) => name !== recoveryJob.name)

/** What is a second step: what people set up beside the password, and no way back in. */
const secondKinds = (house: House): FactorKind[] =>
  factors(house).flatMap(({ kind, enrolment }) => (enrolment && enrolment.isOffered !== true ? [kind] : []))

/** Scripts of libraries that pages load, beside those of `views/`. */
export const browserScripts = slices.flatMap(({ scripts = [] }) => scripts)

export const chores = (house: House, { counter }: Pick<Metrics, 'counter'>): Chore[] => [
  ...slices.flatMap((each) => each.chores?.(needsOf(house), counter) ?? []),
  lookingAtStates({ second: secondKinds(house), timeZone: house.config.timeZone }),
  removing('removeExpiredCounters', removeExpiredCounters),
  removing('removeOldAnswers', removeOldAnswers),
]

/** What messages are made of, and written on. */
export const openOutbox =
  ({ brand, issuer, timeZone }: Config): HouseOptions['openOutbox'] =>
  (vault, queue) =>
    createOutbox({
      ...{ vault, queue, messages, timeZone },
      letterhead: {
        brand,
        links: {
          recover: new URL(recoverPath, issuer).href,
          factors: new URL(`${accountPath}/factors`, issuer).href,
          password: new URL(`${accountPath}/password`, issuer).href,
          sessions: new URL(`${accountPath}/sessions`, issuer).href,
          postal: new URL(`${accountPath}/postal`, issuer).href,
          notMe: new URL(`${accountPath}/not-me`, issuer).href,
          help: new URL('/help', issuer).href,
          logo: mailedLogo(brand.look.logo, issuer),
        },
      },
    })

/** Mail programs show no drawings (SVG): there the name stands in its place. */
const mailedLogo = (path: string | undefined, issuer: URL): string | undefined =>
  path === undefined || path.endsWith('.svg') ? undefined : new URL(path, issuer).href
