import { describe, expect, test } from '@jest/globals'
import { factorKinds } from '../../src/joined.ts'
import { exceptions, notYetMoved } from './rooms.ts'
import * as rules from './rules.ts'
import * as ofCode from './rules-of-code.ts'
import type { Rule } from './rules.ts'
import { filesBelow, parsed, read, sources } from './source.ts'

const code = [...sources('src'), ...sources('views')]

const slugs = rules.everySlugHasItsTests(filesBelow('test', '.test.ts'))

/** Every rule, as a sentence. */
const sentences: readonly (readonly [string, Rule])[] = [
  ['every room is on the plan', rules.everyRoomIsOnThePlan],
  ['nobody enters where they may not', rules.nobodyEntersWhereTheyMayNot],
  ['whatever is imported is written down', rules.importsAreWrittenDown],
  ['other rooms are entered by their front door', rules.roomsAreEnteredByTheirFrontDoor],
  ['a factor knows no audit, no http and no other factor', rules.factorsKnowNoAuditNoHttpAndNoOtherFactor],
  ['views take only types of the rest', rules.viewsTakeOnlyTypesOfTheRest],
  ['a view owns its model', rules.viewsOwnTheirModels],
  ['a view is imported by its own slug', rules.viewsAreOfTheirOwnSlug],
  ['what behaves is proved, and what speaks belongs to it', slugs],
  ['no import goes in a circle, of types neither', rules.nothingGoesInCircles],
  ['policy imports nothing but itself', rules.policyImportsNothingButItself],
  ['policy is pure: no clock, no randomness, nothing asynchronous', rules.policyIsPure],
  ['policy names no factor', rules.policyNamesNoFactor(factorKinds)],
  ['what only some may touch stands only there', rules.monopoliesHold],
  ['every table has one owner, and nobody else names it', ofCode.everyTableHasOneOwner],
  ['a transaction asks one thing after the other', ofCode.aTransactionAsksOneThingAfterTheOther],
  ['every slice introduces itself', ofCode.everySliceIntroducesItself],
  ['nobody is handed a bag of more than eight things', ofCode.noBagIsTooBig],
  ['no function has more than sixty lines of its own', ofCode.noFunctionIsLong],
]

describe('the house', () => {
  test('its contents fit on a page, and what joins them on two', () => {
    const lines = (file: string): number => read(file).text.split('\n').length - 1
    expect([lines('src/slices.ts') <= 50, lines('src/app.ts') <= 120]).toEqual([true, true])
  })

  test.each(sentences)('%s', (_sentence, rule) => {
    expect(rule(code)).toEqual([])
  })

  test('every file can be read standing up: 300 lines at most', () => {
    expect(ofCode.everyFileCanBeReadStandingUp([...code, ...sources('test', 'bench')])).toEqual([])
    const styles = filesBelow('views', '.css').map(
      (file) => [file, read(file).text.split('\n').length] as const,
    )
    expect(styles.length).toBeGreaterThan(5)
    expect(styles.filter(([, lines]) => lines > 301)).toEqual([])
  })
})

