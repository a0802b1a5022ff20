import { forgotUserNamePage, recoverPage, sentPage } from '../../../views/recovery/pages.ts'
import { registerByKey, whoIsCalled } from '../../domain/organisations/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { declaredForm, type FormState } from '../../platform/http/forms.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { readLine } from '../../platform/schema/index.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { keepCount, reserveTry } from '../../platform/throttle/throttle.ts'
import { networkOf, networkPace, recoveryPace } from '../../policy/paces.ts'
import { cameFrom, frameOf, recoverPath } from './frame.ts'
import type { Recovery } from './contract.ts'
import { ask, type Wanted } from './request.ts'
import { backOf, keepThread, threadOf, type Thread } from './thread.ts'

// Where a mail is asked for: a link for a new password, by an address or as one signs in by a number, or one's user names.

// cut before anything reads it: what is counted is what is looked up
const cut = (most: number) => readLine((typed) => typed.slice(0, most), { most: 32_000 })

const byAddress = declaredForm({ username: cut(320) })
const byNumber = declaredForm({ number: cut(60), 'user-name': cut(64) })

/** Longer than any key of a register is none. */
const keyIn = (register: string | undefined): string | undefined =>
  register === undefined || register.length > 40 ? undefined : register

/** From the sign-in's page, with what was typed there; nothing is asked for yet. */
export function startRecover(deps: Recovery, exchange: Exchange): Answer {
  const { username, number, 'user-name': userName, register, back } = exchange.form
  keepThread(deps, exchange, {
    username: username?.slice(0, 320),
    register: keyIn(register),
    called:
      number === undefined
        ? undefined
        : { number: number.slice(0, 60), userName: (userName ?? '').slice(0, 64) },
    back: backOf(back),
  })
  return seeOther(recoverPath)
}

const backFor = (exchange: Exchange, { back }: Thread): string | undefined =>
  backOf(exchange.form['back'] ?? exchange.query.get('back')) ?? back

/** The register whose numbers are asked for: of the form, or of what goes along. */
const registerOf = (exchange: Exchange, thread: Thread): string | undefined =>
  keyIn(exchange.form['register']) ?? thread.register

export async function showRecover(deps: Recovery, exchange: Exchange, refused?: FormState): Promise<Answer> {
  const thread = threadOf(deps, exchange)
  const { username = '', called } = thread
  const frame = { ...(await frameOf(deps, exchange)), here: recoverPath }
  const register = registerOf(exchange, thread)
  const row = register === undefined ? undefined : await registerByKey(deps.db, register)
  const isAddress = exchange.form['username'] !== undefined || exchange.query.get('by') === 'address'
  const label = row && { en: row.name_en, nl: row.name_nl, sv: row.name_sv }[frame.locale]
  const shown =
    refused ??
    (row && !isAddress
      ? byNumber.show({ number: called?.number ?? '', 'user-name': called?.userName ?? '' })
      : byAddress.show({ username }))
  return page(
    recoverPage({
      ...{ frame, action: recoverPath, form: shown, back: backFor(exchange, thread) },
      byNumber:
        row && label !== undefined && !isAddress
          ? { register: row.key, label, example: row.example }
          : undefined,
      otherwise: row && (isAddress ? recoverPath : `${recoverPath}?by=address`),
      userName: row && `${recoverPath}/user-name`,
    }),
    { problem: shown.faults[0] },
  )
}

/**
 * Takes an address, or a number and a user name, and says the same for everybody. Counted by what was typed, whoever has
 * it, and by where it comes from: a fourth mail in an hour is not sent, and not told of.
 */
