import { sql } from 'kysely'
import { perform } from '../../src/acts/index.ts'
import { activationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { arrivalCode, issued, newcomer } from '../activations/issued.ts'
import { invite, linkTo, mobileNumber } from '../harness/activation.ts'
import { begunVisit, choosing, hashOf, personOfOld, shownVisit, textedCode } from '../activations/given.ts'
import { beginRecovery, recoveryLinks, whoLost } from '../activations/lost.ts'
import { ownLetter } from '../activations/own-letter.ts'
import { postal } from '../activations/posted.ts'
import { arrive } from '../harness/arrive.ts'
import { createPerson } from '../harness/people.ts'
import { addMember, createOrganisation, membershipSaid } from '../harness/organisations.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import type { World } from '../harness/world.ts'

type Trial = { target: unknown; input?: unknown; account?: AccountId }

/** To what each act on an activation is done, and with what. */
export const activationTrials = (the: () => World): Readonly<Record<string, () => Promise<Trial>>> => {
  /** Somebody who has an account and never came, and is invited. */
  const invited = async () => {
    const person = await personOfOld(the())
    const mobile = mobileNumber()
    const { activation } = await invite(the(), { person: { email: person.email, mobile } })
    return { person, mobile, activation }
  }
  const arrived = async () => {
    const { person } = await arrive(the())
    const { activation } = await invite(the(), { person: { email: person.email } })
    return { person, activation }
  }
  /** An organisation that nobody looks after any more, somebody who acts for it, and who takes it over. */
  const abandoned = async () => {
    const { id: target } = await createOrganisation(the())
    const { id: account } = await createPerson(the())
    await addMember(the(), target, { account })
    const { db, clock } = the().house
    await sql`update organisation set administered_at = ${clock()}, without_administrator_at = ${clock()} where id = ${target}`.execute(
      db,
    )
    const email = `ilse${Math.random()}@example.test`
    return { target, input: { email, name: 'Ilse Jansen', locale: 'nl' as const }, account }
  }
  return {
    'invitations.create': async () => {
      const { id: account, email } = await personOfOld(the())
      const person = { email, name: 'Nina', locale: 'nl', mobile: mobileNumber() }
      return {
        target: (await createOrganisation(the())).id,
        input: { person, said: membershipSaid() },
        account,
      }
    },
    'invitations.send-again': async () => {
      const { activation, person } = await invited()
      return { target: activation, input: {}, account: person.id }
    },
    'invitations.withdraw': async () => {
      const { target, input, account } = await abandoned()
      const { house } = the()
      const begun = await perform(house, activationActs(house).takeOver, tester, target, input)
      if (!begun.ok) throw new Error(begun.reason)
      return { target: begun.activation, account }
    },
    'activations.renew-link': async () => {
      const { person } = await invited()
      return { target: hashOf(await linkTo(the(), person.email)), account: person.id }
    },
    'activations.begin-visit': async () => {
      const { activation, person } = await invited()
      const link = hashOf(await linkTo(the(), person.email))
      return { target: activation, input: { token: Buffer.alloc(32, 7), link } }
    },
    'activations.send-code': async () => {
      const { activation, person } = await invited()
      const input = { locale: 'en', address: '192.0.2.1' }
      return { target: await begunVisit(the(), activation), input, account: person.id }
    },
    'activations.show-code': async () => {
      const { activation, mobile } = await invited()
      const visit = await begunVisit(the(), activation)
      const code = await textedCode(the(), visit, mobile)
      return { target: { visit: visit.token_hash }, input: { code } }
    },
    'activations.leave-session': async () => {
      const { person } = await arrive(the())
      const { rows } = await sql<{
        key: Buffer
      }>`select key from session where account_id = ${person.id}`.execute(the().house.db)
      return { target: rows[0]?.key.toString('hex') }
    },
    'activations.accept': async () => {
      const { activation, mobile, person } = await invited()
      const visit = await shownVisit(the(), activation, mobile)
      return { target: visit.token_hash, input: choosing(), account: person.id }
    },
    'activations.issue-details': async () => {
      const { person, within } = await newcomer(the())
      return { target: within, input: { mobile: mobileNumber() }, account: person.id }
    },
    'activations.send-arrival-code': async () => {
      const { person } = await issued(the())
      const input = { locale: 'en', address: '192.0.2.1' }
      return { target: await accountById(the().house.db, person.id), input, account: person.id }
    },
    'activations.show-arrival-code': async () => {
      const { person, mobile } = await issued(the())
      const account = await accountById(the().house.db, person.id)
      const code = await arrivalCode(the(), person.id, mobile)
      return { target: account, input: { attempt: 'a-sign-in', code } }
    },
    'activations.arrive': async () => {
      const { person } = await issued(the(), { code: 'off' })
      return { target: await accountById(the().house.db, person.id), input: { attempt: 'a-sign-in' } }
    },
    'activations.begin-recovery': async () => {
      const { id } = await whoLost(the())
      return { target: await accountById(the().house.db, id), account: id }
    },
    'activations.withdraw-recovery': async () => {
      const { id } = await whoLost(the())
      await beginRecovery(the(), { id })
      return { target: await accountById(the().house.db, id) }
    },
    'activations.stop-recovery': async () => {
      const person = await whoLost(the())
      await beginRecovery(the(), person)
      return { target: hashOf((await recoveryLinks(the(), person.email)).link) }
    },
    'organisations.take-over': abandoned,
    'activations.ask-for-letter': async () => {
      const { id } = await createPerson(the())
      return { target: await accountById(the().house.db, id), input: { postal: postal() }, account: id }
    },
    'activations.show-own-code': async () => {
      const { account, code } = await ownLetter(the())
      const input = { session: 'a-session', code }
      return { target: account, input, account: account.id }
    },
    'activations.withdraw-own-letter': async () => ({ target: (await ownLetter(the())).account }),
    'activations.recover': async () => {
      const person = await whoLost(the())
      const row = await beginRecovery(the(), person)
      const { link } = await recoveryLinks(the(), person.email)
      const visit = await shownVisit(the(), row, person.mobile, link)
      return { target: visit.token_hash, account: person.id }
    },
    'activations.join': async () => {
      const { activation, person } = await arrived()
      const visit = await begunVisit(the(), activation)
      return { target: visit.token_hash, input: { account: person.id }, account: person.id }
    },
  }
}
