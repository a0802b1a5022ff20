import { accountPath, asOwnPortal as asAccount } from './doors/account/index.ts'
import { createIsForTwo, createOperate, operations } from './doors/api/index.ts'
import { performUnderLock } from './acts/index.ts'
import { asOwnPortal as asDesk } from './doors/desk/index.ts'
import { asOwnPortal as asConsole } from './doors/operator/index.ts'
import type { Oidc } from './doors/oidc/index.ts'
import type { House } from './house.ts'
import { eventKinds, happened, jobKinds } from './joined.ts'
import { administratorHere, heldBy } from './domain/organisations/index.ts'
import { createArrival } from './journeys/arrival/index.ts'
import { createForeseeDemands } from './journeys/foresight/index.ts'
import { createLists } from './journeys/inviting/index.ts'
import * as signin from './journeys/signin/index.ts'
import {
  accountActs,
  activationActs,
  apiPorts,
  ledgerOf,
  organisationActs,
  planInvitations,
  registrationActs,
  settingsTold,
} from './ports.ts'
import { underLock } from './platform/db/under-lock.ts'
import type { Needs, Reach } from './slice.ts'

/** What the slices may reach. */
export function reachOf(
  house: House,
  { needs, oidc, source }: { needs: Needs; oidc: Oidc; source: Parameters<typeof signin.createStanding>[0] },
): Reach {
  const { config } = house
  const { factors: offered } = source
  const ledger = ledgerOf(house)
  const api = { ...apiPorts(house, oidc.rehearse), access: oidc.access }
  return {
    ...needs,
    ...{ oidc, ledger, factors: offered, ways: { ledger, factors: offered } },
    acts: {
      ...accountActs(house),
      organisations: organisationActs(house),
      activations: activationActs(house),
    },
    here: {
      ...{ ...config, accountPath, happened },
      secure: config.issuer.protocol === 'https:',
      sessionIdle: config.lifetimes.sessionIdle,
      sends: {
        mail: config.smtpUrl !== undefined,
        sms: config.sms.providers.length > 0,
        letter: config.letters.to !== undefined,
      },
      countStep: (step) => house.tally('step', step),
    },
    protocol: oidc.protocol,
    api,
    foresights: api.acts.foresights,
    operating: {
      arrival: createArrival({ ...house, ...asConsole, issuer: config.issuer, client: oidc.own.operator }),
      stands: signin.createWorkStanding(source, config.operators),
      operate: createOperate({ ...house, ...api }, operations),
      isForTwo: createIsForTwo({ ...house, ...api }, operations),
      explain: api.explain,
      jobs: jobKinds,
      eventTypes: Object.keys(eventKinds).toSorted(),
      settings: settingsTold(house),
      sharing: oidc.sharing,
    },
    ...deskOf(house, { oidc, source }),
    registrations: registrationActs(house),
    activations: activationActs(house),
    portal: {
      sharing: oidc.sharing,
      arrival: createArrival({ ...house, ...asAccount, issuer: config.issuer, client: oidc.own.account }),
      stands: signin.createStanding(source),
      addressProven: signin.createAddressProven(source),
    },
  }
}

/** The desk: what opens one organisation at a time, and what it asks of the sign-in. */
function deskOf(
  house: House,
  { oidc, source }: { oidc: Oidc; source: Parameters<typeof signin.createStanding>[0] },
): Pick<Reach, 'desk' | 'inviting' | 'lists' | 'lock' | 'perform'> {
  const { config, db, clock } = house
  const lock = underLock(db, { isRequired: config.desk.isLocked })
  const { invite } = activationActs(house)
  const inviting = { ...house, lock, invite, plan: planInvitations(house) }
  return {
    ...{ lock, inviting, lists: createLists(inviting) },
    perform: performUnderLock({ db, clock, lock }),
    desk: {
      arrival: createArrival({ ...house, ...asDesk, issuer: config.issuer, client: oidc.own.desk }),
      stands: signin.createWorkStanding(source, config.desk),
      administratorHere,
      factors: source.factors,
      foreseeDemands: createForeseeDemands(source, config.ladder[0]?.key ?? ''),
      administeredBy: async (account, now) =>
        (await heldBy(db, account, now))
          .filter(({ role, why }) => role === 'administrator' && why === undefined)
          .map(({ organisation_id: id, display_name: name }) => ({ id, name })),
    },
  }
}
