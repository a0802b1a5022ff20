import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { perform, type Act } from '../../src/acts/index.ts'
import {
  beOperator,
  createOperatingActs,
  createHelpActs,
  createProposalActs,
  createSimulatedPerson,
  createSimulatedPortals,
  grantRoleTo,
  noteRehearsal,
  withdrawRoleOf,
} from '../../src/acts/operating/index.ts'
import { noteRestored } from '../../src/acts/operating/restored.ts'
import {
  accountActs,
  activationActs,
  clientActs,
  clientValidator,
  letterActs,
  demoSeed,
  organisationActs,
  registrationActs,
} from '../../src/ports.ts'
import { createStartRecovery } from '../../src/journeys/recovery/index.ts'
import { accountById, type Account } from '../../src/domain/accounts/index.ts'
import { actorText, type Acting } from '../../src/domain/audit/index.ts'
import { credentialRevision, credentialsOf } from '../../src/domain/factors/index.ts'
import { sha256 } from '../../src/platform/crypto/random.ts'
import type { AccountId } from '../../src/policy/vocabulary.ts'
import { eventKinds, factors, messages } from '../../src/joined.ts'
import { addressChange } from '../accounts/given.ts'
import { postal } from '../activations/posted.ts'
import { tester } from '../harness/acting.ts'
import { arrive } from '../harness/arrive.ts'
import { Browser } from '../harness/browser.ts'
import { createPerson, type TestPerson } from '../harness/people.ts'
import { createPortal, REDIRECT } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { since } from './given.ts'
import { folderForLetters } from '../posting/given.ts'
import { letterTrials } from './letter-trials.ts'
import { activationTrials } from './activation-trials.ts'
import { organisationTrials } from './organisation-trials.ts'
import { programTrials } from './program-trials.ts'

const the = useWorld({ env: { LETTERS_TO: folderForLetters() } })

interface Trial {
  readonly target: unknown
  readonly input?: unknown
  /** To whom what is told goes, where that is not the person it is done to. */
  readonly account?: AccountId
}

const rowOf = async ({ id }: Pick<TestPerson, 'id'>): Promise<Account> => {
  const account = await accountById(the().house.db, id)
  if (!account) throw new Error('there is no such account')
  return account
}

const somebody = async (): Promise<Trial & { target: Account }> => ({
  target: await rowOf(await createPerson(the())),
})

/** Somebody to whom it has been done before. */
const after = async (act: Act<Account, undefined, unknown>): Promise<Trial> => {
  const { target } = await somebody()
  await perform(the().house, act, tester, target)
  return { target: await rowOf(target) }
}

const operating = () => createOperatingActs(the().house)
const clients = () => clientActs(the().house)
const registrations = () => registrationActs(the().house)
const accounts = () => accountActs(the().house)

