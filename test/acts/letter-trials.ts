import { lettersInOrder, type LetterRow } from '../../src/domain/letters/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { invite } from '../harness/activation.ts'
import { addMember, createOrganisation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { eventually } from '../harness/until.ts'
import type { World } from '../harness/world.ts'
import { postal, whom } from '../activations/posted.ts'
import { lettersPosted, orderOne } from '../posting/given.ts'

type Trial = { target: unknown; input?: unknown; account?: AccountId }

/** To what each act on a letter is done, and with what. */
export const letterTrials = (the: () => World): Readonly<Record<string, () => Promise<Trial>>> => {
  /** A letter that was posted to somebody who is invited, and who looks after the organisation that it is for. */
  const posted = async (): Promise<{ target: LetterRow; account: AccountId }> => {
    const organisation = await createOrganisation(the())
    const { id: account } = await createPerson(the())
    await addMember(the(), organisation.id, { account }, { role: 'administrator', powers: ['people'] })
    const person = { ...whom(), postal: postal() }
    const { activation } = await invite(the(), { person, organisation })
    // a run that another trial has asked for may be under way, or take it along
    const target = await eventually(async () => {
      await lettersPosted(the())
      const all = await lettersInOrder(the().house.db, { limit: 10, states: ['handed-over'] })
      return all.find(({ activation_id: of }) => of === activation.id)
    })
    return { target, account }
  }
  return {
    'letters.returned': async () => ({ ...(await posted()), input: 'moved' }),
    'letters.run': async () => {
      await orderOne(the())
      return { target: undefined }
    },
    'letters.reprint': async () => ({ target: (await posted()).target }),
  }
}
