import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { errors, interactionPolicy, type AdapterPayload, type KoaContextWithOIDC } from 'oidc-provider'
import { settingsOf, type ClientMetadata } from '../../../domain/clients/index.ts'
import { acrToTell, goalWithin } from '../../../policy/levels/goal.ts'
import type { Rung } from '../../../policy/levels/ladder.ts'
import type { AccountId } from '../../../policy/vocabulary.ts'
import { SECRET_HASHES } from '../client-adapter.ts'
import type { Ground } from '../deps.ts'
import { startEngine, type EngineOptions } from '../engine.ts'
import { keepJudgement } from '../judgement.ts'
import { wishOf } from '../wish.ts'
import { createMemory } from './memory.ts'

const { Prompt, Check } = interactionPolicy

/** Who signs in to a rehearsal: nobody. */
const SOMEBODY = 'rehearsal'

/** An engine of its own, as the installation's is set up, on memory; and what reaches it. */
export interface RehearsalEngine {
  readonly server: http.Server
  /** What the engine said was wrong, the last first. */
  readonly said: () => string | undefined
}

/**
 * The engine with a copy of a client, in which somebody who can do all that is offered here, and whose identity nobody
 * knows, signs in as soon as they are asked. It listens on no port: what it makes is of use to nobody else.
 *
 * @param secretHash of the secret that the rehearsal has in the place of the client's own
 */
export async function startRehearsalEngine(
  ground: Ground,
  { metadata, secretHash }: { readonly metadata: ClientMetadata; readonly secretHash: string },
): Promise<RehearsalEngine> {
  let said: string | undefined
  const client: AdapterPayload = {
    ...metadata,
    ...settingsOf(metadata),
    // everybody is known by the same name, so that nothing of it is kept
    subject_type: 'public',
    ...(secretHash === '' ? {} : { client_secret: 'kept as a hash', [SECRET_HASHES]: [secretHash] }),
  }
  const engine = await startEngine({
    ...ground,
    // what it is refused on purpose is no trouble of the portal's: whoever reads the log can leave it out
    log: ground.log.child({ isRehearsal: true }),
    here: { ...ground.here, isExempt: () => true },
    own: {
      adapter: createMemory(client),
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
      loadExistingGrant: grantAll,
      policy: policyOf(ground),
      pages,
      stillActs: async () => true,
    },
    ports: {
      gate: { begin: async () => undefined } as unknown as EngineOptions['ports']['gate'], // all that is asked of it here
      endings: {
        endSession: async () => undefined,
        endNamed: async () => undefined,
        endForClient: async () => undefined,
      },
      count: () => undefined,
      keepRefusal: async () => undefined,
      traces: {
        refused: (_ctx, error) => {
          said = error.error_detail ?? error.error_description ?? error.message
        },
        note: async () => undefined,
      },
    },
  })
  const server = http.createServer((request, response) => {
    const signsIn = request.url?.startsWith('/signin/') === true
    const answered = signsIn
      ? engine.provider().interactionFinished(request, response, {
          login: { accountId: SOMEBODY, remember: false, ts: Math.floor(ground.clock().getTime() / 1000) },
          select_account: {},
          consent: {},
        })
      : engine.handle(request, response)
    Promise.resolve(answered).catch(() => response.writeHead(500).end())
  })
  return { server, said: () => said }
}

/** Everything that is asked for is granted: what people agree to is theirs, and no part of a rehearsal. */
async function grantAll({ oidc }: KoaContextWithOIDC) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client?.clientId ?? '',
    accountId: oidc.session?.accountId ?? SOMEBODY,
  })
  grant.addOIDCScope('openid profile email phone offline_access sluis_account')
  grant.addOIDCClaims(['sub', 'acr', 'amr', 'auth_time', ...oidc.requestParamClaims])
  for (const resource of Object.keys(oidc.resourceServers ?? {}))
    grant.addResourceScope(resource, oidc.resourceServers?.[resource]?.scope ?? '')
  await grant.save()
  return grant
}

/** Somebody is asked to sign in once; a level that they cannot reach is refused as it is by the rules. */
function policyOf({ ways, clock }: Ground): interactionPolicy.Prompt[] {
  const own = ways.reachable.filter(({ proofing }) => proofing === 'none')
  const highest = own.toSorted((a, b) => b.rank - a.rank)[0] as Rung // there is one: the ladder has a lowest rung
  const login = new Prompt(
    { name: 'login', requestable: true },
    new Check('signin_missing', 'somebody must sign in', 'login_required', async ({ oidc }) => {
      return oidc.session?.accountId === undefined
    }),
    new Check(
      'level_missing',
      'the level is not reached',
      'unmet_authentication_requirements',
      async (ctx) => {
        const wish = wishOf(ctx.oidc.params ?? {}, ctx.oidc.client)
        const goal = goalWithin(ways.ladder, wish, 'none')
        if (!goal.ok || goal.rung.rank > highest.rank) {
          // once somebody has signed in there is nothing more to ask
          if (ctx.oidc.session?.accountId !== undefined && ctx.oidc.result?.login)
            throw new errors.UnmetAuthenticationRequirements('level-out-of-reach')
          return true
        }
        keepJudgement(ctx, {
          ...{ type: 'finish', account: randomUUID() as AccountId, rank: highest.rank, era: 0 },
          acr: acrToTell(ways.ladder, wish, highest),
          ...{ amr: ['pwd', 'otp', 'mfa'], authTime: clock(), choice: undefined },
        })
        return false
      },
    ),
  )
  const consent = interactionPolicy.base().get('consent')
  return [new Prompt({ name: 'select_account', requestable: true }), login, ...(consent ? [consent] : [])]
}

const pages: EngineOptions['own']['pages'] = {
  error: (ctx, out) => {
    ctx.type = 'json'
    ctx.body = JSON.stringify(out)
  },
  logout: () => undefined,
  signedOut: () => undefined,
  deviceCode: () => undefined,
  deviceConfirm: () => undefined,
  deviceDone: () => undefined,
}
