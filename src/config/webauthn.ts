import { topic, type Said } from './report.ts'

/** Where passkeys belong, and which makes are known. */
export const webauthn = topic(
  {
    WEBAUTHN_RP_ID: {
      otherwise: 'the host of ISSUER',
      meaning: 'the domain that passkeys belong to; it must not change while there are any',
    },
    WEBAUTHN_RELATED_ORIGINS: {
      otherwise: 'none',
      meaning:
        'origins, comma-separated, that may use the passkeys of this one: told at /.well-known/webauthn',
    },
    WEBAUTHN_METADATA: {
      otherwise: 'attestation is not asked',
      meaning:
        'a JSON file with the FIDO metadata statements of the authenticators whose make is to be proven',
      file: true,
    },
  },
  (said, { issuer }: { readonly issuer: URL }) => {
    const rpId = said.text('WEBAUTHN_RP_ID') ?? issuer.hostname
    // a domain, the issuer's own or one above it; another one must name the issuer among its related origins
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(rpId))
      said.fault('WEBAUTHN_RP_ID', 'must be a domain, as id.example.org')
    const relatedOrigins = said.list('WEBAUTHN_RELATED_ORIGINS')
    for (const each of relatedOrigins)
      if (URL.parse(each)?.origin !== each)
        said.fault('WEBAUTHN_RELATED_ORIGINS', `"${each}" is not an origin, as https://id.example.org`)
    return { webauthn: { rpId, relatedOrigins, metadata: metadataOf(said) } }
  },
)

/** FIDO metadata statements, as the file has them. */
function metadataOf(said: Said<'WEBAUTHN_METADATA'>): object[] {
  const file = said.file('WEBAUTHN_METADATA')
  if (!file) return []
  const statements = file.json
  if (!Array.isArray(statements)) {
    said.fault('WEBAUTHN_METADATA', `${file.path} must be a JSON list of metadata statements`)
    return []
  }
  statements.forEach((each: unknown, i) => {
    if (!isStatement(each))
      said.fault(
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
