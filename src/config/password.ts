import type { HashingOptions } from '../platform/crypto/hashing.ts'
import { defaultPolicyFile, parsePolicyFile, type PolicyFile } from './policy.ts'
import { topic, type Said } from './report.ts'

/** How good a password must be, and what it costs to try one. */
export const password = topic(
  {
    POLICY_FILE: {
      otherwise: 'the built-in policy',
      meaning: 'a JSON file with what differs from the built-in password policy, and why',
      file: true,
    },
    BREACH_RANGE_URL: {
      otherwise: 'nobody is asked',
      meaning:
        'a k-anonymity range service for breached passwords, as https://ranges.example/range/; it is told five digits of a SHA-1',
    },
    ARGON2_MEMORY_KIB: {
      otherwise: '19456',
      meaning: 'memory of one password hash; OWASP minimum 19456 with 2 iterations',
    },
    ARGON2_ITERATIONS: { otherwise: '2', meaning: 'passes of one password hash' },
    ARGON2_PARALLELISM: { otherwise: '1', meaning: 'lanes of one password hash' },
    HASHES_AT_ONCE: {
      otherwise: 'processors, 3 at most',
      meaning: 'hashes computed at the same moment; more than 3 wants UV_THREADPOOL_SIZE raised as well',
    },
    HASH_QUEUE: {
      otherwise: '200',
      meaning:
        'sign-ins that may wait for a hash; one more gets 503, as does whoever would wait for more than five seconds',
    },
  },
  (said) => {
    const hashing: HashingOptions = {
      memoryKiB: said.whole('ARGON2_MEMORY_KIB', 19_456, 7168, 4_194_304),
      iterations: said.whole('ARGON2_ITERATIONS', 2, 1, 100),
      parallelism: said.whole('ARGON2_PARALLELISM', 1, 1, 16),
      atOnce: said.whole('HASHES_AT_ONCE', Math.min(said.processors, 3), 1, 128),
      queue: said.whole('HASH_QUEUE', 200, 0, 100_000),
    }
    if (hashing.memoryKiB * hashing.iterations < 19_456 * 2)
      said.fault(
        'ARGON2_MEMORY_KIB',
        `times ARGON2_ITERATIONS is below OWASP's minimum; use 19456 with 2, or 47104 with 1`,
      )
    return { hashing, policy: policyOf(said), breachRangeUrl: rangeUrlOf(said) }
  },
)

function policyOf(said: Said<'POLICY_FILE'>): PolicyFile {
  const file = said.file('POLICY_FILE')
  if (!file) return defaultPolicyFile
  const parsed = parsePolicyFile(file)
  if (parsed.ok) return parsed.policy
  for (const each of parsed.faults) said.fault('POLICY_FILE', each)
  return defaultPolicyFile
}

function rangeUrlOf(said: Said<'BREACH_RANGE_URL'>): URL | undefined {
  const written = said.text('BREACH_RANGE_URL')
  if (written === undefined) return undefined
  const url = URL.parse(written)
  if (url && /^https?:$/.test(url.protocol) && url.pathname.endsWith('/')) return url
  said.fault('BREACH_RANGE_URL', 'must be a URL that ends in a slash, as https://ranges.example/range/')
  return undefined
}
