import type { Account, FindAccount, KoaContextWithOIDC } from 'oidc-provider'
import { phoneOf, type Account as OurAccount } from '../../domain/accounts/index.ts'
import { allowedTo, claims as claimsByScope } from './claims-asked.ts'
import { lacksOrganisation, organizationClaim, organizationsClaim, type StillActs } from './for-whom.ts'
import { accountCalled } from './person.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Ladder } from '../../policy/levels/ladder.ts'
import type { AccountId } from '../../policy/vocabulary.ts'
import type { Db } from '../../platform/db/database.ts'

export interface AccountsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly vault: Vault
  /** Whether the mail server takes local parts beyond ASCII. */
  readonly mailUtf8: boolean
  readonly passwordExpiry: (account: AccountId) => Promise<Date | undefined>
  readonly stillActs: StillActs
  readonly ladder: Ladder
}

/**
 * Who a subject is, for the engine. Somebody disabled is nobody where tokens are issued or used: a refresh
 * token stops working with its owner (C10). Where somebody signs in, the rules say why it stops.
 */
export function createFindAccount(deps: AccountsDeps): FindAccount {
  const { db } = deps
  return async (ctx, subject, token) => {
    const person = await accountCalled(db, subject)
    const signingIn =
      ctx.oidc.route === 'authorization' ||
      ctx.oidc.route.endsWith('resume') ||
      ctx.oidc.route === 'code_verification'
    if (!person || (person.standing !== 'active' && !signingIn)) return undefined
    const grant = signingIn ? undefined : await grantBehind(ctx, token)
    // whoever acts for an organisation no more is nobody to what was granted for it
    if (!signingIn && (lacksOrganisation(ctx, grant) || !(await deps.stillActs(grant)))) return undefined
    const account: Account = {
      accountId: subject,
      claims: async (use, scope, byName) => ({
        sub: subject,
        ...(await organizationClaim(deps, ctx, use)),
        ...(use === 'userinfo' && scope.split(' ').includes('organizations')
          ? await organizationsClaim(deps, ctx, person.id)
          : {}),
        ...mayTell(scope, ctx.oidc.client, claimsOf(person, deps)),
        // of the account's own, the one that takes a query
        ...(scope.split(' ').includes('sluis_account') || 'sluis_password_expires_at' in (byName ?? {})
          ? mayTell(scope, ctx.oidc.client, await accountClaims(deps, person))
          : {}),
      }),
    }
    return account
  }
}

/** The grant of the token that is used. */
async function grantBehind({ oidc }: KoaContextWithOIDC, token: unknown): Promise<object | undefined> {
  const id: unknown = typeof token === 'object' && token !== null ? Reflect.get(token, 'grantId') : undefined
  return oidc.entities.Grant ?? (typeof id === 'string' ? await oidc.provider.Grant.find(id) : undefined)
}

/**
 * What of somebody's a client may be told: what the scopes that were granted carry, and what its registration of today
 * allows. A claim that it once asked by name, and may not any more, ends with the next token.
 */
function mayTell(
  scope: string,
  client: object | undefined,
  known: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const granted = scope.split(' ').flatMap((each) => claimsByScope[each as keyof typeof claimsByScope] ?? [])
  const allowed = allowedTo(client ?? {})
  return Object.fromEntries(
    Object.entries(known).filter(([name]) => granted.includes(name) || allowed.has(name)),
  )
}

/** Seconds since 1970, as `updated_at`; absent where the password does not expire. */
async function accountClaims(deps: AccountsDeps, person: OurAccount): Promise<Record<string, unknown>> {
  const at = await deps.passwordExpiry(person.id)
  return at ? { sluis_password_expires_at: Math.floor(at.getTime() / 1000) } : {}
}

function claimsOf(
  person: OurAccount,
  { vault, mailUtf8 }: Pick<AccountsDeps, 'vault' | 'mailUtf8'>,
): Record<string, unknown> {
  const email = readMailAddress(person.email ?? '')
  const getsMail = email !== undefined && (mailUtf8 || !email.isUtf8)
  const phone = phoneOf(vault, person)
  return {
    name: person.name,
    ...(person.given_name === null ? {} : { given_name: person.given_name }),
    ...(person.family_name === null ? {} : { family_name: person.family_name }),
    locale: person.locale,
    updated_at: Math.floor(person.updated_at.getTime() / 1000),
    // an addr-spec, whose domain is ASCII (OIDC Core §5.1, RFC 5322 §3.4.1)
    ...(person.email === null
      ? {}
      : {
          email: email?.wire ?? person.email,
          email_verified: person.email_verified_at !== null && getsMail,
        }),
    // the number was given by the operator; nobody has proven it yet
    ...(phone === undefined ? {} : { phone_number: phone, phone_number_verified: false }),
  }
}
