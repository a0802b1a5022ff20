import type { Command } from 'commander'
import { perform } from '../../acts/index.ts'
import { becauses, type Because } from '../../acts/organisations/index.ts'
import {
  applicationFor,
  demandsAsSaid,
  openApplications,
  organisationAsSaid,
  organisationsAmong,
  organisationsNamed,
  organisationsOfNumber,
  organisationsWithout,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import { recoverPath } from '../../journeys/recovery/index.ts'
import { locales, type Locale } from '../../platform/render/locale.ts'
import { oneOf } from '../../platform/schema/index.ts'
import { registrationNumberShown } from '../../policy/organisations/index.ts'
import { isUuid, type OrganisationId } from '../../policy/vocabulary.ts'
import { organisationActs } from '../../ports.ts'
import { demandCommand } from './organisation-demands.ts'
import { faulty } from './faulty.ts'
import { findOrganisation } from './find-organisation.ts'
import { option } from './option.ts'
import { addressSaid, withAddress, type PostalOptions } from './postal-options.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

interface Said extends PostalOptions {
  readonly registration?: string
  readonly legalName?: string
  readonly displayName?: string
  readonly locale?: Locale
  readonly timeZone?: string
  readonly domains?: string
  readonly key?: string
}

interface Options extends Said {
  readonly json?: boolean
  readonly administrator?: string
  readonly administratorName?: string
  readonly because?: Because
}

const described = (command: Command): Command =>
  withAddress(command.option('--display-name <name>', 'as its people call it'), 'of its postal address')
    .addOption(option('--locale <locale>', 'the language of what is sent to it', oneOf(locales)))
    .option('--time-zone <zone>', 'an IANA name')
    .option('--domains <domains>', 'of its people’s addresses, by commas')
    .option('--key <key>', 'by which another system knows it')

export function organisationCommands(program: Command): void {
  const organisations = program.command('organisations').description('for whom people act')
  organisations
    .command('list [beginning]')
    .description('list organisations whose name begins so, or all')
    .option('--number <number>', 'those with this registration number')
    .option('--without-administrator', 'those for which nobody is able to act any more')
    .action(listThem)
  organisations
    .command('show <organisation>')
    .description('an organisation, by its id or as kvk:69599084')
    .action(showOne)
  described(
    organisations
      .command('create')
      .description('make an organisation, with its first administrator')
      .requiredOption('--registration <number>', 'as kvk:69599084, orgnr:556036-0793, rsin:… or other:…')
      .requiredOption('--legal-name <name>', 'as the register has it'),
  )
    .option('--administrator <address>', 'whose account is made where there is none')
    .option('--administrator-name <name>')
    .addOption(
      option(
        '--because <reason>',
        `why it is they: ${becauses.join(', ')}`,
        oneOf(becauses),
        'known-contact',
      ),
    )
    .action(createOne)
  described(
    organisations
      .command('change <organisation>')
      .description('change what an organisation is kept with; what is left out stays')
      .option('--registration <number>')
      .option('--legal-name <name>'),
  ).action(changeOne)
  demandCommand(organisations)
  for (const [name, says] of [
    ['suspend', 'put an organisation on hold: nobody acts for it'],
    ['resume', 'put it in use again'],
    ['close', 'end it for good'],
  ] as const)
    organisations
      .command(`${name} <organisation>`)
      .description(says)
      .action((which: string, options: { json?: boolean }) => stand(name, which, options))
  organisations.command('applications').description('what people have asked for').action(listApplications)
  organisations
    .command('accept <organisation>')
    .description('make what somebody has asked for an organisation, by its id')
    .action((id: string, options: { json?: boolean }) => decide('accept', id, options))
  organisations
    .command('decline <organisation>')
    .description('decline what somebody has asked for, by its id')
    .action((id: string, options: { json?: boolean }) => decide('decline', id, options))
}

const registered = ({ registration_kind: kind, registration_number: number }: OrganisationRow): string =>
  `${kind}:${registrationNumberShown(kind, number)}`

const listed = (rows: readonly OrganisationRow[]) => ({
  text: table([
    ['id', 'registration', 'name', 'standing'],
    ...rows.map((row) => [row.id, registered(row), row.display_name, row.standing]),
  ]),
  json: rows.map((row) => ({ id: row.id, ...organisationAsSaid(row), standing: row.standing })),
})

async function listThem(
  beginning: string | undefined,
  options: { json?: boolean; number?: string; withoutAdministrator?: true },
): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const { number } = options
    if (number !== undefined) return listed(await organisationsOfNumber(db, number))
    return listed(
      options.withoutAdministrator
        ? await organisationsWithout(db, { limit: 1000 })
        : await organisationsNamed(db, beginning ?? '', { limit: 1000 }),
    )
  })
}

