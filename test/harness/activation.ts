import { perform, type Performing } from '../../src/acts/index.ts'
import type { Invited } from '../../src/acts/activations/index.ts'
import type { ActivationRow } from '../../src/domain/activations/index.ts'
import type { Acting } from '../../src/domain/audit/index.ts'
import type { MembershipSaid, OrganisationRow } from '../../src/domain/organisations/index.ts'
import { activationActs } from '../../src/ports.ts'
import { tester } from './acting.ts'
import { Browser, type Page } from './browser.ts'
import { linkIn, mailsTo, textsTo } from './mails.ts'
import { createOrganisation, membershipSaid } from './organisations.ts'
import type { World } from './world.ts'

type Here = Pick<World, 'house'>

/** A password that the policy takes. */
export const CHOSEN = 'Seven orange kettles'

let count = 0

/** A mobile number that no test has had yet. */
export const mobileNumber = (): string => `+316${String(10_000_000 + (count += 1))}`

export const newAddress = (): string => `new${process.pid}-${(count += 1)}@example.test`

export interface Inviting {
  readonly organisation?: OrganisationRow
  readonly person?: Partial<Invited>
  readonly said?: Partial<MembershipSaid>
  readonly client?: string | undefined
  readonly who?: Acting
  readonly performing?: Performing
}

/** Invites somebody who is new and has a mobile, where nothing else is said. @returns what came of it */
export async function tryInvite(world: Here, options: Inviting = {}) {
  const organisation = options.organisation ?? (await createOrganisation(world))
  const { mobile = mobileNumber(), ...rest } = options.person ?? {}
  const person = { email: newAddress(), name: 'Nina Nieuw', locale: 'en' as const, mobile, ...rest }
  const input = { person, said: membershipSaid(options.said), client: options.client }
  const done = await perform(
    options.performing ?? world.house,
    activationActs(world.house).invite,
    options.who ?? tester,
    organisation.id,
    input,
  )
  return { organisation, person, done }
}

export async function invite(world: Here, options: Inviting = {}) {
  const { done, ...rest } = await tryInvite(world, options)
  if (!done.ok) throw new Error(done.reason)
  return { ...rest, activation: done.activation }
}

/** The link that somebody was mailed last. */
export async function linkTo(world: Here, email: string): Promise<URL> {
  const [mail] = await mailsTo(world, email, 'activation/link')
  if (!mail) throw new Error(`no invitation to ${email}`)
  return linkIn(mail, /^\/activate\//)
}

/** The code that a number was texted last. */
export async function codeTo(world: Here, mobile: string): Promise<string> {
  const texts = await textsTo(world, mobile)
  const [code] = texts.flatMap((text) => /\b\d{6}\b/.exec(text)?.[0] ?? [])
  if (code === undefined) throw new Error(`no code to ${mobile}`)
  return code
}

/** Opens a link, and presses "continue". */
export const follow = async (browser: Browser, link: URL): Promise<Page> =>
  browser.submit(await browser.go(link), {}, { action: link.pathname })

/** From the link to the page where a password is chosen: asks for the code, and types it. */
export async function toPassword(
  world: Here,
  { email, mobile, browser = new Browser() }: { email: string; mobile: string; browser?: Browser },
): Promise<{ browser: Browser; page: Page }> {
  const asked = await browser.submit(await follow(browser, await linkTo(world, email)), { do: 'send' })
  return { browser, page: await browser.submit(asked, { code: await codeTo(world, mobile) }) }
}

/** All the way: somebody new is activated. @returns the page after it */
export async function acceptNew(world: Here, of: { email: string; mobile: string; browser?: Browser }) {
  const { browser, page } = await toPassword(world, of)
  return { browser, page: await browser.submit(page, { 'new-password': CHOSEN }) }
}

/** An invitation as it is kept. */
export async function activationRow({ house }: Here, id: string): Promise<ActivationRow> {
  return house.db.selectFrom('activation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
