import { Option, type Command } from 'commander'
import { perform } from '../../acts/index.ts'
import { invitationFaults } from '../../acts/activations/index.ts'
import type { NewMember } from '../../acts/organisations/index.ts'
import { accountsAmong, shownAs } from '../../domain/accounts/index.ts'
import {
  attributesOf,
  coverage,
  membershipAsSaid,
  membershipIn,
  membersInOrder,
  unlimited,
  type MembershipRow,
  type OrganisationRow,
} from '../../domain/organisations/index.ts'
import type { House } from '../../house.ts'
import type { Db } from '../../platform/db/database.ts'
import { locales, type Locale } from '../../platform/render/locale.ts'
import { sentenceOf } from '../../platform/schema/index.ts'
import { isUuid } from '../../policy/vocabulary.ts'
import { codeOf } from '../../policy/activation/index.ts'
import { activationActs, organisationActs } from '../../ports.ts'
import { findAccount } from './find-account.ts'
import { findOrganisation } from './find-organisation.ts'
import { described, saidOf, type MembershipOptions } from './membership-said.ts'
import { postalSaid, withAddress, type PostalOptions } from './postal-options.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

interface Options extends MembershipOptions {
  readonly json?: boolean
  readonly account?: string
  readonly client?: string
  readonly person?: string
  readonly email?: string
  readonly language?: Locale
  readonly through?: string
}

export function memberCommands(program: Command): void {
  const members = program.command('members').description('who acts for an organisation')
  members.command('list <organisation>').description('list who acts for it').action(listThem)
  described(
    members
      .command('add <organisation>')
      .description('let somebody, or a program, act for an organisation')
      .option('--account <account>', 'the person, by address or id')
      .option('--client <client>', 'or the program of the organisation')
      .option('--person <name>', 'or somebody who may have no account yet: one is made')
      .option('--email <address>', 'their address; without it they need --user-name')
      .addOption(new Option('--language <language>', 'theirs').choices(locales).default('en'))
      .option('--through <grant>', 'the grant to the organisation that they are somebody of'),
  ).action(addOne)
  described(
    members
      .command('change <organisation> <member>')
      .description('change what somebody may do, by the membership’s id; what is left out stays'),
  ).action(changeOne)
  withAddress(
    members
      .command('issue-details <organisation> <member>')
      .description('mail somebody who never came a number, a user name and a password for once')
      .option(
        '--mobile <number>',
        'where the code goes that belongs to it; otherwise the number that is known',
      )
      .option('--portal <client>', 'the portal that the mail names, by its client'),
    'where a letter with the code goes, of somebody without a mobile',
  ).action(issueDetails)
  members
    .command('end <organisation> <member>')
    .description('end that somebody acts for it; nothing else of theirs ends')
    .action(endOne)
  members
    .command('set <organisation> <member> <attributes...>')
    .description('say something of a member: municipalities=Utrecht,Zwolle; nothing takes it away')
    .action(setThem)
}

const shown = (at: Date | null): string => at?.toISOString() ?? ''

async function listThem(which: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async ({ db }) => {
    const { id } = await findOrganisation(db, which)
    const rows = await membersInOrder(db, id, { limit: 1000, isCurrent: true })
    const ids = rows.map((row) => row.id)
    const [covered, attributes] = [await coverage(db, ids), await attributesOf(db, ids)]
    const json = rows.map((row) => ({
      ...{ id: row.id, account: row.account_id, client: row.client_id, role: row.role, powers: row.powers },
      ...{ user_name: row.user_name, mandate_level: row.mandate_level, through: row.representation_id },
      numbers: row.all_numbers ? null : (covered.numbers.get(row.id) ?? []),
      branches: row.all_branches ? null : (covered.branches.get(row.id) ?? []),
      ...{ from: row.valid_from, until: row.valid_until },
      attributes: Object.fromEntries(
        attributes.filter((each) => each.membership_id === row.id).map((each) => [each.key, each.said]),
      ),
    }))
    const people = await accountsAmong(
      db,
      rows.map((row) => row.account_id),
    )
    const names = new Map(people.map((account) => [account.id, shownAs(account)]))
    const whoOf = ({ account_id: account, client_id: client }: MembershipRow): string =>
      account === null ? (client ?? '') : (names.get(account) ?? account)
    const lines = rows.map((row) => [
      ...[row.id, whoOf(row), row.role, row.user_name ?? ''],
      ...[shown(row.valid_from), shown(row.valid_until)],
    ])
    return { text: table([['id', 'who', 'role', 'user name', 'from', 'until'], ...lines]), json }
  })
}

async function addOne(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const organisation = await findOrganisation(house.db, which)
    const said = await saidOf(house.db, organisation, options, unlimited)
    const member = await memberOf(house.db, options)
    const acts = organisationActs(house)
    const who = await operatorHere(house)
    const added = await perform(house, acts.addMember, who, organisation.id, { member, said })
    if (!added.ok) throw new Refusal(whyNot(added.reason))
    const { id } = added.membership
    return { text: `Added ${id}`, json: { id } }
  })
}

/** Whose it is to be. @throws Refusal where it is said of nobody, or of two */
async function memberOf(db: Db, options: Options): Promise<NewMember> {
  const { account, client, person, through, email = null, language: locale = 'en' } = options
  if ([account, client, person].filter((each) => each !== undefined).length !== 1)
    throw new Refusal('Say whose it is: --account, --client or --person.', 2)
  if (client !== undefined) return { client }
  if (person !== undefined) return { person: { name: person, email, locale } }
  return { account: (await findAccount(db, account ?? '')).id, through }
}