/** To what each is done, and with what: an act that is not here fails. */
const trials: Readonly<Record<string, () => Promise<Trial>>> = {
  'accounts.know-as': async () => {
    const { clientId: client } = await createPortal(the(), { subject_type: 'pairwise' })
    return { ...(await somebody()), input: { client, as: `old-${randomUUID()}` } }
  },
  'accounts.create': async () => ({
    target: undefined,
    input: {
      email: `new${Math.random()}@example.test`,
      name: 'New',
      locale: 'en',
      activated: false,
      password: 'x',
    },
  }),
  'accounts.close': somebody,
  'accounts.disable': somebody,
  'accounts.enable': () => after(accounts().disable),
  'accounts.free-address': () => after(accounts().close),
  'accounts.report-stranger': async () => ({ ...(await somebody()), input: { reference: 'r' } }),
  'accounts.issue-password': somebody,
  'accounts.change-address': async () => ({
    ...(await somebody()),
    input: { email: `other${Math.random()}@example.test` },
  }),
  'accounts.set-postal': async () => ({ ...(await somebody()), input: { postal: postal() } }),
  'accounts.correct-address': async () => ({
    ...(await somebody()),
    input: { email: `right${Math.random()}@example.test` },
  }),
  'accounts.follow-address-link': async () => {
    const person = await createPerson(the())
    const change = await addressChange(the(), person, `moved${Math.random()}@example.test`, 'new')
    return { target: { ...change, role: 'old' }, account: person.id }
  },
  'accounts.start-recovery': somebody,
  'people.look-at': somebody,
  'people.note-search': async () => ({ target: undefined, input: { by: 'name', found: 2 } }),
  'people.agree-to-export': async () => ({
    target: undefined,
    input: { askedBy: (await createPerson(the())).id },
  }),
  'people.read-export': async () => {
    const { id } = await createPerson(the())
    const made = await perform(the().house, accounts().agreeToExport, tester, undefined, { askedBy: id })
    return { target: made.id, input: { by: id } }
  },
  'accounts.end-sessions': async () => ({ ...(await somebody()), input: { reason: 'test' } }),
  'accounts.end-session': async () => {
    const { person } = await arrive(the())
    const { rows } = await sql<{
      key: Buffer
    }>`select key from session where account_id = ${person.id}`.execute(the().house.db)
    return { target: await rowOf(person), input: { key: rows[0]?.key.toString('hex'), reason: 'test' } }
  },
  'accounts.forget-browser': async () => {
    const person = await createPerson(the())
    const id = crypto.randomUUID()
    const { db } = the().house
    const app = (await credentialsOf(db, person.id)).find(({ kind }) => String(kind) === 'totp')!
    const now = new Date()
    await db
      .insertInto('remembered_browser')
      .values({
        ...{ id, account_id: person.id, credential_id: app.id, kind: app.kind, token_hash: sha256(id) },
        ...{ restricted: false, era: 0, user_agent: 'x', used_at: null },
        ...{ proven_at: now, expires_at: new Date(now.getTime() + 60_000) },
      })
      .execute()
    return { target: await rowOf(person), input: { id } }
  },
  'accounts.remove-factor': async () => {
    const person = await createPerson(the())
    const { db } = the().house
    const app = (await credentialsOf(db, person.id)).find(({ kind }) => String(kind) === 'totp')
    const { ladder } = the().config
    const managing = {
      ...{ ledger: accountHost(), factors: factors(the().house), ladder, proven: [], provedAddress: true },
      changes: await credentialRevision(db, person.id),
    }
    return {
      target: await rowOf(person),
      input: { managing, id: app?.id, floors: [], kept: {} },
    }
  },
  'accounts.rename-factor': async () => {
    const person = await createPerson(the())
    const app = (await credentialsOf(the().house.db, person.id)).find(({ kind }) => String(kind) === 'totp')
    return { target: await rowOf(person), input: { id: app?.id, name: 'My phone' } }
  },
  'accounts.change-profile': async () => ({
    ...(await somebody()),
    input: { name: 'Another Name', givenName: '', familyName: '', locale: 'sv', timeZone: '' },
  }),
  'accounts.withdraw-portal': async () => {
    const { person, portal } = await arrive(the(), { browser: new Browser() })
    return { target: await rowOf(person), input: { clientId: portal.clientId } }
  },
  'accounts.note-download': somebody,
  'accounts.tell-new-browsers': async () => ({ ...(await somebody()), input: { tells: false } }),
  ...programTrials(the),
  ...organisationTrials(the),
  ...activationTrials(the),
  ...letterTrials(the),
  'operating.be-operator': async () => ({ target: 'Olga' }),
  'keys.rotate': async () => ({ target: undefined, input: { when: 'now' } }),
  'outbox.send-again': async () => ({ target: undefined, input: { messages: [], notices: [] } }),
  'operating.note-restoration': async () => ({
    target: undefined,
    input: { accounts: 0, sessions: 0, grants: 0 },
  }),
  'operating.seed-demo': async () => ({ target: undefined }),
  'operating.simulate-person': async () => ({ target: undefined, input: { sub: `nora-${randomUUID()}` } }),
  'operating.simulate-portals': async () => ({
    target: undefined,
    input: { registrations: [{ redirect_uris: [REDIRECT] }], secret: 'simulated-secret-of-a-test' },
  }),
}

