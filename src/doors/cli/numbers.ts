import { Option, type Command } from 'commander'
import { inRehearsal, perform, performAround } from '../../acts/index.ts'
import type { MergeDone } from '../../acts/organisations/index.ts'
import {
  branchAsSaid,
  branchesInOrder,
  numbersInOrder,
  representationsOf,
} from '../../domain/organisations/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { organisationActs } from '../../ports.ts'
import { faulty } from './faulty.ts'
import { findBranch, findNumber, findOrganisation, listOf } from './find-organisation.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

interface Plain {
  readonly json?: boolean
}

export function numberCommands(program: Command): void {
  const numbers = program.command('numbers').description('by which numbers organisations are known')
  numbers.command('list <organisation>').description('list its numbers').action(listThem)
  numbers
    .command('add <organisation> <number>')
    .description('give it a number, as customers:200001')
    .option('--label <label>', 'what tells it from others')
    .action(addOne)
  numbers
    .command('label <organisation> <number> [label]')
    .description('say what tells a number from others')
    .action(labelOne)
  numbers
    .command('move <organisation> <number> <to>')
    .description('give a number to another organisation, with what has become it')
    .action(moveOne)
  numbers
    .command('merge <organisation>')
    .description('make several numbers into one')
    .requiredOption('--from <numbers>', 'what is replaced, by commas, as customers:200001')
    .requiredOption('--to <number>', 'what they become: one that there is, or that is added')
    .addOption(
      new Option('--who <who>', 'who has it then: whoever had any of them, or who had every one')
        .choices(['any', 'every'])
        .default('any'),
    )
    .option('--dry-run', 'say who would gain and lose sight of what, and do nothing')
    .option(
      '--as-previewed <digest>',
      'as --dry-run gave it: nothing is done where it would be otherwise by now',
    )
    .action(mergeThem)

  const branches = program.command('branches').description('the branches of organisations')
  branches.command('list <organisation>').description('list its branches').action(listBranches)
  for (const [name, says] of [
    ['add', 'add a branch, by its number'],
    ['change', 'change the name of a branch'],
  ] as const)
    branches
      .command(`${name} <organisation> <number>`)
      .description(says)
      .requiredOption('--name <name>')
      .action((which: string, number: string, options: Plain & { name: string }) =>
        sayBranch(name, which, { number, ...options }),
      )
  branches.command('end <organisation> <number>').description('end a branch').action(endBranch)

  const grants = program.command('representations').description('which organisations act for others')
  grants
    .command('list <organisation>')
    .description('who acts for it, and for whom it acts')
    .action(listGrants)
  grants
    .command('give <organisation> <intermediary>')
    .description('let another organisation act for it')
    .option('--until <moment>', 'as 2027-01-31T23:00:00Z; otherwise until either ends it')
    .action(giveOne)
  grants.command('end <grant>').description('end it, with all that was held by it').action(endGrant)
}

async function listThem(which: string, options: Plain): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const { id } = await findOrganisation(db, which)
    const rows = await numbersInOrder(db, id, { limit: 10_000 })
    const called = new Map(rows.map((row) => [row.id, row.value]))
    const json = rows.map((row) => ({
      ...{ id: row.id, register: row.register_key, number: row.value, label: row.label },
      became: row.replaced_by_id === null ? null : (called.get(row.replaced_by_id) ?? null),
    }))
    const lines = json.map((row) => [row.register, row.number, row.label ?? '', row.became ?? ''])
    return { text: table([['register', 'number', 'label', 'became'], ...lines]), json }
  })
}

const registered = (typed: string) => {
  const [register = '', number = ''] = typed.split(/:(.*)/s)
  return { register, number }
}

