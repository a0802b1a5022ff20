import { isDeepStrictEqual } from 'node:util'
import type { Command } from 'commander'
import { inRehearsal, perform, performAround } from '../../acts/index.ts'
import type { Applied, Planned } from '../../acts/clients/index.ts'
import type { Config } from '../../config/config.ts'
import { readEnvironment } from '../../config/env.ts'
import { parseLevels } from '../../config/levels.ts'
import { parsePolicyFile } from '../../config/policy.ts'
import { providersFile, withSecrets } from '../../config/sms.ts'
import { ofTheInstallation } from '../../config/told.ts'
import type { House } from '../../house.ts'
import { factorKinds } from '../../joined.ts'
import { readJson, sentenceOf } from '../../platform/schema/index.ts'
import { clientActs } from '../../ports.ts'
import { exportFiles, levelsAsFile, policyAsFile, variablesIn } from './config-export.ts'
import { processFiles, readFiles, type Said } from './config-files.ts'
import { inHouse, operatorHere, Refusal, secretOf } from './run.ts'

export function configCommands(program: Command): void {
  const config = program
    .command('config')
    .description('what this installation is, as files that git can keep')
  config
    .command('export <folder>')
    .description(
      'write clients, resources, registers, attributes, levels, policy and brand into a folder; no secret is among them',
    )
    .option('--overwrite', 'also into a folder that is not empty: what it has of these is replaced')
    .action(writeAll)
  config
    .command('apply <folder>')
    .description(
      'make clients, resources, registers and attributes what the files of a folder say: all of it, or nothing. A setting that is left out has its default again; a thing that is left out stays',
    )
    .option('--dry-run', 'say what would be done; exit code 3 where that is not nothing')
    .option('--prune', 'what the files do not have goes')
    .action(apply)
}

async function writeAll(folder: string, options: { json?: boolean; overwrite?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const files = await exportFiles(house, folder, options.overwrite ?? false)
    return {
      text: [`Wrote into ${folder}:`, ...files.map((file) => `  ${file}`)].join('\n'),
      json: { files },
    }
  })
}

interface Applying {
  readonly json?: boolean
  readonly dryRun?: boolean
  readonly prune?: boolean
}

/** There is something to do, or to look at. */
const DRIFT = 3

async function apply(folder: string, options: Applying): Promise<void> {
  const said = readFiles(folder)
  let drift = false
  await inHouse(options, async (house) => {
    const applied = await filesApplied(house, said, options)
    if (!applied.ok)
      throw new Refusal(
        [
          'These files are wrong:',
          ...applied.faults.map(({ at, fault }) => `  ${at}: ${sentenceOf(fault)}`),
        ].join('\n'),
      )
    const differs = differences(house.config, said)
    const { plan, secrets } = applied
    drift = differs.length > 0 || plan.some(({ does, beside }) => beside || !['keep', 'leave'].includes(does))
    const made = options.dryRun ? [] : secrets
    const lines = [
      ...plan.flatMap(linesOf),
      ...differs.map((each) => `! ${each}`),
      summary(plan, differs, options),
      ...made.map(
        ({ key, clientId, secret }) =>
          `The secret of ${key}${key === clientId ? '' : ` (client_id ${clientId})`}, shown this once: ${secret}`,
      ),
    ]
    const json = {
      plan,
      differs,
      secrets: made.map(({ clientId: id, secret }) => ({ client_id: id, client_secret: secret })),
    }
    return { text: lines.join('\n'), json }
  })
  if (options.dryRun && drift) throw new Refusal('This installation is not what the files say.', DRIFT)
}

async function filesApplied(house: House, said: Said, { dryRun, prune = false }: Applying): Promise<Applied> {
  const who = await operatorHere(house)
  const input = { ...said.wanted, prune }
  const { applyFiles } = clientActs(house)
  if (!dryRun) return perform(house, applyFiles, who, undefined, input)
  return performAround(
    house,
    applyFiles,
    { who, target: undefined, input },
    inRehearsal((done) => done),
  )
}

const marks = { create: '+', change: '~', keep: ' ', delete: '-', leave: ' ' }

