import { shownAs, type Account } from '../../domain/accounts/index.ts'
import { perform } from '../../acts/index.ts'
import { accountActs, activationActs, startRecoveryOf } from '../../ports.ts'
import type { Command } from 'commander'
import type { House } from '../../house.ts'
import { invitationFaults } from '../../acts/activations/index.ts'
import { postalSaid, withAddress, type PostalOptions } from './postal-options.ts'
import { findAccount } from './find-account.ts'
import { sentenceOf } from '../../platform/schema/index.ts'
import { inHouse, Refusal, operatorHere } from './run.ts'

interface Options {
  readonly json?: boolean
}

/** What an operator does about who may sign in, and by which address. */
export function standingCommands(accounts: Command): void {
  accounts
    .command('disable <account>')
    .description('take away access and end every session at once')
    .action(disable)
  accounts
    .command('enable <account>')
    .description('give back access that was taken away; its owner is told')
    .action(enable)
  accounts
    .command('end-sessions <account>')
    .description('sign somebody out everywhere, now; they are told')
    .action(endSessions)
  accounts
    .command('start-recovery <account>')
    .description('mail somebody the link for a new password; nobody else sees it')
    .action(startRecovery)
  accounts
    .command('begin-recovery <account>')
    .description(
      'let somebody back in who lost a phone or a key: a link by mail, a code by text message, their password',
    )
    .action(beginRecovery)
  accounts
    .command('withdraw-recovery <account>')
    .description('take that back: nothing that was sent for it works any more')
    .action(withdrawRecovery)
  accounts
    .command('correct-address <account>')
    .description(
      'put another address in the place of a wrong one: it counts once whoever reads it has confirmed it',
    )
    .requiredOption('--email <address>', 'the right address')
    .action(correct)
  withAddress(
    accounts
      .command('set-postal <account>')
      .description('say where post reaches somebody; they are told, and confirm it by the code of a letter'),
    'where post reaches them',
  )
    .option('--company <name>', 'the first line, where it is no home of theirs')
    .option('--none', 'it is not known any more')
    .action(setPostal)
  accounts
    .command('free-address <account>')
    .description('let another account have the address of a closed one, by its id')
    .action(free)
}

async function disable(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house: House) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    const disabled = await perform(house, accountActs(house).disable, who, account)
    if (!disabled.ok && disabled.reason === 'account-closed') throw staysClosed(account)
    if (!disabled.ok && disabled.reason === 'last-operator')
      throw new Refusal(`${shownAs(account)} is the last operator: make somebody else one first.`)
    const changed = disabled.ok
    return {
      text: changed ? `Disabled ${shownAs(account)}` : `${shownAs(account)} was disabled already`,
      json: { id: account.id, changed },
    }
  })
}

const staysClosed = (account: Account): Refusal =>
  new Refusal(`${shownAs(account)} was closed by its owner, and stays closed.`)

async function enable(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    const enabled = await perform(house, accountActs(house).enable, who, account)
    if (!enabled.ok && enabled.reason === 'account-closed') throw staysClosed(account)
    return {
      text: enabled.ok ? `Enabled ${shownAs(account)}` : `${shownAs(account)} was not disabled`,
      json: { id: account.id, changed: enabled.ok },
    }
  })
}

async function endSessions(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    await perform(house, accountActs(house).endSessions, who, account, { reason: 'operator' })
    return { text: `Signed ${shownAs(account)} out everywhere`, json: { id: account.id } }
  })
}

async function startRecovery(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    const started = await perform(house, startRecoveryOf(house), who, account)
    if (!started.ok) throw new Refusal(`${shownAs(account)} ${notMailed[started.reason]}.`)
    return { text: `Mailed the link to ${shownAs(account)}`, json: { id: account.id } }
  })
}

