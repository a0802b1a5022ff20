import { randomBytes } from 'node:crypto'
import { perform } from '../../src/acts/index.ts'
import { visitByToken, type ActivationRow, type VisitRow } from '../../src/domain/activations/index.ts'
import { sha256 } from '../../src/platform/crypto/random.ts'
import { activationActs } from '../../src/ports.ts'
import { codeTo, CHOSEN, linkTo } from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { createPerson, type PersonOptions, type TestPerson } from '../harness/people.ts'
import type { World } from '../harness/world.ts'

type Here = Pick<World, 'house'>

/** A link, as it is looked up. */
export const hashOf = (link: URL): Buffer => sha256(link.pathname.split('/').at(-1) ?? '')

/** A browser that has opened a link: of an invitation, the one that was mailed last. */
export async function begunVisit({ house }: Here, row: ActivationRow, by?: URL): Promise<VisitRow> {
  const [token, link] = [randomBytes(32), hashOf(by ?? (await linkTo({ house }, row.email)))]
  await perform(house, activationActs(house).beginVisit, tester, row, { token, link })
  const visit = await visitByToken(house.db, token)
  if (!visit) throw new Error('no visit began')
  return visit
}

/** The same, for which the code was asked. @returns the code */
export async function textedCode({ house }: Here, visit: VisitRow, mobile: string): Promise<string> {
  const asked = { locale: 'en' as const, address: '192.0.2.1' }
  const sent = await perform(house, activationActs(house).sendCode, tester, visit, asked)
  if (!sent.ok) throw new Error(sent.reason)
  return codeTo({ house }, mobile)
}

/** A browser in which both legs were shown. */
export async function shownVisit(
  world: Here,
  row: ActivationRow,
  mobile: string,
  by?: URL,
): Promise<VisitRow> {
  const visit = await begunVisit(world, row, by)
  const code = await textedCode(world, visit, mobile)
  const of = { visit: visit.token_hash }
  const shown = await perform(world.house, activationActs(world.house).showCode, tester, of, { code })
  if (!shown.ok) throw new Error(shown.reason)
  return visit
}

/** What somebody sends who chooses a password. */
export const choosing = (password = CHOSEN) => ({
  ...{ fields: { 'new-password': password }, keepsNumber: false },
  gone: new AbortController().signal,
})

/** Somebody who never came, whose address was set four days ago: whoever invites them has not chosen it just now. */
export async function personOfOld(world: Here, options: PersonOptions = {}): Promise<TestPerson> {
  const person = await createPerson(world, { totp: false, ...options })
  const at = new Date(Date.now() - 4 * 86_400_000)
  await world.house.db
    .updateTable('contact_set')
    .set({ set_at: at })
    .where('account_id', '=', person.id)
    .execute()
  return person
}
