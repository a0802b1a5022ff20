import type { AttributeType } from '../../policy/organisations/index.ts'
import type { Queryable } from '../../platform/db/database.ts'
import { attributeKindsFor, attributesOf } from './attributes/store.ts'
import { branchesCovered, numbersCovered } from './fitting/store.ts'
import { heldAmong, mandateLevelOf } from './held.ts'

/** As programs have it: a number is a number, and one of several stands in a list. */
export type AttributeValue = string | number | boolean | readonly string[]

function valueOf(type: AttributeType, said: readonly string[]): AttributeValue {
  const [first = ''] = said
  if (type === 'choices') return said
  if (type === 'number') return Number(first)
  return type === 'yes-no' ? first === 'yes' : first
}

/** What a portal is told of whom somebody acts for. */
export interface OrganisationTold {
  readonly id: string
  readonly name: string
  readonly registration: { readonly kind: string; readonly number: string }
  readonly numbers: readonly { readonly register: string; readonly number: string }[]
  /** Whether there are more numbers than these. */
  readonly hasMore: boolean
  /** Null: the whole organisation. */
  readonly branches: readonly { readonly number: string; readonly name: string }[] | null
  readonly role: string
  /** Those that this portal is told. */
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly mandateLevel: string | undefined
  readonly through: { readonly id: string; readonly name: string } | undefined
}

/**
 * What a portal is told of a membership as it is at this moment; undefined: it does not hold any more.
 *
 * @param of `register`: the numbers of this one alone; `most`: how many numbers at most
 */
export async function organisationTold(
  db: Queryable,
  of: {
    readonly membership: string
    readonly client: string
    readonly register: string | undefined
    readonly most: number
  },
  now: Date,
): Promise<OrganisationTold | undefined> {
  const held = (await heldAmong(db, [of.membership], now)).get(of.membership)
  if (!held || held.why !== undefined) return undefined
  const [numbers, branches, kinds, said] = await Promise.all([
    numbersCovered(db, { ...of, limit: of.most + 1 }),
    held.all_branches ? null : branchesCovered(db, of.membership),
    attributeKindsFor(db, held.organisation_id),
    attributesOf(db, [of.membership]),
  ])
  const seen = new Map(
    kinds
      .filter((kind) => kind.client_id === of.client || kind.seen_by.includes(of.client))
      .map((kind) => [kind.key, kind.type]),
  )
  return {
    ...{ id: held.organisation_id, name: held.display_name },
    registration: { kind: held.registration_kind, number: held.registration_number },
    ...{ numbers: numbers.slice(0, of.most), hasMore: numbers.length > of.most, branches },
    role: held.role,
    attributes: Object.fromEntries(
      said
        .filter(({ key }) => seen.has(key))
        .map((each) => [each.key, valueOf(seen.get(each.key) ?? 'text', each.said)]),
    ),
    mandateLevel: mandateLevelOf(held),
    through:
      held.intermediary_id === null
        ? undefined
        : { id: held.intermediary_id, name: held.intermediary_name ?? '' },
  }
}
