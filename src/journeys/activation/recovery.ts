import { goInPage, recoveryPage, stoppedPage, stopPage } from '../../../views/activation/recovery.ts'
import type { Problem } from '../../../views/problem-text.ts'
import { perform } from '../../acts/index.ts'
import { aboutActivation } from '../../acts/activations/index.ts'
import { activationOfLink, type ActivationRow } from '../../domain/activations/index.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import { codeOf } from '../../policy/activation/index.ts'
import { activatePath, type Activating } from './contract.ts'
import { frameOf } from './look.ts'
import { atStep, byNobody, renderOver, signInFor } from './steps.ts'

// What a way back in has of its own: its first page, its last, and the link that stops it.

const recoverPath = '/recover'

export async function showRecovery(
  deps: Activating,
  exchange: Exchange,
  row: ActivationRow,
): Promise<Answer> {
  const [frame, about] = [await frameOf(deps, exchange, { row }), await aboutActivation(deps.db, row)]
  return page(
    recoveryPage({
      ...{ frame, about, action: exchange.path, email: row.email },
      code: codeOf(row.legs) ?? 'text',
      stop: `${exchange.path}/stop`,
    }),
    { isSecret: true },
  )
}

const goInPath = `${activatePath}/go-in`

/** Both legs were shown here: they go on to sign in, and lose nothing by looking at this page. */
export const showGoIn = atStep(goInPath, async (_deps, _exchange, { frame }) =>
  page(goInPage({ frame: { ...frame, here: goInPath }, action: goInPath, forgotten: recoverPath })),
)

export const answerGoIn = atStep(goInPath, async (deps, exchange, visit) => {
  const token = visit.visit.token_hash
  const done = await perform(deps, deps.activations.recover, byNobody(exchange), token)
  if (done.ok) return seeOther(signInFor(deps))
  // what is not over still leads here: they would come back to it for ever
  return done.reason === 'visit-over' ? seeOther(activatePath) : renderOver(deps, visit, done.reason)
})

/** What a link is of, where that is a way back in: any that was mailed for it, and one that opens nothing as well. */
async function recoveryOf({ db }: Activating, { params }: Exchange) {
  const hash = sha256(params['token'] ?? '')
  const row = (await activationOfLink(db, hash))?.row
  return row?.purpose === 'recovery' ? { hash, row } : undefined
}

/** Whoever was told of a way back in is asked whether it is to be stopped. */
export async function showStop(deps: Activating, exchange: Exchange, problem?: Problem): Promise<Answer> {
  const row = (await recoveryOf(deps, exchange))?.row
  const frame = { ...(await frameOf(deps, exchange, { row })), here: exchange.path }
  // for what is none of ours, the same as for what is over
  if (row === undefined || row.ended_as !== null) {
    const was = row?.ended_as === 'accepted' ? 'used' : 'over'
    return page(stoppedPage({ frame, was, password: recoverPath }), { isSecret: true })
  }
  return page(stopPage({ frame, action: exchange.path, problem }), { problem, isSecret: true })
}

export async function answerStop(deps: Activating, exchange: Exchange): Promise<Answer> {
  const found = await recoveryOf(deps, exchange)
  if (!found || found.row.ended_as !== null) return showStop(deps, exchange)
  if (exchange.form['sure'] !== 'yes') return showStop(deps, exchange, { reason: 'not-sure', field: 'sure' })
  const done = await perform(deps, deps.activations.stopRecovery, byNobody(exchange), found.hash)
  if (!done.ok) return showStop(deps, exchange)
  const frame = { ...(await frameOf(deps, exchange, { row: found.row })), here: exchange.path }
  return page(stoppedPage({ frame, was: 'stopped', password: recoverPath }), { isSecret: true })
}
