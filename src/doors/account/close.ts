import { shownAs } from '../../domain/accounts/index.ts'
import { closePage } from '../../../views/account/close.ts'
import { perform } from '../../acts/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { FormState } from '../../platform/http/forms.ts'
import type { AccountVisit } from './enter.ts'

const here = '/account/close'

export const showClose = (visit: AccountVisit): Promise<Answer> => render(visit, { typed: {}, faults: [] })

const render = async ({ frame, account }: AccountVisit, form: FormState): Promise<Answer> =>
  page(closePage({ frame: { ...frame, here }, action: here, email: shownAs(account), form }), {
    problem: form.faults[0],
  })

/** Closes one's own account, once its owner has ticked that they know it: access ends at once, everywhere. */
export async function answerClose(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const refuse = (reason: string): Promise<Answer> =>
    render(visit, { typed: {}, faults: [{ field: 'close', reason }] })
  if (exchange.form['close'] !== 'sure') return refuse('close-not-sure')
  const closed = await perform(door, door.acts.close, who, account)
  if (!closed.ok && closed.reason === 'last-operator') return refuse('close-last-operator')
  if (!closed.ok && closed.reason === 'last-administrator') return refuse('close-last-administrator')
  return seeOther('/account/closed')
}
