import type { Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import type { Asks } from '../../policy/signin/index.ts'
import { answerAddressProof, showAddressProof } from './address-page.ts'
import { answerArrival, showArrival } from './arrival-page.ts'
import { answerChoice, answerNotYou, showChoice } from './choose-page.ts'
import { dispatch } from './dispatch.ts'
import { answerChallenge, answerEnrolment, showFactor } from './factor-pages.ts'
import { answerForWhom, showForWhom } from './for-whom-page.ts'
import { orSignIn } from './other-release.ts'
import { cancel, leaveRefused, showRefusal } from './refused-page.ts'
import { answerExpiry, answerRenewal, showExpiry, showRenewal } from './renewal-pages.ts'
import { answerReplacement, showLost, showReplacement, showWays } from './ways-page.ts'
import { answerTerms, showTerms } from './terms-page.ts'
import type { SignIn } from './visit.ts'

type Handle = (signIn: SignIn, exchange: Exchange) => Promise<Answer>

interface StepPage {
  readonly show: Handle
  readonly answer: Handle
}

/** A step that is for one factor has its page under that factor's name. */
type PageOf<Step> = StepPage & { readonly isOfFactor: Step extends { readonly kind: string } ? true : false }

/** The page of whatever somebody can be asked, by its name (see `pathOf`). One that is missing here does not compile. */
const pages: { readonly [What in keyof Asks]: PageOf<Asks[What]> } = {
  'choose-account': { isOfFactor: false, show: showChoice, answer: answerChoice },
  'choose-organisation': { isOfFactor: false, show: showForWhom, answer: answerForWhom },
  arrival: { isOfFactor: false, show: showArrival, answer: answerArrival },
  terms: { isOfFactor: false, show: showTerms, answer: answerTerms },
  challenge: { isOfFactor: true, show: (s, e) => showFactor(s, e, 'challenge'), answer: answerChallenge },
  enrol: {
    isOfFactor: true,
    show: (s, e) => showFactor(s, e, 'enrol'),
    answer: (s, e) => answerEnrolment(s, e, 'enrol'),
  },
  renew: { isOfFactor: true, show: showRenewal, answer: answerRenewal },
  'prove-address': { isOfFactor: false, show: showAddressProof, answer: answerAddressProof },
  'tell-expiry': { isOfFactor: true, show: showExpiry, answer: answerExpiry },
  replace: {
    isOfFactor: true,
    show: (s, e) => showFactor(s, e, 'replace'),
    answer: (s, e) => answerEnrolment(s, e, 'replace'),
  },
  offer: {
    isOfFactor: true,
    show: (s, e) => showFactor(s, e, 'offer'),
    answer: (s, e) => answerEnrolment(s, e, 'offer'),
  },
}

export const signInEndpoints = (signIn: SignIn): Endpoint[] => {
  const at = (method: 'GET' | 'POST', path: string, handle: Handle): Endpoint => ({
    method,
    path: `/signin/:uid${path}`,
    handle: (exchange) =>
      orSignIn(`/signin/${exchange.params['uid'] ?? ''}`, path !== '', () => handle(signIn, exchange)),
  })
  return [
    at('GET', '', (s, e) => dispatch(s, e)),
    ...Object.entries(pages).flatMap(([what, { isOfFactor, show, answer }]) => {
      const path = `/${what}${isOfFactor ? '/:kind' : ''}`
      return [at('GET', path, show), at('POST', path, answer)]
    }),
    at('GET', '/enrol', showWays),
    at('GET', '/replace', showReplacement),
    at('POST', '/replace', answerReplacement),
    at('GET', '/lost', showLost),
    at('GET', '/refused', showRefusal),
    at('POST', '/refused', leaveRefused),
    at('POST', '/cancel', cancel),
    at('POST', '/not-you', answerNotYou),
  ]
}
