import { perform } from '../../acts/index.ts'
import { recoverPath } from '../../journeys/recovery/index.ts'
import { accountActs } from '../../ports.ts'
import type { Command } from 'commander'
import { listAccounts, phoneOf, shownAs, type Account } from '../../domain/accounts/index.ts'
import { kindsEnrolled } from '../../domain/factors/index.ts'
import { whole } from '../../platform/schema/index.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { isTooLong, lengthOf, normalisePassword, SHORTEST_PASSWORD } from '../../policy/password/rules.ts'
import { findAccount } from './find-account.ts'
import { option } from './option.ts'
import { standingCommands } from './standing.ts'
import { inHouse, localeOption, readStandardInput, Refusal, table, operatorHere } from './run.ts'

interface CreateOptions {
  readonly json?: boolean
  readonly email: string
  readonly name: string
  readonly givenName?: string
  readonly familyName?: string
  readonly phone?: string
  readonly subject?: string
  readonly locale: Locale
  readonly passwordStdin?: boolean
  readonly issued?: boolean
  readonly activated?: boolean
}

export function accountCommands(program: Command): void {
  const accounts = program.command('accounts').description('who can sign in')
  accounts
    .command('create')
    .description('create an account')
    .requiredOption('--email <address>', 'the e-mail address to sign in with')
    .requiredOption('--name <name>', 'the full name')
    .option('--given-name <name>')
    .option('--family-name <name>')
    .option('--phone <number>', 'in E.164, as +31201234567')
    .option('--subject <subject>', 'what portals know them by, as an older system gave it; otherwise made')
    .addOption(localeOption('the language of pages and mails'))
    .option('--password-stdin', 'read the password from standard input')
    .option(
      '--issued',
      'somebody else knows the password: its owner must choose another at the first sign-in',
    )
    .option(
      '--activated',
      'the address is known to be right; a second factor may be set up for 72 hours without a mailed code',
    )
    .action(create)
  accounts.command('show <account>').description('show an account, by id or e-mail address').action(show)
  accounts
    .command('know-as <account> <client> <subject>')
    .description('have a portal with subjects of its own know them as an older system did')
    .action(knowAs)
  standingCommands(accounts)
  accounts
    .command('issue-password <account>')
    .description(
      'give another password, shown once; everything is signed out, and its owner chooses a new one at the next sign-in',
    )
    .action(issue)
  accounts
    .command('list')
    .description('list accounts, oldest first')
    .option('--after <id>', 'go on after this account')
    .addOption(option('--limit <number>', 'how many, 1000 at most', whole(1, 1000), 100))
    .action(list)
}

async function create(options: CreateOptions): Promise<void> {
  const password = options.passwordStdin ? normalisePassword(await readStandardInput()) : undefined
  if (password !== undefined && (lengthOf(password) < SHORTEST_PASSWORD || isTooLong(password)))
    throw new Refusal(`The password must have ${SHORTEST_PASSWORD} to 256 characters.`)
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const person = { ...options, password, activated: options.activated ?? false }
    const created = await perform(house, accountActs(house).create, who, undefined, person)
    if (!created.ok) throw new Refusal(refusals[created.reason])
    const next = `Whose it is gets in by a link for a new password: ${new URL(recoverPath, house.config.issuer).href}`
    const text = [`Created account ${created.id}`, ...(password === undefined ? [next] : [])].join('\n')
    return { text, json: { id: created.id } }
  })
}

const refusals = {
  'email-malformed': 'That is not an e-mail address.',
  'email-not-ascii': 'The mail server takes only plain letters before the @ (see MAIL_SMTPUTF8).',
  'email-taken': 'Another account has this e-mail address.',
  'name-missing': 'The name is empty.',
  'name-malformed': 'A name holds control characters, or nothing that can be seen.',
  'subject-malformed': 'A subject is 1 to 128 ASCII letters, digits and signs, without blanks.',
  'subject-taken': 'Portals know somebody else by this subject.',
  'phone-malformed': 'The phone number must be in E.164, as +31201234567.',
}

async function knowAs(which: string, client: string, as: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const input = { client, as }
    const done = await perform(house, accountActs(house).knowAs, await operatorHere(house), account, input)
    if (!done.ok) throw new Refusal(notKnown[done.reason])
    return { text: `${client} knows them as ${as}`, json: { id: account.id, client, subject: as } }
  })
}

const notKnown = {
  'subject-malformed': refusals['subject-malformed'],
  'subject-taken': refusals['subject-taken'],
  'client-unknown': 'There is no such client.',
  'subject-of-account':
    'This client knows everybody by the account’s own subject (its subject_type is not pairwise).',
  'subject-fixed': 'This client, or another of its sector, knows them by another subject already.',
}

async function show(which: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const json = {
      ...summary(account),
      phone: phoneOf(house.vault, account),
      factors: await kindsEnrolled(house.db, account.id),
      proofing: account.proofing,
    }
    return {
      text: table(
        Object.entries(json).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join(', ') : String(value ?? '-'),
        ]),
      ),
      json,
    }
  })
}

async function issue(which: string, options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    const issued = await perform(house, accountActs(house).issuePassword, who, account)
    if (!issued.ok)
      throw new Refusal(
        issued.reason === 'account-not-active'
          ? `${shownAs(account)} cannot sign in.`
          : 'The password was changed at this very moment. Try again.',
      )
    const { password } = issued
    const text = `${password}\n\nKeep it now: it is not shown again. ${account.name} chooses another at the next sign-in.`
    return { text, json: { id: account.id, password } }
  })
}

async function list(options: { json?: boolean; after?: string; limit: number }): Promise<void> {
  await inHouse(options, async (house) => {
    const rows = (await listAccounts(house.db, { after: options.after, limit: options.limit })).map(summary)
    return {
      text: table([
        ['id', 'email', 'name', 'standing'],
        ...rows.map((a) => [a.id, a.email ?? '–', a.name, a.standing]),
      ]),
      json: rows,
    }
  })
}

const summary = (account: Account) => ({
  id: account.id,
  subject: account.subject,
  email: account.email,
  emailVerified: account.email_verified_at !== null,
  name: account.name,
  locale: account.locale,
  standing: account.standing,
  createdAt: account.created_at.toISOString(),
})
