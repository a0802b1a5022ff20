import { chooseWayPage, replacePage, type WayToSetUp } from '../../../views/signin/choose-way.ts'
import { lostPage } from '../../../views/signin/lost.ts'
import type { Way } from '../../../views/signin/options.ts'
import type { Factor } from '../../domain/factors/index.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { isWayBack } from '../../policy/activation/index.ts'
import type { AskFactor } from '../../policy/signin/index.ts'
import { dispatch } from './dispatch.ts'
import { putOff } from './put-off.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

/** GET …/enrol: which way to set up, where more than one would do; with one, straight there. */
export async function showWays(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const { step, root, frame, portal, why } = seen
  if (isConsent(seen) || step.type !== 'ask' || step.what !== 'enrol') return seeOther(root)
  if (step.others.length === 0) return seeOther(`${root}/enrol/${step.kind}`)
  const ways = waysToSetUp(signIn, seen, step, 'enrol')
  const model = { frame: { ...frame, here: `${root}/enrol` }, cancel: `${root}/cancel`, portal, why, ways }
  return answerPage(seen, chooseWayPage(model))
}

/** GET …/replace: who got in by what stands in for something is offered to set up another. */
export async function showReplacement(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const { step, root, frame, portal, facts, request } = seen
  if (isConsent(seen) || step.type !== 'ask' || step.what !== 'replace') return seeOther(root)
  const here = `${root}/replace`
  const ways = waysToSetUp(signIn, seen, step, 'replace')
  const wasHelped = facts.evidence.some((one) => one.attempt === request.attempt && isWayBack(one.traits))
  return answerPage(seen, replacePage({ frame: { ...frame, here }, action: here, portal, ways, wasHelped }))
}

/** POST …/replace: nothing is lost, or not now. */
export async function answerReplacement(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const { step, root, request, account } = seen
  if (isConsent(seen) || step.type !== 'ask' || step.what !== 'replace' || !account) return seeOther(root)
  await putOff(signIn, { ...seen, account }, { what: 'replace', factor: step.kind })
  return dispatch(signIn, exchange, { request, likely: account.id })
}

/** GET …/lost: every way back, for somebody who is asked for what they have no more. */
export async function showLost(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const { step, root, frame, request, account } = seen
  const isAsked = step.type === 'ask' && step.what === 'challenge' && account
  if (isConsent(seen) || !isAsked) return seeOther(root)
  const ways = waysOf(signIn, step, ({ kind }) => `${root}/challenge/${kind}`, { frame, says: 'have' })
  const model = { frame: { ...frame, here: `${root}/lost` }, back: root, portal: request.client.name, ways }
  return answerPage(seen, lostPage(model))
}

const isConsent = ({ request }: Visit): boolean => request.prompt === 'consent'

type Kinds = Pick<AskFactor, 'kind' | 'others'>

/** What may be set up, the best first. */
const waysToSetUp = (signIn: SignIn, seen: Visit, step: Kinds, what: 'enrol' | 'replace'): WayToSetUp[] =>
  waysOf(signIn, step, ({ kind }) => `${seen.root}/${what}/${kind}`, { ...seen, says: 'why' })

/** What works on no fake page is best, and what a stranger can take over is last. */
const worthOf = ({ traits }: Factor): number => Number(traits.phishingResistant) - Number(traits.restricted)

const waysOf = (
  { ways }: SignIn,
  step: Kinds,
  hrefOf: (factor: Factor) => string,
  { frame, says }: Pick<Visit, 'frame'> & { readonly says: 'why' | 'have' },
): (Way & WayToSetUp)[] =>
  ways.factors
    .filter(({ kind }) => [step.kind, ...step.others].includes(kind))
    .toSorted((a, b) => worthOf(b) - worthOf(a))
    .map((factor) => {
      const { name, [says]: why = '' } = factor.names(frame.locale)
      const { kind, icon = 'key', traits } = factor
      return { href: hrefOf(factor), kind, name, why, icon, isRecommended: traits.phishingResistant }
    })
