import type { FoundPerson } from '../../domain/accounts/index.ts'
import { moment, oneOf, orNull, text, told, uuid, yesOrNo } from '../../platform/schema/index.ts'

/** Somebody, by what tells one from another. */
export const found = {
  id: uuid(),
  subject: told(text(), 'what portals know them by, unless pairwise'),
  email: told(orNull(text({ most: 254 })), 'null: they have none, and a user name'),
  email_verified: yesOrNo(),
  name: text(),
  standing: oneOf(['active', 'disabled', 'closed']),
  created_at: moment(),
}

export const foundSaid = (row: FoundPerson) => ({
  id: row.id,
  subject: row.subject,
  email: row.email,
  email_verified: row.email_verified_at !== null,
  name: row.name,
  standing: row.standing,
  created_at: row.created_at.toISOString(),
})