function linesOf({ kind, key, does, changes, beside, turns, stops }: Planned): string[] {
  const what = `${marks[does]} ${kind} ${key}`
  const by = beside ? [`    changed beside the files by ${beside.by} at ${beside.at.toISOString()}`] : []
  const from = turns === 'managed' ? ': files manage it from now on' : ''
  if (does === 'keep') return by.length + from.length > 0 ? [`${what}${from}`, ...by] : []
  if (does === 'leave')
    return [
      `${what}: not in files${turns === 'free' ? ', and managed by them no more' : ''}`,
      ...stops.map((each) => `    ${each}`),
    ]
  return [
    what,
    ...by,
    ...(does === 'change'
      ? changes.map(
          ({ pointer, from, to }) => `    ${pointer}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`,
        )
      : []),
    ...stops.map((each) => `    ${each}`),
  ]
}

function summary(plan: readonly Planned[], differs: readonly string[], { dryRun }: Applying): string {
  const count = (does: Planned['does']): number => plan.filter((each) => each.does === does).length
  const [made, changed, gone] = [count('create'), count('change'), count('delete')]
  if (made + changed + gone === 0) {
    if (differs.length > 0)
      return 'Nothing that can be done here: what differs, processes read at their start.'
    return dryRun ? 'Nothing to do.' : 'Nothing was to do.'
  }
  return `${dryRun ? 'Would be' : 'Were'} made: ${made}, changed: ${changed}, removed: ${gone}.`
}

/** Whether the providers of a file are those in force; a secret that it names and that is not here is not looked at. */
function areInForce(content: string, { sms }: Config): boolean {
  const said = readJson(providersFile, content)
  if (!said.ok)
    throw new Refusal([`${processFiles.providers} is wrong:`, ...said.faults.map(sentenceOf)].join('\n  '))
  const wanted = said.value.map((each, i) => {
    const known = sms.providers[i]?.headers ?? {}
    const unseen: string[] = []
    const found = withSecrets(each, secretOf, (name) => void unseen.push(name))
    const headers = Object.entries(found.headers).map(([name, value]) => [
      name,
      unseen.includes(name) ? known[name] : value,
    ])
    return { ...found, headers: Object.fromEntries(headers) as unknown }
  })
  return isDeepStrictEqual(wanted, sms.providers)
}

/** What processes read at their start, and have read otherwise than the files say. */
function differences(config: Config, { process }: Said): string[] {
  const says: string[] = []
  const differs = (file: string, variable: string): void =>
    void says.push(`${file} is not what is in force: start every process with ${variable} on it`)
  if (process.levels !== undefined) {
    const parsed = parseLevels(process.levels, factorKinds)
    if (!parsed.ok) throw new Refusal([`${processFiles.levels} is wrong:`, ...parsed.faults].join('\n  '))
    if (!isDeepStrictEqual(levelsAsFile(parsed.ladder), levelsAsFile(config.ladder)))
      differs(processFiles.levels, 'LEVELS_FILE')
  }
  if (process.policy !== undefined) {
    const parsed = parsePolicyFile(process.policy)
    if (!parsed.ok) throw new Refusal([`${processFiles.policy} is wrong:`, ...parsed.faults].join('\n  '))
    if (!isDeepStrictEqual(policyAsFile(parsed.policy), policyAsFile(config.policy)))
      differs(processFiles.policy, 'POLICY_FILE')
  }
  if (process.providers !== undefined && !areInForce(process.providers, config))
    differs(processFiles.providers, 'SMS_PROVIDERS')
  if (process.variables !== undefined) {
    const wanted = variablesIn(process.variables)
    const set = readEnvironment(ofTheInstallation)
    const others = Object.keys(wanted).filter((name) => !ofTheInstallation.includes(name))
    if (others.length > 0)
      throw new Refusal(
        `${processFiles.variables} names what is each machine’s own, or no variable: ${others.join(', ')}`,
      )
    for (const name of ofTheInstallation)
      if (wanted[name] !== set[name])
        says.push(
          `${name} is ${set[name] ?? 'not set'} here, and ${wanted[name] ?? 'not set'} in ${processFiles.variables}`,
        )
  }
  return says
}
