import type { Brand } from '../../../views/brand.ts'
import type { Grant, InteractionResults, Provider } from 'oidc-provider'
import { consentPage } from '../../../views/oidc/pages.ts'
import type { Shared } from '../../../views/shared.ts'
import { accountBySubject, shownAs, type Account } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { resourceByIdentifier } from '../../domain/clients/index.ts'
import { holdMembership, organisationsAmong } from '../../domain/organisations/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { chooseLocale } from '../../platform/render/locale.ts'
import type { Choice } from '../../policy/signin/index.ts'
import { localesAsked, words } from './wish.ts'
import { interactionOf, seenClient, letOpenerStay } from './protocol.ts'
import { setActsFor } from './for-whom.ts'
import { FOR_WHOM } from './interaction-policy.ts'
import { addConsent } from './store.ts'

export interface ConsentDeps {
  readonly db: Db
  readonly clock: Clock
  readonly brand: Brand
  readonly provider: () => Provider
}

interface Missing {
  readonly scopes: string[]
  readonly claims: string[]
  readonly resources: Record<string, string[]>
}

/** The page that says what is shared with whom and why, and its answer. */
export const consentEndpoints = (deps: ConsentDeps): Endpoint[] => [
  { method: 'GET', path: '/signin/:uid/consent', handle: (exchange) => show(deps, exchange) },
  { method: 'POST', path: '/signin/:uid/consent', handle: (exchange) => agree(deps, exchange) },
]

async function waiting(deps: ConsentDeps, exchange: Exchange) {
  const interaction = await interactionOf(deps.provider(), exchange.raw)
  const subject = interaction.session?.accountId
  const account = subject === undefined ? undefined : await accountBySubject(deps.db, subject)
  const client = await deps.provider().Client.find(String(interaction.params['client_id']))
  letOpenerStay(client, exchange.raw.response)
  const root = `/signin/${interaction.uid}`
  // where it is not this page's turn, the dispatcher knows whose it is
  if (interaction.prompt.name !== 'consent') return { root, due: undefined }
  if (!account || !client) throw new HttpProblem(400, 'attempt-gone')
  return { root, due: { interaction, account, client } }
}

async function show(deps: ConsentDeps, exchange: Exchange): Promise<Answer> {
  const { due, root } = await waiting(deps, exchange)
  if (!due) return seeOther(root)
  const { interaction, account, client } = due
  const seen = seenClient(client, interaction.params)
  const locale = chooseLocale({
    ...exchange.wishes,
    asked: localesAsked(interaction.params),
    account: account.locale,
  })
  const model = {
    frame: {
      ...{ locale, here: exchange.path },
      brand: { ...deps.brand, portal: seen.brand },
      who: { address: shownAs(account), notYou: { action: `${root}/cancel`, do: 'sign-out' } },
    },
    action: `${root}/consent`,
    organisation: await actedFor(deps.db, interaction.prompt.details),
    cancel: `${root}/cancel`,
    shared: {
      name: seen.name,
      isPairwise: client.subjectType === 'pairwise',
      ...(await askedBy(deps.db, interaction)),
    },
  }
  return page(consentPage(model), { formTargets: seen.formTargets })
}

async function agree(deps: ConsentDeps, exchange: Exchange): Promise<Answer> {
  const { due, root } = await waiting(deps, exchange)
  if (!due) return seeOther(root)
  const { interaction, account, client } = due
  const provider = deps.provider()
  const goOn = async (result: InteractionResults): Promise<Answer> =>
    seeOther(
      await provider.interactionResult(exchange.raw.request, exchange.raw.response, result, {
        mergeWithLastSubmission: true,
      }),
    )
  const missing = missingOf(interaction.prompt.details)
  const choice = choiceIn(interaction.prompt.details)
  const about = { account, clientId: client.clientId, missing, choice }
  // who acts for it no more, or not as they were asked, agrees to nothing for it: the rules say what comes of that
  if (!(await keepConsent(deps, exchange, about))) return goOn({})
  const existing =
    interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId)
  const grant = existing ?? new provider.Grant({ accountId: account.subject, clientId: client.clientId })
  setActsFor(grant, choice)
  addTo(grant, missing)
  return goOn({ consent: { grantId: await grant.save() } })
}

/** Keeps what somebody agreed to. @returns whether they still act for whom they were asked for */
async function keepConsent(
  deps: ConsentDeps,
  exchange: Exchange,
  about: {
    readonly account: Account
    readonly clientId: string
    readonly missing: Missing
    readonly choice: Choice | undefined
  },
): Promise<boolean> {
  const { account, clientId, missing, choice } = about
  const scopes = [
    ...missing.scopes,
    ...Object.entries(missing.resources).flatMap(([id, own]) => own.map((scope) => `${id} ${scope}`)),
  ]
  const organisation = choice?.organisation ?? null
  const agreed = { subject: account.subject, clientId, scopes, claims: missing.claims, organisation }
  const now = deps.clock()
  return deps.db.transaction().execute(async (tx) => {
    if (choice && !(await holdMembership(tx, choice))) return false
    await addConsent(tx, agreed, now)
    const event = {
      ...{ by: { account: account.id }, accountId: account.id, clientId },
      ...(choice && { organisationId: choice.organisation }),
      details: { scopes: scopes.join(' ') },
      seenFrom: { address: exchange.address, userAgent: exchange.userAgent },
    }
    await append(tx, 'oidc.consent.given', event, now)
    return true
  })
}

function addTo(grant: Grant, missing: Missing): void {
  if (missing.scopes.length > 0) grant.addOIDCScope(missing.scopes.join(' '))
  if (missing.claims.length > 0) grant.addOIDCClaims(missing.claims)
  for (const [identifier, scopes] of Object.entries(missing.resources))
    grant.addResourceScope(identifier, scopes.join(' '))
}

/** For whom the question is asked; what was agreed for another is refused when the sign-in goes on. */
const choiceIn = (details: Readonly<Record<string, unknown>>): Choice | undefined =>
  details[FOR_WHOM] as Choice | undefined // written by the prompt, and sealed since

/** The name of the organisation for which the question is asked. */
async function actedFor(db: Db, details: Readonly<Record<string, unknown>>): Promise<string | undefined> {
  const choice = choiceIn(details)
  if (!choice) return undefined
  return (await organisationsAmong(db, [choice.organisation]))[0]?.display_name
}

function missingOf(details: Readonly<Record<string, unknown>>): Missing {
  const list = (name: string): string[] => (Array.isArray(details[name]) ? details[name].map(String) : [])
  return {
    scopes: list('missingOIDCScope'),
    claims: list('missingOIDCClaims'),
    resources: (details['missingResourceScopes'] ?? {}) as Record<string, string[]>,
  }
}

/** All that the portal will have, not only what is new: with nothing missing, what it asked for again. */
async function askedBy(
  db: Db,
  interaction: Awaited<ReturnType<typeof interactionOf>>,
): Promise<Omit<Shared, 'name' | 'isPairwise'>> {
  const missing = missingOf(interaction.prompt.details)
  const own = [
    'openid',
    'profile',
    'email',
    'phone',
    'organization',
    'organizations',
    'sluis_account',
    'offline_access',
  ]
  const scopes = words(interaction.params['scope']).filter((scope) => own.includes(scope))
  const resources = await Promise.all(
    Object.entries(missing.resources).map(async ([identifier, wanted]) => ({
      name: (await resourceByIdentifier(db, identifier))?.name ?? identifier,
      scopes: wanted,
    })),
  )
  return { scopes, claims: missing.claims, resources }
}
