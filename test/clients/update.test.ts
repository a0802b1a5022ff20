import { describe, expect, test } from '@jest/globals'
import { sentenceOf } from '../../src/platform/schema/index.ts'
import { clientValidator } from '../../src/ports.ts'
import {
  clientById,
  createClient,
  updateClient,
  type ClientMetadata,
} from '../../src/domain/clients/index.ts'
import { useWorld } from '../harness/setup.ts'
import { tester } from '../harness/acting.ts'
import { actorText } from '../../src/domain/audit/index.ts'

const the = useWorld()

const portal = { redirect_uris: ['https://portal.example/cb'] }

describe('an update', () => {
  const update = (id: string, metadata: ClientMetadata) => {
    const { house } = the()
    return house.db
      .transaction()
      .execute((tx) =>
        updateClient(tx, tester, clientValidator(house), id, { metadata, fetched: new Map() }, house.clock()),
      )
      .then((updated) => (updated.ok ? updated : { ...updated, faults: updated.faults.map(sentenceOf) }))
  }
  const made = async (metadata: ClientMetadata) => {
    const { house } = the()
    const created = await house.db
      .transaction()
      .execute((tx) =>
        createClient(tx, tester, clientValidator(house), { ...portal, ...metadata }, {}, house.clock()),
      )
    if (!created.ok) throw new Error(created.faults.map(sentenceOf).join('; '))
    return created
  }

  test('replaces all that is said, keeps the algorithm that nobody mentions, and is in the audit', async () => {
    const { clientId } = await made({
      client_name: 'Before',
      id_token_signed_response_alg: 'EdDSA',
      sluis_consent: 'ask',
      sluis_pkce: 'exempt',
    })
    const updated = await update(clientId, { ...portal, client_name: 'After', sluis_consent: 'ask' })
    expect(updated).toMatchObject({
      ok: true,
      clientSecret: undefined,
      changed: ['client_name', 'sluis_pkce'],
      metadata: { client_id: clientId, id_token_signed_response_alg: 'EdDSA', client_name: 'After' },
    })
    const { db } = the().house
    const row = await db.selectFrom('client').selectAll().where('id', '=', clientId).executeTakeFirstOrThrow()
    expect([row.name, row.metadata['sluis_pkce']]).toEqual(['After', undefined])
    const events = await db
      .selectFrom('audit_event')
      .select(['actor', 'details'])
      .where('type', '=', 'clients.client.updated')
      .where('client_id', '=', clientId)
      .execute()
    expect(events).toEqual([{ actor: actorText(tester.by), details: { changed: 'client_name sluis_pkce' } }])
  })

  test('that is wrong changes nothing, and is told all that is', async () => {
    const { clientId, metadata } = await made({})
    expect(
      await update(clientId, {
        client_id: 'another',
        redirect_uris: ['http://portal.example/'],
        contacts: ['x'],
      }),
    ).toMatchObject({
      ok: false,
      reason: 'metadata-invalid',
      faults: [
        `client_id must stay ${clientId}`,
        'redirect_uris[0]: http://portal.example/ must be https',
        'contacts can only contain email addresses',
      ],
    })
    const { db } = the().house
    const row = await db.selectFrom('client').selectAll().where('id', '=', clientId).executeTakeFirstOrThrow()
    expect(row.metadata).toEqual(metadata)
    expect(await update('nobody', portal)).toMatchObject({ ok: false, reason: 'client-unknown' })
  })

  test('calls nobody by another subject', async () => {
    const fault =
      'people would be called by other subjects: subject_type and its sector must stay as they are'
    const { clientId } = await made({ subject_type: 'pairwise' })
    for (const other of [
      portal,
      { ...portal, redirect_uris: ['https://other.example/cb'], subject_type: 'pairwise' },
    ])
      expect(await update(clientId, other)).toMatchObject({ ok: false, faults: [fault] })
    const moved = { redirect_uris: ['https://portal.example/elsewhere'], subject_type: 'pairwise' }
    expect(await update(clientId, moved)).toMatchObject({ ok: true, changed: ['redirect_uris'] })
    const plain = await made({})
    expect(await update(plain.clientId, { ...portal, subject_type: 'pairwise' })).toMatchObject({
      faults: [fault],
    })
  })

  test('makes a secret where one is needed first, and ends those that nobody needs any more', async () => {
    const { clientId } = await made({ token_endpoint_auth_method: 'none' })
    const now = await update(clientId, portal)
    expect(now.ok && now.clientSecret).toMatch(/^[\w-]{43}$/)
    const kept = await update(clientId, { ...portal, client_name: 'Named' })
    expect(kept).toMatchObject({ ok: true, clientSecret: undefined })
    const live = async () => {
      const { db, clock } = the().house
      return (await clientById(db, clientId, clock()))?.secretHashes.length
    }
    expect(await live()).toBe(1)
    await update(clientId, { ...portal, token_endpoint_auth_method: 'none' })
    expect(await live()).toBe(0)
  })
})
