import { form, listOf, openMembers, unread } from '../platform/schema/index.ts'
import { isUuid } from '../policy/vocabulary.ts'
import { topic } from './report.ts'

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
    const rpId = said.orElse('WEBAUTHN_RP_ID', issuer.hostname)
    // a domain, the issuer's own or one above it; another one must name the issuer among its related origins
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(rpId))
      said.fault('WEBAUTHN_RP_ID', 'must be a domain, as id.example.org')
    const relatedOrigins = said.list('WEBAUTHN_RELATED_ORIGINS')
    for (const each of relatedOrigins)
      if (URL.parse(each)?.origin !== each)
        said.fault('WEBAUTHN_RELATED_ORIGINS', `"${each}" is not an origin, as https://id.example.org`)
    return { webauthn: { rpId, relatedOrigins, metadata: said.json('WEBAUTHN_METADATA', statements) ?? [] } }
  },
)

/** FIDO metadata statements (FIDO Metadata Statement §3), of which this is read. Without a root the library takes any. */
const statements = listOf(
  openMembers({
    aaguid: form('an AAGUID, as 00000000-0000-0000-0000-000000000000', isUuid),
    attestationRootCertificates: listOf(unread(), 'certificates', { least: 1 }),
    attestationTypes: listOf(unread(), 'attestation types', { least: 1 }),
    authenticationAlgorithms: listOf(unread(), 'algorithms', { least: 1 }),
  }),
  'metadata statements',
  { most: 10_000 },
)
