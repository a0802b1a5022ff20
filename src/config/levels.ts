import { defaultLadder, type Ladder, type Rung } from '../policy/assurance.ts'
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
  const faults = list.flatMap((each: unknown, i) => faultsOf(each, `[${i}]`, kinds))
  if (faults.length > 0) return { ok: false, faults }
  const ladder = list.map((each) => rungOf(each as Members)) // every member was checked
  const together = faultsTogether(ladder)
  return together.length > 0 ? { ok: false, faults: together } : { ok: true, ladder }
}

function faultsOf(said: unknown, where: string, kinds: readonly string[]): string[] {
  if (!isObject(said)) return [`${where} must be an object`]
  const missing = needed
    .filter((name) => said[name] === undefined)
    .map((name) => `${where}.${name} is missing`)
  const factors = listOf((item) => kinds.includes(item), `factors: ${kinds.join(', ')}`)
  const factorsChecks = { allowed: factors, forbidden: factors, required: factors }
  const inner = [
    ...(isObject(said['asks']) ? faultsIn(said['asks'], asksChecks, `${where}.asks.`) : []),
    ...(isObject(said['factors']) ? faultsIn(said['factors'], factorsChecks, `${where}.factors.`) : []),
  ]
  return [...missing, ...faultsIn(said, rungChecks, `${where}.`), ...inner]
}

function rungOf(said: Members): Rung {
  const [basic] = defaultLadder
  const asks = { ...basic?.asks, standIns: false, kinds: 1, ...(said['asks'] as Partial<Rung['asks']>) }
  const factors = said['factors'] as Readonly<Record<string, readonly FactorKind[]>> | undefined
  return {
    rank: Number(said['rank']),
    key: String(said['key']),
    acr: String(said['acr']),
    aliases: (said['aliases'] ?? []) as readonly string[],
    asks: asks as Rung['asks'],
    proofing: said['proofing'] as Proofing,
    demands: factors,
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
    ...(ladder[0]?.proofing === 'none' ? [] : ['the lowest level must ask for no proofing']),
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
