import { issueDetailsPage } from '../../../../views/operator/members/details.ts'
import { accountById } from '../../../domain/accounts/index.ts'
import type { Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf, send, type Places, type Shown } from '../filling.ts'
import { optional, orNull, postalIn, postalPlaces, postalShape } from '../../../platform/http/postal-form.ts'
import { pathOf, withinOf } from '../organisations/here.ts'
import { membersShown } from './list.ts'
import { memberHere } from './member.ts'

const form = declaredForm({ mobile: optional(40), client: optional(200), ...postalShape })

/** What is wrong with the member stands beside the first field: nobody types a member here. */
const places: Places = {
  ...postalPlaces,
  ...{ mobile: 'mobile', client_id: 'client', member: 'mobile', email: 'mobile' },
}

export const showIssuing = (visit: Visit): Promise<Answer> => issuing(visit, begun({}))

async function issuing(visit: Visit, shown: Shown): Promise<Answer> {
  const { organisation, member } = await memberHere(visit)
  const [listed] = await membersShown(visit, [member])
  const account = member.account_id === null ? undefined : await accountById(visit.door.db, member.account_id)
  return formAnswer(
    issueDetailsPage(
      {
        frame: { ...visit.frame, here: pathOf(organisation.id, `/members/${member.id}/details`) },
        ...{ form: shown.filled, refused: refusalOf(shown) },
      },
      {
        ...{ organisation: withinOf(organisation), member: listed! },
        email: account?.email ?? undefined,
      },
    ),
    shown,
  )
}

/** Mails somebody who never came what they sign in with for the first time. */
export async function issue(visit: Visit): Promise<Answer> {
  const { organisation, member } = await memberHere(visit)
  return send(
    visit,
    {
      ...{ form, name: 'members.issue-details', places },
      asked: async ({ mobile, client, ...typed }) => {
        const { postal, faults } = postalIn(typed)
        if (faults.length > 0) return faults
        const params = { organisation: organisation.id, member: member.id }
        return { params, body: { mobile: orNull(mobile), client_id: orNull(client), postal } }
      },
      done: () => pathOf(organisation.id, `/members/${member.id}?done=issued`),
    },
    (shown) => issuing(visit, shown),
  )
}
