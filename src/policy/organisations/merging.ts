// What becomes of who sees what when several numbers become one. What stood under an old number stands under its
// successor from then on: whoever has the successor sees all of it.

/** What somebody has: every number of the organisation, or these. */
export interface Sight {
  readonly membership: string
  readonly all: boolean
  readonly numbers: readonly string[]
}

export interface Merge {
  /** The numbers that are replaced. */
  readonly from: readonly string[]
  /** The one that replaces them. It may be one that there is already. */
  readonly to: string
  /** Who has the successor: whoever has any of the numbers, or only who has all of them. */
  readonly who: 'any' | 'every'
}

export interface SightChange {
  readonly membership: string
  /** The numbers of which they see what they did not, and no longer see what they did. */
  readonly gains: readonly string[]
  readonly loses: readonly string[]
}

/** All that becomes one. @param isNew the successor is made by it, and nothing stands under it yet */
const merged = ({ from, to }: Merge, isNew: boolean): string[] => (isNew ? [...from] : [...from, to])

/** Whether somebody has the successor afterwards. */
const hasSuccessor = ({ all, numbers }: Sight, merge: Merge, isNew: boolean): boolean => {
  if (all) return true
  const ones = merged(merge, isNew)
  return merge.who === 'any'
    ? ones.some((each) => numbers.includes(each))
    : ones.every((each) => numbers.includes(each))
}

/** What somebody has afterwards. */
export function sightAfter(sight: Sight, merge: Merge, isNew: boolean): Sight {
  if (sight.all) return sight
  const gone = new Set([...merge.from, merge.to])
  const kept = sight.numbers.filter((each) => !gone.has(each))
  return { ...sight, numbers: hasSuccessor(sight, merge, isNew) ? [...kept, merge.to] : kept }
}

/** Who gains and who loses sight of what stood under which number; whom it leaves as they are is not among them. */
export function whoSeesOtherwise(sights: readonly Sight[], merge: Merge, isNew: boolean): SightChange[] {
  const ones = merged(merge, isNew)
  return sights
    .filter(({ all }) => !all)
    .map((sight) => {
      const seen = ones.filter((each) => sight.numbers.includes(each))
      const unseen = ones.filter((each) => !sight.numbers.includes(each))
      const has = hasSuccessor(sight, merge, isNew)
      return { membership: sight.membership, gains: has ? unseen : [], loses: has ? [] : seen }
    })
    .filter(({ gains, loses }) => gains.length > 0 || loses.length > 0)
}
