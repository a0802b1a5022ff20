import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PortalBrand } from '../../../views/brand.ts'
import type { Counted } from '../../platform/throttle/throttle.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import type { AccountId, AttemptId, SessionKey } from '../../policy/vocabulary.ts'
import type { Step } from '../../policy/signin/index.ts'

export interface Raw {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** An authorization request that waits for somebody to sign in, as the protocol engine tells it. */
export interface SignInRequest {
  readonly uid: string
  readonly attempt: AttemptId
  /** What it waits for: the sign-in itself, or a consent that the protocol asks. */
  readonly prompt: string
  readonly client: ClientSeen
  readonly wish: Wish
  readonly loginHint: string | undefined
  readonly pinned: AccountId | undefined
  readonly uiLocales: readonly string[]
  readonly session: { readonly key: SessionKey; readonly account: AccountId } | undefined
}

/** What people may see of a client, and where its forms may end. */
export interface ClientSeen {
  readonly id: string
  readonly name: string
  /** What it says of itself; undefined of "my account". */
  readonly brand: PortalBrand | undefined
  /** When it stops, and what its people are told to do then. */
  readonly retires: Retiring | undefined
  /** "My account" or the operators' console, which are no portals to anybody who reads. */
  readonly own: 'account' | 'operator' | 'desk' | undefined
  readonly formTargets: readonly string[]
  /** The register by whose numbers people say who they are there; undefined: they do by their address. */
  readonly numbersOf: string | undefined
}

export interface Retiring {
  readonly at: Date
  readonly words: Readonly<Partial<Record<Locale, string>>>
}

/** The way back to a portal, for somebody whose sign-in is over. */
export interface PortalBack {
  readonly name: string
  readonly href: string
  readonly brand?: PortalBrand
}

export type SignInResult =
  | {
      readonly login: {
        readonly account: AccountId
        readonly subject: string
        readonly acr: string
        readonly amr: readonly string[]
        readonly authTime: Date
      }
    }
  | {
      readonly error: string
      readonly description: string
      /** The person who is signed in here is signed out: somebody else sits here. */
      readonly endsSession?: boolean
    }

/** What the sign-in asks of the protocol engine. */
export interface Protocol {
  /** @throws HttpProblem when the browser holds no live sign-in of this uid */
  request(raw: Raw): Promise<SignInRequest>
  /** Who is signed in in this browser now. */
  whoIsHere(raw: Raw): Promise<SignInRequest['session']>
  /** The way back to a portal; undefined where it is gone, or nowhere. */
  portal(clientId: string): Promise<PortalBack | undefined>
  /** Stores the result and says where to go on. Somebody else's session in this browser is ended. */
  finish(raw: Raw, result: SignInResult): Promise<string>
}

/** What the protocol engine asks of the sign-in. */
export interface Gate {
  /** Begins the attempt of a request that needs somebody; doing so twice is doing it once. */
  begin(
    attempt: {
      id: AttemptId
      clientId: string
      /** What beginning it was counted on: given back when it is finished. */
      counted?: readonly Counted[] | undefined
    },
    now: Date,
  ): Promise<void>
  /** Takes what an attempt has proven into the session that it led to. */
  bind(attempt: AttemptId, session: SessionKey, wish: Wish): Promise<void>
  /** What the same rules say of this session, and of this attempt, for this request. */
  judge(
    seen: {
      wish: Wish
      session: { key: SessionKey; account: AccountId } | undefined
      attempt: AttemptId | undefined
      pinned: AccountId | undefined
    },
    now: Date,
  ): Promise<Step>
}
