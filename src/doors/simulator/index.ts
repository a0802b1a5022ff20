/**
 * Simulator: the engine as it is, with a sign-in that nobody goes through. Portals' own tests say who signs in, at which
 * level, and what goes wrong: in a header, beforehand, or on a page. Never part of a server: `sluis simulate` starts it, on
 * a database that it throws away.
 */
import { simulatePage } from '../../../views/simulator/page.ts'
import { perform } from '../../acts/index.ts'
import { createSimulatedPerson } from '../../acts/operating/index.ts'
import type { Acting } from '../../domain/audit/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Clock } from '../../platform/clock.ts'
import { json, page, seeOther, type Answer as HttpAnswer } from '../../platform/http/answers.ts'
import { jsonBody } from '../../platform/http/bodies.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import { readJson, type Fault, type Read } from '../../platform/schema/index.ts'
import { acrToTell } from '../../policy/levels/goal.ts'
import { isRetired } from '../../policy/signin/index.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { Brand } from '../../../views/brand.ts'
import type { Protocol, SignInRequest } from '../../journeys/signin/index.ts'
import { answerSchema, errors, faults, type Answer } from './answer.ts'
import { createSimulatedGate, rungOf, type SimulatedGate } from './gate.ts'

export { answerSchema, type Answer } from './answer.ts'

/** The header that says who signs in. */
export const HEADER = 'sluis-simulate'

export interface Simulating {
  readonly db: Db
  readonly vault: Vault
  readonly clock: Clock
  readonly protocol: Protocol
  readonly here: { readonly brand: Brand; readonly ladder: Ladder }
}

export interface Simulator {
  readonly gate: SimulatedGate
  endpoints(needs: Simulating): Endpoint[]
}

const who: Acting = { by: { job: 'simulate' } }

export function createSimulator(options: {
  readonly db: Db
  readonly ladder: Ladder
  /** Lets other keys sign from now on. */
  readonly rotateKeys: () => Promise<void>
}): Simulator {
  const gate = createSimulatedGate(options.db, options.ladder)
  let standing: Answer | undefined
  return {
    gate,
    endpoints(needs) {
      const finish = async (
        exchange: Exchange,
        request: SignInRequest,
        answer: Answer,
      ): Promise<HttpAnswer> => {
        const now = needs.clock()
        const ended = async (error: string): Promise<HttpAnswer> =>
          seeOther(await needs.protocol.finish(exchange.raw, { error, description: 'simulated' }))
        if (answer.error !== undefined) return ended(answer.error)
        if (isRetired(request.wish.retiresAt, now)) return ended('access_denied')
        const person = { ...answer, sub: answer.sub ?? 'somebody' }
        const make = () => perform(needs, createSimulatedPerson(needs), who, undefined, person)
        const first = await make()
        // somebody who came at the same moment has made them: now they are there
        const made = first.ok || first.reason !== 'email-taken' ? first : await make()
        if (!made.ok)
          return show(exchange, JSON.stringify(answer, null, 2), [
            { path: [], says: `says somebody who cannot be: ${made.reason}` },
          ])
        const { account } = made
        const rung = rungOf(needs.here.ladder, answer.level ?? 'two-factor')
        const amr = answer.amr ?? (rung.asks.kinds === 2 ? ['mfa', 'otp', 'pwd'] : ['pwd'])
        if (request.pinned !== undefined && request.pinned !== account.id) return ended('login_required')
        gate.choose(request.attempt, { account: account.id, rung, amr, at: now, fault: answer.fault })
        if (answer.fault === 'rotated-key') await options.rotateKeys()
        const acr = acrToTell(needs.here.ladder, request.wish, rung)
        const login = { account: account.id, subject: account.subject, acr, amr, authTime: now }
        return seeOther(await needs.protocol.finish(exchange.raw, { login }))
      }
      const show = (exchange: Exchange, said: string, found: readonly Fault[] = []): HttpAnswer =>
        page(
          simulatePage({
            frame: {
              brand: needs.here.brand,
              locale: chooseLocale(exchange.wishes),
              here: exchange.path,
            },
            ...{ action: exchange.path, said, faults: found, errors, wrongs: faults },
            levels: needs.here.ladder.map(({ key }) => key),
          }),
          { status: found.length > 0 ? 422 : 200 },
        )
      return [
        {
          method: 'GET',
          path: '/signin/:uid',
          async handle(exchange) {
            const request = await needs.protocol.request(exchange.raw)
            if (request.prompt === 'consent') return seeOther(`/signin/${request.uid}/consent`)
            const header = exchange.header(HEADER)
            const said: Read<Answer | undefined> =
              header === undefined ? { ok: true, value: standing } : readJson(answerSchema(), asUtf8(header))
            if (!said.ok) return show(exchange, asUtf8(header ?? ''), said.faults)
            if (said.value) return finish(exchange, request, said.value)
            return show(exchange, JSON.stringify(example, null, 2))
          },
        },
        {
          method: 'POST',
          path: '/signin/:uid',
          async handle(exchange) {
            const request = await needs.protocol.request(exchange.raw)
            const { form } = exchange
            const read: Read<Answer> = readJson(answerSchema(), form['answer'] ?? '')
            if (!read.ok) return show(exchange, form['answer'] ?? '', read.faults)
            return finish(exchange, request, {
              ...read.value,
              ...(form['do'] === 'deny' ? { error: 'access_denied' as const } : {}),
            })
          },
        },
        {
          method: 'PUT',
          path: '/simulate',
          async handle(exchange) {
            standing = await exchange.read(jsonBody(answerSchema()))
            return json(standing)
          },
        },
        {
          method: 'DELETE',
          path: '/simulate',
          async handle() {
            standing = undefined
            return { kind: 'nothing' }
          },
        },
      ]
    },
  }
}

const example: Answer = {
  sub: 'nora',
  name: 'Nora Nieuwenhuis',
  email: 'nora@portal.example',
  level: 'two-factor',
}

/** A header comes as Latin-1 (RFC 9110 §5.5); programs mostly send UTF-8. */
function asUtf8(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'))
  } catch {
    return header
  }
}