export async function answerRecover(deps: Recovery, exchange: Exchange): Promise<Answer> {
  const thread = threadOf(deps, exchange)
  const register = registerOf(exchange, thread)
  const back = backOf(exchange.form['back'])
  const again = (state: FormState): Promise<Answer> => showRecover(deps, exchange, state)
  if (exchange.form['number'] === undefined || register === undefined) {
    const filled = byAddress.read(exchange.form)
    if (!filled.ok) return again(filled)
    const { username } = filled.value
    const late = await asked(deps, exchange, { email: username, what: 'link' })
    if (late) return again(byAddress.refused(filled, late))
    keepThread(deps, exchange, { username, register, back, sent: 'link' })
  } else {
    const filled = byNumber.read(exchange.form)
    if (!filled.ok) return again(filled)
    const called = { number: filled.value.number, userName: filled.value['user-name'] }
    const late = await asked(deps, exchange, { called: { register, ...called }, what: 'link' })
    if (late) return again(byNumber.refused(filled, late))
    keepThread(deps, exchange, { called, register, back, sent: 'link-by-number' })
  }
  return seeOther(`${recoverPath}/sent`)
}

export async function showUserName(deps: Recovery, exchange: Exchange, refused?: FormState): Promise<Answer> {
  const thread = threadOf(deps, exchange)
  const form = refused ?? byAddress.show({ username: thread.username ?? '' })
  const here = `${recoverPath}/user-name`
  const frame = { ...(await frameOf(deps, exchange)), here }
  const model = { frame, action: here, form, back: backFor(exchange, thread) }
  return page(forgotUserNamePage(model), { problem: form.faults[0] })
}

/** The same for every address: whoever has it is mailed what they are called, where they act for an organisation. */
export async function answerUserName(deps: Recovery, exchange: Exchange): Promise<Answer> {
  const filled = byAddress.read(exchange.form)
  if (!filled.ok) return showUserName(deps, exchange, filled)
  const { username } = filled.value
  const late = await asked(deps, exchange, { email: username, what: 'user-names' })
  if (late) return showUserName(deps, exchange, byAddress.refused(filled, late))
  const thread = threadOf(deps, exchange)
  const back = backFor(exchange, thread)
  keepThread(deps, exchange, { username, register: thread.register, back, sent: 'user-names' })
  return seeOther(`${recoverPath}/sent`)
}

export async function showSent(deps: Recovery, exchange: Exchange): Promise<Answer> {
  const { back, sent: what = 'link' } = threadOf(deps, exchange)
  const again = what === 'user-names' ? `${recoverPath}/user-name` : recoverPath
  return page(sentPage({ frame: await frameOf(deps, exchange), again, back, what }))
}

/** What is counted: an address as it is compared; a number and a user name sealed, as the sign-in counts them. */
async function subjectOf({ db, vault }: Pick<Recovery, 'db' | 'vault'>, wanted: Wanted): Promise<string> {
  if ('email' in wanted) return lookupOf(wanted.email)
  return vault.mac('recovery-number', (await whoIsCalled(db, wanted.called)).compared).toString('hex')
}

/** Asks for it, as often as it may be asked. @returns what is told where very many come from there */
async function asked(
  deps: Recovery,
  exchange: Exchange,
  wanted: Wanted,
): Promise<{ reason: string; retryAfter: number } | undefined> {
  const now = deps.clock()
  const network = {
    ...{ dimension: 'recovery.network', subject: networkOf(exchange.address), pace: networkPace },
  }
  const may = await reserveTry(deps.db, [network], now)
  if (!may.ok) return { reason: 'network-limit', retryAfter: may.retryAfter }
  const counter = {
    dimension: 'recovery.address',
    subject: await subjectOf(deps, wanted),
    pace: recoveryPace,
  }
  const reservation = await reserveTry(deps.db, [counter], now)
  if (!reservation.ok) return undefined
  const seenFrom = { address: exchange.address, userAgent: exchange.userAgent }
  const counted = keepCount([...may.counted, ...reservation.counted])
  const clientId = cameFrom(deps, exchange)
  await deps.db.transaction().execute((tx) => ask(tx, deps, { ...wanted, seenFrom, counted, clientId }))
  return undefined
}
