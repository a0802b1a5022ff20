import { areMetBy, lackingOf, type Allowance } from './allowance.ts'
import {
  proofings,
  type Evidence,
  type FactorKind,
  type Proof,
  type Proofing,
  type Traits,
} from '../vocabulary.ts'

/** A level: what it asks of the authentication and of the proofing. Levels are compared by `rank`, never by name. */
export interface Rung {
  readonly rank: number
  readonly key: string
  /** The `acr` that tokens carry. */
  readonly acr: string
  /** Other URIs for the same level: asked for, and told back, under the name that was used. */
  readonly aliases: readonly string[]
  readonly asks: {
    /** How many different kinds of proof: something known, held, inherent. */
    readonly kinds: 1 | 2
    readonly unrestricted: boolean
    /** Whether it takes what stands in for a factor: recovery codes, remembered browsers. */
    readonly standIns: boolean
    /** One of the factors that were used must be all of these. */
    readonly phishingResistant: boolean
    readonly userVerified: boolean
    readonly deviceBound: boolean
    /** Of one of these makes (AAGUIDs), proven by attestation; undefined: of any. */
    readonly models?: readonly string[] | undefined
  }
  readonly proofing: Proofing
  /** Factors that it takes and does not take, beyond what their traits say. */
  readonly allowance?: Allowance | undefined
}

/** The level that a portal asks for when its registration names none. */
export const DEFAULT_LEVEL = 'two-factor'

/** Ordered, lowest first: each asks all that the one before it asks. */
export type Ladder = readonly Rung[]

const asks = (kinds: 1 | 2, more: Partial<Rung['asks']> = {}): Rung['asks'] => ({
  kinds,
  unrestricted: false,
  standIns: false,
  phishingResistant: false,
  userVerified: false,
  deviceBound: false,
  ...more,
})

const eidas = (level: string): string => `http://eidas.europa.eu/LoA/${level}`
const etoegang = (level: string): string => `urn:etoegang:core:assurance-class:${level}`

/** Design §6. eIDAS: CIR (EU) 2015/1502; the aliases are eHerkenning's. */
export const defaultLadder: Ladder = [
  {
    rank: 10,
    key: 'basic',
    acr: 'urn:sluis:loa:basic',
    aliases: [],
    asks: asks(1, { standIns: true }),
    proofing: 'none',
  },
  {
    rank: 20,
    key: 'two-factor',
    acr: 'urn:sluis:loa:two-factor',
    aliases: [],
    asks: asks(2, { standIns: true }),
    proofing: 'none',
  },
  {
    rank: 30,
    key: 'low',
    acr: eidas('low'),
    aliases: [etoegang('loa2plus')],
    asks: asks(2),
    proofing: 'address',
  },
  {
    rank: 40,
    key: 'substantial',
    acr: eidas('substantial'),
    aliases: [etoegang('loa3')],
    asks: asks(2, { unrestricted: true }),
    proofing: 'substantial',
  },
  {
    rank: 50,
    key: 'high',
    acr: eidas('high'),
    aliases: [etoegang('loa4')],
    asks: asks(2, { unrestricted: true, phishingResistant: true, userVerified: true }),
    proofing: 'high',
  },
]

export const rungByKey = (ladder: Ladder, key: string): Rung | undefined =>
  ladder.find((rung) => rung.key === key)

/** The level that a URI names, by its own name or an alias. */
export const rungByAcr = (ladder: Ladder, acr: string): Rung | undefined =>
  ladder.find((rung) => rung.acr === acr || rung.aliases.includes(acr))

/** Whether a level is told by eIDAS's own name. */
export const isEidas = (rung: Rung | undefined): boolean => rung?.acr.startsWith(eidas('')) ?? false

/** Whether somebody proofed like this could reach the level at all, by authenticating. */
export const isWithinProofing = (rung: Rung, proofing: Proofing): boolean =>
  proofings.indexOf(proofing) >= proofings.indexOf(rung.proofing)

/** The level that was reached, and what counted towards it. */
export interface Reached {
  readonly rung: Rung
  readonly counted: readonly Evidence[]
  /** `auth_time`: the moment of the oldest evidence that counted. No level looks fresher than what it rests on. */
  readonly authTime: Date
}

/** The evidence that may count towards a level: how fresh it must be, and of which factors, can differ by level. */
export type EvidenceFor = (rung: Rung) => readonly Evidence[]

