import type { AccountId, OperatorId } from '../../policy/vocabulary.ts'

/** Where a request came from: personal data, kept apart from the event and erasable. */
export interface SeenFrom {
  readonly address: string
  readonly userAgent: string
}

/** Who acts: never a literal where somebody asked. */
export type Actor =
  /** A person; where a program acts for them, through which. */
  | { readonly account: AccountId; readonly through?: string }
  /** An operator of this installation. The name is personal: it stands beside the event, and can be erased. */
  | { readonly operator: OperatorId; readonly name: string }
  /** A portal, by its program. */
  | { readonly client: string }
  /** A clock: nobody asked for it at that moment. */
  | { readonly job: string }
  /** Somebody who has not shown who they are. */
  | 'nobody'

/** Who acts, and where they are seen from, where that is somewhere. */
export interface Acting {
  readonly by: Actor
  readonly seenFrom?: SeenFrom | undefined
}

/** As the chain holds it: an id, and nothing personal. */
export function actorText(by: Actor): string {
  if (by === 'nobody') return by
  if ('account' in by)
    return `account:${by.account}${by.through === undefined ? '' : ` through client:${by.through}`}`
  if ('operator' in by) return `operator:${by.operator}`
  return 'client' in by ? `client:${by.client}` : `job:${by.job}`
}

/** The same, but of a person without the program through which they act: what they did in one door is theirs in another. */
export const nameOfActor = (by: Actor): string =>
  by !== 'nobody' && 'account' in by ? actorText({ account: by.account }) : actorText(by)

/** The account, when it is known whose it is; nobody otherwise. */
export const actorOf = (account: AccountId | undefined): Actor =>
  account === undefined ? 'nobody' : { account }

/** What kind of event there is: what it says, and what stands in its details. */
export interface EventKind {
  /** In English, for people who filter events or teach a program to read them. */
  readonly says: string
  /** Why the owner of an account is not told of it under "what happened"; without it there are words for them, in each language. */
  readonly untold?: string
  readonly details?: Readonly<Record<string, DetailKind>>
}

type DetailKind = 'text' | 'number' | 'boolean' | 'text?' | 'number?'

/** What a slice brings, by name: `slice.thing.what`, in the past tense. A name never moves with a folder. */
export type EventKinds = Readonly<Record<string, EventKind>>

interface DetailTypes {
  readonly text: string
  readonly number: number
  readonly boolean: boolean
  readonly 'text?': string | undefined
  readonly 'number?': number | undefined
}

/** The details of what a slice brings: `interface Events extends DetailsOf<typeof events> {}` */
export type DetailsOf<Kinds extends EventKinds> = {
  readonly [Name in keyof Kinds]: Kinds[Name] extends { readonly details: infer Details }
    ? { readonly [Key in keyof Details]: DetailTypes[Details[Key] & DetailKind] }
    : undefined
}

/** Every event, by its name, and its details. Each slice adds its own by declaration merging. */
// oxlint-disable-next-line typescript/no-empty-interface -- filled by the slices
export interface Events {}

export type EventName = keyof Events

/** What is said of an event beside its name. Never a secret, a code, or what somebody typed. */
export type About<Name extends EventName> = {
  readonly by: Actor
  readonly accountId?: string | undefined
  readonly clientId?: string | undefined
  readonly organisationId?: string | undefined
  readonly seenFrom?: SeenFrom | undefined
} & (Events[Name] extends undefined ? { readonly details?: undefined } : { readonly details: Events[Name] })
