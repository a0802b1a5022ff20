import type { Words } from './en.ts'

export const words: Words = {
  title: 'API:er',
  none: 'Inget API är registrerat.',
  files: 'i filer',
  columns: { name: 'Namn', identifier: 'Identifierare', scopes: 'Scopes', format: 'Tokens' },
  format: { jwt: 'JWT, som det kontrollerar själv', opaque: 'ogenomskinlig, det frågar Sluis' },
  checks: 'Så kontrollerar det tokens',
  checksBy: {
    jwt: 'Varje token är en JWT, signerad med en nyckel som publiceras här. Godta en bara om utfärdare, audience och tid stämmer.',
    opaque:
      'En token säger inget i sig: fråga om var och en vid introspektions-endpointen, som en klient som är registrerad med detta API under sluis_introspects.',
  },
  issuer: 'Utfärdare',
  audience: 'Audience, och identifierare',
  keys: 'Nycklar (JWKS)',
  introspection: 'Introspektion',
  settings: 'Inställningar',
  scopesHint: 'Namnen som portaler begär, med blanksteg emellan',
  'scopes-malformed': 'En scope är ett ord utan citattecken',
  formatHint: 'Tokens som redan finns behåller sin form',
  'format-unknown': 'Välj en av de två',
  seconds: 'Sekunder som en token lever',
  secondsHint: 'Från 30 till 300',
  'seconds-missing': 'Fyll i hur många sekunder',
  'seconds-malformed': 'Från 30 till 300 sekunder',
  'seconds-too-long': 'Från 30 till 300 sekunder',
  'name-missing': 'Ge det ett namn',
  'name-too-long': 'Namnet är för långt',
  'name-malformed': 'Namnet har tecken som inte kan visas',
  anyway: 'Ändra ändå, fast det sköts i filer',
  save: 'Spara',
  withdraw: 'Återkalla API:et',
  withdrawTitle: (name) => `Återkalla ${name}?`,
  withdrawLead:
    'Ingen portal får tokens för det längre. Tokens som redan finns gäller tills de går ut: högst fem minuter.',
  keep: 'Nej, låt det vara',
  done: {
    created: 'API:et är registrerat.',
    saved: 'Det är sparat och gäller genast.',
    withdrawn: 'API:et är återkallat.',
  },
}
