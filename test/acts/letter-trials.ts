import { letterByReference, type LetterRow } from '../../src/domain/letters/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { invite } from '../harness/activation.ts'
import { addMember, createOrganisation } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
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
    await invite(the(), { person, organisation })
    const letter = (await lettersPosted(the())).get(person.name)
    const target = letter && (await letterByReference(the().house.db, letter.reference))
    if (!target) throw new Error('nothing was posted')
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
