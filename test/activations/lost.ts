import { perform } from '../../src/acts/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import type { Acting } from '../../src/domain/audit/index.ts'
import { activationActs } from '../../src/ports.ts'
import { codeTo, follow, mobileNumber } from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { Browser, type Page } from '../harness/browser.ts'
import { linkIn, mailsTo } from '../harness/mails.ts'
import { createPerson, type PersonOptions, type TestPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'

type Here = Pick<World, 'house'>

/** Somebody who has signed in before with a password and an app, whose address and number are known for long. */
export async function whoLost(world: Here, options: PersonOptions = {}) {
  const mobile = options.phone ?? mobileNumber()
  const person = await createPerson(world, { ...options, phone: mobile })
  const { db } = world.house
  const at = new Date(Date.now() - 400 * 86_400_000)
  await db.updateTable('account').set({ first_signed_in_at: at }).where('id', '=', person.id).execute()
  await db.updateTable('contact_set').set({ set_at: at }).where('account_id', '=', person.id).execute()
  return { ...person, mobile }
}

/** An operator begins a way back in for them. */
export async function tryRecover({ house }: Here, { id }: Pick<TestPerson, 'id'>, who: Acting = tester) {
  const account = await accountById(house.db, id)
  return perform(house, activationActs(house).beginRecovery, who, account!)
}

export async function beginRecovery(world: Here, person: Pick<TestPerson, 'id'>) {
  const done = await tryRecover(world, person)
  if (!done.ok) throw new Error(done.reason)
  return done.activation
}

/** The link that was mailed last, and where it is stopped. */
export async function recoveryLinks(world: Here, email: string): Promise<{ link: URL; stop: URL }> {
  const [mail] = await mailsTo(world, email, 'activation/recovery')
  if (!mail) throw new Error(`no way back in was mailed to ${email}`)
  const link = linkIn(mail, /^\/activate\//)
  return { link, stop: new URL(`${link.pathname}/stop`, link) }
}

/** From the link to the last page: asks for the code, and types it. */
export async function toGoIn(
  world: Here,
  { email, mobile }: { readonly email: string; readonly mobile: string },
  browser = new Browser(),
): Promise<{ browser: Browser; page: Page }> {
  const { link } = await recoveryLinks(world, email)
  const asked = await browser.submit(await follow(browser, link), { do: 'send' })
  return { browser, page: await browser.submit(asked, { code: await codeTo(world, mobile) }) }
}
