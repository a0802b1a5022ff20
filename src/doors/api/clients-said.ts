import { decisionsOf, registrationSchema, type ClientMetadata } from '../../domain/clients/index.ts'
import {
  anyMembers,
  anything,
  listOf,
  members,
  oneOf,
  orNull,
  text,
  told,
  yesOrNo,
} from '../../platform/schema/index.ts'

export const metadata = told(
  anyMembers(anything(), 'a JSON object'),
  'client metadata: those of the standards (RFC 7591), and ours under `sluis_`',
)

/** What is sent, as the document tells it; what it must be, the registration's own validator says. */
export const sent = { schema: metadata, documented: registrationSchema }

const decisions = members({
  id_token_signed_response_alg: text(),
  id_token_claims: yesOrNo(),
  pkce: oneOf(['required', 'exempt']),
  minimum_level: text(),
  refresh_tokens: yesOrNo(),
  script_origins: listOf(text(), 'origins'),
  notes: told(listOf(text(), 'notes'), 'what was asked, and cannot be had'),
})

export const secret = {
  client_secret: told(
    orNull(text()),
    'its secret, where one was made just now: it is shown this once. null: none was made, or it was shown already',
  ),
  secret_already_shown: told(yesOrNo(), 'true: a secret was made when this was asked first'),
}

export const registered = members({
  client: metadata,
  decided: told(decisions, 'what holds for it, said or not'),
  ...secret,
})

export const registeredSaid = (
  said: ClientMetadata,
  { clientSecret, isShown }: { clientSecret: string | undefined; isShown: boolean },
) => ({
  client: said,
  decided: decisionsOf(said),
  client_secret: isShown ? (clientSecret ?? null) : null,
  secret_already_shown: !isShown && clientSecret !== undefined,
})
