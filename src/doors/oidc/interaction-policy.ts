import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { accountCalled } from './person.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Step } from '../../policy/signin/index.ts'
import type { AccountId, AttemptId } from '../../policy/vocabulary.ts'
import { sessionKeyOf } from '../../domain/sessions/index.ts'
import type { Gate } from '../../journeys/signin/index.ts'
import { pinnedBySession, type Parameters, type WishOf } from './wish.ts'
import { keepJudgement } from './judgement.ts'

const { Prompt, Check } = interactionPolicy

export interface PolicyDeps {
  readonly db: Db
  readonly clock: Clock
  readonly gate: Gate
  readonly wishOf: WishOf
  pinnedAccount(params: Parameters): Promise<AccountId | undefined>
}

/** Where the question of consent keeps for whom it is asked. */
export const FOR_WHOM = 'for_whom'

export type Judge = (ctx: KoaContextWithOIDC) => Promise<Step>

/** Asks the rules once per request, whoever asks first. */
export const createJudge =
  (deps: PolicyDeps): Judge =>
  (ctx) =>
    judge(deps, ctx)

/**
 * The engine's prompts, answered by our rules. `login` covers all that a sign-in can lack; which of its checks
 * fails decides only what `prompt=none` is told. `consent` is the engine's own, about what the grant covers.
 */
export function createInteractionPolicy(ask: Judge): interactionPolicy.Prompt[] {
  const when = (matches: (step: Step) => boolean) => async (ctx: KoaContextWithOIDC) =>
    matches(await ask(ctx))
  const login = new Prompt(
    { name: 'login', requestable: true },
    new Check(
      'signin_missing',
      'somebody must sign in',
      'login_required',
      when((step) => errorOf(step) === 'login_required'),
    ),
    new Check(
      'level_missing',
      'the requested level is not reached',
      'unmet_authentication_requirements',
      when((step) => errorOf(step) === 'unmet_authentication_requirements'),
    ),
    new Check(
      'something_missing',
      'the person must do something first',
      'interaction_required',
      when((step) => errorOf(step) === 'interaction_required'),
    ),
  )
  // asked and answered among the pages of the sign-in; here it is only known
  const selectAccount = new Prompt({ name: 'select_account', requestable: true })
  return [selectAccount, login, ...consentPrompts(ask)]
}

/** The engine's own question, which keeps for whom somebody agrees: what they agree to holds for no other. */
function consentPrompts(ask: Judge): interactionPolicy.Prompt[] {
  const consent = interactionPolicy.base().get('consent')
  if (!consent) return []
  consent.details = async (ctx) => {
    const step = await ask(ctx)
    return step.type === 'finish' && step.choice ? { [FOR_WHOM]: step.choice } : {}
  }
  return [consent]
}

/** What `prompt=none` is told. */
function errorOf(
  step: Step,
): 'login_required' | 'unmet_authentication_requirements' | 'interaction_required' | undefined {
  if (step.type === 'finish') return undefined
  if (step.type === 'refuse') return step.error === 'access_denied' ? 'interaction_required' : step.error
  if (step.reason === 'renewal-due') return 'interaction_required'
  return step.reason === 'signin-missing' ? 'login_required' : 'unmet_authentication_requirements'
}

/** Asks the rules once per request; after a sign-in, binds its evidence to the session it led to. */
async function judge(deps: PolicyDeps, ctx: KoaContextWithOIDC): Promise<Step> {
  const underway = pending.get(ctx.oidc)
  if (underway) return underway
  const step = judgeAnew(deps, ctx)
  pending.set(ctx.oidc, step)
  return step
}

const pending = new WeakMap<object, Promise<Step>>()

async function judgeAnew(deps: PolicyDeps, ctx: KoaContextWithOIDC): Promise<Step> {
  const { oidc } = ctx
  const params = oidc.params ?? {}
  const session = await sessionOf(deps, ctx)
  // an attempt counts only once the dispatcher has finished it, and for the account that it finished with:
  // a person who resumes by hand has the session's evidence and no more
  const cameBack = oidc.result?.login !== undefined && oidc.result.login.accountId === oidc.session?.accountId
  const attempt = cameBack ? (oidc.entities.Interaction?.['cid'] as AttemptId | undefined) : undefined
  const wish = deps.wishOf(params, oidc.client)
  if (attempt !== undefined && session) await deps.gate.bind(attempt, session.key, wish)
  const step = ofThisSession(
    await deps.gate.judge(
      {
        ...{ wish, session, attempt },
        pinned: (await deps.pinnedAccount(params)) ?? pinnedBySession(wish, session),
      },
      deps.clock(),
    ),
    session,
  )
  keepJudgement(ctx, step)
  if (step.type === 'finish') {
    // the copy for display; what is issued reads the judgement (see overrides/requests.ts)
    if (oidc.session) oidc.session.loginTs = Math.floor(step.authTime.getTime() / 1000)
  } else if (cameBack) {
    // the sign-in said it was enough and now it is not: an error, never a loop
    throw step.type === 'refuse' && step.error === 'access_denied'
      ? new errors.AccessDenied(step.reason)
      : new errors.UnmetAuthenticationRequirements(step.reason)
  }
  return step
}

/** Tokens are issued for the session's account: evidence about anybody else is no evidence. */
function ofThisSession(step: Step, session: { account: AccountId } | undefined): Step {
  if (step.type !== 'finish' || step.account === session?.account) return step
  return { type: 'refuse', reason: 'somebody-else', error: 'login_required' }
}

async function sessionOf(deps: PolicyDeps, { oidc }: KoaContextWithOIDC) {
  const { session } = oidc
  const account =
    session?.accountId === undefined ? undefined : await accountCalled(deps.db, session.accountId)
  return session && account && { key: sessionKeyOf(session.uid), account: account.id }
}
