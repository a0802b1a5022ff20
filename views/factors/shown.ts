import type { Owner } from '../../src/policy/password/rules.ts'
import type { RenewalReason, Why } from '../../src/policy/signin/index.ts'
import type { Html } from '../html.ts'
import type { Frame } from '../layout.ts'
import type { Problem } from '../problem-text.ts'

type Fields = Readonly<Record<string, string>>

/** What a factor is called, in one language. */
export interface FactorNames {
  /** "Authenticator app" */
  readonly name: string
  /** "Use an authenticator app" */
  readonly use: string
  /** "Add an authenticator app" */
  readonly add: string
  /** What it takes and what it is worth, in a sentence; for somebody who chooses. */
  readonly why?: string
  /** Where somebody may have one of it left, in a sentence; for somebody who has lost another. */
  readonly have?: string
  /** "Use a passkey instead" */
  readonly instead?: string
}

/** Another factor that would do as well, and where. */
export interface OtherWay {
  readonly href: string
  readonly label: string
}

/** By which number people say who they are there, as its register calls it. */
export interface ByNumber {
  readonly register: string
  readonly label: string
  readonly example: string
  /** Where one says who one is by an address. */
  readonly otherwise: string
}

/** What a page shows, beyond its factor's own model. */
export interface Shown {
  readonly frame: Frame
  /** Where the form is sent. */
  readonly action: string
  /** Where "cancel" is sent. */
  readonly cancel: string
  readonly portal: string
  /** Why it is asked, where somebody else than its owner asks. */
  readonly why?: Why | undefined
  /** One more, added in "my account": it may be given a name. */
  readonly isAnother?: boolean
  /** Offered, not asked for: where "later" is sent. */
  readonly later?: string | undefined
  /** Where somebody reads on who has it no more. */
  readonly lost?: string | undefined
  /** Whether to offer that this browser is remembered: then, `remember` is `yes`. */
  readonly mayRemember?: boolean
  /** What would do as well. */
  readonly others: readonly OtherWay[]
  /** On the page that asks who somebody is: ways past it, made by their own factors. */
  readonly beside?: readonly Html[]
  /** On that page: it asks for a number of an organisation and a user name in it, and not for an address. */
  readonly byNumber?: ByNumber | undefined
  readonly person: Owner | undefined
  /** What was typed before, secrets excepted; or a hint of who comes. */
  readonly typed: Fields
  readonly problem: Problem | undefined
}

export interface ShownRenewal extends Omit<Shown, 'cancel' | 'portal' | 'others'> {
  /** Why it is renewed; `reset` by a mailed link, or `activation`: it is the first that is theirs. */
  readonly because: RenewalReason | 'reset' | 'activation'
  /** What else is asked beside it. */
  readonly within?: Html | undefined
  /** Where not doing it leads, by POST or as a link. */
  readonly leave: { readonly post: string } | { readonly link: string } | undefined
}
