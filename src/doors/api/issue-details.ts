import { invitationFaults } from '../../acts/activations/index.ts'
import { members, orNull, text, told } from '../../platform/schema/index.ts'
import { membershipHere, targetOfMember } from './members.ts'
import { operation } from './operation.ts'
import { exampleIds, onMember } from './organisations-said.ts'
import { postalAsked, postalOf } from './postal.ts'
import { refusal } from './problems.ts'

const asked = members({
  mobile: told(
    orNull(text({ most: 40 })).default(null),
    'where the code goes; null: the number that is known of them',
  ),
  postal: postalAsked,
  client_id: told(orNull(text({ most: 200 })).default(null), 'the portal that the mail names'),
})

export const issueDetailsOperation = operation({
  name: 'members.issue-details',
  method: 'POST',
  path: '/organisations/{organisation}/members/{member}/issue-details',
  params: onMember,
  says: 'Mail somebody who never came what they sign in with for the first time: a number, their user name and a password for once.',
  more: 'It is good for seven days, or longer where the code goes by letter, and opens nothing without the code that is texted or posted (see ISSUED_DETAILS_CODE). What was set in the account before, or issued, works no more. The password is told to nobody else.',
  body: { schema: asked },
  gives: { 204: { says: 'it is on its way' } },
  refusals: [],
  isActing: true,
  example: {
    params: { organisation: exampleIds.organisation, member: exampleIds.newcomer },
    body: { mobile: '+31612345678' },
    status: 204,
  },
  targetOf: targetOfMember,
  async run(door, { params, body, does }) {
    const row = await membershipHere(door, params)
    const target = { organisation: row.organisation_id, id: row.id }
    const input = {
      ...{ mobile: body.mobile ?? undefined, client: body.client_id ?? undefined },
      postal: postalOf(body.postal),
    }
    return does(door.acts.activations.issueDetails, { target, input }, (done) => {
      if (done.ok) return { status: 204 }
      const { reason } = done
      if (reason === 'membership-unknown' || reason === 'organisation-unknown') return refusal('not-found')
      return refusal('invalid', { faults: [{ ...invitationFaults[reason], reason }] })
    })
  },
})