async function beginRecovery(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const begun = await perform(
      house,
      activationActs(house).beginRecovery,
      await operatorHere(house),
      account,
    )
    if (!begun.ok) throw new Refusal(`${shownAs(account)} ${notBegun[begun.reason]}.`)
    const { id, closes_at: closes } = begun.activation
    return {
      text: `Mailed the link to ${shownAs(account)}. It works until ${closes.toISOString()}.`,
      json: { id: account.id, recovery: id, closesAt: closes },
    }
  })
}

async function withdrawRecovery(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    const done = await perform(house, activationActs(house).withdrawRecovery, who, account)
    if (!done.ok && done.reason === 'recovery-used')
      throw new Refusal(
        `${shownAs(account)} used it minutes ago. If it was not them: end-sessions, and a new password.`,
      )
    return {
      text: done.ok
        ? `Took the way back in of ${shownAs(account)} back`
        : `No way back in is open for ${shownAs(account)}`,
      json: { id: account.id, changed: done.ok },
    }
  })
}

const notBegun = {
  'account-not-active': 'is not active',
  'address-missing': 'has no address to mail a link to',
  'never-arrived': 'has never signed in: invite them, or issue them details',
  'nothing-to-lose': 'has no second factor to lose: start-recovery is enough',
  'mobile-missing': 'has no mobile number that is known, or no text messages are sent here',
  'letter-rests': 'has been sent as many letters as may go to one person or letter box',
  'postal-missing':
    'they have no mobile number that text messages go to, and no postal address that letters go to',
  'ways-are-their-own': 'has an address and a number that were both set in the last 72 hours',
  'too-many': 'was sent three in an hour already',
}

const notMailed = {
  'too-many': 'was mailed three times in an hour already',
  'no-address': 'has no address to mail a link to: issue a password instead',
  'not-active': 'is not active',
  nobody: 'is there no more',
}

const refusals = {
  'email-malformed': 'That is not an e-mail address.',
  'email-not-ascii': 'The mail server takes only plain letters before the @ (see MAIL_SMTPUTF8).',
  'email-unchanged': 'That is the address that the account has.',
  'email-taken': 'Another account has this e-mail address.',
  'account-not-active': 'The account is not active.',
}

async function correct(which: string, options: Options & { email: string }): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    const { email } = options
    const asked = await perform(house, accountActs(house).correctAddress, who, account, { email })
    if (!asked.ok) throw new Refusal(refusals[asked.reason])
    return {
      text: `Mailed a link to ${asked.address}. Once it is confirmed there, ${account.name} signs in with it.`,
      json: { id: account.id, address: asked.address },
    }
  })
}

async function setPostal(
  which: string,
  { none = false, ...options }: Options & PostalOptions & { company?: string; none?: boolean },
): Promise<void> {
  const postal = postalSaid(options)
  if (none === (postal !== undefined)) throw new Refusal('Say an address, or --none.')
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    const set = await perform(house, activationActs(house).setPostal, who, account, {
      postal: postal ?? null,
    })
    if (!set.ok && set.reason !== 'already-so') {
      if (set.reason === 'account-not-active') throw new Refusal(refusals[set.reason])
      throw new Refusal(`${sentenceOf(invitationFaults[set.reason])}.`)
    }
    const told = none
      ? `It is not known any more where post reaches ${account.name}`
      : `Post goes to ${account.name} there. It is confirmed once the code of a letter has been typed.`
    return { text: set.ok ? told : 'It was so already', json: { id: account.id, changed: set.ok } }
  })
}

async function free(which: string, options: Options): Promise<void> {
  await inHouse(options, async (house) => {
    const account = await findAccount(house.db, which)
    const who = await operatorHere(house)
    const freed = await perform(house, accountActs(house).freeAddress, who, account)
    if (!freed.ok && freed.reason === 'account-not-closed')
      throw new Refusal(`${shownAs(account)} is not closed: its address is its own.`)
    return {
      text: freed.ok ? `Freed ${shownAs(account)}` : `${shownAs(account)} was free already`,
      json: { id: account.id, changed: freed.ok },
    }
  })
}
