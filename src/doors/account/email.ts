import { emailPage } from '../../../views/account/email.ts'
import { perform } from '../../acts/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { asSeen } from '../../platform/text/typed.ts'
import type { AccountVisit } from './enter.ts'

const here = '/account/email'

export const showEmail = async (visit: AccountVisit): Promise<Answer> => render(visit, '')

export async function answerEmail(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const typed = asSeen(exchange.form['email'] ?? '')
  if (typed === '') return render(visit, typed, 'email-missing')
  const wanted = await perform(door, door.acts.changeAddress, who, account, { email: typed })
  if (wanted.ok) return seeOther(`/account/profile?done=email-${wanted.did}`)
  // it was changed by somebody else at this very moment: what is shown is looked at anew
  if (wanted.reason === 'changed-meanwhile') return seeOther(here)
  return render(visit, typed, wanted.reason, wanted.retryAfter)
}

function render(visit: AccountVisit, typed: string, reason?: string, retryAfter?: number): Answer {
  const problem = reason === undefined ? undefined : { reason, field: 'email', retryAfter }
  const model = { frame: { ...visit.frame, here }, email: visit.account.email, typed, problem }
  return page(emailPage(model), { problem })
}
