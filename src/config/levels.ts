import { DEFAULT_LEVEL, defaultLadder, type Ladder, type Rung } from '../policy/levels/ladder.ts'
import { strictest } from '../policy/levels/allowance.ts'
import { isUuid, proofings, type FactorKind, type Proofing } from '../policy/vocabulary.ts'
import {
  boolean,
  faultsIn,
  isObject,
  listOf,
  object,
  oneOf,
  parseJson,
  whole,
  type Check,
  type Members,
} from './json.ts'

export type LevelsResult =
  { readonly ok: true; readonly ladder: Ladder } | { readonly ok: false; readonly faults: readonly string[] }

const uri: Check = (value) => (typeof value === 'string' && URL.canParse(value) ? undefined : 'must be a URI')

const asksChecks: Readonly<Record<keyof Rung['asks'], Check>> = {
  kinds: oneOf(1, 2),
  unrestricted: boolean,
  standIns: boolean,
  phishingResistant: boolean,
  userVerified: boolean,
  deviceBound: boolean,
  models: listOf(isUuid, 'AAGUIDs'),
}

const rungChecks: Readonly<Record<string, Check>> = {
  rank: whole(1, 1000),
  key: (value) =>
    typeof value === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(value)
      ? undefined
      : 'must be lower-case letters, digits and hyphens',
  acr: uri,
  aliases: listOf((item) => URL.canParse(item), 'URIs'),
  asks: object,
  proofing: oneOf(...proofings),
  factors: object,
}
const needed = ['rank', 'key', 'acr', 'asks', 'proofing']

/**
 * The ladder of assurance levels that a file asks for: a JSON list, lowest first, each as `sluis levels show --json`
 * prints it. Finds every fault at once. Pure.
 *
 * @param kinds the factors that Sluis knows
 */
export function parseLevels(content: string, kinds: readonly string[]): LevelsResult {
  const list = parseJson(content)
  if (!Array.isArray(list) || list.length === 0)
    return { ok: false, faults: ['is not a JSON list of levels'] }
  const each = list.map((said: unknown, i) => ({ said, faults: faultsOf(said, `[${i}]`, kinds) }))
  const sound = each.filter(({ faults }) => faults.length === 0).map(({ said }) => rungOf(said as Members)) // it was checked
  const whole = sound.length === each.length ? faultsOfAll(sound) : []
  const faults = [...each.flatMap((one) => one.faults), ...faultsTogether(sound), ...whole]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, ladder: withAllBelow(sound) }
}

/** What a level says of factors holds for all above it: who asks for more is not asked for less. */
const withAllBelow = (ladder: Ladder): Ladder =>
  ladder.map((rung, i) => {
    const said = ladder.slice(0, i + 1).map(({ allowance }) => allowance)
    return said.some(Boolean) ? { ...rung, allowance: strictest(said) } : rung
  })

function faultsOf(said: unknown, where: string, kinds: readonly string[]): string[] {
  if (!isObject(said)) return [`${where} must be an object`]
  const missing = needed
    .filter((name) => said[name] === undefined)
    .map((name) => `${where}.${name} is missing`)
  const factors = listOf((item) => kinds.includes(item), `factors: ${kinds.join(', ')}`)
  const asked =
    isObject(said['asks']) && said['asks']['kinds'] === undefined ? [`${where}.asks.kinds is missing`] : []
  const factorsChecks = { allowed: factors, forbidden: factors, required: factors }
  const inner = [
    ...(isObject(said['asks']) ? faultsIn(said['asks'], asksChecks, `${where}.asks.`) : []),
    ...(isObject(said['factors']) ? faultsIn(said['factors'], factorsChecks, `${where}.factors.`) : []),
  ]
  return [...missing, ...faultsIn(said, rungChecks, `${where}.`), ...asked, ...inner]
}