/** The highest level that this evidence and this proofing carry; undefined when not even the lowest. */
export function levelReached(ladder: Ladder, evidence: EvidenceFor, proofing: Proofing): Reached | undefined {
  for (const rung of ladder.toReversed()) {
    const counted = isWithinProofing(rung, proofing) ? countedTowards(rung, evidence(rung)) : undefined
    if (counted) return { rung, counted, authTime: new Date(Math.min(...counted.map((e) => e.at.getTime()))) }
  }
  return undefined
}

/** What a credential can prove, and which factor's it is. */
export interface Capability {
  readonly kind: FactorKind
  readonly traits: Traits
}

/** Whether these capabilities, used together, carry a level under this proofing. */
export const suffices = (rung: Rung, capabilities: readonly Capability[], proofing: Proofing): boolean =>
  isWithinProofing(rung, proofing) &&
  isEnough(
    rung,
    capabilities
      .filter(({ kind }) => areMetBy([rung.allowance], kind))
      .map(({ traits }) => traits)
      .filter(suits(rung)),
  )

/** The levels whose required factors are set up: no other is reached, by whatever evidence. */
export const openTo = (ladder: Ladder, enrolled: readonly FactorKind[]): Ladder =>
  ladder.filter(({ allowance }) => lackingOf([allowance], enrolled).length === 0)

/** The newest evidence that together does what the level asks, or undefined when it does not. */
export function countedTowards(rung: Rung, evidence: readonly Evidence[]): Evidence[] | undefined {
  const counted: Evidence[] = []
  for (const one of usableFor(rung, evidence).toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    if (addsSomething(rung, counted, one.traits)) counted.push(one)
    if (isEnough(rung, traitsOf(counted))) return counted
  }
  return undefined
}

/**
 * Whether a factor that can prove one of these would bring the level nearer, after this evidence. Where the level
 * asks for a strong factor, no weaker one is asked before it: the strong one may be all that is missing.
 */
export function bringsNearer(
  rung: Rung,
  evidence: readonly Evidence[],
  canProve: readonly Traits[],
): boolean {
  const before = usableFor(rung, evidence)
  const strong = isStrong(rung)
  const lacksStrong = !before.some(({ traits }) => strong(traits))
  return canProve
    .filter(suits(rung))
    .some((way) => addsSomething(rung, before, way) && (strong(way) || !lacksStrong))
}

/** Whether a factor is one that a level takes, and as strong as it asks one to be. */
export const serves = (rung: Rung, { kind, traits }: Capability): boolean =>
  areMetBy([rung.allowance], kind) && suits(rung)(traits) && isStrong(rung)(traits)

/** Whether a level has a use for this capability when nothing has been proven yet. */
export const isOfUse = (rung: Rung, way: Traits): boolean => bringsNearer(rung, [], [way])

/** Whether a level takes factors with these traits at all. */
const suits =
  ({ asks }: Rung) =>
  ({ restricted, standsIn }: Traits): boolean =>
    (!asks.unrestricted || !restricted) && (asks.standIns || !standsIn)

const usableFor = (rung: Rung, evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter(({ traits }) => suits(rung)(traits))

const traitsOf = (evidence: readonly Evidence[]): Traits[] => evidence.map(({ traits }) => traits)

/** How many different things these prove: something known, held, inherent. */
export const kindsOf = (traits: readonly Traits[]): Set<Proof> =>
  new Set(traits.flatMap((each) => each.proves))

/** Whether these traits are as strong as the level asks at least one factor to be. */
const isStrong =
  ({ asks }: Rung) =>
  (traits: Traits): boolean =>
    (!asks.phishingResistant || traits.phishingResistant) &&
    (!asks.userVerified || traits.userVerified) &&
    (!asks.deviceBound || traits.deviceBound) &&
    (asks.models === undefined || asks.models.includes(traits.model ?? ''))

const isEnough = (rung: Rung, traits: readonly Traits[]): boolean =>
  kindsOf(traits).size >= rung.asks.kinds && traits.some(isStrong(rung))

function addsSomething(rung: Rung, before: readonly Evidence[], traits: Traits): boolean {
  const kinds = kindsOf(traitsOf(before))
  const strong = isStrong(rung)
  return (
    traits.proves.some((proof) => !kinds.has(proof)) ||
    (strong(traits) && !before.some((one) => strong(one.traits)))
  )
}

/**
 * `amr` of a sign-in (RFC 8176): the methods that were used, and `mfa` when they are of two kinds. A remembered
 * browser is no method that was used.
 */
export function authenticationMethods(evidence: readonly Evidence[]): string[] {
  const values = new Set(evidence.flatMap((e) => e.traits.amr))
  const used = traitsOf(evidence).filter(({ remembered }) => !remembered)
  if (kindsOf(used).size >= 2) values.add('mfa')
  return [...values].toSorted()
}
