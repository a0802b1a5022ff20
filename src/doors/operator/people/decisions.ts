import {
  decisionPage,
  noDecisionPage,
  type AnswerShown,
  type DecisionModel,
} from '../../../../views/operator/people/decision.ts'
import { accountById } from '../../../domain/accounts/index.ts'
import { clientById } from '../../../domain/clients/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import type { Explanation } from '../../../policy/signin/index.ts'
import type { Visit } from '../enter.ts'
import { noted, personHere } from './person.ts'

/** Why somebody was refused, by the reference of their page; or a token request, by its own. */
export async function showDecision(visit: Visit): Promise<Answer> {
  const { door, exchange, frame, zone, now } = visit
  const { reference = '' } = exchange.params
  const found = await door.operating.explain.behind(reference)
  if (!found) return page(noDecisionPage({ frame }), { status: 404, problem: { reason: 'not-found' } })
  const account = found.account === null ? undefined : await accountById(door.db, found.account)
  if (account) await noted(visit, account)
  const portal = await clientById(door.db, found.client_id, now)
  return page(
    decisionPage({
      ...{ frame, zone, who: account },
      portal: portal?.name ?? found.client_id,
      at: found.at === null ? undefined : new Date(found.at),
      refusal: { reference, reason: found.reason, grant: found.grant_type ?? undefined },
      ...rulesShown(visit, found),
    }),
  )
}

/** What a portal would ask of somebody now, after their password. */
export async function showAhead(visit: Visit): Promise<Answer> {
  const { door, exchange, frame, zone, now } = visit
  const account = await noted(visit, await personHere(visit))
  const client = await clientById(door.db, exchange.query.get('client') ?? '', now)
  if (!client) throw new HttpProblem(404, 'not-found')
  const of = { account, metadata: client.metadata, acr: undefined, resource: undefined }
  const explanation = await door.operating.explain.ahead(of, now)
  return page(
    decisionPage({
      ...{ frame, zone, who: account, portal: client.name },
      ...{ at: undefined, refusal: undefined },
      ...rulesShown(visit, explanation),
    }),
  )
}

function rulesShown(
  { door, frame }: Visit,
  { rules, saw }: Pick<Explanation, 'rules'> & { readonly saw: Explanation['saw'] | null },
): Pick<DecisionModel, 'rules' | 'saw'> {
  const factorNamed = (kind: string): string =>
    door.ways.factors.find((factor) => factor.kind === kind)?.names(frame.locale).name ?? kind
  const answerOf = (answer: Explanation['next']): AnswerShown => {
    if (answer.type === 'refuse') return { type: 'refuse', what: answer.reason }
    if (answer.type === 'finish') return { type: 'finish', what: '' }
    return { type: 'ask', what: 'kind' in answer ? factorNamed(answer.kind) : answer.what }
  }
  return {
    rules: rules.map(({ rule, answer }) => ({ rule, answer: answer ? answerOf(answer) : undefined })),
    saw: Object.entries(saw ?? {}).map(([name, value]) => [name, JSON.stringify(value ?? null)] as const),
  }
}