function rungOf(said: Members): Rung {
  const [basic] = defaultLadder
  const asks = { ...basic?.asks, standIns: false, ...(said['asks'] as Partial<Rung['asks']>) }
  const factors = said['factors'] as Readonly<Record<string, readonly FactorKind[]>> | undefined
  return {
    rank: Number(said['rank']),
    key: String(said['key']),
    acr: String(said['acr']),
    aliases: (said['aliases'] ?? []) as readonly string[],
    asks: asks as Rung['asks'],
    proofing: said['proofing'] as Proofing,
    allowance: factors,
  }
}

/** What is wrong with levels that are right each by itself. */
function faultsTogether(ladder: Ladder): string[] {
  const names = ladder.flatMap(({ acr, aliases }) => [acr, ...aliases])
  const keys = ladder.map(({ key }) => key)
  const twice = (list: readonly string[]): string[] => [
    ...new Set(list.filter((one, i) => list.indexOf(one) !== i)),
  ]
  return [
    ...ladder
      .filter(({ rank }, i) => i > 0 && rank <= (ladder[i - 1]?.rank ?? 0))
      .map(({ key, rank }) => `${key}: rank ${rank} must be more than that of the level before`),
    ...twice(keys).map((key) => `the key ${key} is used twice`),
    ...twice(names).map((name) => `${name} names two levels`),
    ...ladder
      .filter((rung) => rung.asks.standIns && asksMore(rung))
      .map(
        ({ key }) => `${key}: standIns must be false where a level asks for proofing, or for more than kinds`,
      ),
    ...ladder.flatMap((rung, i) => {
      const less = i > 0 ? asksLess(rung, ladder[i - 1]) : []
      return less.length > 0 ? [`${rung.key}: asks less than the level before, of ${less.join(', ')}`] : []
    }),
    ...withAllBelow(ladder)
      .filter(({ allowance }) => allowance?.allowed?.every((kind) => allowance.forbidden?.includes(kind)))
      .map(({ key }) => `${key}: no factor is left that it takes`),
    ...ladder
      .filter(
        ({ proofing }, i) =>
          proofings.indexOf(proofing) < proofings.indexOf(ladder[i - 1]?.proofing ?? 'none'),
      )
      .map(({ key, proofing }) => `${key}: proofing ${proofing} is less than that of the level before`),
  ]
}

/** What stands in for a factor is a way back in, and no way to a level that asks how good a factor is, or who somebody is. */
const asksMore = ({ asks, proofing }: Rung): boolean =>
  proofing !== 'none' ||
  asks.unrestricted ||
  asks.phishingResistant ||
  asks.userVerified ||
  asks.deviceBound ||
  asks.models !== undefined

/** In what a level asks less than one below it. */
function asksLess({ asks }: Rung, below: Rung | undefined): string[] {
  if (!below) return []
  const flags = ['unrestricted', 'phishingResistant', 'userVerified', 'deviceBound'] as const
  const { models } = below.asks
  return [
    ...(asks.kinds < below.asks.kinds ? ['kinds'] : []),
    ...flags.filter((flag) => below.asks[flag] && !asks[flag]),
    ...(asks.standIns && !below.asks.standIns ? ['standIns'] : []),
    ...(models && !asks.models?.every((model) => models.includes(model)) ? ['models'] : []),
  ]
}

/** What a ladder lacks, each level of which is right. */
function faultsOfAll(ladder: Ladder): string[] {
  const [lowest] = ladder
  const isMissing = (holds: (rung: Rung) => boolean): boolean => !ladder.some(holds)
  return [
    ...(lowest && lowest.proofing !== 'none' ? ['the lowest level must ask for no proofing'] : []),
    ...(lowest && (lowest.asks.kinds > 1 || asksMore({ ...lowest, proofing: 'none' }))
      ? ['the lowest level must ask one kind, and nothing more']
      : []),
    ...(isMissing(({ key }) => key === DEFAULT_LEVEL)
      ? [`has no level with the key ${DEFAULT_LEVEL}, which portals ask that say nothing`]
      : []),
    ...(isMissing(({ asks, proofing }) => asks.kinds === 2 && proofing === 'none')
      ? ['one level must ask two kinds without proofing: for it, a first second factor is set up']
      : []),
  ]
}
