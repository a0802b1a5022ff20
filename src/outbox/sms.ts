import { seconds } from '../platform/clock.ts'
import { PermanentFailure, type Transport } from './deliver.ts'
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

/**
 * Text messages by the first provider that takes them. One that does not answer in time, or cannot now (5xx, 429),
 * leaves it to the next; when none has taken it, it is tried again later. Only when all have refused it (4xx) is it
 * given up: it would not be taken another time.
 */
export function createSmsTransport(providers: readonly SmsProvider[]): Transport<Sms> {
  return {
    async send(id, { to, text }) {
      const failures: Failure[] = []
      for (const provider of providers) {
        const failure = await sendBy(provider, { id, to, text })
        if (!failure) return
        failures.push(failure)
      }
      const told = failures.map(({ provider, why }) => `${provider}: ${why}`).join('; ')
      throw failures.every(({ isFinal }) => isFinal) ? new PermanentFailure(told) : new Error(told)
    },
  }
}

interface Failure {
  readonly provider: string
  readonly why: string
  readonly isFinal: boolean
}

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
    const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429
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
