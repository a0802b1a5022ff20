import { errors, type Grant, type KoaContextWithOIDC } from 'oidc-provider'
import {
  heldAmong,
  membershipsFitting,
  onePerOrganisation,
  organisationsAmong,
  organisationTold,
} from '../../domain/organisations/index.ts'
import type { EndedActing } from '../../domain/sessions/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { rungByKey, type Ladder } from '../../policy/levels/ladder.ts'
import type { Choice, Step } from '../../policy/signin/index.ts'
import type { AccountId, OrganisationId } from '../../policy/vocabulary.ts'
import { settingsOf } from './settings.ts'

/** For whom somebody acts by a grant: it never changes, for a token never changes its organisation. */
export interface ActsFor {
  readonly organisation: OrganisationId
  readonly membership: string
}

/** What a grant keeps beside what the engine keeps in it. */
export const OF_GRANT = ['organisation', 'membership'] as const

export function actsForIn(grant: object | undefined): ActsFor | undefined {
  const [organisation, membership] = OF_GRANT.map((each): unknown => grant && Reflect.get(grant, each))
  return typeof organisation === 'string' && typeof membership === 'string'
    ? { organisation: organisation as OrganisationId, membership }
    : undefined
}

export function setActsFor(grant: Grant, choice: Choice | undefined): void {
  if (choice === undefined) return
  Reflect.set(grant, 'organisation', choice.organisation)
  Reflect.set(grant, 'membership', choice.membership)
}

export interface ForWhomDeps {
  readonly db: Db
  readonly clock: Clock
  /** Ends what was granted for a membership that is over. */
  readonly end: (ended: EndedActing, now: Date) => Promise<void>
}

/** What was granted before its client asked for whom people act: no token of it comes any more without the claim. */
export const lacksOrganisation = ({ oidc }: KoaContextWithOIDC, grant: object | undefined): boolean =>
  oidc.client !== undefined &&
  settingsOf(oidc.client).sluis_organization === 'required' &&
  grant !== undefined &&
  'getOIDCScope' in grant &&
  (grant as Grant).getOIDCScope().split(' ').includes('organization') &&
  actsForIn(grant) === undefined

export type StillActs = (grant: object | undefined) => Promise<boolean>

/**
 * Says whether the membership that a grant rests upon holds at this moment; a grant that rests upon none stands by itself.
 * What is found over, as by its time, ends for good, with all else that was granted for it.
 */
export const createStillActs =
  ({ db, clock, end }: ForWhomDeps): StillActs =>
  async (grant) => {
    const acts = actsForIn(grant)
    if (!acts) return true
    const now = clock()
    const held = (await heldAmong(db, [acts.membership], now)).get(acts.membership)
    if (held && held.why === undefined) return true
    await end(
      {
        ...{ memberships: [acts.membership], reason: held?.why ?? 'membership-ended' },
        ...{ organisationId: acts.organisation, accountId: held?.account_id ?? undefined },
      },
      now,
    )
    return false
  }

/** The choice that the rules came to for this request; undefined where the portal asks none, or they did not let it through. */
export async function choiceFor(
  judge: (ctx: KoaContextWithOIDC) => Promise<Step>,
  ctx: KoaContextWithOIDC,
): Promise<{ readonly choice: Choice | undefined } | undefined> {
  const { client } = ctx.oidc
  if (!client || settingsOf(client).sluis_organization === 'none') return { choice: undefined }
  const step = await judge(ctx)
  return step.type === 'finish' ? { choice: step.choice } : undefined
}

/** Numbers in a token, which travels with every request; the others are at userinfo. */
const IN_TOKENS = 20
const AT_USERINFO = 10_000

/**
 * The `organization` claim: for whom somebody acts, as it is at this moment, and of it what the registration names.
 *
 * @throws InvalidToken where the membership does not hold any more
 */
export async function organizationClaim(
  { db, clock }: Pick<ForWhomDeps, 'db' | 'clock'>,
  { oidc }: KoaContextWithOIDC,
  use: string,
): Promise<Record<string, unknown>> {
  const { client, entities } = oidc
  const acts = actsForIn(entities.Grant)
  if (!client || !acts || !entities.Grant?.getOIDCScope().split(' ').includes('organization')) return {}
  const settings = settingsOf(client)
  const told = await organisationTold(
    db,
    {
      ...{ membership: acts.membership, client: client.clientId },
      register: settings.sluis_number_register ?? undefined,
      most: use === 'userinfo' ? AT_USERINFO : IN_TOKENS,
    },
    clock(),
  )
  if (!told) throw new errors.InvalidToken('the person does not act for this organisation any more')
  const names = new Set<string>(settings.sluis_organization_claims)
  const all = {
    registration: told.registration,
    numbers: told.numbers,
    ...(told.hasMore && names.has('numbers') ? { numbers_more: true } : {}),
    branches: told.branches,
    role: told.role,
    attributes: told.attributes,
    ...(told.mandateLevel === undefined ? {} : { mandate_level: told.mandateLevel }),
    ...(told.through === undefined ? {} : { through: told.through }),
  }
  const kept = Object.entries(all).filter(([name]) => name === 'numbers_more' || names.has(name))
  return { organization: { id: told.id, name: told.name, ...Object.fromEntries(kept) } }
}

/** At userinfo at most. */
const MOST_ORGANISATIONS = 100

/**
 * The `organizations` claim: all that somebody may act for at this portal, by their names, beside the one that was chosen. More
 * than a hundred are not told, but that there are more is; a request names the one that is meant.
 */
export async function organizationsClaim(
  { db, clock, ladder }: Pick<ForWhomDeps, 'db' | 'clock'> & { readonly ladder: Ladder },
  { oidc: { client } }: KoaContextWithOIDC,
  account: AccountId,
): Promise<Record<string, unknown>> {
  const settings = settingsOf(client ?? {})
  const least = rungByKey(ladder, settings.sluis_minimum_level)?.rank ?? 0
  const found = await membershipsFitting(
    db,
    {
      ...{ account, organisations: settings.sluis_organisations },
      mandateLevel: settings.sluis_mandate_level ?? undefined,
      register: settings.sluis_number_register ?? undefined,
      takesBranches: ['accepted', 'named'].includes(settings.sluis_branches),
      // those that would do at the least that the portal asks
      levels: ladder.filter(({ rank }) => rank >= least).map(({ key }) => key),
    },
    { limit: 2 * MOST_ORGANISATIONS, isAnyOrder: true },
    clock(),
  )
  const each = onePerOrganisation(found).toSorted((a, b) => a.name.localeCompare(b.name))
  const shown = each.slice(0, MOST_ORGANISATIONS)
  const known = new Map(
    (await organisationsAmong(db, [...new Set(shown.map((row) => row.organisation))])).map((row) => [
      row.id,
      row,
    ]),
  )
  const isToldNumber = settings.sluis_organization_claims.includes('registration')
  const organizations = shown.flatMap(({ organisation }) => {
    const row = known.get(organisation)
    if (!row) return []
    const registration = { kind: row.registration_kind, number: row.registration_number }
    return [{ id: row.id, name: row.display_name, ...(isToldNumber ? { registration } : {}) }]
  })
  return { organizations, ...(each.length > shown.length ? { organizations_more: true } : {}) }
}
