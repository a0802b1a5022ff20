import { renewCredential, personOf, renewableOf } from '../../domain/factors/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { keepKnown, type AccountVisit } from './enter.ts'

type Refusal = Extract<Awaited<ReturnType<typeof renewCredential>>, { ok: false }>

const here = '/account/password'

export const showPassword = async (visit: AccountVisit): Promise<Answer> => render(visit)

export async function answerPassword(visit: AccountVisit): Promise<Answer> {
  const { door, account, session, exchange, now } = visit
  const result = await renewCredential(
    door.ways.ledger,
    {
      account,
      seenFrom: { address: exchange.address, userAgent: exchange.userAgent },
      factor: renewableOf(visit.door.ways.factors),
      fields: exchange.form,
      gone: exchange.gone(),
      how: { setBy: 'owner', isForced: false },
      kept: { session: session.id },
    },
    now,
  )
  if (!result.ok) return render(visit, result)
  await keepKnown(visit)
  return seeOther('/account?done=password-changed')
}

function render(visit: AccountVisit, refusal?: Refusal): Answer {
  const problem = refusal?.problem
  const html = renewableOf(visit.door.ways.factors).renewal.page({
    frame: { ...visit.frame, here },
    action: here,
    because: 'wanted',
    leave: { link: '/account' },
    person: personOf(visit.account),
    typed: {},
    problem,
  })
  return page(html, { problem })
}
