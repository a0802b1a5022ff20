import { emailPage } from '../../../views/account/email.ts'
import { perform } from '../../acts/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { declaredForm, type FormState } from '../../platform/http/forms.ts'
import { readLine } from '../../platform/schema/index.ts'
import { asSeen } from '../../platform/text/typed.ts'
import type { AccountVisit } from './enter.ts'

const here = '/account/email'
const form = declaredForm({ email: readLine((typed) => asSeen(typed) || undefined, { most: 2000 }) })

/** Who has no address is given one by whoever looks after them: nothing here would prove that they ask. */
export const showEmail = async (visit: AccountVisit): Promise<Answer> => render(visit, form.show())

export async function answerEmail(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const filled = form.read(exchange.form)
  if (!filled.ok) return render(visit, filled)
  const wanted = await perform(door, door.acts.changeAddress, who, account, filled.value)
  if (wanted.ok) return seeOther(`/account/profile?done=email-${wanted.did}`)
  // it was changed by somebody else at this very moment: what is shown is looked at anew
  if (wanted.reason === 'changed-meanwhile' || wanted.reason === 'no-address') return seeOther(here)
  const { reason, retryAfter } = wanted
  return render(visit, form.refused(filled, { field: 'email', reason, retryAfter }))
}

function render(visit: AccountVisit, shown: FormState): Answer {
  const { email } = visit.account
  if (email === null) return seeOther('/account/profile')
  const model = { frame: { ...visit.frame, here }, email, form: shown }
  return page(emailPage(model), { problem: shown.faults[0] })
}
