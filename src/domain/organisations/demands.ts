import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import {
  changesBetween,
  listOf,
  members,
  orNull,
  read,
  text,
  told,
  type Fault,
  type Of,
} from '../../platform/schema/index.ts'
import { isInUse } from '../../policy/organisations/index.ts'
import type { OrganisationId } from '../../policy/vocabulary.ts'
import { faulty, type Faulty } from './organisations.ts'
import type { OrganisationRow } from './rows.ts'
import { lockOrganisation, writeDemands } from './store.ts'

const kinds = () => listOf(text({ most: 40 }), 'factors', { most: 20 })

/** What an organisation asks of those who act for it, beyond what the portal asks. */
export const demandsSchema = members({
  minimum_level: told(
    orNull(text({ most: 60 })),
    'the key of the lowest level at which somebody acts for it; null: the portal’s own',
  ),
  factors_forbidden: told(kinds(), 'factors that do not count where somebody acts for it'),
  factors_required: told(kinds(), 'factors that whoever acts for it must have set up'),
})

export type DemandsSaid = Of<typeof demandsSchema>

/** What demands may name: levels of the ladder, every factor that is known, and those that people can set up. */
export interface Demandable {
  readonly levels: readonly string[]
  readonly kinds: readonly string[]
  readonly offered: readonly string[]
}

export const demandsAsSaid = (row: OrganisationRow): DemandsSaid => ({
  minimum_level: row.minimum_level,
  factors_forbidden: row.factors_forbidden,
  factors_required: row.factors_required,
})

export type DemandsSet =
  | { readonly ok: true; readonly organisation: OrganisationRow; readonly before: OrganisationRow }
  | Faulty<'organisation-unknown' | 'demands-invalid' | 'version-passed'>

/** Says what an organisation asks of those who act for it, from their next sign-in on. It never asks less than the portal. */
export async function setDemands(
  tx: Tx,
  who: Acting,
  id: OrganisationId,
  {
    said: input,
    known,
    expected,
  }: { readonly said: unknown; readonly known: Demandable; readonly expected?: number | undefined },
  now: Date,
): Promise<DemandsSet> {
  const before = await lockOrganisation(tx, id)
  if (!before || !isInUse(before.standing)) return faulty('organisation-unknown')
  if (expected !== undefined && before.version !== expected) return faulty('version-passed')
  const said = read(demandsSchema, input)
  if (!said.ok) return faulty('demands-invalid', ...said.faults)
  const faults = faultsOf(said.value, known)
  if (faults.length > 0) return faulty('demands-invalid', ...faults)
  const demands = {
    ...said.value,
    factors_forbidden: [...new Set(said.value.factors_forbidden)],
    factors_required: [...new Set(said.value.factors_required)],
  }
  const names = changesBetween(demandsAsSaid(before), demands).map(
    ({ pointer }) => pointer.split('/')[1] ?? '',
  )
  const changed = [...new Set(names)].toSorted().join(' ')
  if (changed === '') return { ok: true, organisation: before, before }
  const organisation = await writeDemands(tx, id, demands, now)
  const details = { changed }
  await append(tx, 'organisations.demands.set', { ...who, organisationId: id, details }, now)
  return { ok: true, organisation, before }
}

function faultsOf(said: DemandsSaid, { levels, kinds: all, offered }: Demandable): Fault[] {
  const faults: Fault[] = []
  const level = said.minimum_level
  if (level !== null && !levels.includes(level))
    faults.push({ path: ['minimum_level'], about: level, says: `must be one of ${levels.join(', ')}` })
  for (const [name, known] of [
    ['factors_forbidden', all],
    // what is not offered can be required of nobody
    ['factors_required', offered],
  ] as const)
    for (const [i, kind] of said[name].entries())
      if (!known.includes(kind))
        faults.push({ path: [name, i], about: kind, says: `must be one of ${known.join(', ')}` })
  const both = said.factors_required.find((kind) => said.factors_forbidden.includes(kind))
  if (both !== undefined)
    faults.push({ path: ['factors_required'], about: both, says: 'must not be forbidden as well' })
  return faults
}
