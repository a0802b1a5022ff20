import type { KoaContextWithOIDC } from 'oidc-provider'
import { audiencesFor, checkProofTime } from '../assertions.ts'
import { judgementOf } from '../judgement.ts'
import { readParameters } from '../parameters.ts'
import { settingsOf } from '../settings.ts'
import type { Overridable } from './overridable.ts'

/** What is known of a request. */
export function overrideRequests({ OIDCContext }: Overridable): void {
  const define = (name: string, property: PropertyDescriptor): void => {
    Object.defineProperty(OIDCContext.prototype, name, { configurable: true, ...property })
  }
  // the level as the rules computed it for this request; the session's copy is of another one
  define('acr', { get: ofJudgement('acr') })
  define('amr', { get: amrToTell })

  // every parameter, wherever it came in, is looked at before anything is done with it
  define('params', {
    get(this: WithParams) {
      return this[PARAMS]
    },
    set(this: WithParams, params: Record<string, unknown>) {
      this[PARAMS] = readParameters(params, this.route ?? '')
      checkProofTime(this.ctx.get('DPoP'))
    },
  })

  // a client's assertion is for us by our issuer, not for whichever of our addresses it came to
  define('clientJwtAuthExpectedAudience', {
    value(this: KoaContextWithOIDC['oidc']) {
      return audiencesFor(this)
    },
  })
}

const PARAMS = Symbol('params')
type WithParams = Record<typeof PARAMS, Record<string, unknown>> & {
  readonly route?: string
  readonly ctx: { get(name: string): string }
}

/** Under the Dutch government's profile a client is told the level, and not by what it was reached. */
function amrToTell(this: { readonly client?: object }): unknown {
  return this.client && settingsOf(this.client).sluis_profile === 'nlgov'
    ? undefined
    : ofJudgement('amr').call(this)
}

const ofJudgement = (name: 'acr' | 'amr') =>
  function read(this: object): unknown {
    const step = judgementOf(this)
    return step?.type === 'finish' ? step[name] : undefined
  }
