import { Option, type Command } from 'commander'
import { perform } from '../../acts/index.ts'
import { invitationFaults, invitationsTold, type InvitationReason } from '../../acts/activations/index.ts'
import { activationById, invitationsInOrder, type ActivationRow } from '../../domain/activations/index.ts'
import { unlimited } from '../../domain/organisations/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { locales, type Locale } from '../../platform/render/locale.ts'
import { sentenceOf } from '../../platform/schema/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { activationActs } from '../../ports.ts'
import { findOrganisation } from './find-organisation.ts'
import { described, saidOf, type MembershipOptions } from './membership-said.ts'
import { postalSaid, withAddress, type PostalOptions } from './postal-options.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

interface Options extends MembershipOptions, PostalOptions {
  readonly json?: boolean
  readonly all?: boolean
  readonly email?: string
  readonly name?: string
  readonly mobile?: string
  readonly language?: Locale
  readonly portal?: string
  readonly company?: string
}

export function invitationCommands(program: Command): void {
  const invitations = program.command('invitations').description('who is invited to act for an organisation')
  described(
    byLetter(
      invitations
        .command('create <organisation>')
        .description(
          'invite somebody: by a link that is mailed, and a code that is texted on the way, or posted',
        )
        .requiredOption('--email <address>', 'where the link goes')
        .requiredOption('--name <name>', 'what they are called')
        .option('--mobile <number>', 'where the code goes, of somebody who has not signed in before')
        .addOption(new Option('--language <language>', 'theirs').choices(locales).default('en'))
        .option('--portal <client>', 'the portal that they end up in, by its client'),
    ),
  ).action(create)
  invitations
    .command('list <organisation>')
    .description('list them, the newest first, and what became of what was sent')
    .option('--all', 'those as well that have ended')
    .action(list)
  byLetter(
    invitations
      .command('resend <organisation> <invitation>')
      .description('send one once more: what was sent before works no more')
      .option('--email <address>', 'to another address')
      .option('--mobile <number>', 'with the code to another number'),
  ).action(resend)
  invitations
    .command('take-over <organisation>')
    .description(
      'have somebody take over an organisation without administrators: by a letter to its address, once those who acted for it could object',
    )
    .requiredOption('--email <address>', 'where the link goes')
    .requiredOption('--name <name>', 'to whom the letter is addressed')
    .addOption(new Option('--language <language>', 'theirs').choices(locales).default('en'))
    .action(takeOver)
  invitations
    .command('withdraw <organisation> <invitation>')
    .description('take one back: nothing that was sent for it works any more')
    .action(withdraw)
}

/** Where a letter with the code goes, of somebody who has no mobile. */
const byLetter = (command: Command): Command =>
  withAddress(
    command.option('--company <name>', 'the first line of a letter, where it goes to no home'),
    'where a letter with the code goes, of somebody without a mobile',
  )

const whyNot = (reason: InvitationReason): string => `${sentenceOf(invitationFaults[reason])}.`

async function create(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const organisation = await findOrganisation(house.db, which)
    const said = await saidOf(house.db, organisation, options, unlimited)
    const { email = '', name = '', mobile, language: locale = 'en', portal: client } = options
    const acts = activationActs(house)
    const input = { person: { email, name, locale, mobile, postal: postalSaid(options) }, said, client }
    const done = await perform(house, acts.invite, await operatorHere(house), organisation.id, input)
    if (!done.ok) throw new Refusal(whyNot(done.reason))
    const { id, legs } = done.activation
    return { text: `Invited ${email} (${id}), by ${legs.join(' and ')}`, json: { id, ways: legs } }
  })
}

async function list(which: string, options: Options): Promise<void> {
  await inHouse(options, async ({ db, vault, clock }) => {
    const { id } = await findOrganisation(db, which)
    const rows = await invitationsInOrder(db, id, { limit: 1000, isOpen: options.all !== true })
    const told = await invitationsTold(db, vault, rows, clock())
    const json = told.map(({ row, over, sent, mobileEnds }) => ({
      ...{ id: row.id, state: over ?? 'waiting', email: row.email, name: row.name, role: row.role },
      ...{ mobile_ends: mobileEnds ?? null, ways: row.legs, closes_at: row.closes_at, sent },
    }))
    const lines = told.map(({ row, over, sent }) => [
      ...[row.id, row.email, row.role ?? '', over ?? 'waiting', row.closes_at.toISOString()],
      sent
        .map(
          ({ way, answer, failure, takenAt }) => `${way}: ${failure ?? answer ?? (takenAt ? 'sent' : '-')}`,
        )
        .join(', '),
    ])
    return { text: table([['id', 'e-mail', 'role', 'state', 'closes', 'sent'], ...lines]), json }
  })
}

/** @throws Refusal where the organisation has none of that id */
async function findInvitation(db: Db, which: string, id: string): Promise<ActivationRow> {
  const organisation = await findOrganisation(db, which)
  const row = isUuid(id) ? await activationById(db, id) : undefined
  if (row?.purpose !== 'invitation' || row.organisation_id !== organisation.id)
    throw new Refusal(`The organisation has no invitation ${id}.`)
  return row
}

async function resend(which: string, id: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const row = await findInvitation(house.db, which, id)
    const { email, mobile } = options
    const acts = activationActs(house)
    const done = await perform(house, acts.sendAgain, await operatorHere(house), row, {
      ...{ email, mobile, postal: postalSaid(options) },
    })
    if (!done.ok) throw new Refusal(whyNot(done.reason))
    return { text: `Sent again to ${done.activation.email}`, json: { id, ways: done.activation.legs } }
  })
}

async function withdraw(which: string, id: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const row = await findInvitation(house.db, which, id)
    const acts = activationActs(house)
    const done = await perform(house, acts.withdraw, await operatorHere(house), row)
    if (!done.ok) throw new Refusal('It is over already.')
    return { text: `Withdrew ${id}`, json: { id } }
  })
}

async function takeOver(
  which: string,
  { email = '', name = '', language: locale = 'en', ...options }: Options,
): Promise<void> {
  await inHouse(options, async (house) => {
    const { id, display_name: organisation } = await findOrganisation(house.db, which)
    const acts = activationActs(house)
    const done = await perform(house, acts.takeOver, await operatorHere(house), id, { email, name, locale })
    if (!done.ok) throw new Refusal(`${sentenceOf(invitationFaults[done.reason])}.`)
    const { id: invitation, opens_at: from, closes_at: until } = done.activation
    return {
      text: `Whoever acts for ${organisation} or did is told. The letter is posted from ${from?.toISOString()} on, unless ${invitation} is withdrawn.`,
      json: { id: invitation, letterFrom: from, closesAt: until },
    }
  })
}
