type Json = Readonly<Record<string, unknown>>

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const typesOf = (schema: Json): readonly unknown[] => [schema['type'] ?? []].flat()

/**
 * What of a document (OpenAPI 3.1) breaks whoever was written by an older one: what is gone, what is asked for more, what is
 * answered otherwise.
 */
export function narrowed(before: Json, after: Json): string[] {
  return Object.entries(object(before['paths'])).flatMap(([path, methods]) =>
    Object.entries(object(methods)).flatMap(([method, operation]) => {
      const about = `${method.toUpperCase()} ${path}`
      const now = object(object(object(after['paths'])[path])[method])
      if (now['operationId'] === undefined) return [`${about} is gone`]
      const then = object(operation)
      return [
        ...(then['operationId'] === now['operationId'] ? [] : [`${about} has another operationId`]),
        ...scopes(about, then, now),
        ...parameters(about, then, now),
        ...bodies(about, then, now),
        ...responses(about, then, now),
      ]
    }),
  )
}

const scopesIn = (operation: Json): string[] =>
  list(operation['security']).flatMap((each) => Object.values(object(each)).flat().map(String))

const scopes = (about: string, then: Json, now: Json): string[] =>
  scopesIn(now).flatMap((scope) =>
    scopesIn(then).includes(scope) ? [] : [`${about} wants another scope: ${scope}`],
  )

function parameters(about: string, then: Json, now: Json): string[] {
  const keyOf = (each: unknown): string => `${String(object(each)['in'])} ${String(object(each)['name'])}`
  const [old, young] = [list(then['parameters']), list(now['parameters'])]
  const gone = old.filter((each) => !young.some((other) => keyOf(other) === keyOf(each)))
  const wanted = young.filter(
    (each) =>
      object(each)['required'] === true &&
      !old.some((other) => keyOf(other) === keyOf(each) && object(other)['required'] === true),
  )
  const narrower = old.flatMap((each) => {
    const other = young.find((one) => keyOf(one) === keyOf(each))
    return other
      ? asked(`${about}: ${keyOf(each)}`, object(object(each)['schema']), object(object(other)['schema']))
      : []
  })
  return [
    ...gone.map((each) => `${about}: ${keyOf(each)} is gone`),
    ...wanted.map((each) => `${about}: ${keyOf(each)} must be sent now`),
    ...narrower,
  ]
}

const contentOf = (thing: unknown): Json => object(object(thing)['content'])

function bodies(about: string, then: Json, now: Json): string[] {
  const [old, young] = [contentOf(then['requestBody']), contentOf(now['requestBody'])]
  if (Object.keys(old).length === 0 && Object.keys(young).length > 0)
    return [`${about}: a body must be sent now`]
  return Object.entries(old).flatMap(([type, content]) => {
    const other = young[type]
    if (other === undefined) return [`${about}: ${type} is not taken any more`]
    return asked(`${about}: body`, object(object(content)['schema']), object(object(other)['schema']))
  })
}

/** What was taken must be taken. */
function asked(about: string, then: Json, now: Json): string[] {
  const types = typesOf(now)
  const lostTypes = types.length === 0 ? [] : typesOf(then).filter((type) => !types.includes(type))
  const values = list(now['enum'])
  const lostValues = values.length === 0 ? [] : list(then['enum']).filter((value) => !values.includes(value))
  const required = list(now['required']).filter((name) => !list(then['required']).includes(name))
  const [old, young] = [object(then['properties']), object(now['properties'])]
  const isClosed = now['additionalProperties'] === false
  const gone = isClosed ? Object.keys(old).filter((name) => young[name] === undefined) : []
  const bounds = (['maximum', 'maxLength', 'maxItems'] as const).filter(
    (name) => typeof now[name] === 'number' && (typeof then[name] !== 'number' || now[name] < then[name]),
  )
  const floors = (['minimum', 'minLength', 'minItems'] as const).filter(
    (name) => typeof now[name] === 'number' && now[name] > ((then[name] as number | undefined) ?? 0),
  )
  return [
    ...lostTypes.map((type) => `${about} may not be ${String(type)} any more`),
    ...lostValues.map((value) => `${about} may not be ${String(value)} any more`),
    ...required.map((name) => `${about}: ${String(name)} must be sent now`),
    ...gone.map((name) => `${about}: ${name} is not known any more`),
    ...[...bounds, ...floors].map((name) => `${about} has a narrower ${name}`),
    ...Object.entries(old).flatMap(([name, schema]) =>
      young[name] === undefined ? [] : asked(`${about}/${name}`, object(schema), object(young[name])),
    ),
  ]
}

function responses(about: string, then: Json, now: Json): string[] {
  const [old, young] = [object(then['responses']), object(now['responses'])]
  return Object.entries(old)
    .filter(([status]) => /^2/.test(status))
    .flatMap(([status, response]) => {
      const other = young[status]
      if (other === undefined) return [`${about}: ${status} is not answered any more`]
      return Object.entries(contentOf(response)).flatMap(([type, content]) => {
        const at = contentOf(other)[type]
        if (at === undefined) return [`${about}: ${status} is not ${type} any more`]
        return answered(
          `${about}: ${status}`,
          object(object(content)['schema']),
          object(object(at)['schema']),
        )
      })
    })
}

/** What was answered must be answered. */
function answered(about: string, then: Json, now: Json): string[] {
  const [old, young] = [object(then['properties']), object(now['properties'])]
  const required = list(then['required']).filter((name) => !list(now['required']).includes(name))
  const [was, is] = [typesOf(then), typesOf(now)]
  const newTypes = was.length === 0 ? [] : is.filter((type) => !was.includes(type))
  const values = list(then['enum'])
  const newValues = values.length === 0 ? [] : list(now['enum']).filter((value) => !values.includes(value))
  return [
    ...required.map((name) => `${about}: ${String(name)} may be missing now`),
    ...newTypes.map((type) => `${about} may be ${String(type)} now`),
    ...newValues.map((value) => `${about} may be ${String(value)} now`),
    ...Object.entries(old).flatMap(([name, schema]) =>
      young[name] === undefined
        ? [`${about}/${name} is not answered any more`]
        : answered(`${about}/${name}`, object(schema), object(young[name])),
    ),
    ...(then['items'] ? answered(`${about}/-`, object(then['items']), object(now['items'])) : []),
    ...list(then['anyOf']).flatMap((each, i) => answered(about, object(each), object(list(now['anyOf'])[i]))),
  ]
}
