import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { allKeys, readyToRotate, rotateKeys } from '../oidc/index.ts'
import { inHouse, Refusal, table } from './run.ts'

export function keyCommands(program: Command): void {
  const keys = program.command('keys').description('signing keys')
  keys
    .command('list')
    .description('list the keys: next is published, current signs, retiring is published still')
    .action(list)
  keys
    .command('rotate')
    .description(
      'let the next keys sign; waits until they have been published for 10 minutes, so that no portal meets one it does not know',
    )
    .option('--now', 'do not wait: when a key is known to be stolen')
    .action(rotate)
}

async function list(options: { json?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const rows = (await allKeys(house.db)).map((key) => ({
      kid: key.kid,
      alg: key.alg,
      state: key.state,
      publishedAt: key.published_at.toISOString(),
    }))
    return {
      text: table([
        ['kid', 'alg', 'state', 'published'],
        ...rows.map((k) => [k.kid, k.alg, k.state, k.publishedAt]),
      ]),
      json: rows,
    }
  })
}

async function rotate(options: { json?: boolean; now?: boolean }): Promise<void> {
  await inHouse(options, async (house) => {
    const keys = await allKeys(house.db)
    if (!keys.some((key) => key.state === 'next'))
      throw new Refusal('There are no keys yet. Start the server once.')
    const wait = options.now ? 0 : readyToRotate(keys).getTime() - house.clock().getTime()
    if (wait > 0) {
      process.stderr.write(
        `The next keys were published less than 10 minutes ago. Waiting ${Math.ceil(wait / 1000)} s; --now does not wait.\n`,
      )
      await pause(wait)
    }
    await house.db.transaction().execute((tx) => rotateKeys(tx, house.vault, 'operator', house.clock()))
    const current = (await allKeys(house.db))
      .filter((key) => key.state === 'current')
      .map((key) => ({ kid: key.kid, alg: key.alg }))
    return {
      text: `Signing now: ${current.map((key) => `${key.kid} (${key.alg})`).join(', ')}`,
      json: { current },
    }
  })
}
