import { openRun, waitingLetters } from '../../domain/letters/index.ts'
import type { House } from '../../house.ts'
import { needsOf } from '../../joined.ts'
import { postingOf } from '../../journeys/posting/index.ts'
import type { Receiver } from '../../platform/handing/contract.ts'
import type { Finding } from './finding.ts'

/** Whether letters can be handed over, and whether some wait for a person. */
export async function letters(house: House): Promise<Finding> {
  const what = 'letters'
  const posting = postingOf(needsOf(house))
  if (!posting) {
    const value = house.config.letters.isServed ? 'kept, not handed over' : 'none are offered'
    return { what, value, advice: 'Set LETTERS_TO to have codes posted to who has no mobile.' }
  }
  const { setAside, queued } = await waitingLetters(house.db, house.clock())
  const value = `${posting.receiver.name}; ${queued} to be printed, ${setAside} set aside`
  const fault = await faultOf(posting.receiver)
  if (fault !== undefined) return { what, value, advice: `Nothing can be handed over: ${fault}.` }
  const open = await openRun(house.db)
  if (open?.fault != null)
    return {
      what,
      value,
      advice: `The run ${open.name} was not handed over (${open.fault}): \`sluis letters run\`.`,
    }
  if (setAside > 0)
    return {
      what,
      value,
      advice: 'Letters cannot be printed: `sluis letters list --state set-aside` says why.',
    }
  return { what, value }
}

/** Why nothing can be handed over; undefined: it can. */
async function faultOf(receiver: Receiver): Promise<string | undefined> {
  try {
    const handing = await receiver.open()
    await handing.list()
    await handing.close()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
