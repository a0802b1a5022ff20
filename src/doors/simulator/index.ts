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
import { HttpProblem } from '../../platform/http/problem.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import { readJson, type Fault, type Read } from '../../platform/schema/index.ts'
import { acrToTell } from '../../policy/levels/goal.ts'
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
  /** What is the matter with what a subject is given next. */
  readonly faultOf: (subject: string) => Answer['fault']
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
  const wrong = new Map<string, Answer['fault']>()
  let standing: Answer | undefined
  return {
    gate,
    faultOf: (subject) => wrong.get(subject),
    endpoints(needs) {
      const finish = async (
        exchange: Exchange,
        request: SignInRequest,
        answer: Answer,
      ): Promise<HttpAnswer> => {
        const now = needs.clock()
        if (answer.error !== undefined)
          return seeOther(
            await needs.protocol.finish(exchange.raw, { error: answer.error, description: 'simulated' }),
          )
        const person = { ...answer, sub: answer.sub ?? 'somebody' }
        const made = await perform(needs, createSimulatedPerson(needs), who, undefined, person)
        if (!made.ok) throw new HttpProblem(400, 'invalid', { detail: `the person: ${made.reason}` })
        const { account } = made
        const rung = rungOf(needs.here.ladder, answer.level ?? 'two-factor')
        const amr = answer.amr ?? (rung.asks.kinds === 2 ? ['mfa', 'otp', 'pwd'] : ['pwd'])
        gate.choose(request.attempt, { account: account.id, rung, amr, at: now })
        wrong.set(account.subject, answer.fault)
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
            const said = header === undefined ? standing : asked(header)
            return said ? finish(exchange, request, said) : show(exchange, JSON.stringify(example, null, 2))
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

function asked(header: string): Answer {
  const read: Read<Answer> = readJson(answerSchema(), header)
  if (read.ok) return read.value
  throw new HttpProblem(400, 'invalid', { faults: read.faults, detail: `the header ${HEADER} is wrong` })
}
