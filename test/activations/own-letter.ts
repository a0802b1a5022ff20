import { perform } from '../../src/acts/index.ts'
import { accountById, type Account } from '../../src/domain/accounts/index.ts'
import { lettersTo, openLetter } from '../../src/domain/letters/index.ts'
import { activationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { createPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'
import { postal } from './posted.ts'

/** Somebody who has asked for a letter to confirm their address, and the code that it will have. */
export async function ownLetter({
  house,
}: Pick<World, 'house'>): Promise<{ account: Account; code: string }> {
  const { id } = await createPerson({ house })
  const account = await accountById(house.db, id)
  const asked = await perform(house, activationActs(house).askForLetter, tester, account!, {
    postal: postal(),
  })
  if (!asked.ok) throw new Error(asked.reason)
  const [letter] = await lettersTo(house.db, id)
  return { account: account!, code: openLetter(house.vault, letter!)!.code }
}
