import { askMorePage, askToJoinPage } from '../../../../views/account/organisations/ask.ts'
import { perform } from '../../../acts/index.ts'
import { requestsOf } from '../../../domain/organisations/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm, type FormState } from '../../../platform/http/forms.ts'
import { lines } from '../../../platform/http/postal-form.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line, pick, sentences, ticked } from '../../../platform/schema/index.ts'
import { registrationKinds } from '../../../policy/organisations/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import type { AccountVisit } from '../enter.ts'
import { own } from './own.ts'
import { here } from './organisations.ts'

const joinForm = declaredForm({
  kind: pick([...registrationKinds, 'number']),
  number: line({ most: 60 }),
  why: sentences(500),
})

export const showAskToJoin = async (visit: AccountVisit): Promise<Answer> =>
  asking(visit, joinForm.show({ kind: 'kvk' }))

const asking = ({ frame }: AccountVisit, form: FormState): Answer =>
  page(askToJoinPage({ frame: { ...frame, here: `${here}/ask` }, form }), { problem: form.faults[0] })

/** Asks to be let in. What is answered is the same whether there is such an organisation or not. */
export async function askToJoin(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const filled = joinForm.read(exchange.form)
  if (!filled.ok) return asking(visit, filled)
  const { kind, number, why } = filled.value
  const acts = door.acts.organisations
  const done = await perform(door, acts.askToJoin, who, account.id, { kind, number, why })
  if (done.ok) return seeOther(`${here}?done=asked-to-join`)
  const isOfPage = done.reason === 'too-many-asked'
  return asking(
    visit,
    joinForm.refused(filled, { ...(!isOfPage && { field: 'number' }), reason: done.reason }),
  )
}

const moreForm = declaredForm({
  numbers: lines(4000),
  branches: lines(4000),
  administrator: ticked(),
  why: sentences(500),
})

export async function showAskForMore(visit: AccountVisit): Promise<Answer> {
  return more(visit, moreForm.show())
}

async function more(visit: AccountVisit, form: FormState): Promise<Answer> {
  const held = await own(visit)
  const back = `${here}/${held.id}`
  return page(
    askMorePage({
      ...{ frame: { ...visit.frame, here: `${back}/ask` }, name: held.display_name, back, form },
      isAdministrator: held.role === 'administrator',
    }),
    { problem: form.faults[0] },
  )
}

/** Asks, as a member, for more than one may do. */
export async function askForMore(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const held = await own(visit)
  const filled = moreForm.read(exchange.form)
  if (!filled.ok) return more(visit, filled)
  const { administrator, ...asked } = filled.value
  const target = { membership: held.id, account: account.id }
  const acts = door.acts.organisations
  const done = await perform(door, acts.askForMore, who, target, { ...asked, wantsRole: administrator })
  if (done.ok) return seeOther(`${here}?done=asked-for-more`)
  return more(visit, moreForm.refused(filled, { reason: done.reason }))
}

/** Takes back what one has asked for. */
export async function withdrawRequest(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const { request: id = '' } = exchange.params
  const own_ = (await requestsOf(door.db, account.id, 50)).some((each) => each.id === id)
  if (!isUuid(id) || !own_) throw new HttpProblem(404, 'not-found')
  const target = { account: account.id, id }
  const acts = door.acts.organisations
  const done = await perform(door, acts.withdrawRequest, who, target)
  return seeOther(`${here}?done=${done.ok ? 'request-withdrawn' : 'request-over'}`)
}
