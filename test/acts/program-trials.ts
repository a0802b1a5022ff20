import { perform } from '../../src/acts/index.ts'
import { createProposalActs, grantRoleTo } from '../../src/acts/operating/index.ts'
import { accountById } from '../../src/domain/accounts/index.ts'
import { factorKinds } from '../../src/joined.ts'
import { reserveTry } from '../../src/platform/throttle/throttle.ts'
import { recoveryPace } from '../../src/policy/paces.ts'
import { clientActs, registrationActs } from '../../src/ports.ts'
import { tester } from '../harness/acting.ts'
import { createPerson } from '../harness/people.ts'
import { createPortal, REDIRECT } from '../harness/portal.ts'
import type { World } from '../harness/world.ts'
import { proposed, registered, registering, registrationToken, resource, sentTo } from './given.ts'

/** To what each act is done, and with what: of clients, resources, registrations, roles and proposals. */
export const programTrials = (
  the: () => World,
): Readonly<Record<string, () => Promise<{ target: unknown; input?: unknown }>>> => ({
  'clients.create': async () => ({
    target: undefined,
    input: { redirect_uris: [REDIRECT], client_name: 'New' },
  }),
  'clients.update': async () => ({
    target: (await createPortal(the())).clientId,
    input: { metadata: { redirect_uris: [REDIRECT], client_name: 'Changed' } },
  }),
  'clients.apply-files': async () => ({
    target: undefined,
    input: {
      clients: [{ at: 'a', metadata: { client_id: `c${Math.random()}`, redirect_uris: [REDIRECT] } }],
      ...{ resources: [], registers: [], attributes: [], prune: false },
    },
  }),
  'clients.set-pictures': async () => ({
    target: (await createPortal(the())).clientId,
    input: { pictures: [['logo', undefined]] },
  }),
  'clients.rotate-secret': async () => ({
    target: (await createPortal(the())).clientId,
    input: { overlapHours: 1 },
  }),
  'clients.delete': async () => ({ target: (await createPortal(the())).clientId, input: {} }),
  'clients.note-rehearsal': async () => ({ target: (await createPortal(the())).clientId, input: tester }),
  'people.lift-waits': async () => {
    const { id } = await createPerson(the())
    await sentTo(the(), id)
    const counter = { dimension: 'recovery.account', subject: id, pace: recoveryPace }
    await reserveTry(the().house.db, [counter], the().house.clock())
    return { target: await accountById(the().house.db, id), input: { kinds: factorKinds } }
  },
  'people.resend': async () => {
    const { id } = await createPerson(the())
    const message = await sentTo(the(), id)
    return { target: await accountById(the().house.db, id), input: message }
  },
  'resources.create': async () => ({ target: undefined, input: resource() }),
  'resources.update': async () => {
    const one = resource()
    await perform(the().house, clientActs(the().house).createResource, tester, undefined, one)
    return { target: one.identifier, input: { resource: { ...one, name: 'Another name' } } }
  },
  'resources.delete': async () => {
    const one = resource()
    await perform(the().house, clientActs(the().house).createResource, tester, undefined, one)
    return { target: one.identifier, input: {} }
  },
  'registrations.create-token': async () => ({ target: undefined, input: registrationToken }),
  'registrations.delete-token': async () => {
    const made = await perform(
      the().house,
      registrationActs(the().house).createToken,
      tester,
      undefined,
      registrationToken,
    )
    return { target: made.ok ? made.row.id : undefined }
  },
  'registrations.register': async () => ({ target: undefined, input: await registering(the()) }),
  'registrations.change': async () => {
    const { clientId, ...input } = await registered(the())
    return { target: clientId, input }
  },
  'registrations.unregister': async () => {
    const { clientId, token } = await registered(the())
    return { target: clientId, input: { token } }
  },
  'roles.grant': async () => ({
    target: undefined,
    input: { holder: { account: (await createPerson(the())).id }, role: 'helpdesk', clients: [] },
  }),
  'roles.withdraw': async () => {
    const holder = { account: (await createPerson(the())).id }
    const input = { holder, role: 'auditor', clients: [] } as const
    const granted = await perform(the().house, grantRoleTo, tester, undefined, input)
    return { target: granted.ok ? granted.role.id : undefined }
  },
  'proposals.make': async () => ({ target: undefined, input: await proposed(the()) }),
  'proposals.decline': async () => {
    const input = await proposed(the())
    const made = await perform(the().house, createProposalActs(the().house).propose, tester, undefined, input)
    return { target: 'id' in made ? made.id : undefined, input: { by: (await createPerson(the())).id } }
  },
})
