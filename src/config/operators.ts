import { DEFAULT_LEVEL, type Ladder } from '../policy/levels/ladder.ts'
import type { FactorKind } from '../policy/vocabulary.ts'
import { MOST, topic } from './report.ts'

interface Before {
  readonly ladder: Ladder
  readonly issuer: URL
}

/** What is asked of those who look after this installation, and of their programs. */
export const operators = topic(
  {
    OPERATOR_LEVEL: {
      otherwise: DEFAULT_LEVEL,
      meaning: 'the lowest level at which operators and their helpers sign in to do their work',
    },
    OPERATOR_FACTORS: {
      otherwise: 'password, webauthn',
      meaning: 'the only factors by which they do, comma-separated; `any` for all that there are',
    },
    OPERATOR_SESSION: {
      otherwise: '14400',
      meaning: 'seconds after which the console asks operators to sign in again, whatever they do meanwhile',
    },
    API_DPOP: {
      otherwise: 'optional',
      meaning:
        '`required`: the operators’ API takes only tokens that are bound to a key of their program (RFC 9449)',
    },
    DYNAMIC_REGISTRATION: {
      otherwise: 'off',
      meaning: '`on`: programs register clients by a token that an operator has made (RFC 7591, RFC 7592)',
    },
  },
  (said, { ladder, issuer }: Before) => {
    const level = said.orElse('OPERATOR_LEVEL', DEFAULT_LEVEL)
    if (!ladder.some(({ key }) => key === level))
      said.fault('OPERATOR_LEVEL', `there is no level "${level}": ${ladder.map(({ key }) => key).join(', ')}`)
    const factors = said.list('OPERATOR_FACTORS')
    for (const each of factors)
      if (each !== 'any' && !said.factorKinds.some((kind) => kind === each))
        said.fault('OPERATOR_FACTORS', `there is no factor "${each}": ${said.factorKinds.join(', ')}`)
    const allowed = (factors.length === 0 ? ['password', 'webauthn'] : factors) as FactorKind[] // checked just now
    // where one alone counts beside the password, it is set up before the first page
    const strong = factors.includes('any') ? [] : allowed.filter((kind) => String(kind) !== 'password')
    return {
      operators: {
        /** Their API, as what tokens are for (RFC 8707). */
        resource: `${issuer.origin}/api`,
        level,
        /** Undefined: any. */
        factors: factors.includes('any') ? undefined : allowed,
        /** Seconds that what was proven counts in the console. */
        sessionMost: said.whole('OPERATOR_SESSION', 4 * 3600, 300, MOST),
        required: strong.length === 1 ? strong : [],
        dpop: said.choice('API_DPOP', 'optional', ['optional', 'required']),
        registers: said.isOn('DYNAMIC_REGISTRATION', false),
      },
    }
  },
)