async function changeOne(which: string, member: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const { organisation, within } = await withinOf(house, which, member)
    const row = await membershipHere(house.db, organisation, member)
    const before = await membershipAsSaid(house.db, row)
    const said = await saidOf(house.db, organisation, options, before)
    const input = { expected: row.version, change: () => said }
    const acts = organisationActs(house)
    const changed = await perform(house, acts.changeMember, await operatorHere(house), within, input)
    if (!changed.ok) throw new Refusal(whyNot(changed.reason))
    return { text: `Changed ${member}`, json: { id: member } }
  })
}

async function membershipHere(db: Db, { id }: OrganisationRow, member: string): Promise<MembershipRow> {
  const row = await membershipIn(db, id, member)
  if (!row || row.ended_at !== null) throw new Refusal(whyNot('membership-unknown'))
  return row
}

async function withinOf({ db }: House, which: string, id: string) {
  const organisation = await findOrganisation(db, which)
  if (!isUuid(id)) throw new Refusal(whyNot('membership-unknown'))
  return { organisation, within: { organisation: organisation.id, id } }
}

async function issueDetails(
  which: string,
  member: string,
  options: PostalOptions & { json?: boolean; mobile?: string; portal?: string },
): Promise<void> {
  await inHouse(options, async (house) => {
    const { within } = await withinOf(house, which, member)
    const input = { mobile: options.mobile, postal: postalSaid(options), client: options.portal }
    const acts = activationActs(house)
    const done = await perform(house, acts.issueDetails, await operatorHere(house), within, input)
    if (!done.ok) throw new Refusal(`${sentenceOf(invitationFaults[done.reason])}.`)
    const { legs, email } = done.activation
    const by = { text: ', and a code is texted on the way', letter: ', and a code goes by letter' }
    const code = codeOf(legs)
    return { text: `Mailed to ${email}${code === undefined ? '' : by[code]}`, json: { ways: legs } }
  })
}

async function endOne(which: string, member: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const { within } = await withinOf(house, which, member)
    const acts = organisationActs(house)
    const ended = await perform(house, acts.endMember, await operatorHere(house), within, {})
    if (!ended.ok) throw new Refusal(whyNot(ended.reason))
    return { text: `Ended ${member}`, json: { id: member } }
  })
}

async function setThem(
  which: string,
  member: string,
  attributes: readonly string[],
  options: { json?: boolean },
): Promise<void> {
  await inHouse(options, async (house) => {
    const { within } = await withinOf(house, which, member)
    const said = Object.fromEntries(
      attributes.map((each) => {
        const [key = '', values = ''] = each.split(/=(.*)/s)
        return [key, values.split(',').filter(Boolean)] as const
      }),
    )
    const input = { setter: 'operator', said } as const
    const acts = organisationActs(house)
    const set = await perform(house, acts.setAttributes, await operatorHere(house), within, input)
    if (!set.ok) throw new Refusal(`${'key' in set ? `${set.key}: ` : ''}${whyNot(set.reason)}`)
    return { text: `Set ${Object.keys(said).join(', ')}`, json: { id: member } }
  })
}

const reasons = {
  'account-unknown': 'The account is not in use.',
  'client-unknown': 'There is no such client.',
  'email-malformed': 'That is no e-mail address.',
  'email-not-ascii': 'The address must have plain letters before the @ (see MAIL_SMTPUTF8).',
  'email-taken': 'Somebody has that address since this moment. Try again.',
  'name-missing': 'A name must be there.',
  'name-malformed': 'The name has characters that cannot be shown.',
  'phone-malformed': 'That is not a telephone number.',
  'subject-malformed': 'A subject is 1 to 128 ASCII characters without blanks.',
  'subject-taken': 'The subject is somebody else’s.',
  'user-name-missing': 'Without an address they need a user name: --user-name.',
  'organisation-unknown': 'The organisation was ended.',
  'membership-unknown': 'The organisation has no such membership, or it was ended.',
  'already-member': 'They act for it already, or the key is another’s.',
  'last-administrator':
    'Nobody would be left who can act for the organisation: make somebody else an administrator first, without an end.',
  'user-name-malformed': 'A user name is ASCII letters, digits and . _ - @.',
  'user-name-taken': 'The user name is, or was, another’s in this organisation.',
  'user-name-fixed': 'The user name stays as it is.',
  'external-key-taken': 'That key is, or was, another’s in this organisation.',
  'through-unknown': 'There is no such grant of this organisation.',
  'not-of-intermediary': 'They do not act for the organisation that was let.',
  'through-administrator': 'Who acts for others administers nothing.',
  'program-administrator': 'A program administers nothing.',
  'powers-wrong': 'Only an administrator has powers.',
  'branch-unknown': 'The organisation has no such branch.',
  'number-unknown': 'The organisation has no such number, or it became another.',
  'nothing-covered': 'It must cover a number or a branch.',
  'mandate-level-unknown': 'There is no such level: see `sluis levels show`.',
  'ends-before-it-begins': 'It would end before it begins.',
  'ends-in-the-past': 'It would have ended already.',
  'version-passed': 'It was changed by somebody else at this very moment. Try again.',
  'attribute-unknown': 'there is no such attribute.',
  'attribute-not-yours': 'it is not for an operator to say.',
  'attribute-not-for-them': 'it is of a register that the organisation has no number of.',
  'attribute-outside-set': 'it is none of what there is to choose from.',
  'attribute-malformed': 'it is not as its type has it.',
  'attribute-too-many': 'it has too many values.',
  'attribute-repeated': 'it has a value twice.',
}

const whyNot = (reason: keyof typeof reasons): string => reasons[reason]
