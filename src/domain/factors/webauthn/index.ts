/**
 * Passkeys and security keys (W3C Web Authentication, level 3): something held that no copied page can use, and, where
 * it verified its user, two kinds at once. It is a second factor, and a way to sign in without typing anything.
 *
 * The library verifies; challenges, single use and counters are decided here. Which key is enough is policy's to say,
 * by what each can prove: verified or not, bound to its device or synced, of a make that an attestation has proven.
 *
 * A passkey that verified its user proves two kinds at once (held, and inherent or known: which of the two the
 * browser does not tell; it is counted as inherent). It names its owner itself, so whoever uses it types nothing.
 *
 * Origins related to ours are told to browsers and never accepted by us. `WEBAUTHN_RELATED_ORIGINS` lets other sites
 * use our passkeys there; here an answer counts only from our own origin, whatever it says.
 */
import { removing } from '../../../platform/jobs/chores.ts'
import { messages } from './messages.ts'
import { removeAnsweredChallenges } from './store.ts'
import { fileURLToPath } from 'node:url'
import {
  challengePage,
  entrancePart,
  type CeremonyOptions,
} from '../../../../views/factors/webauthn/challenge.ts'
import { enrolmentPage } from '../../../../views/factors/webauthn/enrol.ts'
import { words } from '../../../../views/factors/webauthn/words/index.ts'
import { owner, type Owner, type Writing } from '../../outbox/index.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Db, Tx } from '../../../platform/db/database.ts'
import type { Locale } from '../../../platform/render/locale.ts'
import { secondFactorPace } from '../../../policy/paces.ts'
import {
  refused,
  type AccountId,
  type FactorKind,
  type Outcome,
  type Traits,
} from '../../../policy/vocabulary.ts'
import type { Asking, Factor, Make, Happened } from '../contract.ts'
import { credentialsOf, deleteCredential, insertCredential } from '../store.ts'
import { ALGORITHMS, verifyRegistration, verifyUse, type Registered, type RelyingParty } from './ceremony.ts'
import { parseSent, parseUse, type Answer } from './sent.ts'
import { burn, CHALLENGE_LIFETIME, judgeChallenge, makeChallenge, type Purpose } from './challenge.ts'
import {
  advanceCounter,
  credentialByExternalId,
  insertWebAuthn,
  webAuthnOf,
  type WebAuthnRow,
} from './store.ts'

const kind = 'webauthn' as FactorKind

/** The script that talks to the browser; pages load it beside ours. */
export const browserScript = {
  name: 'simplewebauthn.js',
  path: fileURLToPath(import.meta.resolve('@simplewebauthn/browser')).replace(
    /esm[/\\]index\.js$/,
    'dist/bundle/index.umd.min.js',
  ),
}

export interface WebAuthnDeps {
  readonly vault: Vault
  readonly rp: RelyingParty
  readonly outbox: Writing
  /** Whom to tell. */
  ownerOf(tx: Tx, account: AccountId): Promise<Owner | undefined>
}

interface Accepted {
  readonly account: AccountId
  readonly challenge: string
  readonly counter: number
  readonly backedUp: boolean
}

interface Confirmed {
  readonly registered: Registered
  readonly challenge: string
}

/** A key that verified its user proves two kinds at once; `hwk` or `swk` says whether it can leave its device. */
const traitsOf = ({ userVerified, deviceBound, model }: Make): Traits => ({
  proves: userVerified ? ['something-held', 'something-inherent'] : ['something-held'],
  phishingResistant: true,
  userVerified,
  restricted: false,
  deviceBound,
  standsIn: false,
  model: model ?? undefined,
  amr: [deviceBound ? 'hwk' : 'swk', 'user'],
})

