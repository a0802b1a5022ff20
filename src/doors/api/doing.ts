import {
  asAgreed,
  inRehearsal,
  onceByKey,
  perform,
  performAround,
  plainly,
  type Act,
  type Around,
} from '../../acts/index.ts'
import { createProposalActs } from '../../acts/operating/index.ts'
import type { ProposalRow } from '../../domain/operators/index.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { ApiDoor, Caller } from './contract.ts'
import type { Answered, Does } from './operation.ts'
import { refusal } from './problems.ts'
import { proposalSaid } from './said.ts'

type Told = Answered | HttpProblem

/** How it is done. */
export type Way =
  | { readonly way: 'at-once' }
  | { readonly way: 'rehearse' }
  /** A program that sends it again by the same key is answered the same. */
  | { readonly way: 'once'; readonly key: string; readonly request: string }
  /** A second person must agree: it is rehearsed, and then proposed. */
  | {
      readonly way: 'propose'
      readonly by: AccountId
      readonly operation: string
      readonly target: string
      readonly version: string
      /** Its program sent a key of its own with it. */
      readonly isKeyed: boolean
      readonly request: Readonly<Record<string, unknown>>
    }
  | { readonly way: 'agree'; readonly by: AccountId; readonly proposal: ProposalRow }

/** Performs acts in one of these ways. @throws HttpProblem what is told of a refusal, once it is committed */
export function createDoes(door: ApiDoor, caller: Caller, way: Way): Does {
  return async (act, { target, input }, tell) => {
    const around = <Result>(how: (told: (done: never) => Told) => Around<never, Result>): Promise<Result> =>
      performAround(
        door,
        act as unknown as Act<unknown, unknown, never, unknown>, // `tell` is this act's own
        { who: caller.who, target, input },
        how(tell as (done: never) => Told),
      )
    if (way.way === 'rehearse') return rehearsed(settled(await around(inRehearsal)))
    if (way.way === 'once') return once(door, caller, way, around)
    if (way.way === 'propose') {
      const { changes = [] } = settled(await around(inRehearsal))
      return proposed(door, caller, {
        ...way,
        request: JSON.stringify(way.request),
        kept: JSON.stringify({ ...way.request, changes }),
      })
    }
    if (way.way === 'agree') {
      const { by, proposal } = way
      const isRefused = (each: Told): boolean => each instanceof HttpProblem
      const agreed = await around((told) => asAgreed({ who: caller.who, by, proposal }, told, isRefused))
      return settled(agreed === 'proposal-over' ? refusal('proposal-over') : agreed)
    }
    return settled(await around(plainly))
  }
}

function settled(told: Told): Answered {
  if (told instanceof HttpProblem) throw told
  return told
}

/** What would be answered, and what would not be as it was; no secret, for none was made. */
const rehearsed = ({ status, body, kept, changes = [] }: Answered): Answered => ({
  status: 200,
  body: { dry_run: true, status, answer: unshown(kept ?? body ?? null), changes },
})

/** What is kept of an answer says that its secret was shown: here none was made. */
const unshown = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'secret_already_shown' in answer
    ? { ...answer, secret_already_shown: false }
    : answer

/** A refusal, as it is kept. */
interface KeptProblem {
  readonly problem: Pick<HttpProblem, 'status' | 'code'> & Pick<HttpProblem['options'], 'faults'>
}

async function once(
  { vault }: ApiDoor,
  { client, person }: Caller,
  { key, request }: Extract<Way, { way: 'once' }>,
  around: <Result>(how: (told: (done: never) => Told) => Around<never, Result>) => Promise<Result>,
): Promise<Answered> {
  const given = { caller: `${client}/${person ?? ''}`, key, request }
  const done = await around((told) =>
    onceByKey<never, Answered | KeptProblem>(
      { vault, request: given },
      (each) => packed(told(each)),
      withoutSecrets,
    ),
  )
  if (done === 'another-request') throw refusal('idempotency-key-reused')
  const { answer } = done
  if (!('problem' in answer)) return answer
  const { status, code, faults } = answer.problem
  throw new HttpProblem(status, code, faults ? { faults } : {})
}

function packed(told: Told): Answered | KeptProblem {
  if (!(told instanceof HttpProblem)) return told
  const { status, code, options } = told
  return { problem: { status, code, ...(options.faults && { faults: options.faults }) } }
}

const withoutSecrets = (told: Answered | KeptProblem): Answered | KeptProblem =>
  'problem' in told || told.kept === undefined ? told : { ...told, body: told.kept }

/** 202: it waits for a second person. */
async function proposed(
  door: ApiDoor,
  { who }: Caller,
  {
    way: _way,
    ...asked
  }: Omit<Extract<Way, { way: 'propose' }>, 'request'> & {
    readonly request: string
    readonly kept: string
  },
): Promise<Answered> {
  const proposal = await perform(door, createProposalActs(door).propose, who, undefined, asked)
  if ('ok' in proposal) throw refusal('too-many', { retryAfter: proposal.retryAfter })
  return { status: 202, body: proposalSaid(door.vault, proposal), location: `/proposals/${proposal.id}` }
}
