import { beforeAll, describe, expect, test } from '@jest/globals'
import { perform, type Performing } from '../../src/acts/index.ts'
import type { Invited } from '../../src/acts/activations/index.ts'
import type { Acting } from '../../src/domain/audit/index.ts'
import type { MembershipSaid } from '../../src/domain/organisations/index.ts'
import { underLock } from '../../src/platform/db/under-lock.ts'
import type { AccountId, OrganisationId } from '../../src/policy/vocabulary.ts'
import { activationActs, organisationActs } from '../../src/ports.ts'
import { newAddress, mobileNumber } from '../harness/activation.ts'
import {
  addMember,
  addNumber,
  createOrganisation,
  createRegister,
  giveRepresentation,
  membershipSaid,
} from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'

const the = useWorld()

async function administered() {
  const { id } = await createOrganisation(the())
  const { id: account } = await createPerson(the())
  await addMember(
    the(),
    id,
    { account },
    { role: 'administrator', powers: ['people', 'rights', 'organisation'] },
  )
  return { id, account }
}
let ours: { id: OrganisationId; account: AccountId }
let theirs: typeof ours
beforeAll(async () => {
  ours = await administered()
  theirs = await administered()
})

/** As an administrator of ours acts at the desk. */
const atDesk = (): { performing: Performing; who: Acting } => {
  const { db, clock } = the().house
  const lock = underLock(db, { isRequired: true })
  const opened = { organisation: ours.id, account: ours.account }
  return {
    performing: { db, clock, transact: (does) => lock.act(opened, does) },
    who: { by: { account: ours.account } },
  }
}
const invited = (): Invited => ({
  email: newAddress(),
  name: 'Nina Nieuw',
  locale: 'en',
  mobile: mobileNumber(),
})

describe('what administrators do is done beneath the second lock, by the acts that everybody has', () => {
  test('they invite, and nobody to another organisation', async () => {
    const { performing, who } = atDesk()
    const { invite } = activationActs(the().house)
    const asked = { person: invited(), said: membershipSaid() }
    expect(await perform(performing, invite, who, ours.id, asked)).toMatchObject({ ok: true })
    const elsewhere = await perform(performing, invite, who, theirs.id, asked)
    expect(elsewhere).toMatchObject({ ok: false, reason: 'organisation-unknown' })
  })

  test('they change what somebody may do and end it, of nobody elsewhere', async () => {
    const { performing, who } = atDesk()
    const acts = organisationActs(the().house)
    const register = await createRegister(the())
    const number = await addNumber(the(), ours.id, register, '100001')
    const change = (before: MembershipSaid): MembershipSaid => ({ ...before, numbers: [number.id] })
    const asked = async (at: typeof ours) => {
      const { id: account } = await createPerson(the())
      const { id } = await addMember(the(), at.id, { account })
      return { organisation: at.id, id }
    }
    const [own, other] = [await asked(ours), await asked(theirs)]
    expect(await perform(performing, acts.changeMember, who, own, { change })).toMatchObject({ ok: true })
    expect(await perform(performing, acts.endMember, who, own, {})).toMatchObject({ ok: true })
    for (const one of [other, { ...other, organisation: ours.id }]) {
      expect(await perform(performing, acts.changeMember, who, one, { change })).toMatchObject({ ok: false })
      expect(await perform(performing, acts.endMember, who, one, {})).toMatchObject({ ok: false })
    }
  })

  test('whoever leaves loses what they held for others through us, which nobody of us sees', async () => {
    const { performing, who } = atDesk()
    const acts = organisationActs(the().house)
    const { id: account } = await createPerson(the())
    const { id } = await addMember(the(), ours.id, { account })
    const { id: through } = await giveRepresentation(the(), theirs.id, ours.id)
    const lent = await addMember(the(), theirs.id, { account, through })
    const done = await perform(performing, acts.endMember, who, { organisation: ours.id, id }, {})
    expect(done).toMatchObject({ ok: true, less: [id, lent.id] })
  })
})
