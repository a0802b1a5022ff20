import type { Words } from './en.ts'

export const words: Words = {
  lead: 'Wat de normen vragen, en hoe dit portaal ervoor staat. Een portaal hoeft niet aan alles te voldoen: FAPI 2.0 is voor wat veel waard is.',
  title: 'Normen',
  serverLead:
    'Waar de server voor zorgt, voor elk portaal. Hoe elk portaal ervoor staat, staat op de eigen pagina.',
  columns: { demand: 'Wat wordt gevraagd', clause: 'Waar', verdict: 'Hoe het ervoor staat', why: 'Waarom' },
  standards: {
    oauth21: 'OAuth 2.1',
    rfc9700: 'RFC 9700, veiligheid van OAuth 2.0',
    fapi2: 'FAPI 2.0 Security Profile',
  },
  verdict: {
    met: 'voldoet',
    should: 'aanbevolen, niet zo',
    'not-met': 'voldoet niet',
    none: 'niet voor dit portaal',
  },
  servers: 'De server zorgt ervoor, voor elk portaal.',
  demand: {
    'pkce-downgrade': ['Wat niet met PKCE is gevraagd, wordt er niet mee ingewisseld', ''],
    'tls-issuer': [
      'Elk endpoint is bereikbaar over TLS',
      'Deze installatie is bereikbaar via http://: goed om te proberen, en voor niets anders.',
    ],
    'code-only': ['Door de browser gaan alleen codes, en geen tokens', ''],
    'assertion-audience': [
      'Waarmee het laat zien wie het is, is alleen voor ons gemaakt',
      'Dat mag voor het token-endpoint gemaakt zijn: zet sluis_assertion_audience op issuer.',
    ],
    'pushed-redirect': ['Een vooraf gestuurd verzoek zegt waar mensen terugkomen', ''],
    'short-requests': [
      'Een vooraf gestuurd verzoek leeft hoogstens tien minuten en wordt één keer gebruikt',
      '',
    ],
    'code-bound': ['Een code kan aan een sleutel gebonden worden (dpop_jkt)', ''],
    'codes-once': ['Een code wordt één keer ingewisseld; de tweede keer beëindigt wat ze gaf', ''],
    'long-keys': ['RSA-sleutels hebben minstens 2048 bits, andere 256', ''],
    clocks: ['Een klok die tien seconden voorloopt wordt verdragen, een die een minuut voorloopt niet', ''],
    'no-open-redirector': ['Niemand wordt naar een adres gestuurd dat niet geregistreerd is', ''],
    'no-frames': ['Geen andere pagina toont de onze in een kader', ''],
    'no-cors': ['Scripts van andere sites kunnen het authorization-endpoint niets vragen', ''],
    'token-in-header': ['Een token wordt uit een header genomen, en uit geen adres', ''],
    metadata: ['Wat er is, is gepubliceerd (discovery)', ''],
    pkce: [
      'Een code hoort bij de browser die begon (PKCE)',
      'Het portaal is vrijgesteld van PKCE (sluis_pkce).',
    ],
    'exact-redirects': ['Adressen worden letter voor letter vergeleken', ''],
    'tls-redirects': [
      'Codes gaan over TLS',
      'Een adres begint met http://; op de machine zelf is dat alleen voor apps op een toestel.',
    ],
    'no-old-grants': ['Geen impliciete flow en geen password grant', ''],
    'refresh-once': ['Een refresh token wordt één keer gebruikt, of hoort bij een sleutel', ''],
    'bound-tokens': [
      'Tokens horen bij een sleutel (DPoP)',
      'Wie een token steelt, kan het gebruiken: zet dpop_bound_access_tokens.',
    ],
    audience: ['Tokens zijn voor één API', ''],
    asymmetric: [
      'Het portaal laat met een eigen sleutel zien wie het is',
      'Het deelt een geheim met ons: private_key_jwt deelt er geen.',
    ],
    'no-307': ['Geen omleiding herhaalt wat iemand typte (307)', ''],
    iss: ['Elk antwoord zegt van wie het komt (iss)', ''],
    confidential: [
      'Het portaal laat met een eigen sleutel zien wie het is',
      'Het gebruikt een geheim, of geen: zet private_key_jwt.',
    ],
    pushed: [
      'Verzoeken worden vooraf gestuurd (PAR)',
      'Verzoeken mogen via de browser komen: zet require_pushed_authorization_requests.',
    ],
    algorithms: [
      'Ondertekend met PS256, ES256 of EdDSA',
      'De ID-tokens zijn ondertekend met RS256: zet id_token_signed_response_alg.',
    ],
    'short-codes': ['Een code leeft hoogstens een minuut', ''],
    'refresh-kept': [
      'Refresh tokens wisselen niet',
      'Ze wisselen, zoals OAuth 2.1 vraagt; met sluis_profile fapi2 niet.',
    ],
  },
}
