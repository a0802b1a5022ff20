/**
 * Activation: the pages by which somebody becomes able to sign in, or joins an organisation with what they have: from the link
 * that was mailed to them, over the code, to a password of their own and the portal that it was for. What is missing is
 * `policy/activation`'s to say; what is sent, compared and accepted, the acts'.
 *
 * A browser has a visit once somebody in it has pressed "continue": a row that says what was shown in it. The link alone is
 * worth nothing. Scanners of mail follow links, run scripts and press buttons; none of them reads somebody's telephone, or
 * signs in as them.
 *
 * For a link that works no more, whatever it was of, everything is the same: the page, the look-ups, and the new link that is
 * asked for by a job afterwards.
 */
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import type { Answer } from '../../platform/http/answers.ts'
import type { JobHandler, JobKind } from '../../platform/jobs/kind.ts'
import { activatePath, type Activating } from './contract.ts'
import { followLink, renewLink, showLink, showSent } from './links.ts'
import { answerGoIn, answerStop, showGoIn, showStop } from './recovery.ts'
import { renewalJob, workRenewal, type Renewing } from './renewal.ts'
import {
  answerCode,
  answerElsewhere,
  answerJoin,
  answerPassword,
  leaveSession,
  showCode,
  showDone,
  showHere,
  showJoin,
  showNotTheirs,
  showOver,
  showPassword,
} from './steps.ts'

export type { Activating } from './contract.ts'

function activationEndpoints(deps: Activating): Endpoint[] {
  const at = (
    method: 'GET' | 'POST',
    path: string,
    handle: (deps: Activating, exchange: Exchange) => Promise<Answer>,
  ): Endpoint => ({ method, path: `${activatePath}${path}`, handle: (exchange) => handle(deps, exchange) })
  return [
    at('GET', '', showHere),
    at('POST', '', answerElsewhere),
    at('GET', '/code', showCode),
    at('POST', '/code', answerCode),
    at('GET', '/password', showPassword),
    at('POST', '/password', answerPassword),
    at('GET', '/join', showJoin),
    at('POST', '/join', answerJoin),
    at('GET', '/go-in', showGoIn),
    at('POST', '/go-in', answerGoIn),
    at('GET', '/not-theirs', showNotTheirs),
    at('POST', '/not-me', leaveSession),
    at('GET', '/over', showOver),
    at('GET', '/done', showDone),
    at('GET', '/sent', showSent),
    at('GET', '/:token', showLink),
    at('POST', '/:token', followLink),
    at('POST', '/:token/renew', renewLink),
    at('GET', '/:token/stop', showStop),
    at('POST', '/:token/stop', answerStop),
  ]
}

export const slice = {
  name: 'activation',
  jobs: [renewalJob],
  workers: (needs: Renewing): Worked[] => [[renewalJob, workRenewal(needs)]],
  endpoints: activationEndpoints,
}

type Worked = readonly [JobKind, JobHandler]
