import type { Answer } from '../../../platform/http/answers.ts'
import type { Endpoint } from '../../../platform/http/exchange.ts'
import type { AccountVisit, Needs } from '../enter.ts'
import { askForMore, askToJoin, showAskForMore, showAskToJoin, withdrawRequest } from './asking.ts'
import { answerHandover, showHandover } from './handover.ts'
import { answerLeaving, answerMembership, showLeaving, showMembership } from './membership.ts'
import { answerApply, here, showApply, showOrganisations } from './organisations.ts'

type Own = (
  method: 'GET' | 'POST',
  path: string,
  handle: (visit: AccountVisit) => Promise<Answer>,
  needs?: Needs,
) => Endpoint

/** For whom one acts, what one asks of those who look after it, and what is offered to one. */
export function organisationRoutes(own: Own, freshFor: (back: string) => Needs): Endpoint[] {
  const at = '/organisations'
  return [
    own('GET', at, showOrganisations),
    own('GET', `${at}/apply`, showApply),
    own('POST', `${at}/apply`, answerApply, { back: `${here}/apply` }),
    own('GET', `${at}/ask`, showAskToJoin),
    own('POST', `${at}/ask`, askToJoin, { back: `${here}/ask` }),
    own('POST', `${at}/requests/:request/withdraw`, withdrawRequest, {
      back: here,
    }),
    own('GET', `${at}/:membership`, showMembership),
    own('POST', `${at}/:membership`, answerMembership, { back: here }),
    own('GET', `${at}/:membership/ask`, showAskForMore),
    own('POST', `${at}/:membership/ask`, askForMore, { back: here }),
    own('GET', `${at}/:membership/handover`, showHandover, { fresh: true }),
    own('POST', `${at}/:membership/handover`, answerHandover, freshFor(at)),
    own('GET', `${at}/:membership/leave`, showLeaving, { fresh: true }),
    own('POST', `${at}/:membership/leave`, answerLeaving, freshFor(at)),
  ]
}
