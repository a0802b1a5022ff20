import { activationOfLink, lockActivation } from '../../domain/activations/index.ts'
import type { Db } from '../../platform/db/database.ts'
import { reserveTry } from '../../platform/throttle/throttle.ts'
import { recoveryPace } from '../../policy/paces.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import { accountOf, overBecause } from './about.ts'
import { sendLink, type LinkDeps } from './sending.ts'

export const renewingActs = (deps: LinkDeps) => ({
  /**
   * Whoever has a link of an activation that still waits has another one mailed: to the address that it is for, and to no
   * other. Three an hour. Nobody is told whether there was one.
   */
  renewLink: act({
    name: 'activations.renew-link',
    tells: 'activation/link',
    async prepare(db: Db, link: Buffer, _input: undefined, now) {
      const found = await activationOfLink(db, link)
      if (!found || found.stops) return undefined
      const { row } = found
      const counter = { dimension: 'activation.renew', subject: row.id, pace: recoveryPace }
      return (await reserveTry(db, [counter], now)).ok ? row : undefined
    },
    async run(tx, who, _link, seen, now): Promise<Outcome<'nothing-to-renew'>> {
      const row = seen && (await lockActivation(tx, seen.id))
      if (!row || row.purpose === 'issued') return refused('nothing-to-renew')
      if (await overBecause(tx, row, await accountOf(tx, row), now)) return refused('nothing-to-renew')
      await sendLink(tx, deps, { row, why: 'asked', who }, now)
      return { ok: true }
    },
  }),
})
