import type { NewMember } from '../../acts/organisations/index.ts'
import { locales } from '../../platform/render/locale.ts'
import { members, oneOf, orNull, text, told, uuid, type Of } from '../../platform/schema/index.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { MembershipSaid } from '../../domain/organisations/index.ts'
import { dateOf, membershipShape } from './organisations-said.ts'
import { refusal } from './problems.ts'

export const shape = members(membershipShape)
export type Sent = Of<typeof shape>

/** What is not limited, and not said. */
export const nothing: Sent = {
  ...{ role: 'member', powers: [], user_name: null, numbers: null, branches: null },
  ...{ mandate_level: null, from: null, until: null, external_key: null },
}

/** What somebody is to do, as an act is told it. */
export const saidOfMember = (sent: Sent): MembershipSaid => ({
  ...{ role: sent.role, powers: sent.powers, userName: sent.user_name },
  ...{ numbers: sent.numbers, branches: sent.branches, mandateLevel: sent.mandate_level },
  ...{ from: dateOf(sent.from), until: dateOf(sent.until), externalKey: sent.external_key },
})

/** A membership that is asked for. */
export const newMember = members({
  account: told(uuid().optional(), 'the person'),
  client_id: told(text({ most: 200 }).optional(), 'or the program of the organisation'),
  person: told(
    members({
      email: told(
        orNull(text({ most: 254 })),
        'an account is made for it where there is none; null: they have none, and a user name',
      ),
      name: text({ most: 200 }),
      locale: oneOf(locales),
    }).optional(),
    'or a person who may have no account yet',
  ),
  through: told(uuid().optional(), 'the grant of another organisation that they are somebody of'),
  ...shape.partial().shape,
})

/** Whose it is to be. @throws HttpProblem 422 where it is said of nobody, or of two */
export function memberOf({ account, client_id: client, person, through }: Of<typeof newMember>): NewMember {
  const said = [account, client, person].filter((each) => each !== undefined)
  if (said.length === 1 && account !== undefined) return { account: account as AccountId, through }
  if (said.length === 1 && through === undefined) {
    if (client !== undefined) return { client }
    if (person !== undefined) return { person }
  }
  throw refusal('invalid', {
    faults: [{ path: ['account'], says: 'must be there, or a client_id or a person and no through' }],
  })
}
