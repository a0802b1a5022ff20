/** Whoever says over HTTP what became of our mail, and how what it says is read. */
export interface MailTeller {
  /** In the address that it sends to. */
  readonly name: string
  /** The `Authorization` header that it sends, whole. */
  readonly authorization: string
  /** Where its events stand; undefined: what it sends is one, or a list of them. */
  readonly events?: string | undefined
  /** Where in an event our Message-ID stands, and what became of it. */
  readonly message: string
  readonly type: string
  /** What it calls a mail of which there is no such address, and one that was refused otherwise. */
  readonly gone: readonly string[]
  readonly refused: readonly string[]
}
