/**
 * The sign-in: one dispatcher, the facts, and the pages that are no factor's. Whoever waits for it (the
 * protocol engine) is known by its contract only; so is every factor. What comes next is policy's to say.
 */
import { removing } from '../../platform/jobs/chores.ts'
import { events } from './events.ts'
import { messages } from './messages.ts'
import { removeExpiredAttempts, removeOldExplanations } from './store.ts'
import type { Endpoint, Exchange, Answer } from '../../platform/http/exchange.ts'
import { answerAddressProof, showAddressProof } from './address-page.ts'
import { answerChoice, showChoice } from './choose-page.ts'
import { dispatch } from './dispatch.ts'
import { answerChallenge, answerEnrolment, showFactor } from './factor-pages.ts'
import { cancel, leaveRefused, showRefusal } from './refused-page.ts'
import { answerExpiry, answerRenewal, showExpiry, showRenewal } from './renewal-pages.ts'
import { orSignIn } from './other-release.ts'
import type { SignIn } from './visit.ts'

export const signInEndpoints = (signIn: SignIn): Endpoint[] => {
  const at = (
    method: 'GET' | 'POST',
    path: string,
    handle: (signIn: SignIn, exchange: Exchange) => Promise<Answer>,
  ): Endpoint => ({
    method,
    path: `/signin/:uid${path}`,
    handle: (exchange) =>
      orSignIn(`/signin/${exchange.params['uid'] ?? ''}`, path !== '', () => handle(signIn, exchange)),
  })
  return [
    at('GET', '', (s, e) => dispatch(s, e)),
    at('GET', '/challenge/:kind', (s, e) => showFactor(s, e, 'challenge')),
    at('POST', '/challenge/:kind', answerChallenge),
    at('GET', '/enrol/:kind', (s, e) => showFactor(s, e, 'enrol')),
    at('POST', '/enrol/:kind', (s, e) => answerEnrolment(s, e, 'enrol')),
    at('GET', '/offer/:kind', (s, e) => showFactor(s, e, 'offer')),
    at('POST', '/offer/:kind', (s, e) => answerEnrolment(s, e, 'offer')),
    at('GET', '/renew/:kind', showRenewal),
    at('POST', '/renew/:kind', answerRenewal),
    at('GET', '/tell-expiry/:kind', showExpiry),
    at('POST', '/tell-expiry/:kind', answerExpiry),
    at('GET', '/choose-account', showChoice),
    at('POST', '/choose-account', answerChoice),
    at('GET', '/prove-address', showAddressProof),
    at('POST', '/prove-address', answerAddressProof),
    at('GET', '/refused', showRefusal),
    at('POST', '/refused', leaveRefused),
    at('POST', '/cancel', cancel),
  ]
}

export { createLedger } from './ledger.ts'
export { createGate } from './gate.ts'
export { createAddressProven, createStanding } from './standing.ts'
export { readFacts } from './facts.ts'
export { attemptsUnderWay, explanationBehind } from './store.ts'

/** How many people are on their way in, and how many strangers are. */
export const attemptsGauge = {
  name: 'sluis_attempts_live',
  help: 'Sign-ins under way, up to a hundred thousand',
}
export { orNextStep } from './other-release.ts'
export { lastPortal, leadsBack, portalCookieName } from './over.ts'
export type { ClientSeen, Gate, PortalBack, Protocol, Raw, SignInRequest, SignInResult } from './contract.ts'
export type { SignIn } from './visit.ts'
export { messages } from './messages.ts'
export { events } from './events.ts'

export const slice = {
  name: 'signin',
  ...{ events, messages },
  chores: () => [
    removing('removeExpiredAttempts', removeExpiredAttempts),
    removing('removeOldExplanations', removeOldExplanations),
  ],
}