/** What is no event: nobody is changed by it. */
const silent = ['operating.be-operator', 'outbox.send-again', 'activations.begin-visit']

type AnyAct = Act<unknown, unknown, unknown, unknown>

const every = (): AnyAct[] => {
  const { house } = the()
  const seed = demoSeed(house)
  return [
    ...Object.values(accounts()),
    ...Object.values(clients()),
    ...Object.values(registrations()),
    ...Object.values(operating()),
    ...Object.values(organisationActs(house)),
    ...Object.values(activationActs(house)),
    ...Object.values(letterActs(house)),
    ...[beOperator, noteRestored, seed, noteRehearsal, grantRoleTo, withdrawRoleOf],
    ...Object.values(createProposalActs(house)),
    ...Object.values(createHelpActs(house)),
    createStartRecovery({ outbox: house.outbox, issuer: house.config.issuer }),
    ...[createSimulatedPerson(house), createSimulatedPortals({ validate: clientValidator(house) })],
  ] as unknown as AnyAct[] // each is performed with what its trial makes for it
}

const accountHost = () => {
  const nothing = async (): Promise<void> => undefined
  return { db: the().house.db, accepted: nothing, renewed: nothing, removed: nothing, enrolled: nothing }
}

describe('every act', () => {
  test('has a name of its own, and a trial', () => {
    const names = every().map(({ name }) => name)
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
    expect(names.toSorted()).toEqual(Object.keys(trials).toSorted())
  })

  test.each(Object.keys(trials))('%s is written down with who acts, and told as it says', async (name) => {
    const one = every().find((each) => each.name === name)
    const { target, input, account } = (await trials[name]?.()) ?? { target: undefined }
    const who: Acting = { ...tester, seenFrom: { address: '192.0.2.77', userAgent: 'Test' } }
    const at = new Date(Date.now() + 60_000)
    const performing = { db: the().house.db, clock: () => at }
    const done = await perform(performing, one!, who, target, input)
    expect([name, (done as { ok?: boolean } | undefined)?.ok ?? true]).toEqual([name, true])
    const { events, written } = await since(the(), at)
    if (!silent.includes(name)) {
      expect(events.length).toBeGreaterThan(0)
      // the demo's own people have invited somebody
      const theirs = name === 'operating.seed-demo' ? /^account:/ : /^$/
      for (const event of events.filter(({ actor }) => !theirs.test(actor))) {
        expect(event).toEqual({
          type: expect.stringMatching(/^[a-z-]+\.[a-z-]+\.[a-z-]+$/),
          actor: actorText(tester.by),
          name: 'Tester',
          address: '192.0.2.77',
        })
        expect(Object.keys(eventKinds)).toContain(event.type)
      }
    }
    const { tells } = one!
    if (typeof tells === 'string') {
      expect(Object.keys(messages)).toContain(tells)
      const owner = account ?? (target as Account).id
      const told = written.filter(({ account_id: to }) => to === owner).map(({ template }) => template)
      expect(told).toContain(tells)
    } else {
      expect(tells.nobody).toMatch(/\w+ \w+/)
      // the demo's invitations are for the mailbox of whoever tries it
      const isTheirs = ({ template }: { template: string }) =>
        name === 'operating.seed-demo' && template === 'activation/link'
      expect(written.filter((each) => !isTheirs(each))).toEqual([])
    }
  })

  test('that is refused is refused again, and writes nothing more down', async () => {
    const { target } = await somebody()
    const { house } = the()
    await perform(house, accounts().close, tester, target)
    const at = new Date(Date.now() + 120_000)
    const performing = { db: house.db, clock: () => at }
    expect(await perform(performing, accounts().close, tester, target)).toEqual({
      ok: false,
      reason: 'already-so',
    })
    expect(await perform(performing, accounts().disable, tester, target)).toEqual({
      ok: false,
      reason: 'account-closed',
    })
    expect(await since(the(), at)).toEqual({ events: [], written: [] })
  })
})
