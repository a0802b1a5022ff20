import { ENDS_SESSION } from '../logout.ts'
import type { Context, Overridable } from './overridable.ts'

export interface Endings {
  /** Ends the session of this uid for good: its grants, its portals, its evidence. */
  endSession(uid: string): Promise<void>
  /** Ends the session that a form of ours names, whose cookie is gone. */
  endNamed(field: unknown): Promise<void>
  /** Ends what one portal has of the session, for whomever its person acted there. */
  endForClient(uid: string, clientId: string): Promise<void>
}

export type SendLogout = (client: object, subject: string, sid: string) => Promise<void>

/**
 * How sessions end.
 *
 * @returns the engine's own way of sending a logout token, which the background job uses
 */
export function overrideEndings(
  { Client, Session }: Overridable,
  { endings, context }: { endings: Endings; context: Context },
): SendLogout {
  // posted by a job that retries, not inline; and by whoever ends the session, not only by this browser
  const send = Client.prototype['backchannelLogout'] as (
    this: object,
    subject: string,
    sid: string,
  ) => Promise<void>
  Client.prototype['backchannelLogout'] = async (): Promise<void> => undefined

  const destroy = Session.prototype['destroy'] as (this: object) => Promise<void>
  Session.prototype['destroy'] = async function end(this: { uid: string }): Promise<void> {
    await endings.endSession(this.uid)
    await endings.endNamed(context()?.oidc.body?.[ENDS_SESSION])
    await destroy.call(this)
  }

  // after an error it stores what it has noted in a session, also of somebody who has none
  const persist = Session.prototype['persist'] as (this: object) => Promise<unknown>
  Session.prototype['persist'] = async function goOn(this: { exp?: number }): Promise<unknown> {
    return this.exp === undefined ? undefined : persist.call(this)
  }
  return (client, subject, sid) => send.call(client, subject, sid)
}
