import {
  demandsPage,
  hitPage,
  type DemandsOffered,
  type HitShown,
} from '../../../../views/desk/demands/demands.ts'
import { accountsAmong } from '../../../domain/accounts/index.ts'
import { demandsAsSaid, membersByName, type WordPlace } from '../../../domain/organisations/index.ts'
import type { Demands } from '../../../journeys/foresight/index.ts'
import { openJson, sealJson } from '../../../platform/crypto/sealed.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import type { Fields } from '../../../platform/http/bodies.ts'
import { openTo } from '../../../policy/levels/ladder.ts'
import { asksLess } from '../../../policy/operating/index.ts'
import { refused as no, type AccountId } from '../../../policy/vocabulary.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'

/** Members that are looked at for one page: by the rules of the sign-in, each with all that they have set up. */
const WINDOW = 100
/** So many side by side. */
const SIDE_BY_SIDE = 4

const contextOf = ({ organisation }: Visit): string => `desk-demands/${organisation.id}`

/** What there is to ask for: levels that people can reach here, and factors that they can set up. */
function offeredIn({ door, frame }: Visit): DemandsOffered {
  const kinds = door.desk.factors
    .filter(({ enrolment }) => enrolment !== undefined && enrolment.isOffered !== true)
    .map(({ kind, names }) => ({ kind, name: names(frame.locale).name }))
  const all = door.desk.factors.map(({ kind }) => kind)
  const open = openTo(door.here.ladder, all).filter((rung) => rung.proofing === 'none')
  return { levels: open.map(({ key }) => key), kinds }
}

const typedBy = (demands: Demands): Fields => ({
  level: demands.minimum_level ?? '',
  ...Object.fromEntries(demands.factors_forbidden.map((kind) => [`forbidden-${kind}`, 'yes'])),
  ...Object.fromEntries(demands.factors_required.map((kind) => [`required-${kind}`, 'yes'])),
})

/** What the organisation asks of those who act for it; or what was chosen before, to change something of it. */
export function showDemands(visit: Visit): Promise<Answer> {
  const { door, exchange, organisation } = visit
  const chosen = openJson(door.vault, contextOf(visit), exchange.query.get('d')) as Sealed | undefined
  return Promise.resolve(demands(visit, begun(typedBy(chosen?.after ?? demandsAsSaid(organisation)))))
}

function demands(visit: Visit, shown: Shown): Answer {
  const here = pathOf(visit.organisation.id, '/demands')
  const filling = { frame: { ...visit.frame, here }, form: shown.filled, refused: shown.refused }
  return formAnswer(demandsPage(filling, { offered: offeredIn(visit) }), shown)
}

/** What was filled in; what the form does not show stays as it is. */
function demandsIn(visit: Visit): Demands {
  const { form } = visit.exchange
  const before = demandsAsSaid(visit.organisation)
  const { levels, kinds } = offeredIn(visit)
  const hidden = (had: readonly string[]) => had.filter((kind) => !kinds.some((each) => each.kind === kind))
  const ticked = (name: string) =>
    kinds.map(({ kind }) => kind).filter((kind) => form[`${name}-${kind}`] === 'yes')
  const said = form['level'] ?? ''
  const isKept = before.minimum_level !== null && !levels.includes(before.minimum_level)
  return {
    minimum_level: isKept ? before.minimum_level : levels.includes(said) ? said : null,
    factors_forbidden: [...hidden(before.factors_forbidden), ...ticked('forbidden')],
    factors_required: [...hidden(before.factors_required), ...ticked('required')],
  }
}

/** Looks whom they would hit, before they hold. What asks less is the service desk's to say. */
export function lookWhom(visit: Visit): Promise<Answer> {
  const after = demandsIn(visit)
  const before = demandsAsSaid(visit.organisation)
  const why = whyNot(visit, before, after)
  if (why)
    return Promise.resolve(
      demands(visit, { filled: { typed: visit.exchange.form, faults: [] }, refused: { reason: why } }),
    )
  const sealed = sealJson(visit.door.vault, contextOf(visit), { after, version: visit.organisation.version })
  const query = new URLSearchParams({ d: sealed })
  return Promise.resolve(seeOther(`${pathOf(visit.organisation.id, '/demands/whom')}?${query.toString()}`))
}

