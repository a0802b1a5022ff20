import type { ServerResponse } from 'node:http'
import type { PortalBrand } from '../../../views/brand.ts'
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import { accountById, accountBySubject } from '../../domain/accounts/index.ts'
import {
  accountClientId,
  deskClientId,
  operatorClientId,
  isBuiltIn,
  portalBrand,
  startOf,
  type ClientMetadata,
} from '../../domain/clients/index.ts'
import { cspSource } from '../../platform/http/headers.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Wish } from '../../policy/levels/goal.ts'
import { lookupOf, readMailAddress } from '../../platform/text/mail-address.ts'
import type { AccountId, AttemptId } from '../../policy/vocabulary.ts'
import { sessionKeyOf } from '../../domain/sessions/index.ts'
import type {
  ClientSeen,
  PortalBack,
  Protocol,
  Raw,
  SignInRequest,
  SignInResult,
} from '../../journeys/signin/index.ts'
import type { Settings } from '../../domain/clients/index.ts'
import { picturesOf, settingsOf } from './settings.ts'
import { localesAsked, pinnedBySession, type Parameters, type WishOf } from './wish.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

export interface ProtocolDeps {
  readonly db: Db
  readonly clock: Clock
  readonly provider: () => Provider
  readonly wishOf: WishOf
  pinnedAccount(params: Parameters): Promise<AccountId | undefined>
  /** Ends the session of this uid: somebody else signs in here now. */
  endSession(uid: string): Promise<void>
}

/** The engine, as the sign-in sees it. */
export function createProtocol(deps: ProtocolDeps): Protocol {
  return {
    async request(raw) {
      const interaction = await interactionOf(deps.provider(), raw)
      const client = await deps.provider().Client.find(String(interaction.params['client_id']))
      letOpenerStay(client, raw.response)
      return describe(deps, raw, { interaction, client })
    },
    whoIsHere: (raw) => whoIsHere(deps, raw),
    portal: (id) => portalBack(deps.provider(), id),
    async finish(raw, result) {
      const provider = deps.provider()
      if ('login' in result) await leaveOtherSession(deps, raw, result.login.account)
      else if (result.endsSession) await leaveOtherSession(deps, raw, undefined)
      return provider.interactionResult(raw.request, raw.response, resultOf(result), {
        mergeWithLastSubmission: 'login' in result,
      })
    },
  }
}

/** @throws HttpProblem `attempt-gone` when this browser holds no live sign-in: over, or started elsewhere, or without cookies */
export async function interactionOf(provider: Provider, { request, response }: Raw): Promise<Interaction> {
  try {
    return await provider.interactionDetails(request, response)
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error
    throw new HttpProblem(400, 'attempt-gone', {
      detail: error.error_description ?? error.message,
      cause: error,
    })
  }
}

type FoundClient = Awaited<ReturnType<Provider['Client']['find']>>

/**
 * A portal that opens the sign-in in a window of its own goes on talking to that window, if its registration says so: no
 * policy of ours cuts the two apart (HTML §7.1.3, COOP).
 */
export function letOpenerStay(client: FoundClient, response: ServerResponse): void {
  if (client && settingsOf(client).sluis_popup) response.removeHeader('Cross-Origin-Opener-Policy')
}

async function describe(
  deps: ProtocolDeps,
  raw: Raw,
  { interaction, client }: { interaction: Interaction; client: FoundClient },
): Promise<SignInRequest> {
  const { params, session } = interaction
  const hint = params['login_hint']
  const wish = deps.wishOf(params, client)
  const then = session && (await seenSession(deps, session))
  return {
    uid: interaction.uid,
    attempt: interaction['cid'] as AttemptId,
    prompt: interaction.prompt.name,
    client: seenClient(client, params),
    wish,
    loginHint: typeof hint === 'string' ? asShown(hint.slice(0, 254)) : undefined,
    pinned: (await deps.pinnedAccount(params)) ?? pinnedBySession(wish, then),
    uiLocales: localesAsked(params),
    session: await sessionFor(deps, raw, { wish, hint, then }),
  }
}

/**
 * Who is signed in here, as far as this sign-in is about them. One that is asked for anew, with a hint that names somebody
 * else, is about that other.
 */
async function sessionFor(
  deps: ProtocolDeps,
  raw: Raw,
  { wish, hint, then }: { wish: Wish; hint: unknown; then: SeenSession | undefined },
): Promise<SeenSession | undefined> {
  // somebody may have signed in since this began, in another tab of the same browser
  const session = then ?? (await whoIsHere(deps, raw))
  if (!session || !wish.again || typeof hint !== 'string' || hint === '') return session
  const account = await accountById(deps.db, session.account)
  return account && lookupOf(account.email ?? '') !== lookupOf(hint) ? undefined : session
}

