import { detailsPage, newOrganisationPage } from '../../../../views/operator/organisations/details.ts'
import { becauses } from '../../../acts/organisations/index.ts'
import { organisationAsSaid, type OrganisationRow } from '../../../domain/organisations/index.ts'
import type { Answer } from '../../../platform/http/answers.ts'
import type { Fields } from '../../../platform/http/bodies.ts'
import { declaredForm, type Values } from '../../../platform/http/forms.ts'
import { locales } from '../../../platform/render/locale.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import { registrationKinds } from '../../../policy/organisations/index.ts'
import { sealed } from '../begun.ts'
import type { Visit } from '../enter.ts'
import { begun, change, formAnswer, refusalOf, send, type Base, type Places, type Shown } from '../filling.ts'
import {
  addressIn,
  addressPlaces,
  addressShape,
  addressTyped,
  lines,
  optional,
  orNull,
} from '../../../platform/http/postal-form.ts'
import { organisationHere, pathOf } from './here.ts'

const shape = {
  kind: pick(registrationKinds),
  number: line({ most: 60 }),
  'legal-name': line({ most: 200 }),
  'display-name': optional(100),
  locale: pick(locales),
  ...addressShape,
  'time-zone': optional(60),
  domains: lines(),
  'external-key': optional(200),
}

const form = declaredForm(shape)
const newForm = declaredForm({
  ...shape,
  name: optional(200),
  email: optional(254),
  because: pick(becauses.filter((each) => each !== 'applied')),
})

type Filled = Values<typeof shape>

const places: Places = {
  'registration.number': 'number',
  'registration.kind': 'kind',
  ...{ legal_name: 'legal-name', display_name: 'display-name', locale: 'locale' },
  ...addressPlaces,
  ...{ time_zone: 'time-zone', email_domains: 'domains', external_key: 'external-key' },
  ...{ 'administrator.email': 'email', 'administrator.name': 'name', 'administrator.because': 'because' },
}

/** What was filled in, as the API is told it. */
const bodyOf = (value: Filled, address: object | null) => ({
  registration: { kind: value.kind, number: value.number },
  legal_name: value['legal-name'],
  display_name: value['display-name'] === '' ? value['legal-name'].slice(0, 100) : value['display-name'],
  ...{ address, locale: value.locale, time_zone: orNull(value['time-zone']) },
  ...{ email_domains: value.domains, external_key: orNull(value['external-key']) },
})

export const showCreate = (visit: Visit): Promise<Answer> =>
  creating(
    visit,
    begun({ kind: 'kvk', locale: visit.frame.locale, country: 'NL', because: 'registered-director' }),
  )

const creating = ({ frame }: Visit, form: Shown): Promise<Answer> =>
  Promise.resolve(
    formAnswer(
      newOrganisationPage({
        ...{ frame: { ...frame, here: '/operator/organisations/new' } },
        ...{ form: form.filled, refused: refusalOf(form) },
      }),
      form,
    ),
  )

/** Makes an organisation with its first administrator: all of it, or nothing. */
export const create = (visit: Visit): Promise<Answer> =>
  send(
    visit,
    {
      ...{ form: newForm, name: 'organisations.create', places },
      asked: (value) => {
        const { address, faults } = addressIn(value)
        const { name, email, because, locale } = value
        const isNobody = name === '' && email === ''
        if (!isNobody && name === '') faults.push({ field: 'name', reason: 'name-missing' })
        if (!isNobody && email === '') faults.push({ field: 'email', reason: 'email-missing' })
        const administrator = isNobody ? null : { name, email, because, locale }
        return Promise.resolve(
          faults.length > 0 ? faults : { body: { ...bodyOf(value, address), administrator } },
        )
      },
      done: ({ body }) => `${pathOf((body as { id: string }).id)}?done=created`,
    },
    (shown) => creating(visit, shown),
  )

const contextOf = (id: string): string => `operator-organisation/${id}`

function baseOf(row: OrganisationRow): Base {
  const { registration, address, ...said } = organisationAsSaid(row)
  const typed: Fields = {
    ...{ kind: registration.kind, number: registration.number, locale: said.locale },
    ...{ 'legal-name': said.legal_name, 'display-name': said.display_name },
    ...addressTyped(address),
    'time-zone': said.time_zone ?? '',
    ...{ domains: said.email_domains.join('\n'), 'external-key': said.external_key ?? '' },
  }
  return { version: row.version, typed }
}

export async function showDetails(visit: Visit): Promise<Answer> {
  const row = await organisationHere(visit)
  return details(visit, row, begun(baseOf(row).typed))
}

const details = (visit: Visit, row: OrganisationRow, form: Shown): Answer =>
  formAnswer(
    detailsPage(
      {
        frame: { ...visit.frame, here: pathOf(row.id, '/details') },
        ...{ form: form.filled, refused: refusalOf(form), meanwhile: form.meanwhile ?? [] },
        base: sealed(visit, contextOf(row.id), baseOf(row)),
      },
      { id: row.id, name: row.display_name },
    ),
    form,
  )

/** Changes what an organisation is kept with, in the version that was seen. */
export async function saveDetails(visit: Visit): Promise<Answer> {
  const { id } = await organisationHere(visit)
  return change(
    visit,
    {
      ...{ form, name: 'organisations.change', context: contextOf(id), places },
      asked: (value) => {
        const { address, faults } = addressIn(value)
        const asked = { params: { organisation: id }, body: bodyOf(value, address) }
        return Promise.resolve(faults.length > 0 ? faults : asked)
      },
      base: async () => baseOf(await organisationHere(visit)),
      done: () => `${pathOf(id)}?done=saved`,
    },
    async (shown) => details(visit, await organisationHere(visit), shown),
  )
}
