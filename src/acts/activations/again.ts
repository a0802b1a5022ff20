import { accountByEmail, lockAccount } from '../../domain/accounts/index.ts'
import {
  activationPhone,
  activationPostal,
  forgetLinks,
  forgetVisits,
  lockActivation,
  renewLegs,
  writeSentAgain,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { nameOfActor } from '../../domain/audit/index.ts'
import { withdrawLettersOf } from '../../domain/letters/index.ts'
import { lockOrganisation } from '../../domain/organisations/index.ts'
import { days, later } from '../../platform/clock.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import { CODE_TRIES, remindAt, waitsDays, type NoLegs } from '../../policy/activation/index.ts'
import { isInUse } from '../../policy/organisations/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { ActivationActsDeps, Begun } from './contract.ts'
import { cameBack } from './own-address.ts'
import { postCode } from './posting.ts'
import { sendLink } from './sending.ts'
import { readWays, sealWays, senderOf, waysOf, type Invited, type WayFault } from './ways.ts'

export type SentAgain = Outcome<
  | WayFault
  | NoLegs
  | 'invitation-unknown'
  | 'invitation-over'
  | 'organisation-unknown'
  | 'account-not-active'
  | 'already-invited'
  | 'letter-rests'
  | 'takes-over',
  Begun
>

/** To whom it goes from now on; what is not said stays. */
export interface SendingAgain {
  readonly email?: string | undefined
  readonly mobile?: string | undefined
  readonly postal?: Invited['postal']
}

export const againActs = (deps: ActivationActsDeps) => ({
  /**
   * Sends an invitation once more, to another address or number where one is given: what was sent before works no more, the
   * code may be tried anew, and whoever sends it is its sender from then on.
   */
  sendAgain: act({
    name: 'invitations.send-again',
    tells: 'activation/link',
    refusal: (error): SentAgain | undefined =>
      duplicateOf(error) === 'activation_invited' ? refused('already-invited') : undefined,
    prepare: async (_db, { email, name, locale }: ActivationRow, to: SendingAgain) =>
      readWays(deps, { email: to.email ?? email, mobile: to.mobile, postal: to.postal, name, locale }),
    async run(tx, who, { id, organisation_id: of }, reached, now): Promise<SentAgain> {
      if (!reached.ok) return reached
      if (of === null) return refused('invitation-unknown')
      const { address: mailbox } = reached
      const found = await accountByEmail(tx, mailbox.shown)
      const account = found && (await lockAccount(tx, found.id))
      const organisation = await lockOrganisation(tx, of)
      if (!organisation || !isInUse(organisation.standing)) return refused('organisation-unknown')
      if (account && account.standing !== 'active') return refused('account-not-active')
      const row = await lockActivation(tx, id)
      if (!row) return refused('invitation-unknown')
      if (row.ended_at !== null) return refused('invitation-over')
      // where its letter goes was decided by two
      if (row.opens_at !== null) return refused('takes-over')
      const isElsewhere = mailbox.lookup !== row.email_lookup
      // a corrected address is the same person’s
      const before = activationPhone(deps.vault, row)
      const home = (await cameBack(tx, id)) ? undefined : activationPostal(deps.vault, row)
      const given = { setBy: nameOfActor(who.by), setAt: now }
      // when it was chosen is not kept: it may have been with what was sent last
      const kept = { setBy: row.begun_by, setAt: undefined }
      const isNewNumber = reached.mobile !== undefined
      const number = reached.mobile ?? before
      const mobile = number === undefined ? undefined : { number, ...(isNewNumber ? given : kept) }
      const address = reached.postal ?? home
      const postal = address && { address, ...(reached.postal ? given : kept) }
      const client = row.client_id ?? undefined
      const ways = await waysOf(
        tx,
        deps,
        { purpose: 'invitation', who, organisation, account, mobile, postal, client },
        now,
      )
      if (!ways.ok) return refused(ways.reason === 'client-unknown' ? 'invitation-over' : ways.reason)
      const { openDays, letters } = deps.installation
      const closesAt = later(now, days(waitsDays(openDays, ways.legs, letters.rules.days)))
      const sent: ActivationRow = {
        ...{ ...row, ...(await senderOf(tx, who, of, now)) },
        ...{ email: mailbox.shown, email_lookup: mailbox.lookup, legs: ways.legs },
        ...sealWays(deps, id, ways),
        ...{ closes_at: closesAt, look_at: remindAt(now, closesAt) ?? closesAt },
      }
      await writeSentAgain(tx, sent)
      // whoever has a link that went elsewhere has none of this any more
      if (isElsewhere) await forgetLinks(tx, id)
      await forgetVisits(tx, id)
      await withdrawLettersOf(tx, id, now)
      await renewLegs(tx, id, { legs: sent.legs, tries: CODE_TRIES })
      await sendLink(tx, deps, { row: sent, why: 'again', who }, now)
      const posted = ways.postal && (await postCode(tx, deps, { row: sent, who, mayWait: true }, now))
      // nothing is sent of what cannot be used
      if (posted && !posted.ok) return undoing<SentAgain>(refused('letter-rests'))
      return { ok: true, activation: sent }
    },
  }),
})
