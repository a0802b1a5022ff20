import { accountByEmail, lockAccount } from '../../domain/accounts/index.ts'
import {
  activationPhone,
  forgetLinks,
  forgetVisits,
  lockActivation,
  renewLegs,
  sealActivationPhone,
  writeSentAgain,
  type ActivationRow,
} from '../../domain/activations/index.ts'
import { nameOfActor } from '../../domain/audit/index.ts'
import { lockOrganisation } from '../../domain/organisations/index.ts'
import { days, later } from '../../platform/clock.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import { CODE_TRIES, remindAt, type NoLegs } from '../../policy/activation/index.ts'
import { isInUse } from '../../policy/organisations/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import type { ActivationActsDeps, Begun } from './contract.ts'
import { sendLink } from './sending.ts'
import { readWays, senderOf, waysOf, type WayFault } from './ways.ts'

export type SentAgain = Outcome<
  | WayFault
  | NoLegs
  | 'invitation-unknown'
  | 'invitation-over'
  | 'organisation-unknown'
  | 'account-not-active'
  | 'already-invited',
  Begun
>

/** To whom it goes from now on; what is not said stays. */
export interface SendingAgain {
  readonly email?: string | undefined
  readonly mobile?: string | undefined
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
    prepare: async (_db, { email, locale }: ActivationRow, to: SendingAgain) =>
      readWays(deps, { email: to.email ?? email, mobile: to.mobile, locale }),
    async run(tx, who, { id, organisation_id: of }, reached, now): Promise<SentAgain> {
      if (!reached.ok) return reached
      if (of === null) return refused('invitation-unknown')
      const { address } = reached
      const found = await accountByEmail(tx, address.shown)
      const account = found && (await lockAccount(tx, found.id))
      const organisation = await lockOrganisation(tx, of)
      if (!organisation || !isInUse(organisation.standing)) return refused('organisation-unknown')
      if (account && account.standing !== 'active') return refused('account-not-active')
      const row = await lockActivation(tx, id)
      if (!row) return refused('invitation-unknown')
      if (row.ended_at !== null) return refused('invitation-over')
      const isElsewhere = address.lookup !== row.email_lookup
      // a corrected address is the same person’s
      const before = activationPhone(deps.vault, row)
      const given = reached.mobile !== undefined && {
        number: reached.mobile,
        setBy: nameOfActor(who.by),
        setAt: now,
      }
      // when it was chosen is not kept: it may have been with what was sent last
      const kept = before !== undefined && { number: before, setBy: row.begun_by, setAt: undefined }
      const mobile = given || kept || undefined
      const client = row.client_id ?? undefined
      const ways = await waysOf(
        tx,
        deps,
        { purpose: 'invitation', who, organisation, account, mobile, client },
        now,
      )
      if (!ways.ok) return refused(ways.reason === 'client-unknown' ? 'invitation-over' : ways.reason)
      const closesAt = later(now, days(deps.installation.openDays))
      const sent: ActivationRow = {
        ...{ ...row, ...(await senderOf(tx, who, of, now)) },
        ...{ email: address.shown, email_lookup: address.lookup, legs: ways.legs },
        phone: ways.phone === undefined ? null : sealActivationPhone(deps.vault, id, ways.phone),
        ...{ closes_at: closesAt, look_at: remindAt(now, closesAt) ?? closesAt },
      }
      await writeSentAgain(tx, sent)
      // whoever has a link that went elsewhere has none of this any more
      if (isElsewhere) await forgetLinks(tx, id)
      await forgetVisits(tx, id)
      await renewLegs(tx, id, { legs: sent.legs, tries: CODE_TRIES })
      await sendLink(tx, deps, { row: sent, why: 'again', who }, now)
      return { ok: true, activation: sent }
    },
  }),
})