export function createWebAuthnFactor(
  deps: WebAuthnDeps,
): Factor<Answer, Accepted, CeremonyOptions, Confirmed> {
  const { vault, rp } = deps
  const purpose = (ceremony: Purpose['ceremony'], scope: string): Purpose => ({ ceremony, scope })
  const judge = (about: Purpose, challenge: string, now: Date): Outcome<'passkey-late' | 'wrong-passkey'> => {
    const judged = judgeChallenge(vault, about, challenge, now)
    if (judged === 'good') return { ok: true }
    return refused(judged === 'late' ? 'passkey-late' : 'wrong-passkey')
  }
  const requestOptions = (asking: Asking, allowed: readonly object[], now: Date): CeremonyOptions => ({
    options: {
      challenge: makeChallenge(vault, purpose('get', asking.attempt), now),
      rpId: rp.id,
      timeout: CHALLENGE_LIFETIME,
      userVerification: mustVerify(asking) ? 'required' : 'preferred',
      allowCredentials: allowed,
    },
  })
  // of several, those that the level takes: the others would only be asked for again
  const suitable = async (db: Db, account: AccountId, { takes }: Asking): Promise<WebAuthnRow[]> => {
    const keys = await webAuthnOf(db, account)
    if (!takes) return keys
    const made = await credentialsOf(db, account)
    return keys.filter(({ credential_id: id, attested, aaguid }) => {
      const deviceBound = made.find((row) => row.id === id)?.device_bound ?? false
      return takes(traitsOf({ userVerified: true, deviceBound, model: attested ? aaguid : null }))
    })
  }
  return {
    kind,
    traits: traitsOf({ userVerified: true, deviceBound: true, model: null }),
    knownMakes: rp.metadata.map(({ aaguid }) =>
      traitsOf({ userVerified: true, deviceBound: true, model: aaguid ?? null }),
    ),
    traitsOfCredential: traitsOf,
    icon: 'key',
    names: (locale) => words[locale].names,
    async details(db, account, locale) {
      const text = words[locale]
      const bound = new Set(
        (await credentialsOf(db, account)).filter((row) => row.device_bound).map(({ id }) => id),
      )
      const says = (row: WebAuthnRow): string =>
        bound.has(row.credential_id) ? text.bound : row.backed_up ? text.backedUp : text.notBackedUp
      const keys = await webAuthnOf(db, account)
      return new Map(keys.map((row) => [row.credential_id, says(row)]))
    },
    challenge: {
      pace: secondFactorPace,
      entrance: (shown, asking, now) => entrancePart(shown, requestOptions(asking, [], now)),
      form: parseUse,
      async verify(db, asking, answer, now) {
        const judged = judge(purpose('get', asking.attempt), answer.challenge, now)
        if (!judged.ok) return judged
        if (answer.isFramed) return refused('wrong-passkey')
        const key = await credentialByExternalId(db, answer.id)
        // somebody else's key, on a page that is somebody's already, is none
        if (!key || (asking.account ?? key.account_id) !== key.account_id) return refused('wrong-passkey')
        // where nobody is named, the key names its owner (WebAuthn §7.2, step 6)
        const named = answer.userHandle ?? (asking.account === undefined ? '' : undefined)
        if (named !== undefined && named !== handleOf(key.account_id)) return refused('wrong-passkey')
        const used = await verifyUse(rp, answer.response, key, (c) => c === answer.challenge).catch(
          () => undefined,
        )
        if (!used) return refused('wrong-passkey')
        if (mustVerify(asking) && !used.userVerified) return refused('passkey-unverified')
        // whether a key can leave its device is settled when it is made (WebAuthn §7.2: BE is what was registered)
        const made = (await credentialsOf(db, key.account_id)).find(({ id }) => id === key.credential_id)
        if (made?.device_bound !== used.deviceBound) return refused('wrong-passkey')
        const model = key.attested ? key.aaguid : null
        return {
          ok: true,
          account: key.account_id,
          credential: key.credential_id,
          traits: traitsOf({ ...used, model }),
          accepted: { ...used, account: key.account_id, challenge: answer.challenge },
        }
      },
      async accept(tx, { credential, accepted, seenFrom }, now) {
        if (!(await burn(tx, accepted.challenge, now))) return refused('passkey-used')
        if (await advanceCounter(tx, credential, accepted)) return { ok: true }
        const told = await deps.ownerOf(tx, accepted.account)
        if (told) await deps.outbox.write(tx, 'factors/webauthn/cloned', owner(told, seenFrom), {}, now)
        return refused('passkey-cloned')
      },
      async page(db, shown, asking, now) {
        const keys = asking.account === undefined ? [] : await suitable(db, asking.account, asking)
        return challengePage(shown, requestOptions(asking, descriptorsOf(keys), now))
      },
    },
    enrolment: {
      async draft(db, { person, scope }, now) {
        const keys = await webAuthnOf(db, person.id)
        return {
          options: {
            challenge: makeChallenge(vault, purpose('create', scope), now),
            rp: { id: rp.id, name: rp.name },
            user: { id: handleOf(person.id), name: person.email, displayName: person.name },
            pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
            timeout: CHALLENGE_LIFETIME,
            attestation: rp.metadata.length > 0 ? 'direct' : 'none',
            authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
            excludeCredentials: descriptorsOf(keys),
          },
        }
      },
      async confirm(_db, { scope, fields }, now) {
        const sent = parseSent(fields)
        if (!sent) return { ...refused('passkey-missing'), isSlip: true }
        const judged = judge(purpose('create', scope), sent.challenge, now)
        if (!judged.ok) return judged
        if (sent.isFramed) return refused('wrong-passkey')
        const registered = await verifyRegistration(
          rp,
          sent.whole as Parameters<typeof verifyRegistration>[1], // whatever it is, the library looks at all of it
          (c) => c === sent.challenge,
        ).catch(() => undefined)
        return registered
          ? {
              ok: true,
              confirmed: { registered, challenge: sent.challenge },
              traits: traitsOf(makeOf(registered)),
            }
          : refused('wrong-passkey')
      },
      async enrol(tx, { id: accountId }, scope, { registered, challenge }, now) {
        if (!(await burn(tx, challenge, now))) return refused('passkey-used')
        const make = makeOf(registered)
        const { aaguid, isAttested } = registered
        const credential = await insertCredential(tx, { accountId, kind, attempt: scope, make }, now)
        const isNew = await insertWebAuthn(tx, {
          credential_id: credential,
          account_id: accountId,
          external_id: registered.externalId,
          public_key: registered.publicKey,
          counter: registered.counter,
          transports: [...registered.transports],
          aaguid,
          attested: isAttested,
          backed_up: registered.backedUp,
        })
        if (!isNew) {
          await deleteCredential(tx, { id: credential, accountId })
          return refused('passkey-known')
        }
        return { ok: true, credential, traits: traitsOf(make) }
      },
      page: enrolmentPage,
    },
  }
}

