import { chooseWayPage, type Way } from '../../../views/signin/choose-way.ts'
import type { Factor } from '../../domain/factors/index.ts'
import { seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { answerPage, visit, type SignIn, type Visit } from './visit.ts'

/** GET …/enrol: which way to set up, where more than one would do; with one, straight there. */
export async function showWays(signIn: SignIn, exchange: Exchange): Promise<Answer> {
  const seen = await visit(signIn, exchange)
  const { step, request, root, frame } = seen
  if (request.prompt === 'consent' || step.type !== 'ask' || step.what !== 'enrol') return seeOther(root)
  if (step.others.length === 0) return seeOther(`${root}/enrol/${step.kind}`)
  const kinds = [step.kind, ...step.others]
  const ways = signIn.factors
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted((a, b) => worthOf(b) - worthOf(a))
    .map((factor) => wayOf(seen, factor))
  const html = chooseWayPage({
    frame: { ...frame, here: `${root}/enrol` },
    cancel: `${root}/cancel`,
    portal: seen.portal,
    why: seen.why,
    ways,
  })
  return answerPage(seen, html)
}

/** What works on no fake page is best, and what a stranger can take over is last. */
const worthOf = ({ traits }: Factor): number => Number(traits.phishingResistant) - Number(traits.restricted)

function wayOf({ root, frame }: Visit, factor: Factor): Way {
  const { name, why = '' } = factor.names(frame.locale)
  const { kind, icon = 'key', traits } = factor
  return {
    href: `${root}/enrol/${kind}`,
    ...{ kind, name, why, icon },
    isRecommended: traits.phishingResistant,
  }
}
