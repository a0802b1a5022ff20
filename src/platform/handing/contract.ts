/** Where files are handed over to somebody else: a folder that they look into, here or on their server. */
export interface Receiver {
  /** What it is called in logs: nothing secret, and another one where files would go elsewhere. */
  readonly name: string
  open(): Promise<Handing>
}

/** Folders and files of a receiver, while it is open. */
export interface Handing {
  /** Names of what there is. */
  list(): Promise<string[]>
  make(folder: string): Promise<void>
  /** Writes a file that is not there, to its end, and looks that all of it is. */
  put(file: string, bytes: AsyncIterable<Buffer> | Buffer): Promise<void>
  /** With all that is in it; nothing where it is not there. */
  remove(folder: string): Promise<void>
  /** Gives a folder another name, where nothing has that: of two who do, one does. @returns whether this one did */
  rename(folder: string, name: string): Promise<boolean>
  close(): Promise<void>
}

/**
 * Why nothing could be handed over: it is not the server that it should be; it does not let us in; nobody is there; there is
 * no room; what was there is there no more; or something else.
 */
export type HandingReason = 'host-key' | 'not-let-in' | 'unreachable' | 'full' | 'gone' | 'failed'

export class HandingFault extends Error {
  override readonly name = 'HandingFault'
  readonly reason: HandingReason
  constructor(reason: HandingReason, message: string) {
    super(message)
    this.reason = reason
  }
}