function whyNot({ door }: Visit, before: Demands, after: Demands): string | undefined {
  if (after.factors_required.some((kind) => after.factors_forbidden.includes(kind))) return 'demands-both'
  if (asksLess(before, after, door.here.ladder)) return 'demands-less'
  return asksLess(after, before, door.here.ladder) ? undefined : 'demands-same'
}

interface Sealed {
  readonly after: Demands
  readonly version: number
  readonly place?: WordPlace
}

/** Whom they would hit, as they would be: one page of the people after another. */
export async function showWhom(visit: Visit): Promise<Answer> {
  const { door, exchange, frame, organisation, read, now } = visit
  const sealed = openJson(door.vault, contextOf(visit), exchange.query.get('d')) as Sealed | undefined
  if (!sealed) return seeOther(pathOf(organisation.id, '/demands'))
  const before = demandsAsSaid(organisation)
  const rows = await read((tx) => membersByName(tx, organisation.id, { after: sealed.place, limit: WINDOW }))
  const accounts = rows.flatMap((row) =>
    row.account_id === null ? [] : [{ id: row.id, account: row.account_id }],
  )
  const hit = await sideBySide(accounts, async ({ id, account }) => {
    const found = await door.desk.foreseeDemands(account, { before, after: sealed.after }, now)
    return found && { id, account, ...found }
  })
  const people = await read((tx) => namesOf(tx, hit))
  const names = new Map(
    door.desk.factors.map(({ kind, names: of }) => [kind as string, of(frame.locale).name]),
  )
  const last = rows.length < WINDOW ? undefined : rows.at(-1)
  const here = pathOf(organisation.id, '/demands/whom')
  const next =
    last && sealJson(door.vault, contextOf(visit), { ...sealed, place: { word: last.word, id: last.id } })
  return page(
    hitPage({
      frame: { ...frame, here },
      demands: { ...sealed.after, kinds: offeredIn(visit).kinds },
      people: hit.map(({ id, account, outlook, what }): HitShown => ({
        ...{ id, name: people.get(account) ?? '', outlook },
        factor: what === undefined ? undefined : names.get(what),
      })),
      ...{ looked: rows.length, isFirst: sealed.place === undefined },
      next: next === undefined ? undefined : `${here}?${new URLSearchParams({ d: next }).toString()}`,
      sealed: sealJson(door.vault, contextOf(visit), { after: sealed.after, version: sealed.version }),
    }),
  )
}

async function sideBySide<In, Out>(
  all: readonly In[],
  look: (one: In) => Promise<Out | undefined>,
): Promise<Out[]> {
  const found: Out[] = []
  for (let i = 0; i < all.length; i += SIDE_BY_SIDE)
    for (const each of await Promise.all(all.slice(i, i + SIDE_BY_SIDE).map(look)))
      if (each !== undefined) found.push(each)
  return found
}

async function namesOf(
  tx: Parameters<typeof accountsAmong>[0],
  hit: readonly { readonly account: AccountId }[],
): Promise<Map<string, string>> {
  const accounts = await accountsAmong(
    tx,
    hit.map(({ account }) => account),
  )
  return new Map(accounts.map(({ id, name }) => [id as string, name]))
}

/** Sets them, as they were shown. */
export async function setDemands(visit: Visit): Promise<Answer> {
  const { door, exchange, organisation, who } = visit
  const sealed = openJson(door.vault, contextOf(visit), exchange.form['d']) as Sealed | undefined
  const before = demandsAsSaid(organisation)
  const why = sealed ? whyNot(visit, before, sealed.after) : 'version-passed'
  const set =
    sealed && !why
      ? await door.perform(visit.opened, door.acts.organisations.setDemands, who, organisation.id, {
          ...{ said: sealed.after, expected: sealed.version },
        })
      : no(why ?? 'version-passed')
  if (set.ok) return seeOther(pathOf(organisation.id, '?done=demands'))
  return demands(visit, { ...begun(typedBy(sealed?.after ?? before)), refused: { reason: set.reason } })
}
