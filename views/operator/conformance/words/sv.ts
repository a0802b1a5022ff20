import type { Words } from './en.ts'

export const words: Words = {
  lead: 'Det som standarderna kräver, och hur portalen står sig. En portal behöver inte uppfylla allt: FAPI 2.0 är för det som är mycket värt.',
  title: 'Standarder',
  serverLead: 'Det som servern ser till för varje portal. Hur varje portal står sig står på dess egen sida.',
  columns: { demand: 'Det som krävs', clause: 'Var', verdict: 'Hur det står till', why: 'Varför' },
  standards: {
    oauth21: 'OAuth 2.1',
    rfc9700: 'RFC 9700, säkerhet i OAuth 2.0',
    fapi2: 'FAPI 2.0 Security Profile',
  },
  verdict: {
    met: 'uppfyllt',
    should: 'rekommenderat, inte så',
    'not-met': 'inte uppfyllt',
    none: 'inte för den här portalen',
  },
  servers: 'Servern ser till det, för varje portal.',
  demand: {
    'pkce-downgrade': ['Det som inte begärdes med PKCE löses inte in med det', ''],
    'tls-issuer': [
      'Varje endpoint nås över TLS',
      'Installationen nås via http://: den duger för att prova, och inget annat.',
    ],
    'code-only': ['Genom webbläsaren går bara koder, och inga tokens', ''],
    'assertion-audience': [
      'Det den signerar för att visa vem den är görs bara för oss',
      'Det får göras för token-endpointen: sätt sluis_assertion_audience till issuer.',
    ],
    'pushed-redirect': ['En begäran i förväg säger vart folk kommer tillbaka', ''],
    'short-requests': ['En begäran i förväg lever högst tio minuter och används en gång', ''],
    'code-bound': ['En kod kan knytas till en nyckel (dpop_jkt)', ''],
    'codes-once': ['En kod löses in en gång; andra gången avslutar det den gav', ''],
    'long-keys': ['RSA-nycklar har minst 2048 bitar, andra 256', ''],
    clocks: ['En klocka som går tio sekunder före tolereras, en som går en minut före inte', ''],
    'no-open-redirector': ['Ingen skickas till en adress som inte är registrerad', ''],
    'no-frames': ['Ingen annan sida visar våra i en ram', ''],
    'no-cors': ['Skript på andra sajter kan inte fråga authorization-endpointen', ''],
    'token-in-header': ['En token tas ur ett huvud, och ur ingen adress', ''],
    metadata: ['Det som finns publiceras (discovery)', ''],
    pkce: [
      'En kod är knuten till webbläsaren som började (PKCE)',
      'Portalen är undantagen från PKCE (sluis_pkce).',
    ],
    'exact-redirects': ['Adresser jämförs bokstav för bokstav', ''],
    'tls-redirects': [
      'Koder går över TLS',
      'En adress börjar med http://; på den egna maskinen är det bara för appar på en enhet.',
    ],
    'no-old-grants': ['Inget implicit flöde, och ingen password grant', ''],
    'refresh-once': ['En refresh token används en gång, eller är knuten till en nyckel', ''],
    'bound-tokens': [
      'Tokens är knutna till en nyckel (DPoP)',
      'Den som stjäl en token kan använda den: sätt dpop_bound_access_tokens.',
    ],
    audience: ['Tokens är för ett API', ''],
    asymmetric: [
      'Portalen visar vem den är med en egen nyckel',
      'Den delar en hemlighet med oss: private_key_jwt delar ingen.',
    ],
    'no-307': ['Ingen omdirigering upprepar det någon skrev (307)', ''],
    iss: ['Varje svar säger vem det kommer från (iss)', ''],
    confidential: [
      'Portalen visar vem den är med en egen nyckel',
      'Den använder en hemlighet, eller ingen: sätt private_key_jwt.',
    ],
    pushed: [
      'Begäranden skickas i förväg (PAR)',
      'Begäranden får komma genom webbläsaren: sätt require_pushed_authorization_requests.',
    ],
    algorithms: [
      'Signerat med PS256, ES256 eller EdDSA',
      'Dess ID-tokens signeras med RS256: sätt id_token_signed_response_alg.',
    ],
    'short-codes': ['En kod lever högst en minut', ''],
    'refresh-kept': [
      'Refresh tokens byts inte',
      'De byts, som OAuth 2.1 kräver; med sluis_profile fapi2 gör de inte det.',
    ],
  },
}
