import type { Config, Machine, Report } from './config.ts'
import type { Environment } from './env.ts'
import { parseJson } from './json.ts'

/** Where passkeys belong, and which makes are known. */
export function webauthnOf(
  env: Environment,
  issuer: URL,
  { webauthnMetadata }: Machine,
  fault: Report,
): Config['webauthn'] {
  const rpId = env.WEBAUTHN_RP_ID ?? issuer.hostname
  // a domain, the issuer's own or one above it; another one must name the issuer among its related origins
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(rpId))
    fault('WEBAUTHN_RP_ID', 'must be a domain, as id.example.org')
  const relatedOrigins = (env.WEBAUTHN_RELATED_ORIGINS ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'none')
  for (const each of relatedOrigins)
    if (URL.parse(each)?.origin !== each)
      fault('WEBAUTHN_RELATED_ORIGINS', `"${each}" is not an origin, as https://id.example.org`)
  return { rpId, relatedOrigins, metadata: metadataOf(env, webauthnMetadata, fault) }
}

function metadataOf(env: Environment, content: string | undefined, fault: Report): object[] {
  const file = env.WEBAUTHN_METADATA
  if (file === undefined) return []
  if (content === undefined) {
    fault('WEBAUTHN_METADATA', `${file} cannot be read`)
    return []
  }
  const statements = parseJson(content)
  if (!Array.isArray(statements)) {
    fault('WEBAUTHN_METADATA', `${file} must be a JSON list of metadata statements`)
    return []
  }
  statements.forEach((each: unknown, i) => {
    if (!isStatement(each))
      fault(
        'WEBAUTHN_METADATA',
        `[${i}] must have an aaguid, and lists of attestationRootCertificates, attestationTypes and authenticationAlgorithms`,
      )
  })
  return statements.filter(isStatement)
}

const isStatement = (value: unknown): value is object => {
  const { aaguid, ...lists } = (value ?? {}) as Record<string, unknown>
  return (
    typeof aaguid === 'string' &&
    /^[0-9a-f-]{36}$/.test(aaguid) &&
    // without a root, the library takes any certificate
    ['attestationRootCertificates', 'attestationTypes', 'authenticationAlgorithms'].every((name) => {
      const list = lists[name]
      return Array.isArray(list) && list.length > 0
    })
  )
}
