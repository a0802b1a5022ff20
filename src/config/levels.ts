import { DEFAULT_LEVEL, type Ladder, type Rung } from '../policy/levels/ladder.ts'
import { strictest } from '../policy/levels/allowance.ts'
import { isUuid, proofings, type FactorKind } from '../policy/vocabulary.ts'
import {
  anything,
  form,
  listOf,
  members,
  namesOf,
  oneOf,
  read,
  readJson,
  sentenceOf,
  whole,
  yesOrNo,
} from '../platform/schema/index.ts'

export type LevelsResult =
  { readonly ok: true; readonly ladder: Ladder } | { readonly ok: false; readonly faults: readonly string[] }

const uri = () => form('a URI', (said) => URL.canParse(said))

/** One level, as a file has it. @param kinds the factors that Sluis knows */
const levelOf = (kinds: readonly FactorKind[]) =>
  members({
    rank: whole(1, 1000),
    key: form('lower-case letters, digits and hyphens', /^[a-z][a-z0-9-]{0,39}$/),
    acr: uri(),
    aliases: listOf(uri(), 'URIs').default([]),
    asks: members({
      kinds: oneOf([1, 2]),
      unrestricted: yesOrNo().default(false),
      standIns: yesOrNo().default(false),
      phishingResistant: yesOrNo().default(false),
      userVerified: yesOrNo().default(false),
      deviceBound: yesOrNo().default(false),
      models: listOf(form('an AAGUID', isUuid), 'AAGUIDs').optional(),
    }),
    proofing: oneOf(proofings),
    factors: members({
      allowed: namesOf(kinds, 'factors').optional(),
      forbidden: namesOf(kinds, 'factors').optional(),
      required: namesOf(kinds, 'factors').optional(),
    }).optional(),
  })

const levels = listOf(anything(), 'levels', { least: 1, most: 100 })

/**
 * The ladder of assurance levels that a file asks for: a JSON list, lowest first, each as `sluis levels show --json`
 * prints it. Finds every fault at once. Pure.
 *
 * @param kinds the factors that Sluis knows
 */
export function parseLevels(content: string, kinds: readonly FactorKind[]): LevelsResult {
  const list = readJson(levels, content)
  if (!list.ok) return { ok: false, faults: list.faults.map(sentenceOf) }
  const each = list.value.map((said) => read(levelOf(kinds), said))
  const sound = each.flatMap((one): Rung[] => {
    if (!one.ok) return []
    const { factors: allowance, ...rung } = one.value
    return [{ ...rung, allowance }]
  })
  const single = each.flatMap((one, i) =>
    one.ok ? [] : one.faults.map((fault) => sentenceOf({ ...fault, path: [i, ...fault.path] })),
  )
  const faults = [...single, ...faultsTogether(sound), ...(single.length === 0 ? faultsOfAll(sound) : [])]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, ladder: withAllBelow(sound) }
}

/** What a level says of factors holds for all above it: who asks for more is not asked for less. */
const withAllBelow = (ladder: Ladder): Ladder =>
  ladder.map((rung, i) => {
    const said = ladder.slice(0, i + 1).map(({ allowance }) => allowance)
    return said.some(Boolean) ? { ...rung, allowance: strictest(said) } : rung
  })

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
