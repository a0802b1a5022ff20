import { beginRecoveryPage, correctPage, disablePage } from '../../../../views/operator/people/sure.ts'
import { shownAs, type Account } from '../../../domain/accounts/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm, type FormState } from '../../../platform/http/forms.ts'
import { line } from '../../../platform/schema/index.ts'
import { readMailAddress } from '../../../platform/text/mail-address.ts'
import type { OperationName } from '../../../policy/operating/index.ts'
import { attempt, byButton, waiting, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { personHere, showPerson } from './person.ts'

/** Somebody, as a page that asks once more names them. */
const shownOf = (account: Account) => ({ id: account.id, name: account.name, email: shownAs(account) })

/** What is done to somebody by a button of its own. */
const button =
  (name: OperationName, done: string, bodyOf: (visit: Visit) => unknown = () => undefined) =>
  async (visit: Visit): Promise<Answer> => {
    const { id } = await personHere(visit)
    const asked = { params: { id }, body: bodyOf(visit) }
    return byButton(visit, { name, asked, done, back: `/operator/people/${id}` }, (refused) =>
      showPerson(visit, refused),
    )
  }

const waitField = declaredForm({ what: line({ most: 100, isOptional: true }) })
const messageField = declaredForm({ message: line({ most: 36 }) })

export const endSessions = button('people.end-sessions', 'sessions-ended')
export const enable = button('people.enable', 'enabled')
export const startRecovery = button('people.start-recovery', 'recovery-started')
/** One wait, or all of them. */
export const liftWaits = button('people.lift-waits', 'lifted', ({ exchange }) => {
  const { what = '' } = waitField.read(exchange.form).typed
  return what === '' ? {} : { what }
})
export const resend = button('people.resend', 'resent', ({ exchange }) => ({
  message: messageField.read(exchange.form).typed['message'],
}))

export const withdrawRecovery = button('people.withdraw-recovery', 'recovery-withdrawn')

export const showBeginRecovery = async (visit: Visit, refused?: Refused): Promise<Answer> =>
  page(
    beginRecoveryPage({ frame: visit.frame, person: shownOf(await personHere(visit)), refused }),
    refused ? { status: refused.status, problem: refused } : {},
  )

export async function beginRecovery(visit: Visit): Promise<Answer> {
  const { id } = await personHere(visit)
  const asked = { params: { id } }
  return byButton(
    visit,
    { name: 'people.begin-recovery', asked, done: 'recovery-begun', back: `/operator/people/${id}` },
    (refused) => showBeginRecovery(visit, refused),
  )
}

export const showDisable = async (visit: Visit, refused?: Refused): Promise<Answer> =>
  page(
    disablePage({ frame: visit.frame, person: shownOf(await personHere(visit)), refused }),
    refused ? { status: refused.status, problem: refused } : {},
  )

export async function disable(visit: Visit): Promise<Answer> {
  const { id } = await personHere(visit)
  const asked = { params: { id } }
  return byButton(
    visit,
    { name: 'people.disable', asked, done: 'disabled', back: `/operator/people/${id}` },
    (refused) => showDisable(visit, refused),
  )
}

const addressForm = declaredForm({ email: line({ most: 254 }) })

export const showCorrect = (visit: Visit): Promise<Answer> => correct(visit, addressForm.show())

async function correct(visit: Visit, form: FormState, refused?: Refused): Promise<Answer> {
  const [fault] = form.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  return page(
    correctPage({ frame: visit.frame, person: shownOf(await personHere(visit)), form, refused }),
    problem ? { problem, ...(refused && { status: refused.status }) } : {},
  )
}

export async function correctAddress(visit: Visit): Promise<Answer> {
  const { id } = await personHere(visit)
  const filled = addressForm.read(visit.exchange.form)
  if (!filled.ok) return correct(visit, filled)
  const came = await attempt(visit, 'people.correct-address', {
    params: { id },
    body: { email: filled.value.email },
  })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'done') return seeOther(`/operator/people/${id}?done=address-asked`)
  if (came.faults.length === 0) return correct(visit, filled, came)
  const reason = wrongAddress(came, filled.value.email, await personHere(visit))
  return correct(visit, addressForm.refused(filled, { field: 'email', reason }))
}

/** What is wrong with an address that the API does not take. */
function wrongAddress({ reason }: Refused, typed: string, { email }: Account): string {
  const address = readMailAddress(typed)
  if (!address) return 'email-malformed'
  if (reason === 'exists-already') return 'email-taken'
  return address.shown === email ? 'email-unchanged' : 'email-not-ascii'
}
