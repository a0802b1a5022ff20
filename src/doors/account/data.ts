import { perform } from '../../acts/index.ts'
import { dataPage } from '../../../views/account/close.ts'
import { addressChangesOf, phoneOf, postalOf } from '../../domain/accounts/index.ts'
import { termsAcceptedBy } from '../../domain/clients/index.ts'
import { eventsOf } from '../../domain/audit/index.ts'
import { credentialsOf } from '../../domain/factors/index.ts'
import { passwordLife } from '../../domain/factors/password/index.ts'
import {
  applicationsOf,
  attributesOf,
  heldBy,
  organisationsAmong,
  requestsOf,
} from '../../domain/organisations/index.ts'
import { actingOf } from '../../domain/sessions/index.ts'
import { lettersTo } from '../../domain/letters/index.ts'
import { activationsOf } from '../../domain/activations/index.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import type { AccountVisit } from './enter.ts'
import { browsersOf, sessionsOf } from './sessions.ts'

const MOST_EVENTS = 10_000

export const showData = async ({ frame }: AccountVisit): Promise<Answer> =>
  page(dataPage({ frame, action: '/account/data' }))

/** Everything that is kept of somebody, secrets excepted, as one JSON document (GDPR Art. 15 and 20). */
export async function downloadData(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, now } = visit
  const { db, vault } = door
  const life = await passwordLife(db, door.here.policy.password, account.id)
  const credentials = await credentialsOf(db, account.id)
  const events = await eventsOf(db, account.id, { before: undefined, types: undefined, limit: MOST_EVENTS })
  const document = {
    madeAt: now,
    account: {
      id: account.id,
      subject: account.subject,
      name: account.name,
      givenName: account.given_name,
      familyName: account.family_name,
      email: account.email,
      emailVerifiedAt: account.email_verified_at,
      phone: phoneOf(vault, account) ?? null,
      postalAddress: (await postalOf(db, vault, account.id)) ?? null,
      language: account.locale,
      timeZone: account.time_zone,
      standing: account.standing,
      proofing: account.proofing,
      enrolmentOpenUntil: account.enrolment_open_until,
      wayBackPutOff: { times: account.way_back_put_off, lastAt: account.way_back_put_off_at },
      createdAt: account.created_at,
      updatedAt: account.updated_at,
      passwordExpiresAt: life?.expiresAt ?? null,
    },
    factors: credentials.map(({ id, kind, name, created_at: createdAt, last_used_at: lastUsedAt }) => ({
      ...{ id, kind, name, createdAt, lastUsedAt },
    })),
    sessions: (await sessionsOf(visit)).map(({ id: _id, place: _place, ...session }) => session),
    rememberedBrowsers: (await browsersOf(visit)).map(({ id: _id, ...browser }) => browser),
    addressChanges: (await addressChangesOf(db, account.id)).map((each) => ({
      from: each.old_value,
      to: each.new_value,
      askedAt: each.requested_at,
      doneAt: each.effective_at,
      endedAt: each.ended_at,
    })),
    organisations: await organisationsOf(visit),
    invitations: await invitationsOf(visit),
    // whether there is an organisation of a number that was asked for, is not told by this either
    askedOfOrganisations: (await requestsOf(db, account.id, 1000)).map((each) => ({
      ...{ askedFor: each.asked_for, why: each.why, numbers: each.numbers, branches: each.branches },
      ...{ wantsRole: each.wants_role, askedAt: each.asked_at, endedAs: each.ended_as, answer: each.answer },
    })),
    actedFor: (await actingOf(db, account.id)).map((each) => ({
      ...{ organisation: each.organisation_id, portal: each.client_id, lastAt: each.last_at },
    })),
    letters: (await lettersTo(db, account.id)).map((each) => ({
      ...{ number: each.reference, purpose: each.kind, state: each.state, askedAt: each.asked_at },
      ...{ handedOverAt: each.handed_over_at, worksUntil: each.works_until },
    })),
    portals: await door.portal.sharing.portalsOf(account, now),
    termsAccepted: (await termsAcceptedBy(db, account.id)).map((each) => ({
      ...{ portal: each.client_id, version: each.version, acceptedAt: each.accepted_at },
      ...{ terms: each.terms_uri, privacyStatement: each.privacy_uri },
    })),
    consents: await door.portal.sharing.agreed(account),
    activity: events.map((each) => ({
      at: each.at,
      what: each.type,
      by: each.actor,
      portal: each.client_id,
      details: each.details,
      address: each.address,
      program: each.user_agent,
    })),
  }
  await perform(door, door.acts.noteDownload, who, account)
  return {
    kind: 'download',
    name: `my-account-${now.toISOString().slice(0, 10)}.json`,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(document, null, 2),
  }
}

/** For whom somebody acts and has acted, what is said of them there, and what they have asked for. */
async function organisationsOf({ door: { db }, account, now }: AccountVisit) {
  const held = await heldBy(db, account.id, now)
  const said = await attributesOf(
    db,
    held.map(({ id }) => id),
  )
  return {
    memberships: held.map((each) => ({
      ...{ organisation: each.display_name, role: each.role, powers: each.powers, userName: each.user_name },
      ...{ through: each.intermediary_name, givenBy: each.given_by, mandateLevel: each.mandate_level },
      ...{ from: each.valid_from, until: each.valid_until, endedAt: each.ended_at },
      attributes: said
        .filter((one) => one.membership_id === each.id)
        .map(({ key, said: values, set_by: setBy, set_at: setAt }) => ({ key, values, setBy, setAt })),
    })),
    applications: (await applicationsOf(db, account.id)).map(({ why, applied_at: askedAt }) => ({
      why,
      askedAt,
    })),
  }
}

/** What waits to be accepted by somebody: sent to their address. */
async function invitationsOf({ door: { db }, account }: AccountVisit) {
  const lookup = account.email === null ? undefined : lookupOf(account.email)
  const waiting = await activationsOf(db, { account: account.id, lookup }, MOST_EVENTS)
  const known = await organisationsAmong(
    db,
    waiting.flatMap(({ organisation_id: id }) => id ?? []),
  )
  const names = new Map(known.map((each) => [each.id, each.display_name]))
  return waiting.map(({ organisation_id: id, ...each }) => ({
    organisation: id === null ? null : (names.get(id) ?? null),
    ...{ purpose: each.purpose, address: each.email, name: each.name, role: each.role },
    ...{ sentAt: each.created_at, waitsUntil: each.closes_at },
  }))
}
