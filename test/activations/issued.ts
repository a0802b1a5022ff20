import { randomUUID } from 'node:crypto'
import { perform } from '../../src/acts/index.ts'
import { activationActs } from '../../src/ports.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import type { AccountId, AttemptId } from '../../src/policy/vocabulary.ts'
import { codeTo, mobileNumber } from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, addNumber, createOrganisation, createRegister } from '../harness/organisations.ts'
import type { TestPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'
import { personOfOld } from './given.ts'

type Here = Pick<World, 'house'>

/** Somebody who never came, who acts for an organisation with a number, by a user name. */
export async function newcomer(world: World, of?: TestPerson) {
  const person = of ?? (await personOfOld(world))
  const organisation = await createOrganisation(world)
  const register = await createRegister(world)
  const number = await addNumber(world, organisation.id, register)
  // an organisation is known by its number of a register, before all others
  const numbers = [number.id]
  const member = { account: person.id }
  const { id } = await addMember(world, organisation.id, member, { userName: 'nina', numbers })
  return { person, organisation, register, number, within: { organisation: organisation.id, id } }
}

/** The installation, with details to which this code belongs. */
const actsWith = ({ house }: Here, code: 'text' | 'off') => {
  const activation = { ...house.config.activation, detailsCode: code }
  return activationActs({ ...house, config: { ...house.config, activation } })
}

/** Issues somebody details, and reads them from the mail. */
export async function issued(
  world: World,
  options: { readonly code?: 'text' | 'off'; readonly to?: Awaited<ReturnType<typeof newcomer>> } = {},
) {
  const { code = 'text', to = await newcomer(world) } = options
  const mobile = mobileNumber()
  const acts = actsWith(world, code)
  const done = await perform(world.house, acts.issueDetails, tester, to.within, { mobile })
  if (!done.ok) throw new Error(done.reason)
  const { text, password } = await detailsTo(world, to.person.email)
  return { ...to, mobile, activation: done.activation, text, password }
}

/** What the newest mail with details says. */
export async function detailsTo(world: World, email: string) {
  const [mail] = await mailsTo(world, email, 'activation/details')
  const text = mail?.text ?? ''
  const password = /\S+-aA1\b/.exec(text)?.[0]
  if (password === undefined) throw new Error(`no details to ${email}`)
  return { text, password }
}

/** The code that belongs to what was issued to somebody: asked for, and texted. */
export async function arrivalCode({ house }: Here, id: AccountId, mobile: string): Promise<string> {
  const account = await accountById(house.db, id)
  if (!account) throw new Error('there is no such account')
  const asked = { locale: 'en' as const, address: '192.0.2.1' }
  const sent = await perform(house, activationActs(house).sendArrivalCode, tester, account, asked)
  if (!sent.ok) throw new Error(sent.reason)
  return codeTo({ house }, mobile)
}

/** A sign-in of its own. */
export const anySignIn = (): AttemptId => randomUUID() as AttemptId