async function addOne(which: string, typed: string, options: Plain & { label?: string }): Promise<void> {
  await inHouse(options, async (house) => {
    const { id } = await findOrganisation(house.db, which)
    const said = { ...registered(typed), label: options.label ?? null }
    const who = await operatorHere(house)
    const added = await perform(house, organisationActs(house).addNumber, who, id, said)
    if (!added.ok) throw new Refusal(whyNot(added.reason))
    return { text: `Added ${added.number.value}`, json: { id: added.number.id } }
  })
}

async function labelOne(
  which: string,
  typed: string,
  label: string | undefined,
  options: Plain,
): Promise<void> {
  await inHouse(options, async (house) => {
    const organisation = await findOrganisation(house.db, which)
    const { id } = await findNumber(house.db, organisation, typed)
    const within = { organisation: organisation.id, id }
    const who = await operatorHere(house)
    const said = { label: label ?? null }
    const done = await perform(house, organisationActs(house).labelNumber, who, within, said)
    if (!done.ok) throw new Refusal(whyNot(done.reason))
    return { text: `Changed ${typed}`, json: { id } }
  })
}

async function moveOne(which: string, typed: string, to: string, options: Plain): Promise<void> {
  await inHouse(options, async (house) => {
    const organisation = await findOrganisation(house.db, which)
    const other = await findOrganisation(house.db, to)
    const { id } = await findNumber(house.db, organisation, typed)
    const within = { organisation: organisation.id, id }
    const who = await operatorHere(house)
    const moved = await perform(house, organisationActs(house).moveNumber, who, within, { to: other.id })
    if (!moved.ok) throw new Refusal(whyNot(moved.reason))
    return { text: `${typed} is of ${other.display_name} now`, json: { id } }
  })
}

async function mergeThem(
  which: string,
  options: Plain & { from: string; to: string; who: 'any' | 'every'; dryRun?: true; asPreviewed?: string },
): Promise<void> {
  await inHouse(options, async (house) => {
    const organisation = await findOrganisation(house.db, which)
    const from: string[] = []
    for (const each of listOf(options.from) ?? [])
      from.push((await findNumber(house.db, organisation, each)).id)
    const there = await findNumber(house.db, organisation, options.to).catch(() => undefined)
    const to = there?.id ?? { ...registered(options.to), label: null }
    const input = { from, to, who: options.who, foreseen: options.asPreviewed }
    const acts = organisationActs(house)
    const who = await operatorHere(house)
    const asked = { who, target: organisation.id, input }
    const done = options.dryRun
      ? await performAround(
          house,
          acts.mergeNumbers,
          asked,
          inRehearsal((each: MergeDone) => each),
        )
      : await perform(house, acts.mergeNumbers, who, organisation.id, input)
    if (!done.ok) throw new Refusal(whyNot(done.reason))
    const count = (which_: 'gains' | 'loses') => done.changes.filter((each) => each[which_].length > 0).length
    const said = options.dryRun ? 'Nothing was done' : `They are ${done.number.value} now`
    const again = options.dryRun ? `\nTo do just this: --as-previewed ${done.digest}` : ''
    return {
      text: `${said}: ${count('gains')} see more, ${count('loses')} see less.${again}`,
      json: {
        number: options.dryRun ? null : done.number.id,
        ...{ sight: done.changes, sight_digest: done.digest },
      },
    }
  })
}

async function listBranches(which: string, options: Plain): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const { id } = await findOrganisation(db, which)
    const rows = await branchesInOrder(db, id, { limit: 10_000 })
    const json = rows.map((row) => ({ id: row.id, ...branchAsSaid(row) }))
    return { text: table([['number', 'name'], ...rows.map((row) => [row.number, row.name])]), json }
  })
}

async function sayBranch(
  how: 'add' | 'change',
  which: string,
  { number, name, ...options }: Plain & { number: string; name: string },
): Promise<void> {
  await inHouse(options, async (house) => {
    const organisation = await findOrganisation(house.db, which)
    const acts = organisationActs(house)
    const who = await operatorHere(house)
    const before = how === 'change' ? await findBranch(house.db, organisation, number) : undefined
    const done = before
      ? await perform(
          house,
          acts.changeBranch,
          who,
          { organisation: organisation.id, id: before.id },
          { ...branchAsSaid(before), name },
        )
      : await perform(house, acts.addBranch, who, organisation.id, { number, name, address: null })
    if (!done.ok) throw faulty('It was not done:', done.faults)
    return { text: `${before ? 'Changed' : 'Added'} ${done.branch.number}`, json: { id: done.branch.id } }
  })
}

