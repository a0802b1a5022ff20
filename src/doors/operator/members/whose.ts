import { accountByEmail } from '../../../domain/accounts/index.ts'
import type { FieldFault, Values } from '../../../platform/http/forms.ts'
import { locales } from '../../../platform/render/locale.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import type { Visit } from '../enter.ts'
import type { Shown } from '../filling.ts'
import { optional, orNull } from '../../../platform/http/postal-form.ts'
import { memberShape } from './fields.ts'

// Whose a membership is to be, as the fields of a form have it.

export const newShape = {
  what: pick(['person', 'new', 'program']),
  ...{ email: optional(254), client: optional(64), name: optional(200), locale: pick(locales) },
  through: line({ most: 36, isOptional: true }),
  ...memberShape,
}

type Whose =
  | { readonly account: string }
  | { readonly client_id: string }
  | { readonly person: object }
  | { readonly fault: FieldFault }

/** Whose it is to be, as the API is told it. */
export async function whoseSaid(
  { door }: Visit,
  { what, email, client, name, locale }: Values<typeof newShape>,
): Promise<Whose> {
  const missing = (field: string): Whose => ({ fault: { field, reason: `${field}-missing` } })
  if (what === 'program') return client === '' ? missing('client') : { client_id: client }
  if (what === 'new')
    return name === '' ? missing('name') : { person: { email: orNull(email), name, locale } }
  if (email === '') return missing('email')
  const account = await accountByEmail(door.db, email)
  return account ? { account: account.id } : { fault: { field: 'email', reason: 'account-unknown' } }
}

/** Whose membership there is already, is told beside who was named. */
export function alreadyMember(shown: Shown, { exchange }: Visit): Shown {
  if (shown.refused?.reason !== 'exists-already') return shown
  const field = exchange.form['what'] === 'program' ? 'client' : 'email'
  const fault: FieldFault = { field, reason: 'already-member' }
  return { filled: { ...shown.filled, faults: [...shown.filled.faults, fault] } }
}
