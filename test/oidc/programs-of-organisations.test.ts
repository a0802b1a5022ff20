import { expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import * as openid from 'openid-client'
import { perform } from '../../src/acts/index.ts'
import { tester } from '../harness/acting.ts'
import { addMember, createOrganisation, organising } from '../harness/organisations.ts'
import { createPortal, createTestResource } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

const machine = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] }

test.each(['jwt', 'opaque'] as const)(
  'a program of an organisation says for which it acts in its tokens (%s), as long as it does',
  async (format) => {
    const resource = `https://${format}.example/api`
    await createTestResource(the(), resource, format)
    const program = await createPortal(the(), { ...machine, sluis_resources: [resource] })
    const server = await createPortal(the(), { ...machine, sluis_introspects: [resource] })
    const { id } = await createOrganisation(the())
    const told = async (): Promise<unknown> => {
      const { access_token: token } = await openid.clientCredentialsGrant(program.config, { resource })
      return format === 'jwt'
        ? decodeJwt(token)['organization_id']
        : (await openid.tokenIntrospection(server.config, token))['organization_id']
    }
    expect(await told()).toBeUndefined()
    const { id: membership } = await addMember(the(), id, { client: program.clientId })
    expect(await told()).toBe(id)
    const { acts, performing } = organising(the())
    await perform(performing, acts.suspendOrganisation, tester, id)
    expect(await told()).toBeUndefined()
    await perform(performing, acts.resumeOrganisation, tester, id)
    await perform(performing, acts.endMember, tester, { organisation: id, id: membership }, {})
    expect(await told()).toBeUndefined()
  },
)
