/** Where in a conversation (RFC 5321 §3.3) a mail server gave its answer. */
export type Stage = 'before' | 'recipient' | 'content'

export interface SmtpAnswer {
  /** The reply code (RFC 5321 §4.2). */
  readonly code: number
  /** The enhanced code (RFC 3463), as `5.1.1`; empty where the server gives none. */
  readonly status: string
  readonly stage: Stage
}

/**
 * What becomes of a message: no server takes mail for its address; this message is taken by none; we are set up wrongly,
 * which says nothing of the message; or it is tried again.
 */
export type Verdict = 'no-such-address' | 'refused' | 'our-fault' | 'later'

/** Bad mailbox, bad system, null MX, unable to route (RFC 3463 §3.2, §3.5; RFC 7505). */
const NO_SUCH_ADDRESS = new Set(['5.1.1', '5.1.2', '5.1.10', '5.4.4'])

/** Whether an enhanced code says that nobody takes mail for the address. */
export const isNoSuchAddress = (status: string): boolean => NO_SUCH_ADDRESS.has(status)

/** Each rule with what it looks at; the first that holds decides. */
const rules: readonly (readonly [holds: (answer: SmtpAnswer) => boolean, verdict: Verdict])[] = [
  [({ code }) => code < 500, 'later'],
  // not signed in, or not as somebody it knows (RFC 4954 §6)
  [({ code }) => code === 530 || code === 535, 'our-fault'],
  // no recipient was named yet: it is us, or our sender, that it does not want
  [({ stage }) => stage === 'before', 'our-fault'],
  // a mailbox that is full is emptied again
  [({ code, status }) => code === 552 || status === '5.2.2', 'later'],
  [({ status }) => isNoSuchAddress(status), 'no-such-address'],
  [() => true, 'refused'],
]

export const verdictOn = (answer: SmtpAnswer): Verdict =>
  rules.find(([holds]) => holds(answer))?.[1] ?? 'later'

/** Whether a rule of the server refused it (RFC 3463 §3.8): it may be about us, and then about others after it. */
export const isByRule = ({ status }: SmtpAnswer): boolean => /^5\.7\.\d+$/.test(status)

/** Its codes alone: the rest of the line often repeats the address. */
export const told = ({ code, status }: SmtpAnswer): string => `${code} ${status}`.trimEnd()

/** Reads the answer that nodemailer hands on with its error; undefined where there was none. */
export function readAnswer(error: unknown): SmtpAnswer | undefined {
  const { response, command } = (error ?? {}) as { response?: unknown; command?: unknown }
  const [, code, status = ''] =
    /^(\d{3})[ -](?:(\d\.\d{1,3}\.\d{1,3})\b)?/.exec(typeof response === 'string' ? response : '') ?? []
  if (code === undefined) return undefined
  const stage: Stage = command === 'RCPT TO' ? 'recipient' : command === 'DATA' ? 'content' : 'before'
  return { code: Number(code), status, stage }
}