/** What would have to be refused: each line is one fault, put into a file that is or could be there. */
const faults: readonly (readonly [what: string, rule: Rule, file: string, text: string])[] = [
  ['a room off the plan', rules.everyRoomIsOnThePlan, 'src/garage/x.ts', ''],
  ...(
    [
      ['another room', "import { enter } from '../../doors/account/enter.ts'"],
      ['it, dynamically', "export const later = () => import('../../doors/account/enter.ts')"],
      ['it, for a type', "export type Later = import('../../doors/account/enter.ts').Visit"],
      ['it, to pass it on', "export { enter } from '../../doors/account/enter.ts'"],
    ] as const
  ).map(
    ([what, text]) =>
      [`who enters ${what}`, rules.nobodyEntersWhereTheyMayNot, 'src/domain/accounts/x.ts', text] as const,
  ),
  ...[
    'export const load = (name: string) => import(name)',
    "export const load = () => import('../..' + 'oidc/index.ts')",
    'export const load = () => import(`../../doors/oidc/index.ts`)',
    "import x from '/srv/x.ts'",
  ].map(
    (text) => ['what nobody can see', rules.importsAreWrittenDown, 'src/domain/accounts/x.ts', text] as const,
  ),
  [
    'a back door',
    rules.roomsAreEnteredByTheirFrontDoor,
    'src/domain/accounts/x.ts',
    "export const load = () => import('../../doors/oidc/adapters.ts')",
  ],
  [
    'a factor that knows another',
    rules.factorsKnowNoAuditNoHttpAndNoOtherFactor,
    'src/domain/factors/email-otp/index.ts',
    "import { digits } from '../totp/codes.ts'",
  ],
  [
    'a view that runs what is no view',
    rules.viewsTakeOnlyTypesOfTheRest,
    'views/signin/x.ts',
    "import { minutes } from '../../src/platform/clock.ts'",
  ],
  [
    'a view that shows what a room calls its own',
    rules.viewsOwnTheirModels,
    'views/account/x.ts',
    "import type { Account } from '../../src/domain/accounts/index.ts'",
  ],
  [
    'a view of another slug',
    rules.viewsAreOfTheirOwnSlug,
    'src/journeys/signin/x.ts',
    "import { words } from '../../../views/recovery/words/index.ts'",
  ],
  [
    'a duplicate that is taken for an answer inside a transaction',
    rules.monopoliesHold,
    'src/domain/accounts/x.ts',
    "import { isDuplicate } from '../../platform/db/connect.ts'",
  ],
  [
    'a server that simulates',
    rules.monopoliesHold,
    'src/doors/oidc/x.ts',
    "import { createSimulator } from '../simulator/index.ts'",
  ],
  [
    'a door that makes somebody who they are said to be',
    rules.monopoliesHold,
    'src/doors/account/x.ts',
    "import { createSimulatedPerson } from '../../acts/operating/index.ts'",
  ],
  ['a room without tests', slugs, 'src/domain/garage/x.ts', ''],
  ['a view that belongs to nothing', slugs, 'views/garage/x.ts', ''],
  [
    'a circle of types',
    rules.nothingGoesInCircles,
    'src/policy/levels/ladder.ts',
    "import type { Facts } from '../signin/facts.ts'\nexport type Ladder = Facts",
  ],
  [
    'policy that looks at the database',
    rules.policyImportsNothingButItself,
    'src/policy/x.ts',
    "import type { Db } from '../platform/db/database.ts'",
  ],
  ...['Date.now()', 'new Date()', 'Math.random()', 'Temporal.Now.instant()', 'performance.now()'].map(
    (text) =>
      ['policy with a clock', rules.policyIsPure, 'src/policy/x.ts', `export const x = ${text}`] as const,
  ),
  [
    'policy that names a factor',
    rules.policyNamesNoFactor([...factorKinds, 'email-otp']),
    'src/policy/x.ts',
    "export const isMail = (kind: string): boolean => kind === 'email-otp'",
  ],
  ...(
    [
      ['SQL in a template', 'export const x = sql`select 1`'],
      ['SQL with a type', 'export const x = sql<Row>`select 1`'],
      ['SQL that is built', "export const x = (db: Db) => db.selectFrom('client').selectAll().execute()"],
      ['SQL that is built and writes', "export const x = (db: Db) => db\n.deleteFrom('client').execute()"],
      ['SQL from text', "export const x = sql.raw('select 1')"],
      ['SQL under another name', "import { sql as s } from 'kysely'"],
      ['a transaction', 'export const x = (db: Db) => db.transaction().execute(work)'],
      ['the driver', "import pg from 'pg'"],
      ['the driver, dynamically', "export const x = () => import('pg')"],
      ['the engine', "import type { Provider } from 'oidc-provider'"],
      ['koa', "import Router from '@koa/router'"],
      ['the environment', 'export const x = process.env'],
      ['the environment, under a name', "export const x = process['env']"],
      ['a cipher', "export const x = createCipheriv('aes-256-gcm', key, iv)"],
      ['the WebAuthn library', "export const x = () => import('@simplewebauthn/server')"],
      ['a hash', "import argon2 from 'argon2'"],
      ['the library of schemas', "import { z } from 'zod/mini'"],
      ['a setting of a client by its text', "export const x = (client: Known) => client?.['sluis_popup']"],
      ['a setting of a client, reflected', "export const x = Reflect.get(ctx.oidc.client, 'sluis_popup')"],
      ['HTML as it comes', 'export const x = trusted(typed)'],
    ] as const
  ).map(([what, text]) => [what, rules.monopoliesHold, 'src/domain/accounts/x.ts', text] as const),
  ...[
    "export const x = (db: Db) => db.selectFrom('client').selectAll()",
    'export const x = (db: Db) => sql`select * from client`.execute(db)',
    'export const x = (db: Db) => sql`select * from account join client on true`.execute(db)',
    "export const x = prepared<Row>('delete from client where id = $1')",
  ].map(
    (text) =>
      ['another’s table', ofCode.everyTableHasOneOwner, 'src/journeys/recovery/store.ts', text] as const,
  ),
  [
    'a transaction that asks two things at once',
    ofCode.aTransactionAsksOneThingAfterTheOther,
    'src/domain/accounts/x.ts',
    'export const x = (tx: Tx) => Promise.all([one(tx), other(tx)])',
  ],
  [
    'a slice that says nothing of itself',
    ofCode.everySliceIntroducesItself,
    'src/domain/accounts/index.ts',
    'export const x = 1',
  ],
  [
    'a bag for everybody',
    ofCode.noBagIsTooBig,
    'src/domain/accounts/x.ts',
    `export interface AccountDeps {\n${Array.from({ length: 9 }, (_, i) => `  readonly a${i}: string`).join('\n')}\n}`,
  ],
  [
    'a function that takes a chair',
    ofCode.noFunctionIsLong,
    'src/domain/accounts/x.ts',
    `export function x() {\n${'  work()\n'.repeat(60)}}`,
  ],
  [
    'a file that takes a chair',
    ofCode.everyFileCanBeReadStandingUp,
    'src/domain/accounts/x.ts',
    '// a line\n'.repeat(301),
  ],
]

describe('the rules themselves', () => {
  test('what has not moved yet is still where it was: the list only shrinks', () => {
    const rooms = new Set(code.map(({ file }) => file.split('/')[1] ?? ''))
    expect(Object.keys(notYetMoved).filter((room) => !rooms.has(room))).toEqual([])
  })

  test('an exception is used, or it is none', () => {
    const used = exceptions.filter(({ from, to }) =>
      code.some(
        ({ file, imports }) =>
          rules.roomOf(file) === from && imports.some((each) => rules.roomOf(each.to) === to),
      ),
    )
    expect(exceptions).toEqual(used)
  })

  test.each(faults)('see %s', (_what, rule, file, text) => {
    const mended = code.filter((each) => each.file !== file)
    expect(rule([...mended, parsed(file, text)]).length).toBeGreaterThan(rule(code).length)
  })
})
