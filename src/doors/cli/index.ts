/**
 * The command line: `sluis <command>`. Works beside a running server on the same database, and without one.
 * Every command takes --json; 0 is done, 1 refused or failed, 2 wrongly used, 3 what
 * is there is not what the files say.
 *
 * `resources` is a command of its own. Tokens for a named resource need its scopes and format, and a resource
 * belongs to no single client.
 */
import { Command, CommanderError } from 'commander'
import { accountCommands } from './accounts.ts'
import { auditCommands } from './audit.ts'
import { clientCommands } from './clients.ts'
import { configCommands } from './config.ts'
import { invitationCommands } from './invitations.ts'
import { letterCommands } from './letters.ts'
import { memberCommands } from './members.ts'
import { mergeRequestCommands } from './merge-requests.ts'
import { numberCommands } from './numbers.ts'
import { importCommands } from './import.ts'
import { operatorCommands } from './operators.ts'
import { organisationCommands } from './organisations.ts'
import { registerCommands } from './registers.ts'
import { registrationCommands } from './registrations.ts'
import { resourceCommands } from './resources.ts'
import { doctorCommand } from './doctor.ts'
import { simulateCommand } from './simulate.ts'
import { explainCommand } from './explain.ts'
import { keyCommands } from './keys.ts'
import { levelCommands } from './levels.ts'
import { policyCommands } from './policy.ts'
import { outboxCommands } from './outbox.ts'
import { migrateCommand } from './migrate.ts'
import { restoredCommand } from './restored.ts'
import { Refusal } from './run.ts'
import { serveCommands } from './serve.ts'

const commands = [
  serveCommands,
  migrateCommand,
  accountCommands,
  clientCommands,
  resourceCommands,
  registrationCommands,
  organisationCommands,
  memberCommands,
  invitationCommands,
  letterCommands,
  numberCommands,
  mergeRequestCommands,
  registerCommands,
  importCommands,
  operatorCommands,
  configCommands,
  keyCommands,
  explainCommand,
  policyCommands,
  levelCommands,
  auditCommands,
  restoredCommand,
  outboxCommands,
  doctorCommand,
  simulateCommand,
]

/** @returns the exit code */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const program = new Command('sluis')
    .description('Sluis, an OpenID Connect identity provider for business portals')
    .exitOverride()
    .showHelpAfterError('(add --help for what this command takes)')
  for (const add of commands) add(program)
  for (const command of program.commands) inherit(command)
  try {
    await program.parseAsync([...words], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof Refusal) {
      process.stderr.write(`${error.message}\n`)
      return error.exitCode
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

/** Every command, however deep, throws instead of exiting and knows --json. */
function inherit(command: Command): void {
  command.exitOverride().showHelpAfterError('(add --help for what this command takes)')
  if (command.commands.length === 0) command.option('--json', 'print one JSON document, for programs')
  for (const inner of command.commands) inherit(inner)
}