async function showOne(which: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const row = await findOrganisation(db, which)
    const json = {
      ...{ id: row.id, ...organisationAsSaid(row), demands: demandsAsSaid(row), standing: row.standing },
      without_administrator_since: row.without_administrator_at?.toISOString() ?? null,
    }
    const lines = Object.entries(json).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ])
    return { text: table(lines), json }
  })
}

/** What is said, upon what there was. */
function saidOf(options: Said, before?: ReturnType<typeof organisationAsSaid>) {
  const [kind, number = ''] = options.registration?.split(/:(.*)/s) ?? []
  const given = addressSaid(options)
  const legal = options.legalName ?? before?.legal_name
  return {
    registration: options.registration === undefined ? before?.registration : { kind, number },
    legal_name: legal,
    display_name: options.displayName ?? before?.display_name ?? legal,
    address: Object.keys(given).length === 0 ? (before?.address ?? null) : { ...before?.address, ...given },
    locale: options.locale ?? before?.locale ?? 'en',
    time_zone: options.timeZone ?? before?.time_zone ?? null,
    email_domains: options.domains?.split(',').map((each) => each.trim()) ?? before?.email_domains ?? [],
    external_key: options.key ?? before?.external_key ?? null,
  }
}

async function createOne(options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const { administrator: email, administratorName: name = email, because = 'known-contact' } = options
    const who = await operatorHere(house)
    const said = saidOf(options)
    const administrator =
      email === undefined || name === undefined ? undefined : { email, name, because, locale: said.locale }
    const acts = organisationActs(house)
    const made = await perform(house, acts.createOrganisation, who, undefined, { said, administrator })
    if (!made.ok) throw faulty('The organisation was not made:', made.faults)
    const { id } = made.organisation
    const account = made.membership?.account_id ?? null
    const link = new URL(recoverPath, house.config.issuer).href
    const then = made.isNewAccount ? `\nIts administrator gets in by a link for a new password: ${link}` : ''
    return {
      text: `Made ${id}${then}`,
      json: { id, administrator: account, new_account: made.isNewAccount },
    }
  })
}

async function changeOne(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const before = await findOrganisation(house.db, which)
    const said = saidOf(options, organisationAsSaid(before))
    const input = { said, expected: before.version }
    const acts = organisationActs(house)
    const changed = await perform(house, acts.changeOrganisation, await operatorHere(house), before.id, input)
    if (changed.ok) return { text: `Changed ${before.id}`, json: { id: before.id } }
    if (changed.reason === 'version-passed')
      throw new Refusal('It was changed by somebody else at this very moment. Try again.')
    throw faulty('The organisation was not changed:', changed.faults)
  })
}

async function stand(
  to: 'suspend' | 'resume' | 'close',
  which: string,
  options: { json?: boolean },
): Promise<void> {
  await inHouse(options, async (house) => {
    const { id, display_name: name } = await findOrganisation(house.db, which)
    const acts = organisationActs(house)
    const act = {
      suspend: acts.suspendOrganisation,
      resume: acts.resumeOrganisation,
      close: acts.closeOrganisation,
    }[to]
    const done = await perform(house, act, await operatorHere(house), id)
    if (!done.ok && done.reason === 'organisation-closed')
      throw new Refusal(`${name} was ended for good, and stays so.`)
    const now = { suspend: 'on hold', resume: 'in use', close: 'ended' }[to]
    return { text: `${name} is ${now}`, json: { id, changed: done.ok } }
  })
}

async function listApplications(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const rows = await openApplications(db, { limit: 1000 })
    const asked = await organisationsAmong(
      db,
      rows.map((row) => row.organisation_id),
    )
    const known = new Map(asked.map((row) => [row.id, row]))
    const json = rows.map((row) => ({
      ...{ id: row.organisation_id, account: row.account_id, why: row.why, applied_at: row.applied_at },
      name: known.get(row.organisation_id)?.display_name ?? '',
    }))
    const lines = json.map((row) => [row.id, row.name, row.account, row.why])
    return { text: table([['id', 'name', 'account', 'why'], ...lines]), json }
  })
}

async function decide(how: 'accept' | 'decline', id: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const asked = isUuid(id) ? await applicationFor(house.db, id) : undefined
    if (!asked) throw new Refusal(`Nobody has asked for ${id}.`)
    const target = { organisation: id as OrganisationId, account: asked.account_id }
    const acts = organisationActs(house)
    const who = await operatorHere(house)
    const done =
      how === 'accept'
        ? await perform(house, acts.acceptApplication, who, target)
        : await perform(house, acts.declineApplication, who, target)
    if (!done.ok) throw new Refusal(whyNot[done.reason])
    return { text: how === 'accept' ? `Made ${id}` : `Declined ${id}`, json: { id } }
  })
}

const whyNot = {
  'application-unknown': 'Somebody else has decided on it meanwhile.',
  'organisation-exists': 'There is an organisation of that number: decline it, and add them there.',
  'account-unknown': 'The account of who asked is not in use.',
} as const
