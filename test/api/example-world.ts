import { createProposalActs } from '../../src/acts/operating/index.ts'
import { sealPhone } from '../../src/domain/accounts/phone.ts'
import { setFirstPassword } from '../../src/domain/factors/password/index.ts'
import { enrolKnownSecret } from '../../src/domain/factors/totp/index.ts'
import { passwordSettings } from '../../src/joined.ts'
import { perform } from '../../src/acts/index.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { createOperator, giveRole, operationNamed } from '../harness/api.ts'
import { registrationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { createPerson, PASSWORD, TOTP_SECRET } from '../harness/people.ts'
import { createPortal, createTestResource } from '../harness/portal.ts'
import type { World } from '../harness/world.ts'
import { exampleIds } from '../../src/doors/api/organisations-said.ts'
import { runLetters } from '../../src/journeys/posting/index.ts'
import { addressOf, folderForLetters, orderOne, postingTo } from '../posting/given.ts'
import { organised } from './example-organisations.ts'

/** The person, the role and the proposals that the examples of the document name. */
const ids = {
  person: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c' as AccountId,
  token: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b8a',
  export: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b9a',
  role: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b6d',
  proposals: ['0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b7e', '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b7f'],
}

/** To whom letters are handed over. */
export const printing = { LETTERS_TO: folderForLetters() }

/** An installation as the examples of the document have it. @returns the token of an operator */
export async function exampleWorld(world: World): Promise<string> {
  const { db, vault, clock } = world.house
  const { token, person: operator } = await createOperator(world, 'operator')
  const nora = await createPerson(world, { name: 'Nora de Vries', email: 'nora@example.test' })
  await rename(world, nora.id)
  // she has signed in before, and has a number
  const known = { first_signed_in_at: clock(), phone: sealPhone(vault, ids.person, '+31612345678') }
  await db.updateTable('account').set(known).where('id', '=', ids.person).execute()
  await db.transaction().execute(async (tx) => {
    const hash = await world.house.hasher.hash(PASSWORD)
    const first = { accountId: ids.person, hash, setBy: 'owner' as const }
    await setFirstPassword(tx, passwordSettings(world.house), first, clock())
    await enrolKnownSecret(tx, vault, ids.person, TOTP_SECRET, clock())
  })
  await createPortal(world, { client_id: 'permits', redirect_uris: ['https://permits.example/callback'] })
  await createPortal(world, { client_id: 'old' })
  await createTestResource(world, 'https://permits.example/api')
  const vera = await createPerson(world)
  const role = await giveRole(world, { account: vera.id }, 'auditor')
  await db.updateTable('operator_role').set({ id: ids.role }).where('id', '=', role).execute()
  const other = await createOperator(world, 'operator')
  for (const id of ids.proposals) {
    const asked = {
      ...{
        operation: 'clients.delete',
        by: other.person.id,
        target: '/clients/old',
        version: '1',
        isKeyed: false,
      },
      request: id,
      kept: JSON.stringify({ params: { client_id: 'old' } }),
    }
    const who = { by: { account: other.person.id } }
    const made = await perform({ db, clock }, createProposalActs({ vault }).propose, who, undefined, asked)
    if (!('id' in made)) throw new Error('no proposal')
    const request = vault.seal(asked.kept, `proposal/${id}`)
    await db.updateTable('proposal').set({ id, request }).where('id', '=', made.id).execute()
  }
  await db
    .insertInto('people_export')
    .values({
      ...{ id: ids.export, asked_by: operator.id, made_at: clock() },
      expires_at: new Date(Date.now() + 60_000),
    })
    .execute()
  const made = await perform(world.house, registrationActs(world.house).createToken, tester, undefined, {
    ...{ name: 'Old', grants: [], scopes: ['openid'], origins: null, settings: {}, uses: 1, hours: 1 },
  })
  if (made.ok)
    await db.updateTable('registration_token').set({ id: ids.token }).where('id', '=', made.row.id).execute()
  await organised(world, ids.person)
  await sendTo(world)
  await foreseen(world)
  await posted(world)
  await db
    .insertInto('refused_grant')
    .values({
      reference: operationNamed('explanations.read').example.params?.['reference'] ?? '',
      ...{ client_id: 'permits', grant_type: 'authorization_code', at: clock() },
      cause: 'the code was redeemed twice',
    })
    .execute()
  return token
}

/** Letters, as the document names them: one that was posted, one that cannot be printed, and one that waits. */
async function posted(world: World): Promise<void> {
  const { db } = world.house
  const named = async (id: string, reference: string): Promise<void> => {
    await db.updateTable('letter').set({ reference }).where('id', '=', id).execute()
  }
  const { letter } = await orderOne(world)
  const strange = await orderOne(world, { address: addressOf({ name: '漢字' }) })
  await runLetters(postingTo(world, printing.LETTERS_TO), { by: { job: 'letters-run' } })
  await named(letter.id, exampleIds.letter)
  await named(strange.letter.id, exampleIds.strangeLetter)
  await orderOne(world)
}

/** Whom a change would lock out, as the document names it. */
async function foreseen({ house: { db, vault, clock } }: World): Promise<void> {
  const id = '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b9c'
  const wanted = vault.seal('{}', `foresight/${id}`)
  await db
    .insertInto('foresight')
    .values({
      ...{ id, client_id: 'permits', wanted, version: 1, asked_at: clock(), done_at: clock(), after: null },
      ...{ people: 1, refused: 0, sets_up: 1 },
    })
    .execute()
  await db
    .insertInto('foresight_person')
    .values({ foresight_id: id, account_id: ids.person, outlook: 'sets-up', what: 'totp' })
    .execute()
}

/** The message that somebody was sent, as the document names it. */
async function sendTo({ house: { db, vault, clock } }: World): Promise<void> {
  const id = '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b9b'
  const mail = { to: 'nora@example.test', text: 'A link', html: '<p>A link</p>', subject: 'A link' }
  const common = { channel: 'mail', urgency: 'awaited', template: 'recovery/link' } as const
  const content = { ...mail, ...common, accountId: ids.person, validFor: 3_600_000 }
  await db
    .insertInto('outbox_message')
    .values({
      ...{ id, ...common, account_id: ids.person, tries: 1, failed_at: null, failure: null },
      content: vault.seal(JSON.stringify(content), `outbox_message/${id}`),
      ...{ created_at: clock(), sent_at: clock(), expires_at: new Date(Date.now() + 3_600_000) },
    })
    .execute()
}

/** Gives somebody the id that the document has for its person. */
async function rename({ house: { db } }: World, id: AccountId): Promise<void> {
  const account = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  await db
    .insertInto('account')
    .values({ ...account, id: ids.person, subject: 'nora' })
    .execute()
  await db.updateTable('identifier').set({ account_id: ids.person }).where('account_id', '=', id).execute()
}
