import { accountByEmail, lockAccount } from '../../domain/accounts/index.ts'
import { endAs, invitationUnderWay, takeOverUnderWay } from '../../domain/activations/index.ts'
import { append, type Acting } from '../../domain/audit/index.ts'
import { lockOrganisation, unlimited } from '../../domain/organisations/index.ts'
import { days, later } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { readMailAddress } from '../../platform/text/mail-address.ts'
import { LONGEST_LINES, readRecipient, type PostalFault } from '../../platform/text/postal-address.ts'
import { isName } from '../../platform/text/typed.ts'
import { OBJECT_DAYS } from '../../policy/activation/index.ts'
import { isInUse, powers } from '../../policy/organisations/index.ts'
import { refused, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { ActivationActsDeps, Begun } from './contract.ts'
import { beginInvitation, isMember } from './invitations.ts'
import { tellOfTakeOver } from './take-over-told.ts'

/** Who takes an organisation over. */
export interface TakingOver {
  readonly email: string
  readonly name: string
  readonly locale: Locale
}

/** `has-administrators`: somebody can act for it, or nobody ever was to; `postal-missing`: its address is not known. */
export type TakenOver = Outcome<
  | PostalFault
  | (
      | 'organisation-unknown'
      | 'has-administrators'
      | 'take-over-under-way'
      | 'postal-missing'
      | 'postal-not-served'
    )
  | ('email-malformed' | 'email-not-ascii' | 'name-missing' | 'name-malformed')
  | ('account-not-active' | 'already-member' | 'already-invited' | 'letter-rests'),
  Begun
>

export const takingOverActs = (deps: ActivationActsDeps) => ({
  /**
   * Has somebody take over an organisation that nobody looks after any more: they are invited as its administrator, by a link and
   * by the code of a letter to the address that it is registered at. Whoever acts for it or did is told, and may object for
   * fourteen days: the letter is posted after those.
   */
  takeOver: act({
    name: 'organisations.take-over',
    tells: 'activation/take-over',
    async run(tx: Tx, who: Acting, id: OrganisationId, asked: TakingOver, now: Date): Promise<TakenOver> {
      const { installation } = deps
      const address = readMailAddress(asked.email)
      if (!address) return refused('email-malformed')
      if (address.isUtf8 && !installation.mailUtf8) return refused('email-not-ascii')
      const name = asked.name.normalize('NFC').trim()
      if (name === '') return refused('name-missing')
      if (!isName(name)) return refused('name-malformed')
      if (!installation.letters.isServed) return refused('postal-not-served')
      const found = await accountByEmail(tx, address.shown)
      const account = found && (await lockAccount(tx, found.id))
      const organisation = await lockOrganisation(tx, id)
      if (!organisation || !isInUse(organisation.standing)) return refused('organisation-unknown')
      if (organisation.without_administrator_at === null) return refused('has-administrators')
      const taken = await takeOverUnderWay(tx, id)
      if (taken && taken.closes_at > now) return refused('take-over-under-way')
      if (organisation.address === null) return refused('postal-missing')
      const company = organisation.legal_name.slice(0, LONGEST_LINES.organisation).trim()
      const to = readRecipient({ ...organisation.address, organisation: company, name })
      if (!to.ok) return refused(to.reason)
      if (account && account.standing !== 'active') return refused('account-not-active')
      if (account && (await isMember(tx, account.id, id, now))) return refused('already-member')
      const under = await invitationUnderWay(tx, id, address.lookup)
      if (under && under.closes_at > now) return refused('already-invited')
      if (under) await endAs(tx, who, under.id, 'closed', now)
      const opensAt = later(now, days(OBJECT_DAYS))
      const begun = await beginInvitation(
        tx,
        deps,
        who,
        {
          ...{ organisation: id, to: { address, name, locale: asked.locale }, client: undefined, opensAt },
          said: { ...unlimited, role: 'administrator', powers },
          // whoever has an account signs in as well: what is proven is that the organisation has sent them
          ways: { legs: ['mail', 'letter'], phone: undefined, postal: to.address },
        },
        now,
      )
      if (!begun.ok) return undoing<TakenOver>(begun)
      const told = await tellOfTakeOver(tx, deps, { row: begun.activation, is: 'begun' }, now)
      const details = { activation: begun.activation.id, told }
      await append(tx, 'activations.take-over.begun', { ...who, organisationId: id, details }, now)
      return begun
    },
  }),
})
