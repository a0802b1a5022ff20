import {
  chooseOrganisationPage,
  type OrganisationToChoose,
} from '../../../views/signin/choose-organisation.ts'
import {
  membershipsFitting,
  onePerOrganisation,
  organisationNamed,
  numbersOfRegister,
  organisationsAmong,
  type Fitting,
  type FittingRow,
} from '../../domain/organisations/index.ts'
import { actedForLast } from '../../domain/sessions/index.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { registrationNumberShown } from '../../policy/organisations/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { dispatch } from './dispatch.ts'
import { fittingFor } from './readers/choice.ts'
import { chooseOrganisation } from './store.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

/** More than this are looked for by their names. */
const SHOWN = 8

/** GET …/choose-organisation: those that somebody acts for, or those of them whose name begins so. */
export const showForWhom = (signIn: SignIn, exchange: Exchange): Promise<Answer> => show(signIn, exchange)

async function show(signIn: SignIn, exchange: Exchange, isGone = false): Promise<Answer> {
  const { seen, fitting } = await look(signIn, exchange)
  if (!fitting) return seeOther(seen.root)
  const beginning = (exchange.query.get('q') ?? '').trim().slice(0, 100)
  const found = await foundFor(signIn, { seen, fitting, beginning })
  const here = `${seen.root}/choose-organisation`
  return answerPage(
    seen,
    chooseOrganisationPage({
      frame: { ...seen.frame, here },
      ...{ action: here, cancel: `${seen.root}/cancel`, portal: seen.request.client.name },
      organisations: await shown(signIn, seen, found.slice(0, SHOWN)),
      ...{ hasMore: found.length > SHOWN, sought: beginning, isGone },
      mayActForNobody: mayBeNobody(seen),
    }),
  )
}

/** Of more than these nobody reads through a list: they look for the one they want, and whichever come first are shown. */
const READ = 100

/** By their names; where nothing is looked for, the one that they acted for last at this portal comes before the others. */
async function foundFor(
  { db }: SignIn,
  { seen, fitting, beginning }: { seen: Visit; fitting: Fitting; beginning: string },
): Promise<FittingRow[]> {
  const limit = SHOWN + 1
  if (beginning !== '')
    return onePerOrganisation(
      await membershipsFitting(db, fitting, { limit: READ, beginning }, seen.now),
    ).slice(0, limit)
  // a number that several of theirs share is among those alone
  if (fitting.among)
    return onePerOrganisation(await membershipsFitting(db, fitting, { limit: READ }, seen.now)).slice(
      0,
      limit,
    )
  const last = await actedForLast(db, { clientId: seen.request.client.id, accountId: fitting.account })
  const among = { organisations: last === null ? [] : [last] }
  const isAnyOrder = true
  const [some, first] = await Promise.all([
    membershipsFitting(db, fitting, { limit: READ, isAnyOrder }, seen.now),
    last === null ? [] : membershipsFitting(db, { ...fitting, among }, { limit: 1 }, seen.now),
  ])
  const { compare } = new Intl.Collator(seen.frame.locale)
  const byName = onePerOrganisation(some).toSorted((a, b) => compare(a.name, b.name))
  return [...first, ...byName.filter(({ organisation }) => organisation !== first[0]?.organisation)].slice(
    0,
    limit,
  )
}

/** POST …/choose-organisation: what does not fit any more is told, and nothing is chosen. */
export async function answerForWhom(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const { seen, fitting } = await look(signIn, exchange)
  if (!fitting) return seeOther(seen.root)
  const { organisation } = exchange.form
  const isNobody = organisation === '' && mayBeNobody(seen)
  const among = { organisations: isUuid(organisation ?? '') ? [organisation ?? ''] : [] }
  const meant = fitting.among ? fitting : { ...fitting, among }
  const rows = isNobody ? [] : await membershipsFitting(signIn.db, meant, { limit: READ }, seen.now)
  const one = rows.find((row) => row.organisation === organisation)
  if (!isNobody && !one) return show(signIn, exchange, true)
  await signIn.db
    .transaction()
    .execute((tx) => chooseOrganisation(tx, seen.request.attempt, one?.organisation ?? null))
  return dispatch(signIn, exchange, { request: seen.request, likely: seen.account?.id })
}

async function look(signIn: SignIn, exchange: Exchange) {
  const seen = await visit(signIn, exchange)
  const { step, account, request } = seen
  const isTurn = request.prompt !== 'consent' && step.type === 'ask' && step.what === 'choose-organisation'
  const { forWhom } = request.wish
  if (!isTurn || !account || !forWhom) return { seen, fitting: undefined }
  const { named } = forWhom
  const among = named === undefined ? undefined : await organisationNamed(signIn.db, account.id, named)
  const fitting: Fitting = { ...fittingFor(signIn.here.ladder, request.wish, forWhom, account.id), among }
  return { seen, fitting }
}

/** Whether somebody may act for themselves: not where the request says for whom, or for which branch. */
const mayBeNobody = ({ request: { wish } }: Visit): boolean =>
  wish.forWhom?.isRequired === false && wish.forWhom.branch === undefined && wish.forWhom.named === undefined

/** As people call them, in every language. */
const kinds = { kvk: 'KVK', rsin: 'RSIN', orgnr: 'org.nr', other: '' } as const

/** Each with its registration, and with its numbers of the register that the portal works with. */
async function shown(
  { db }: SignIn,
  { request }: Visit,
  rows: readonly FittingRow[],
): Promise<OrganisationToChoose[]> {
  const { register } = request.wish.forWhom ?? {}
  const ids = rows.map(({ organisation }) => organisation)
  const known = new Map((await organisationsAmong(db, ids)).map((row) => [row.id, row]))
  const numbers = await numbersOfRegister(
    db,
    rows.map(({ membership }) => membership),
    register,
  )
  return rows.flatMap(({ organisation, membership, name }) => {
    const row = known.get(organisation)
    if (!row) return []
    const { registration_kind: kind, registration_number: number } = row
    const registration = `${kinds[kind]} ${registrationNumberShown(kind, number)}`.trim()
    return [{ id: organisation, name, numbers: [registration, ...(numbers.get(membership) ?? [])] }]
  })
}
