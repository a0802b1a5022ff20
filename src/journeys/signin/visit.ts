import type { Brand } from '../../../views/brand.ts'
import type { Html } from '../../../views/html.ts'
import type { Frame, Who } from '../../../views/layout.ts'
import { portalShown } from '../../../views/lead.ts'
import { retiringNotice } from '../../../views/signin/retiring.ts'
import { shownAs, type Account } from '../../domain/accounts/index.ts'
import type { ActivationActs } from '../../acts/activations/index.ts'
import type { SeenFrom } from '../../domain/audit/index.ts'
import type { Factor, Ledger, Problem } from '../../domain/factors/index.ts'
import type { Outbox } from '../../domain/outbox/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { TimeZone } from '../../policy/password/life.ts'
import type { Facts, Step } from '../../policy/signin/index.ts'
import { nextStep, progressOf, retiresSoon, whyAsked, type Why } from '../../policy/signin/index.ts'
import type { Protocol, SignInRequest } from './contract.ts'
import { readSituation, type Look } from './facts.ts'
import type { FactsSource } from './readers/index.ts'

/** What the sign-in's pages work with. */
export interface SignIn {
  readonly db: Db
  readonly vault: Vault
  readonly outbox: Outbox
  readonly clock: Clock
  /** What people sign in with here, and where what is accepted goes. */
  readonly ways: { readonly factors: readonly Factor[]; readonly ledger: Ledger }
  readonly protocol: Protocol
  /** Of somebody who comes with what was issued to them. */
  readonly activations: Pick<ActivationActs, 'sendArrivalCode' | 'showArrivalCode' | 'arrive'>
  readonly here: {
    readonly brand: Brand
    /** Whether people reach us by https. */
    readonly secure: boolean
    readonly ladder: Ladder
    /** Of accounts that have none of their own. */
    readonly timeZone: TimeZone
    readonly policy: FactsSource['policy']
    /** Whether codes are posted here. */
    readonly letters: { readonly isServed: boolean }
    /** Where "my account" is. */
    readonly accountPath: string
    /** Counts that somebody was sent to a step. */
    readonly countStep: (step: { client: string; a: string; b: string }) => void
  }
}

const factsOf = ({ db, ways, here }: SignIn): FactsSource => ({ db, factors: ways.factors, ...here })

/** One request to one of the sign-in's pages: who waits for it, what is known, and what comes next. */
export interface Visit {
  readonly request: SignInRequest
  readonly facts: Facts
  readonly step: Step
  /** Why it is asked. */
  readonly why: Why | undefined
  readonly account: Account | undefined
  /** How often the account's credentials had been changed before anything was read; only where that was asked for. */
  readonly changes: number | undefined
  readonly frame: Frame
  readonly seenFrom: SeenFrom
  readonly now: Date
  /** What the portal is called where somebody goes to it, or back to it. */
  readonly portal: string
  /** Where everything of this sign-in starts and returns to. */
  readonly root: string
}

/** @param before what an earlier look in the same request has found: the facts are read anew, who waits is not */
export async function visit(
  signIn: SignIn,
  exchange: Exchange,
  before: { readonly request?: SignInRequest } & Look = {},
): Promise<Visit> {
  const now = signIn.clock()
  const request = before.request ?? (await signIn.protocol.request(exchange.raw))
  const { wish, attempt, session, pinned } = request
  const about = { wish, attempt, session, pinned }
  const { facts, account, changes } = await readSituation(factsOf(signIn), about, now, before)
  const locale = chooseLocale({ ...exchange.wishes, asked: request.uiLocales, account: account?.locale })
  const step = nextStep(facts)
  return {
    ...{ request, facts, step, account, changes },
    why: whyAsked(facts, step),
    frame: {
      ...{ locale, here: exchange.path },
      brand: { ...signIn.here.brand, portal: request.client.brand },
      who: account && whoOf(request, account),
      notice: retiresSoon(request.client.retires?.at, now)
        ? retiringNotice(locale, request.client, signIn.here.timeZone)
        : undefined,
      progress: progressOf(facts, step),
    },
    portal: portalShown({ locale }, request.client),
    seenFrom: { address: exchange.address, userAgent: exchange.userAgent },
    now,
    root: `/signin/${request.uid}`,
  }
}

/** Who one is; and, for somebody else: signing out who is signed in here, or beginning with another address. */
const whoOf = ({ uid, session }: SignInRequest, account: Account): Who => ({
  address: shownAs(account),
  notYou:
    session?.account === account.id
      ? { action: `/signin/${uid}/cancel`, do: 'sign-out' }
      : { action: `/signin/${uid}/not-you`, do: 'other' },
})

/** One of the sign-in's pages. What is wrong goes to the log, and how long to wait to programs (RFC 6585 §4). */
export const answerPage = (seen: Visit, html: Html, problem?: Problem): Answer =>
  page(html, { formTargets: seen.request.client.formTargets, problem })

/** The page of a step; undefined where the step is none. */
export function pathOf(root: string, step: Step): string | undefined {
  if (step.type === 'refuse') return `${root}/refused`
  if (step.type === 'finish') return undefined
  if (step.what === 'enrol' && step.others.length > 0) return `${root}/enrol`
  if (step.what === 'replace') return `${root}/replace`
  return 'kind' in step ? `${root}/${step.what}/${step.kind}` : `${root}/${step.what}`
}
