import {
  anything,
  listOf,
  namesOf,
  openMembers,
  read,
  text,
  type Fault,
  type Schema,
} from '../../platform/schema/index.ts'
import { faultsTogether } from './profiles.ts'
import { settingsFor, type There } from './settings.ts'
import type { ClientMetadata } from './store.ts'
import { uri } from './uris.ts'

const redirects = () => listOf(uri({ afterForm: true, ownScheme: true }), 'URIs')

/**
 * Standard members of which we ask more than the engine does (RFC 7591 §2, OpenID Connect Registration §2). What is null
 * was left out.
 */
const standard = ({ ladder }: There) => ({
  client_name: text({ most: 100 }).nullish(),
  redirect_uris: redirects().nullish(),
  post_logout_redirect_uris: redirects().nullish(),
  initiate_login_uri: uri().nullish(),
  backchannel_logout_uri: uri().nullish(),
  jwks_uri: uri().nullish(),
  sector_identifier_uri: uri().nullish(),
  client_uri: uri({ httpsOnly: true }).nullish(),
  logo_uri: uri().nullish(),
  contacts: listOf(text({ most: 254 }), 'contacts, as help@portal.example').nullish(),
  policy_uri: uri({ httpsOnly: true }).nullish(),
  tos_uri: uri({ httpsOnly: true }).nullish(),
  default_acr_values: namesOf(
    ladder.flatMap(({ acr, aliases }) => [acr, ...aliases]),
    'levels',
  ).nullish(),
})

/** What a registration may say, as far as it is ours to say: what is not known here, the engine judges. */
export const registrationSchema = (there: There) =>
  openMembers({ ...standard(there), ...settingsFor(there).shape }, anything())

/** What is wrong with a registration in what is ours to say: our settings, and what we ask of standard members. */
export function registrationFaults(metadata: ClientMetadata, there: There): Fault[] {
  const schema: Schema = registrationSchema(there)
  const said = read(schema, metadata)
  const faults = said.ok ? [] : said.faults
  const named = new Set(faults.map(({ path }) => path[0]))
  // what is wrong by itself is told once
  const together = faultsTogether(metadata, there.ladder).filter(({ path }) => !named.has(path[0]))
  return [...faults, ...together]
}
