import { applyPage } from '../../../../views/account/organisations/apply.ts'
import { organisationsPage } from '../../../../views/account/organisations/list.ts'
import { perform } from '../../../acts/index.ts'
import {
  applicationsOf,
  heldBy,
  organisationsAmong,
  requestsOf,
} from '../../../domain/organisations/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FieldFault, type FormState } from '../../../platform/http/forms.ts'
import { line, pick, type Fault } from '../../../platform/schema/index.ts'
import { registrationKinds } from '../../../policy/organisations/index.ts'
import type { AccountVisit } from '../enter.ts'

export const here = '/account/organisations'

/** So many of what was asked are told, the newest. */
const REQUESTS = 10

/** For whom somebody acts, and what they have asked for. */
export async function showOrganisations(visit: AccountVisit): Promise<Answer> {
  const { door, account, frame, zone, exchange, now } = visit
  const held = (await heldBy(door.db, account.id, now)).filter(({ ended_at: ended }) => ended === null)
  const asked = await applicationsOf(door.db, account.id)
  const named = await organisationsAmong(
    door.db,
    asked.map((each) => each.organisation_id),
  )
  const names = new Map(named.map((row) => [row.id, row.display_name]))
  return page(
    organisationsPage({
      ...{ frame: { ...frame, here }, zone, done: doneOf(exchange) },
      memberships: held.map((each) => ({
        ...{ id: each.id, name: each.display_name, role: each.role, why: each.why },
        ...{ since: each.valid_from, until: each.valid_until, through: each.intermediary_name },
      })),
      applications: asked.map((each) => ({
        name: names.get(each.organisation_id) ?? '',
        at: each.applied_at,
      })),
      requests: (await requestsOf(door.db, account.id, REQUESTS)).map((each) => ({
        ...{ id: each.id, askedFor: each.asked_for, at: each.asked_at },
        ...{ state: each.ended_as ?? ('waiting' as const), answer: each.answer ?? undefined },
      })),
    }),
  )
}

const form = declaredForm({
  kind: pick(registrationKinds),
  number: line({ most: 60 }),
  'legal-name': line({ most: 200 }),
  street: line({ most: 60 }),
  'house-number': line({ most: 12, isOptional: true }),
  'postal-code': line({ most: 12 }),
  city: line({ most: 40 }),
  country: pick(['NL', 'SE', 'BE', 'DE', 'DK', 'FI', 'NO']),
  why: line({ most: 500 }),
})

export const showApply = async (visit: AccountVisit): Promise<Answer> =>
  applied(visit, form.show({ kind: 'kvk', country: 'NL' }))

const applied = ({ frame }: AccountVisit, filled: FormState): Answer =>
  page(applyPage({ frame: { ...frame, here: `${here}/apply` }, form: filled }), { problem: filled.faults[0] })

/** Asks that there be an organisation: an operator decides. Whether there is one already is not told. */
export async function answerApply(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const filled = form.read(exchange.form)
  if (!filled.ok) return applied(visit, filled)
  const { kind, number, street, city, country, why } = filled.value
  const said = {
    registration: { kind, number },
    ...{ legal_name: filled.value['legal-name'], display_name: filled.value['legal-name'].slice(0, 100) },
    address: {
      ...{ street, number: filled.value['house-number'], extra: '' },
      ...{ postal_code: filled.value['postal-code'], city, country },
    },
    ...{ locale: account.locale, time_zone: null, email_domains: [], external_key: null },
  }
  const acts = door.acts.organisations
  const done = await perform(door, acts.applyForOrganisation, who, account.id, { said, why })
  if (done.ok) return seeOther(`${here}?done=applied`)
  const faults = 'faults' in done ? done.faults.map(faultOf) : [{ reason: done.reason }]
  return applied(visit, form.refused(filled, ...faults))
}

/** What the act found wrong, at its field. */
const faultOf = ({ path, says }: Fault): FieldFault => {
  const place = path.join('.')
  if (place === 'registration.number')
    return {
      field: 'number',
      reason: says.startsWith('is the personal') ? 'number-personal' : 'number-wrong',
    }
  if (place === 'address.postal_code') return { field: 'postal-code', reason: 'postal-code-wrong' }
  return { reason: 'apply-malformed' }
}
