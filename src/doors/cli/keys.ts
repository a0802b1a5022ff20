import { perform } from '../../acts/index.ts'
import { createOperatingActs } from '../../acts/operating/index.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { allKeys, JWKS_MAX_AGE, LOOKED_AT, readyToRotate } from '../../domain/keys/index.ts'
import { inHouse, operatorHere, Refusal, table } from './run.ts'

/** Milliseconds within which a process has read the keys that it looks at. */
const SEEN_WITHIN = 2000

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
    .option('--now', 'do not wait: portals that have our keys refuse what is signed for some minutes')
    .option(
      '--revoke',
      'do not wait, and withdraw the keys that signed until now, because they are known to be stolen; done when no process signs with them any more',
    )
    .option('--yes', 'with --now: that is known, and wanted')
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

/** For so long a portal may go on with the keys that it has (the key set's max-age). */
const REFUSED_FOR = JWKS_MAX_AGE / 60

async function rotate(options: {
  json?: boolean
  now?: boolean
  revoke?: boolean
  yes?: boolean
}): Promise<void> {
  if (options.now && !options.revoke && !options.yes)
    throw new Refusal(
      `Portals that have our keys would refuse what the next ones sign, for up to ${REFUSED_FOR} minutes, until they look again. Add --yes, or leave out --now.`,
    )
  const when = options.revoke ? 'revoke' : options.now ? 'now' : 'published'
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const attempt = () => perform(house, createOperatingActs(house).rotateKeys, who, undefined, { when })
    while (!(await attempt()).ok) {
      const wait = Math.max(1000, readyToRotate(await allKeys(house.db)).getTime() - house.clock().getTime())
      process.stderr.write(
        `The next keys were published less than 10 minutes ago. Waiting ${Math.ceil(wait / 1000)} s; --now does not wait.\n`,
      )
      await pause(wait)
    }
    if (options.revoke) {
      process.stderr.write('Withdrawn. Waiting until each process has seen it.\n')
      await pause(LOOKED_AT + SEEN_WITHIN)
    }
    const current = (await allKeys(house.db)).filter((key) => key.state === 'current')
    const refusedFor = when === 'published' ? 0 : REFUSED_FOR
    const json = { current: current.map(({ kid, alg }) => ({ kid, alg })), refusedFor }
    const lines = [`Signing now: ${current.map((key) => `${key.kid} (${key.alg})`).join(', ')}`]
    if (options.revoke) lines.push('Done: no process signs with what was withdrawn any more.')
    if (refusedFor > 0)
      lines.push(`Portals that do not look at once refuse what is signed, for up to ${refusedFor} minutes.`)
    return { text: lines.join('\n'), json }
  })
}
