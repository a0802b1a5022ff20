import { isDeepStrictEqual } from 'node:util'
import { settingsOf, type ClientMetadata } from '../../../domain/clients/index.ts'
import { kindOf } from './kinds.ts'

/** A form of a portal's settings, as text. */
export type Shown = Readonly<Record<string, string>>

type Kind = ReturnType<typeof kindOf>

/** What sends people to us, and has them back. */
const redirected: readonly Kind[] = ['web', 'browser', 'native']
/** What people sign in to. */
const ofPeople: readonly Kind[] = [...redirected, 'device']

interface Field {
  readonly name: string
  /** The member that it is about. */
  readonly member: string
  /** What it means something for; undefined: for everything. */
  readonly kinds?: readonly Kind[]
  readonly show: (metadata: ClientMetadata) => string
  /** The member's value by what was typed; undefined: it is left out. */
  readonly value: (typed: string, metadata: ClientMetadata) => unknown
}

const lines = (value: unknown): string => (Array.isArray(value) ? value.map(String).join('\n') : '')
const fromLines = (typed: string): string[] =>
  typed
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
const grants = (metadata: ClientMetadata): string[] =>
  Array.isArray(metadata['grant_types']) ? metadata['grant_types'].map(String) : ['authorization_code']

const REFRESH = 'refresh_token'

/** What is changed most, in the order of the page. */
const fields: readonly Field[] = [
  {
    ...{ name: 'name', member: 'client_name' },
    show: ({ client_name: name }) => (typeof name === 'string' ? name : ''),
    value: (typed) => (typed.trim() === '' ? undefined : typed.trim()),
  },
  {
    ...{ name: 'redirects', member: 'redirect_uris', kinds: redirected },
    show: ({ redirect_uris: uris }) => lines(uris),
    value: fromLines,
  },
  {
    ...{ name: 'logouts', member: 'post_logout_redirect_uris', kinds: redirected },
    show: ({ post_logout_redirect_uris: uris }) => lines(uris),
    value: (typed) => (fromLines(typed).length === 0 ? undefined : fromLines(typed)),
  },
  {
    ...{ name: 'backchannel', member: 'backchannel_logout_uri', kinds: ['web'] },
    show: ({ backchannel_logout_uri: uri }) => (typeof uri === 'string' ? uri : ''),
    value: (typed) => (typed.trim() === '' ? undefined : typed.trim()),
  },
  {
    ...{ name: 'apis', member: 'sluis_resources' },
    show: (metadata) => settingsOf(metadata).sluis_resources.join('\n'),
    value: (typed) => (fromLines(typed).length === 0 ? undefined : fromLines(typed)),
  },
  {
    ...{ name: 'level', member: 'sluis_minimum_level', kinds: ofPeople },
    show: (metadata) => settingsOf(metadata).sluis_minimum_level,
    value: (typed) => typed,
  },
  {
    ...{ name: 'refresh', member: 'grant_types', kinds: ofPeople },
    show: (metadata) => (grants(metadata).includes(REFRESH) ? 'yes' : ''),
    value: (typed, metadata) => [
      ...grants(metadata).filter((each) => each !== REFRESH),
      ...(typed === 'yes' ? [REFRESH] : []),
    ],
  },
  {
    ...{ name: 'consent', member: 'sluis_consent', kinds: ofPeople },
    show: (metadata) => (settingsOf(metadata).sluis_consent === 'ask' ? 'yes' : ''),
    value: (typed) => (typed === 'yes' ? 'ask' : undefined),
  },
  {
    ...{ name: 'exempt', member: 'sluis_pkce', kinds: ['web'] },
    show: (metadata) => (settingsOf(metadata).sluis_pkce === 'exempt' ? 'yes' : ''),
    value: (typed) => (typed === 'yes' ? 'exempt' : undefined),
  },
]

/** The fields of a form for what a registration is. A web portal's own are shown wherever something stands in them. */
const fieldsFor = (metadata: ClientMetadata): readonly Field[] => {
  const kind = kindOf(metadata)
  return fields.filter(({ kinds, show, name }) => {
    const isSaid = show(metadata) !== '' && name !== 'level'
    return kinds === undefined || kinds.includes(kind) || isSaid
  })
}

export const fieldNamesFor = (metadata: ClientMetadata): readonly string[] =>
  fieldsFor(metadata).map(({ name }) => name)

/** The field that a member is changed by, if there is one. */
export const fieldOf = (member: unknown): string =>
  fields.find((each) => each.member === member)?.name ?? 'whole'

/**
 * What a form sent. A field that it had not, as one that a release before has shown, was left alone; a box that is not
 * ticked is not sent.
 */
export function typedIn(form: Readonly<Partial<Record<string, string>>>, base: ClientMetadata): Shown {
  const before = formOf(base)
  return Object.fromEntries(
    [...fieldNamesFor(base), 'whole'].map((name) => {
      const said = form[name] ?? (ticked.includes(name) ? '' : before[name])
      return [name, (said ?? '').slice(0, 100_000)]
    }),
  )
}

const ticked: readonly string[] = ['refresh', 'consent', 'exempt']

/** A registration as the form has it before anybody types. */
export const formOf = (metadata: ClientMetadata): Shown => ({
  ...Object.fromEntries(fieldsFor(metadata).map(({ name, show }) => [name, show(metadata)])),
  whole: JSON.stringify(metadata, null, 2),
})

const normal = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** The fields that somebody has changed. */
const changedIn = (typed: Shown, base: ClientMetadata): readonly Field[] =>
  fieldsFor(base).filter(({ name, show }) => normal(typed[name] ?? '') !== normal(show(base)))

const put = (metadata: ClientMetadata, member: string, value: unknown): ClientMetadata => {
  const { [member]: _before, ...rest } = metadata
  return value === undefined ? rest : { ...rest, [member]: value }
}

/**
 * A registration with what somebody has changed in it, by fields and in the whole; what they have left alone is as it is
 * in `now`. Undefined: the whole is no JSON object.
 *
 * @param base what the form began with
 */
export function applied(
  typed: Shown,
  base: ClientMetadata,
  now: ClientMetadata = base,
): ClientMetadata | undefined {
  const whole = objectIn(typed['whole'])
  if (whole === undefined) return undefined
  let result = now
  for (const { name, member, value } of changedIn(typed, base))
    result = put(result, member, value(normal(typed[name] ?? ''), result))
  for (const member of new Set([...Object.keys(base), ...Object.keys(whole)]))
    if (!isDeepStrictEqual(base[member], whole[member])) result = put(result, member, whole[member])
  return result
}

function objectIn(text: string | undefined): ClientMetadata | undefined {
  const said = jsonIn(text)
  const isObject = 'value' in said && typeof said.value === 'object' && !Array.isArray(said.value)
  return isObject && said.value !== null ? (said.value as ClientMetadata) : undefined
}

function jsonIn(text = ''): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { fault: (error as SyntaxError).message }
  }
}

/** Where what was typed stops being JSON, as the parser says it: by its line and column, where it knows them. */
export function faultIn(typed: Shown): string | undefined {
  const said = jsonIn(typed['whole'])
  return 'fault' in said ? said.fault : undefined
}