/** What the key has shown of itself; its make only where an attestation has proven it. */
const makeOf = ({ userVerified, deviceBound, aaguid, isAttested }: Registered): Make => ({
  ...{ userVerified, deviceBound },
  model: isAttested ? aaguid : null,
})

/**
 * A person who types no address is named by the key, so the key must verify them; it must also where the level asks
 * for it.
 */
const mustVerify = ({ account, verified }: Asking): boolean => account === undefined || verified

/** Keys, as browsers are told of them (WebAuthn §5.8.3). */
const descriptorsOf = (keys: readonly WebAuthnRow[]): object[] =>
  keys.map(({ external_id: id, transports }) => ({
    ...{ type: 'public-key', transports },
    id: id.toString('base64url'),
  }))

/** How a key names its owner: the account's own id, which says nothing of anybody (WebAuthn §14.6.1). */
const handleOf = (account: AccountId): string =>
  Buffer.from(account.replaceAll('-', ''), 'hex').toString('base64url')

export type { RelyingParty } from './ceremony.ts'

/** What its owner is told of it. */
const happened = (locale: Locale): Happened => words[locale].happened

export const slice = {
  name: 'factors/webauthn',
  messages,
  factor: {
    ...{ kind, happened },
    make: ({ brand, issuer, webauthn, ...deps }: Omit<WebAuthnDeps, 'rp'> & Where) =>
      createWebAuthnFactor({
        ...deps,
        rp: {
          ...{ id: webauthn.rpId, name: brand.name, origin: issuer.origin },
          metadata: webauthn.metadata as RelyingParty['metadata'], // the library looks at what it takes from it
        },
      }),
  },
  scripts: [browserScript],
  chores: () => [removing('removeAnsweredChallenges', removeAnsweredChallenges)],
}

interface Where {
  readonly brand: { readonly name: string }
  readonly issuer: URL
  readonly webauthn: { readonly rpId: string; readonly metadata: readonly object[] }
}
