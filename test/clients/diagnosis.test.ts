import { describe, expect, test } from '@jest/globals'
import { diagnosisOf } from '../../src/domain/clients/index.ts'
import { differenceOf } from '../../src/domain/clients/requests/diagnosis.ts'
import { removeOldRequests, requestsOf, writeRequests } from '../../src/domain/clients/requests/store.ts'
import { requestWords } from '../../views/operator/portals/words/index.ts'
import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()
const registered = 'https://portal.example/callback'
const request = (error: string | null, detail: string, said = {}) => ({
  ...{ client_id: 'c', at: new Date(), endpoint: 'token', reference: 'r', error, detail, said },
})

describe('how an address differs from one that is registered', () => {
  test.each([
    ['https://portal.example/callback/', 'last-character'],
    ['https://portal.example/callbac', 'last-character'],
    ['https://portal.example/Callback', 'case'],
    ['http://portal.example/callback', 'scheme'],
    ['https://www.portal.example/callback', 'host'],
    ['https://portal.example:8443/callback', 'port'],
    ['https://portal.example/cb', 'path'],
    ['https://portal.example/callback?x=1', 'query'],
    ['https://other.example/cb', undefined],
    ['nonsense', undefined],
  ])('%s: %s', (asked, how) => {
    expect(differenceOf(asked, registered)).toBe(how)
  })
})

describe('what was wrong', () => {
  test.each([
    ['invalid_redirect_uri', '', { redirect_uri: `${registered}/` }, 'redirect-differs'],
    ['invalid_redirect_uri', '', { redirect_uri: 'https://other.example/x' }, 'redirect-unknown'],
    ['invalid_grant', 'authorization code redirect_uri mismatch', {}, 'redirect-changed'],
    ['invalid_request', 'PKCE is required: send code_challenge', {}, 'pkce-missing'],
    ['invalid_grant', 'code_verifier does not match code_challenge', {}, 'pkce-wrong'],
    ['invalid_grant', 'authorization code already used, or its grant has ended', { apart: 40 }, 'code-twice'],
    ['invalid_grant', 'RefreshToken already used', {}, 'refresh-twice'],
    ['invalid_grant', 'authorization code is expired', {}, 'code-late'],
    ['invalid_grant', 'refresh token not found', {}, 'grant-over'],
    ['invalid_grant', 'client mismatch', {}, 'of-another-client'],
    ['invalid_client', 'invalid secret provided', {}, 'secret-wrong'],
    [
      'invalid_client',
      'the provided authentication mechanism does not match the registered client authentication method',
      {},
      'method-wrong',
    ],
    ['unauthorized_client', 'grant_types of this client lacks refresh_token', {}, 'grant-type-missing'],
    ['unmet_authentication_requirements', 'x', {}, 'level-unreachable'],
    ['login_required', 'x', {}, 'nobody-asked'],
    ['access_denied', 'x', {}, 'cancelled'],
    ['invalid_target', 'x', {}, 'other'],
  ])('%s (%s) %j: %s', (error, detail, said, what) => {
    expect(diagnosisOf(request(error, detail, said), { redirect_uris: [registered] })).toMatchObject({ what })
  })

  test('of a request that went well: nothing', () => {
    expect(diagnosisOf(request(null, ''), {})).toBeUndefined()
  })

  test('only a client with a secret may be let without PKCE', () => {
    const lacks = request('invalid_request', 'PKCE is required: send it')
    expect(diagnosisOf(lacks, { token_endpoint_auth_method: 'none' })).toMatchObject({ exempts: false })
    expect(diagnosisOf(lacks, {})).toMatchObject({ exempts: true })
  })

  test('has words in every language', () => {
    expect(Object.keys(requestWords)).toEqual(['en', 'nl', 'sv'])
    for (const words of Object.values(requestWords))
      expect(Object.values(words.differs).every((each) => each.length > 2)).toBe(true)
  })
})

describe('what is kept of it', () => {
  const noted = (id: string, n: number, error: string | null = null) =>
    Array.from({ length: n }, (_, i) => ({
      ...{ client_id: id, at: new Date(), endpoint: 'token', said: {}, reference: String(i) },
      ...{ error, detail: null },
    }))

  test('the twenty latest, and what went wrong is not crowded out by what went well', async () => {
    const { db } = the().house
    await writeRequests(db, noted('busy', 25, 'invalid_grant'))
    await writeRequests(db, noted('busy', 300))
    await writeRequests(db, noted('other', 1))
    const { rows } = await sqlCount(db)
    expect(rows).toEqual([
      { client_id: 'busy', n: 40 },
      { client_id: 'other', n: 1 },
    ])
    const latest = await requestsOf(db, 'busy')
    expect([latest.length, latest[0]?.reference, latest.filter(({ error }) => error).length]).toEqual([
      40,
      '299',
      20,
    ])
  })

  test('for an hour', async () => {
    const { db } = the().house
    await db.transaction().execute((tx) => removeOldRequests(tx, new Date(Date.now() + 3_601_000)))
    expect(await requestsOf(db, 'busy')).toEqual([])
  })
})

const sqlCount = (db: Db) =>
  sql<{
    client_id: string
    n: number
  }>`select client_id, count(*)::int as n from client_request group by 1 order by 1`.execute(db)
