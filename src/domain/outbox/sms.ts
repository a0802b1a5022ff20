import { createBreaker } from '../../platform/breaker.ts'
import { seconds, type Clock } from '../../platform/clock.ts'
import type { Count } from '../../platform/http/metrics.ts'
import type { Log } from '../../platform/log.ts'
import { createRepeated } from '../../platform/repeated.ts'
import type { Transport } from './deliver.ts'
import type { Sms } from './message.ts'

/**
 * A provider of text messages, as a request over HTTP: any of them, described in a file. `{to}` (E.164), `{text}` and
 * `{id}` (the same for each try of one message, so that a provider can tell a copy) are filled in in the address, the
 * headers and the fields, each as its place wants it written.
 */
export interface SmsProvider {
  readonly name: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** How `fields` are written: a JSON object, or a form. */
  readonly as: 'json' | 'form'
  readonly fields: Readonly<Record<string, unknown>>
  /** Seconds to wait for the answer. */
  readonly timeout: number
}

export interface SmsOptions {
  readonly providers: readonly SmsProvider[]
  readonly clock: Clock
  readonly log: Log
  readonly count: Count<'provider' | 'outcome'>
}

export const providerCounter = {
  name: 'sluis_sms_provider_total',
  help: 'Text messages handed to a provider, and whether it took them, refused them or failed',
  labels: ['provider', 'outcome'],
} as const

/**
 * Text messages by the first provider that takes them. One that does not answer in time, or cannot now (5xx, 429), or
 * does not let us in, leaves it to the next, and is skipped for a while when that has happened three times in a row: while
 * there is another one, that is sooner. When none has taken it, it is tried again later. Only when all have refused it
 * (4xx) is it given up: it would not be taken another time.
 */
export function createSmsTransport({ providers, clock, log, count }: SmsOptions): Transport<Sms> {
  const breaker = createBreaker()
  const repeated = createRepeated()
  return {
    async send(id, { to, text }) {
      const failures: Failure[] = []
      let asked = 0
      // where all are skipped there is none to be sooner with: each is asked after all
      const order = [
        ...providers.map((each) => ({ each, isLast: false })),
        ...providers.map((each) => ({ each, isLast: true })),
      ]
      for (const { each: provider, isLast } of order) {
        if (isLast ? asked > 0 : !breaker.allows(provider.name, clock())) continue
        asked += isLast ? 0 : 1
        const failure = await sendBy(provider, { id, to, text })
        count({
          provider: provider.name,
          outcome: !failure ? 'taken' : failure.isFinal ? 'refused' : 'failed',
        })
        if (failure && !failure.isFinal) {
          breaker.failed(provider.name, clock())
          repeated(provider.name, clock(), (times) => {
            const line = { provider: provider.name, why: failure.why, times }
            log.warn(line, 'a provider of text messages fails')
          })
        } else breaker.worked(provider.name)
        if (!failure) return { is: 'sent' }
        failures.push(failure)
      }
      const why = failures.map((each) => `${each.provider}: ${each.why}`).join('; ')
      const refused = failures.length === providers.length && failures.every(({ isFinal }) => isFinal)
      return { is: refused ? 'refused' : 'later', why }
    },
    close: () => undefined,
  }
}

interface Failure {
  readonly provider: string
  readonly why: string
  readonly isFinal: boolean
}

/** Answers that say more of us, of our account there or of this moment than of the message (RFC 9110 §15.5). */
const NOT_OF_THE_MESSAGE = new Set([401, 402, 403, 407, 408, 429])

async function sendBy(
  provider: SmsProvider,
  values: Readonly<Record<string, string>>,
): Promise<Failure | undefined> {
  const { name, as, headers } = provider
  const fields = filled(provider.fields, values) as Record<string, string>
  try {
    const { ok, status, body } = await fetch(filledIn(provider.url, values, encodeURIComponent), {
      method: 'POST',
      headers: {
        'content-type': as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
        ...(filled(headers, values) as Record<string, string>),
      },
      body: as === 'json' ? JSON.stringify(fields) : new URLSearchParams(fields),
      redirect: 'error',
      signal: AbortSignal.timeout(seconds(provider.timeout)),
    })
    await body?.cancel()
    if (ok) return undefined
    const isFinal = status >= 400 && status < 500 && !NOT_OF_THE_MESSAGE.has(status)
    return { provider: name, why: `answered ${status}`, isFinal }
  } catch (error) {
    // the error may hold the address, and with it what was sent: only its kind is told
    return { provider: name, why: error instanceof Error ? error.name : 'failed', isFinal: false }
  }
}

const filledIn = (
  template: string,
  values: Readonly<Record<string, string>>,
  written: (value: string) => string = (value) => value,
): string => template.replace(/\{(to|text|id)\}/g, (_, name: string) => written(values[name] ?? ''))

/** Everything of text in `template`, filled in. */
function filled(template: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof template === 'string') return filledIn(template, values)
  if (Array.isArray(template)) return template.map((each: unknown) => filled(each, values))
  if (typeof template !== 'object' || template === null) return template
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, values)]))
}