type SeenSession = NonNullable<SignInRequest['session']>

async function seenSession(
  { db }: Pick<ProtocolDeps, 'db'>,
  { uid, accountId }: { readonly uid?: string | undefined; readonly accountId?: string | undefined },
): Promise<SeenSession | undefined> {
  const account = accountId === undefined ? undefined : await accountBySubject(db, accountId)
  return uid !== undefined && account ? { key: sessionKeyOf(uid), account: account.id } : undefined
}

/** Who is signed in in this browser now. */
export async function whoIsHere(
  deps: Pick<ProtocolDeps, 'db' | 'provider'>,
  raw: Raw,
): Promise<SeenSession | undefined> {
  return seenSession(deps, await sessionOf(deps.provider(), raw))
}

/** The session of this browser, as the engine finds it: that needs no more of a context than Koa's own. */
function sessionOf(provider: Provider, { request, response }: Raw): ReturnType<Provider['Session']['get']> {
  const ctx = provider.createContext(request, response) as unknown as KoaContextWithOIDC // all that `get` reads of it
  return provider.Session.get(ctx)
}

/** Where somebody goes who has lost their way to a portal (see `startOf`). Those of our own are no portals to anybody. */
export async function portalBack(provider: Provider, id: string): Promise<PortalBack | undefined> {
  const client = await provider.Client.find(id)
  const start = client && !isBuiltIn(id) ? startOf(client.metadata(), provider.issuer) : undefined
  const brand = brandOf(client)
  return client && start && { name: client.clientName ?? id, href: start.href, ...(brand && { brand }) }
}

function retiringOf(client: object): ClientSeen['retires'] {
  const { sluis_retires_at: at, sluis_retires_words: words } = settingsOf(client)
  return at === null ? undefined : { at: new Date(at), words }
}

/** What a portal says of itself; undefined of those of our own. */
export function brandOf(client: FoundClient | undefined): PortalBrand | undefined {
  if (!client || isBuiltIn(client.clientId)) return undefined
  const metadata = client.metadata() as ClientMetadata
  return portalBrand(client.clientId, metadata, picturesOf(client))
}

/** Which portal of our own it is. */
const ownOf = (id: string): ClientSeen['own'] => own[id]

const own: Readonly<Record<string, ClientSeen['own']>> = {
  [accountClientId]: 'account',
  [operatorClientId]: 'operator',
  [deskClientId]: 'desk',
}

/** A hint that is an address is shown as people write it. */
const asShown = (hint: string): string => readMailAddress(hint)?.shown ?? hint

const numbersOf = ({ sluis_signin_form: form, sluis_number_register: register }: Settings) =>
  form === 'number' ? (register ?? undefined) : undefined

export function seenClient(client: FoundClient, params: Parameters): ClientSeen {
  const id = String(params['client_id'])
  const redirect = params['redirect_uri']
  return {
    id,
    name: client?.clientName ?? id,
    brand: brandOf(client),
    retires: client && retiringOf(client),
    own: ownOf(id),
    numbersOf: client ? numbersOf(settingsOf(client)) : undefined,
    formTargets: [
      ...(typeof redirect === 'string' ? [cspSource(redirect)] : []),
      ...(client ? settingsOf(client).sluis_form_action_origins : []),
    ],
  }
}

function resultOf(result: SignInResult) {
  if ('error' in result) return { error: result.error, error_description: result.description }
  const { subject, acr, amr, authTime } = result.login
  return {
    login: {
      accountId: subject,
      acr,
      amr: [...amr],
      ts: Math.floor(authTime.getTime() / 1000),
      remember: false,
    },
    // a person who has signed in has said who they are
    select_account: {},
  }
}

/** Who signs in as somebody else, or is somebody else, ends the session that was here. */
async function leaveOtherSession(
  deps: ProtocolDeps,
  raw: Raw,
  account: AccountId | undefined,
): Promise<void> {
  const provider = deps.provider()
  const session = await sessionOf(provider, raw)
  if (session.accountId === undefined) return
  const before = await accountBySubject(deps.db, session.accountId)
  if (account !== undefined && before?.id === account) return
  const interaction = await interactionOf(provider, raw)
  if (interaction.session) {
    // the sign-in goes on without the session it began in; the engine refuses it otherwise
    delete (interaction as { session?: unknown }).session
    await interaction.save(interaction.exp - Math.floor(deps.clock().getTime() / 1000))
  }
  await deps.endSession(session.uid)
}
