/**
 * Measures this tree beside another release of Sluis, in the same run: `npm run bench:beside -- <folder> [rounds]
 * [words of a path]`, where the folder is a clone of the other release with its packages installed. Both run at once, each
 * with its own PostgreSQL, on one processor in turn. What is compared is processor time for each request, of Sluis and PostgreSQL together: it moves
 * far less than rates do on a machine that others share. Prints a table.
 */
import path from 'node:path'
import * as openid from 'openid-client'
import { rate, type Load } from './load.ts'
import { asStarted, databaseTime, percentile, processorTime, root, serve } from './machine.ts'
import {
  addPasskey,
  install,
  people as makePeople,
  portal,
  REDIRECT,
  signIn,
  signInByPasskey,
} from './sluis.ts'

const [folder, rounds = '9', only = ''] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder holds the other release?')
const ROUNDS = Number(rounds)
const SECONDS = 2
const PEOPLE = 400
const WITH_PASSKEY = 20 // the last ones
const SIGN_INS = 20
const api = 'https://api.example'

/** A Sluis of a tree, and one round of what is measured in it: the number of requests or sign-ins done. */
async function open(tree: string, port: number) {
  const installed = await install(port, tree)
  const sluis = await serve(asStarted.words, port, { ...installed.env, ...asStarted.env }, tree)
  const { origin } = sluis
  installed.command(['resources', 'create', api, '--name', 'API', '--scopes', 'read'])
  const machine = await portal(installed, origin, {
    ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    sluis_resources: [api],
  })
  const ofPeople = await portal(installed, origin, {
    ...{ grant_types: ['authorization_code', 'refresh_token'], redirect_uris: [REDIRECT] },
  })
  makePeople(installed, PEOPLE)
  const token = `${origin}/token`
  const asking = (at: string, authorization: string, fields: Record<string, string>): Load => ({
    ...{ url: at, method: 'POST', seconds: SECONDS, headers: { authorization } },
    body: new URLSearchParams(fields).toString(),
  })
  const load = (one: Load) => async (): Promise<number> => (await rate(one)) * one.seconds
  const own = await openid.clientCredentialsGrant(machine.config)
  const theirs = await signIn(ofPeople, 0, 0)
  const keys = await Promise.all(
    Array.from({ length: WITH_PASSKEY }, (_, i) => addPasskey(origin, PEOPLE - 1 - i)),
  )
  // each person signs in three times at most: a code of the app is good once
  let person = 1
  const many = async (count: number, once: (i: number) => Promise<unknown>): Promise<number> => {
    for (let i = 0; i < count; i++) await once(i)
    return count
  }
  let refreshed = theirs.refresh_token ?? ''
  return {
    installed,
    sluis,
    used: () => processorTime(sluis.pid) + databaseTime(installed.dataDir),
    paths: {
      discovery: load({ url: `${origin}/.well-known/openid-configuration`, seconds: SECONDS }),
      'client_credentials, opaque': load(
        asking(token, machine.authorization, { grant_type: 'client_credentials' }),
      ),
      'client_credentials, JWT ES256': load(
        asking(token, machine.authorization, { grant_type: 'client_credentials', resource: api }),
      ),
      'introspection, client_credentials': load(
        asking(`${token}/introspection`, machine.authorization, { token: own.access_token }),
      ),
      'introspection, a person’s token': load(
        asking(`${token}/introspection`, ofPeople.authorization, { token: theirs.access_token }),
      ),
      'refresh, with ID token': () =>
        many(10 * SIGN_INS, async () => {
          refreshed = (await openid.refreshTokenGrant(ofPeople.config, refreshed)).refresh_token ?? ''
        }),
      'a password + TOTP sign-in': () => many(SIGN_INS, () => signIn(ofPeople, person++, 0)),
      'a passkey sign-in': () => many(SIGN_INS, (i) => signInByPasskey(ofPeople, keys[i % keys.length]!)),
    },
  }
}

type Opened = Awaited<ReturnType<typeof open>>
type Path = keyof Opened['paths']

const ours = await open(root, 4103)
const other = await open(path.resolve(folder), 4104)

/** Milliseconds of processor for one. */
async function costOf(one: Opened, name: Path): Promise<number> {
  const before = one.used()
  const done = await one.paths[name]()
  return (one.used() - before) / done
}

process.stdout.write(
  '| what | the other, ms of processor | this, ms of processor | ratio (quartiles) |\n|---|---|---|---|\n',
)
for (const name of (Object.keys(ours.paths) as Path[]).filter((each) => each.includes(only))) {
  // a server that has run for an hour has compiled its code
  for (let i = 0; i < 3; i++) for (const one of [ours, other]) await costOf(one, name)
  const pairs: { ours: number; other: number }[] = []
  for (let i = 0; i < ROUNDS; i++) {
    // who goes first changes, so that neither pays for what the other left
    const first = i % 2 === 0 ? await costOf(ours, name) : undefined
    const second = await costOf(other, name)
    pairs.push({ ours: first ?? (await costOf(ours, name)), other: second })
  }
  const at = (part: number): string =>
    `${(
      100 *
      percentile(
        pairs.map((pair) => pair.ours / pair.other),
        part,
      )
    ).toFixed(1)} %`
  const median = (which: 'ours' | 'other'): string =>
    percentile(
      pairs.map((pair) => pair[which]),
      0.5,
    ).toFixed(3)
  process.stdout.write(
    `| ${name} | ${median('other')} | ${median('ours')} | ${at(0.5)} (${at(0.25)} to ${at(0.75)}) |\n`,
  )
}
for (const one of [ours, other]) {
  await one.sluis.stop()
  await one.installed.remove()
}
