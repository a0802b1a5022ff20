import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Step } from '../../policy/signin/index.ts'

/** What the rules said of a request, kept with it: asked once, used by every check and by what is issued. */
const judgements = new WeakMap<object, Step>()

export const keepJudgement = (ctx: KoaContextWithOIDC, step: Step): void => {
  judgements.set(ctx.oidc, step)
}

export const judgementOf = (oidc: object): Step | undefined => judgements.get(oidc)

/** The era of the account that this request's sign-in rests on; undefined where the rules did not let it through. */
export function eraOf(ctx: KoaContextWithOIDC | undefined): number | undefined {
  const step = ctx?.oidc && judgements.get(ctx.oidc)
  return step?.type === 'finish' ? step.era : undefined
}
