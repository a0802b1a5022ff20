import type { Command } from 'commander'
import { perform } from '../../acts/index.ts'
import { demandsAsSaid } from '../../domain/organisations/index.ts'
import { organisationActs } from '../../ports.ts'
import { faulty } from './faulty.ts'
import { findOrganisation } from './find-organisation.ts'
import { inHouse, operatorHere, Refusal } from './run.ts'

export const demandCommand = (organisations: Command): Command =>
  organisations
    .command('demand <organisation>')
    .description('ask more of those who act for it than portals do; what is left out stays')
    .option('--level <level>', 'the lowest level; none: no more than the portal')
    .option('--forbid <factors>', 'factors that do not count, by commas; none: all count')
    .option('--require <factors>', 'factors that must be set up, by commas; none: none must be')
    .action(demandOf)

interface Demanded {
  readonly level?: string
  readonly forbid?: string
  readonly require?: string
  readonly json?: boolean
}

async function demandOf(which: string, options: Demanded): Promise<void> {
  await inHouse(options, async (house) => {
    const before = await findOrganisation(house.db, which)
    const was = demandsAsSaid(before)
    const listed = (said: string | undefined, kept: readonly string[]): readonly string[] =>
      said === undefined
        ? kept
        : said.split(',').flatMap((each) => (each.trim() === 'none' ? [] : [each.trim()]))
    const said = {
      minimum_level: options.level === 'none' ? null : (options.level ?? was.minimum_level),
      factors_forbidden: listed(options.forbid, was.factors_forbidden),
      factors_required: listed(options.require, was.factors_required),
    }
    const input = { said, expected: before.version }
    const acts = organisationActs(house)
    const set = await perform(house, acts.setDemands, await operatorHere(house), before.id, input)
    if (set.ok) return { text: `Said for ${before.display_name}`, json: { id: before.id, ...said } }
    if (set.reason === 'version-passed')
      throw new Refusal('It was changed by somebody else at this very moment. Try again.')
    if (set.reason === 'organisation-unknown') throw new Refusal(`${before.display_name} was ended for good.`)
    throw faulty('Nothing was changed:', set.faults)
  })
}
