import type { Words } from './en.ts'

export const words: Words = {
  title: 'API’s',
  none: 'Er is geen API geregistreerd.',
  files: 'in bestanden',
  columns: { name: 'Naam', identifier: 'Identificatie', scopes: 'Scopes', format: 'Tokens' },
  format: { jwt: 'JWT, die ze zelf controleert', opaque: 'ondoorzichtig, ze vraagt Sluis ernaar' },
  checks: 'Hoe ze tokens controleert',
  checksBy: {
    jwt: 'Elk token is een JWT, ondertekend met een sleutel die hier gepubliceerd is. Neem er alleen een aan als uitgever, audience en tijd kloppen.',
    opaque:
      'Een token zegt zelf niets: vraag er bij het introspectie-endpoint naar, als client die met deze API onder sluis_introspects is geregistreerd.',
  },
  issuer: 'Issuer',
  audience: 'Audience, en identificatie',
  keys: 'Sleutels (JWKS)',
  introspection: 'Introspectie',
  settings: 'Instellingen',
  scopesHint: 'De namen waar portalen om vragen, met spaties ertussen',
  'scopes-malformed': 'Een scope is een woord zonder aanhalingstekens',
  formatHint: 'Tokens die al gemaakt zijn, houden hun vorm',
  'format-unknown': 'Kies een van beide',
  seconds: 'Seconden dat een token leeft',
  secondsHint: 'Van 30 tot 300',
  'seconds-missing': 'Vul in hoeveel seconden',
  'seconds-malformed': 'Van 30 tot 300 seconden',
  'seconds-too-long': 'Van 30 tot 300 seconden',
  'name-missing': 'Geef haar een naam',
  'name-too-long': 'Deze naam is te lang',
  'name-malformed': 'Deze naam heeft tekens die niet te tonen zijn',
  anyway: 'Toch wijzigen, hoewel ze in bestanden staat',
  save: 'Opslaan',
  withdraw: 'De API intrekken',
  withdrawTitle: (name) => `${name} intrekken?`,
  withdrawLead:
    'Geen portaal krijgt er nog tokens voor. Tokens die er al zijn, gelden tot ze aflopen: hoogstens vijf minuten.',
  keep: 'Nee, zo laten',
  done: {
    created: 'De API is geregistreerd.',
    saved: 'Het is opgeslagen en geldt meteen.',
    withdrawn: 'De API is ingetrokken.',
  },
}
