import fs from 'node:fs'
import path from 'node:path'
import { parse as parseYaml } from 'yaml'
import type {
  Wanted,
  WantedAttribute,
  WantedClient,
  WantedRegister,
  WantedResource,
} from '../../acts/clients/index.ts'
import { resourceSchema } from '../../domain/clients/index.ts'
import { attributeSchema, registerSchema } from '../../domain/organisations/index.ts'
import {
  anyMembers,
  anything,
  listOf,
  members,
  optional,
  read,
  sentenceOf,
  text,
  type Of,
} from '../../platform/schema/index.ts'
import { Refusal, secretOf as namedSecret } from './run.ts'

/** Where a secret is: never in the file itself. */
const reference = members(
  { env: optional(text()), file: optional(text()) },
  '{ env: NAME } or { file: path }',
)

const { identifier, name, scopes, format, seconds } = resourceSchema.shape
const register = registerSchema.shape
const attribute = attributeSchema.shape

/** What stands in a file: any of these, in any file. What is left out of a thing has its default. */
const fileSchema = members({
  clients: listOf(anyMembers(anything()), 'clients').default([]),
  resources: listOf(
    members({
      ...{ identifier, name },
      scopes: scopes.default([]),
      format: format.default('jwt'),
      seconds: seconds.default(300),
    }),
    'resources',
  ).default([]),
  registers: listOf(
    members({ ...register, is_shared: register.is_shared.default(false) }),
    'registers',
  ).default([]),
  attributes: listOf(
    members({
      ...attribute,
      ...{ register: attribute.register.default(null), client: attribute.client.default(null) },
      ...{ allowed: attribute.allowed.default([]), seen_by: attribute.seen_by.default([]) },
      set_by: attribute.set_by.default(['operator']),
    }),
    'attributes',
  ).default([]),
})

/** Files that processes read at their start, as they are written there. */
export const processFiles = {
  levels: 'levels.json',
  policy: 'policy.json',
  providers: 'providers.json',
  variables: 'installation.env',
} as const

/** What a folder of files says. */
export interface Said {
  readonly wanted: Omit<Wanted, 'prune'>
  /** Of those that processes read at their start: their contents, where they are there. */
  readonly process: Readonly<Partial<Record<keyof typeof processFiles, string>>>
}

const LARGEST = 1024 * 1024

/**
 * Reads a folder of files, YAML or JSON, and all below it.
 *
 * @throws Refusal with everything that is wrong, by file and place
 */
export function readFiles(folder: string): Said {
  const faults: string[] = []
  const clients: WantedClient[] = []
  const resources: WantedResource[] = []
  const registers: WantedRegister[] = []
  const attributes: WantedAttribute[] = []
  for (const file of filesIn(folder)) {
    const said = contentOf(folder, file, faults)
    said?.clients.forEach((client, i) => {
      const at = `${file}: clients[${i}]`
      const { client_secret: named, ...metadata } = client
      clients.push({ at, metadata, secret: secretOf(named, { at, folder, faults }) })
    })
    said?.resources.forEach((resource, i) => resources.push({ at: `${file}: resources[${i}]`, resource }))
    said?.registers.forEach((register, i) => registers.push({ at: `${file}: registers[${i}]`, register }))
    said?.attributes.forEach((attribute, i) =>
      attributes.push({ at: `${file}: attributes[${i}]`, attribute }),
    )
  }
  if (faults.length > 0)
    throw new Refusal(['These files are wrong:', ...faults.map((each) => `  ${each}`)].join('\n'))
  const process = Object.fromEntries(
    Object.entries(processFiles).flatMap(([what, file]) => {
      const at = path.join(folder, file)
      return fs.existsSync(at) ? [[what, fs.readFileSync(at, 'utf8')]] : []
    }),
  )
  return { wanted: { clients, resources, registers, attributes }, process }
}

function filesIn(folder: string): string[] {
  if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory())
    throw new Refusal(`${folder} is no folder.`)
  const own: readonly string[] = Object.values(processFiles)
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !own.includes(file))
    .toSorted()
}

function contentOf(folder: string, file: string, faults: string[]): Of<typeof fileSchema> | undefined {
  const at = path.join(folder, file)
  if (fs.statSync(at).size > LARGEST) {
    faults.push(`${file} is larger than ${LARGEST} bytes`)
    return undefined
  }
  const said = read(fileSchema, parsed(file, fs.readFileSync(at, 'utf8'), faults) ?? {})
  if (said.ok) return said.value
  faults.push(...said.faults.map((fault) => `${file}: ${sentenceOf(fault)}`))
  return undefined
}

/** What stands in a file; nothing of it is shown where it cannot be read. */
function parsed(file: string, content: string, faults: string[]): unknown {
  try {
    // JSON is YAML
    return parseYaml(content, { prettyErrors: false, maxAliasCount: 100 })
  } catch (error) {
    const { pos: [at = 0] = [], code = '' } = error as { pos?: readonly number[]; code?: string }
    // as BAD_INDENT, DUPLICATE_KEY, TAB_AS_INDENT
    const why = code === '' ? '' : `: ${code.toLowerCase().replaceAll('_', ' ')}`
    faults.push(`${file} is no YAML or JSON at line ${content.slice(0, at).split('\n').length}${why}`)
    return undefined
  }
}

interface Naming {
  readonly at: string
  readonly folder: string
  readonly faults: string[]
}

/** What needs no encoding in a form or a header (RFC 6749 §2.3.1): some libraries do none. */
const FORM = /^[\w.~-]{32,200}$/

/** The secret that a file names. */
function secretOf(named: unknown, { at, folder, faults }: Naming): string | undefined {
  if (named === undefined || named === null) return undefined
  const fault = (says: string): undefined => void faults.push(`${at}.client_secret ${says}`)
  if (typeof named === 'string')
    return fault(
      'must name where the secret is, as { env: PERMITS_SECRET } or { file: /run/secrets/permits }',
    )
  const said = read(reference, named)
  if (!said.ok || (said.value.env === undefined) === (said.value.file === undefined))
    return fault('must be { env: NAME } or { file: path }')
  const secret = namedSecret(said.value, folder)
  if (secret === undefined) return fault(`names ${said.value.env ?? said.value.file}, which is not there`)
  return FORM.test(secret)
    ? secret
    : fault('must have 32 to 200 letters, digits, hyphens, dots, underscores or tildes')
}
