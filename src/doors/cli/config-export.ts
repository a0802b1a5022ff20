import fs from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { readEnvironment } from '../../config/env.ts'
import type { PolicyFile } from '../../config/policy.ts'
import { providersFile } from '../../config/sms.ts'
import { ofTheInstallation } from '../../config/told.ts'
import {
  clientKeyOf,
  listClients,
  listResources,
  resourceAsSaid,
  type ClientMetadata,
} from '../../domain/clients/index.ts'
import {
  attributeAsSaid,
  everyAttributeKind,
  everyRegister,
  registerAsSaid,
  type AttributeSaid,
} from '../../domain/organisations/index.ts'
import type { House } from '../../house.ts'
import { readJson } from '../../platform/schema/index.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import { processFiles } from './config-files.ts'
import { Refusal } from './run.ts'

const PAGE = 500

/** Writes what this installation is. @returns the files, by their names */
export async function exportFiles(house: House, folder: string, overwrite: boolean): Promise<string[]> {
  const { db, config } = house
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0 && !overwrite)
    throw new Refusal(`${folder} is not empty. Name another folder, or add --overwrite.`)
  for (const own of ['clients', 'resources.yaml', 'registers.yaml', 'attributes.yaml'])
    fs.rmSync(path.join(folder, own), { recursive: true, force: true })
  fs.mkdirSync(path.join(folder, 'clients'), { recursive: true })
  const files: string[] = []
  const write = (file: string, content: string): void => {
    fs.writeFileSync(path.join(folder, file), content)
    files.push(file)
  }
  const keys = new Map<string, string>()
  for (let after: string | undefined, more = true; more;) {
    const rows = await listClients(db, { after, limit: PAGE })
    for (const row of rows) keys.set(row.id, clientKeyOf(row))
    for (const row of rows.filter(({ demo }) => !demo)) {
      write(
        `clients/${encodeURIComponent(clientKeyOf(row))}.yaml`,
        stringify({ clients: [inOrder(row.metadata)] }),
      )
    }
    after = rows.at(-1)?.id
    more = rows.length === PAGE
  }
  const resources = []
  for (let after: string | undefined, more = true; more;) {
    const rows = await listResources(db, { after, limit: PAGE })
    resources.push(...rows.map(resourceAsSaid))
    after = rows.at(-1)?.identifier
    more = rows.length === PAGE
  }
  write('resources.yaml', stringify({ resources }))
  const registers = (await everyRegister(db)).map(registerAsSaid)
  if (registers.length > 0) write('registers.yaml', stringify({ registers }))
  const attributes = (await everyAttributeKind(db)).flatMap((row) => withKeys(attributeAsSaid(row), keys))
  if (attributes.length > 0) write('attributes.yaml', stringify({ attributes }))
  write(processFiles.levels, `${JSON.stringify(levelsAsFile(config.ladder), null, 2)}\n`)
  write(processFiles.policy, `${JSON.stringify(policyAsFile(config.policy), null, 2)}\n`)
  const providers = providersAsFile()
  if (providers) write(processFiles.providers, `${JSON.stringify(providers, null, 2)}\n`)
  const set = readEnvironment(ofTheInstallation)
  write(
    processFiles.variables,
    Object.entries(set)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  return files
}

/** Files know a client by its key; nothing is said of one that there is no more. */
function withKeys(said: AttributeSaid, keys: ReadonlyMap<string, string>): AttributeSaid[] {
  const client = said.client === null ? null : keys.get(said.client)
  if (client === undefined) return []
  return [{ ...said, client, seen_by: said.seen_by.flatMap((id) => keys.get(id) ?? []) }]
}

/** What it is called first, then the rest by its names: a change is one line in git. */
function inOrder(metadata: ClientMetadata): ClientMetadata {
  const first = ['sluis_key', 'client_id', 'client_name'].filter((name) => metadata[name] !== undefined)
  const rest = Object.keys(metadata)
    .filter((name) => !first.includes(name))
    .toSorted()
  return Object.fromEntries([...first, ...rest].map((name) => [name, metadata[name]]))
}

/** The levels as LEVELS_FILE takes them. */
export const levelsAsFile = (ladder: Ladder): object[] =>
  ladder.map(({ allowance, ...rung }) => (allowance ? { ...rung, factors: allowance } : rung))

/** The policy as POLICY_FILE takes it. */
export const policyAsFile = ({ password, deviations }: PolicyFile): object => ({ password, deviations })

/** The providers of text messages as SMS_PROVIDERS names them, with a reference for each secret of their headers. */
function providersAsFile(): object[] | undefined {
  const { SMS_PROVIDERS: file } = readEnvironment(['SMS_PROVIDERS'])
  const said = file === undefined ? undefined : readJson(providersFile, fs.readFileSync(file, 'utf8'))
  if (!said?.ok) return undefined
  return said.value.map(({ headers, ...rest }) => ({
    ...rest,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        typeof value === 'string' ? { env: variableFor(rest.name, name) } : value,
      ]),
    ),
  }))
}

const variableFor = (provider: string, header: string): string =>
  `SMS_${provider}_${header}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_')

/** Lines of `NAME=value`. */
export const variablesIn = (content: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    content.split(/\r?\n/).flatMap((line) => {
      const [, name = '', value = ''] = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line.trim()) ?? []
      return name === '' || value === '' ? [] : [[name, value]]
    }),
  )