async function endBranch(which: string, number: string, options: Plain): Promise<void> {
  await inHouse(options, async (house) => {
    const organisation = await findOrganisation(house.db, which)
    const { id } = await findBranch(house.db, organisation, number)
    const within = { organisation: organisation.id, id }
    const ended = await perform(house, organisationActs(house).endBranch, await operatorHere(house), within)
    if (!ended.ok) throw new Refusal(whyNot(ended.reason))
    return { text: `Ended ${number}`, json: { id } }
  })
}

async function listGrants(which: string, options: Plain): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const { id } = await findOrganisation(db, which)
    const rows = await representationsOf(db, id)
    const lines = rows.map((row) => [
      row.id,
      row.organisation_id,
      row.intermediary_id,
      row.ended_from ?? 'stands',
    ])
    return { text: table([['id', 'organisation', 'acts for it', 'how'], ...lines]), json: rows }
  })
}

async function giveOne(which: string, other: string, options: Plain & { until?: string }): Promise<void> {
  await inHouse(options, async (house) => {
    const organisation = await findOrganisation(house.db, which)
    const intermediary = await findOrganisation(house.db, other)
    const until = options.until === undefined ? null : new Date(options.until)
    if (until !== null && Number.isNaN(until.getTime()))
      throw new Refusal(`${options.until} is no moment.`, 2)
    const input = { intermediary: intermediary.id, until }
    const who = await operatorHere(house)
    const given = await perform(
      house,
      organisationActs(house).giveRepresentation,
      who,
      organisation.id,
      input,
    )
    if (!given.ok) throw new Refusal(whyNot(given.reason))
    return {
      text: `${intermediary.display_name} acts for ${organisation.display_name}: ${given.representation.id}`,
      json: { id: given.representation.id },
    }
  })
}

async function endGrant(id: string, options: Plain): Promise<void> {
  await inHouse(options, async (house) => {
    if (!isUuid(id)) throw new Refusal(whyNot('representation-unknown'))
    const who = await operatorHere(house)
    const acts = organisationActs(house)
    const ended = await perform(house, acts.endRepresentation, who, id, { from: 'operator' })
    if (!ended.ok) throw new Refusal(whyNot(ended.reason))
    return { text: `Ended ${id}`, json: { id } }
  })
}

const reasons = {
  'register-unknown': 'There is no such register: see `sluis registers list`.',
  'number-malformed': 'It is not as its register has its numbers.',
  'number-taken': 'It is there already, or another organisation’s.',
  'number-unknown': 'The organisation has no such number.',
  'number-replaced': 'It became another already.',
  'organisation-unknown': 'The organisation was ended, or is the same.',
  'merge-into-itself': 'A number cannot become itself.',
  'merge-of-registers': 'They are of several registers.',
  'nothing-to-merge': 'Name what is replaced.',
  'sight-passed': 'Others would gain or lose sight by now: look again with --dry-run.',
  'branch-unknown': 'The organisation has no such branch.',
  'branch-is-all-somebody-has': 'Somebody is limited to it alone: give them another first.',
  'acts-for-itself': 'An organisation acts for itself anyway.',
  'already-represented': 'It acts for it already.',
  'ends-in-the-past': 'It would have ended already.',
  'intermediary-unknown': 'There is no such intermediary.',
  'organisation-not-in-use': 'Both must be in use.',
  'representation-unknown': 'There is no such grant, or it was ended.',
}

const whyNot = (reason: keyof typeof reasons): string => reasons[reason]
