import { defaultLadder, type Ladder } from '../policy/levels/ladder.ts'
import { parseLevels } from './levels.ts'
import { topic } from './report.ts'

interface Before {
  /** Makes of which it can be proven that a key is of one. */
  readonly webauthn: { readonly metadata: readonly object[] }
}

/** The assurance levels. */
export const ladder = topic(
  {
    LEVELS_FILE: {
      otherwise: 'the built-in levels',
      meaning: 'a JSON file with the assurance levels, as `sluis levels show --json` prints them',
      file: true,
    },
  },
  (said, { webauthn }: Before): { readonly ladder: Ladder } => {
    const file = said.file('LEVELS_FILE')
    if (!file) return { ladder: defaultLadder }
    const parsed = parseLevels(file, said.factorKinds)
    if (!parsed.ok) for (const each of parsed.faults) said.fault('LEVELS_FILE', each)
    const ladder = parsed.ok ? parsed.ladder : defaultLadder
    // a level that asks for makes that nobody could prove would be out of everybody's reach
    const known = webauthn.metadata.map((statement) => Reflect.get(statement, 'aaguid') as unknown)
    for (const { key, asks } of ladder)
      for (const model of asks.models ?? [])
        if (!known.includes(model))
          said.fault(
            'LEVELS_FILE',
            `level "${key}" asks for the make ${model}, which WEBAUTHN_METADATA does not have`,
          )
    return { ladder }
  },
)
