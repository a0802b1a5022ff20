import type { Letterhead, MailParts } from '../../../views/mail.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import type { SeenFrom } from '../audit/index.ts'
import type { Message } from './message.ts'
import type { Urgency } from './store.ts'
import type { Milliseconds } from '../../platform/clock.ts'

/**
 * Every message to people, by its name, and the model that it is made from. Each slice adds its own by declaration
 * merging, beside how it is made. The name is kept with what is sent and in the audit: it never moves with a file.
 */
// oxlint-disable-next-line typescript/no-empty-interface -- filled by the slices
export interface Messages {}

export type MessageName = keyof Messages

interface Common<Model> {
  readonly urgency: Urgency
  /** Milliseconds after which it is no use any more. */
  readonly validFor: Milliseconds | ((model: Model) => Milliseconds)
}

/** How a message is made. */
export type MessageKind<Model> =
  | (Common<Model> & {
      readonly channel: 'mail'
      readonly view: (model: Model, letterhead: Letterhead) => MailParts
    })
  | (Common<Model> & {
      readonly channel: 'sms'
      readonly view: (model: Model, letterhead: Letterhead) => string
    })

/** What a slice brings, by name. */
export type MessageKinds = Readonly<Record<string, MessageKind<never>>>

/** The models of what a slice brings: `interface Messages extends ModelsOf<typeof messages> {}` */
export type ModelsOf<Kinds extends MessageKinds> = {
  readonly [Name in keyof Kinds]: Parameters<Kinds[Name]['view']>[0]
}

/** To whom, and in which language. */
export interface Addressee {
  /** A mail address, or a telephone number as E.164 writes it. Null: they have none, and nothing is written. */
  readonly to: string | null
  readonly locale: Locale
  readonly accountId?: string
  /** What they are called, where it is known who reads it. */
  readonly called?: string
  /** Their time zone (IANA); otherwise the installation's. */
  readonly timeZone?: string | null
  /** From where that was done which the message tells of. */
  readonly seenFrom?: SeenFrom | undefined
}

/** As much of an account as whoever writes to its owner knows. */
export interface Owner {
  readonly id: string
  /** Null: they have none. */
  readonly email: string | null
  readonly locale: Locale
  readonly name: string
  readonly given_name: string | null
  readonly time_zone: string | null
  /** Null: nobody has shown that they read its mail. */
  readonly email_verified_at: Date | null
}

/**
 * Writes to the owner of an account. Where nobody has shown to read the address, whoever does may be a stranger: they are
 * told no name, and nobody's network.
 *
 * @param seenFrom from where that was done which they are told of
 */
export const owner = (account: Owner, seenFrom?: SeenFrom): Addressee => ({
  to: account.email,
  locale: account.locale,
  accountId: account.id,
  timeZone: account.time_zone,
  ...(account.email_verified_at === null ? {} : { called: account.given_name ?? account.name, seenFrom }),
})

export interface Writing {
  /**
   * Makes the message and writes it inside `tx`: what caused it and the message happen together, or not at all.
   *
   * @returns its id, by which its fate is looked up; undefined: there is no address, and nothing is written
   */
  write<Name extends MessageName>(
    tx: Tx,
    name: Name,
    to: Addressee,
    model: Messages[Name],
    now: Date,
  ): Promise<string | undefined>
  /** The same, of a message that is made already. */
  enqueue(tx: Tx, message: Message, now: Date): Promise<string>
}
