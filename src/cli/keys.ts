import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { allKeys, readyToRotate, rotateKeys } from '../oidc/index.ts'
import { inHouse, table } from './run.ts'

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
    .option('--now', 'do not wait')
    .option(
      '--revoke',
      'do not wait, and withdraw the keys that signed until now: they are known to be stolen',
    )
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

async function rotate(options: { json?: boolean; now?: boolean; revoke?: boolean }): Promise<void> {
  const when = options.revoke ? 'revoke' : options.now ? 'now' : 'published'
  await inHouse(options, async (house) => {
    const attempt = () =>
      house.db
        .transaction()
        .execute((tx) => rotateKeys(tx, house.vault, { actor: 'operator', when }, house.clock()))
    while (!(await attempt()).ok) {
      const wait = Math.max(1000, readyToRotate(await allKeys(house.db)).getTime() - house.clock().getTime())
      process.stderr.write(
        `The next keys were published less than 10 minutes ago. Waiting ${Math.ceil(wait / 1000)} s; --now does not wait.\n`,
      )
      await pause(wait)
    }
    const current = (await allKeys(house.db)).filter((key) => key.state === 'current')
    const json = { current: current.map(({ kid, alg }) => ({ kid, alg })) }
    return { text: `Signing now: ${current.map((key) => `${key.kid} (${key.alg})`).join(', ')}`, json }
  })
}
