/**
 * Acts on activations: sending somebody what makes them able to sign in, sending it again, taking it back; and what whoever
 * it is for shows and accepts. Each leg, and each rule of what is missing, is `policy/activation`'s to say.
 *
 * Rows are held in one order: the account, the organisation, the activation. An invitation gives nothing before it is
 * accepted; what it says is looked up again then, and who sent it as well.
 */
import type { Chore } from '../../platform/jobs/chores.ts'
import { againActs } from './again.ts'
import { acceptingActs } from './accepting.ts'
import { slice as kept } from '../../domain/activations/index.ts'
import { arrivingActs } from './arriving.ts'
import type { ActivationActsDeps } from './contract.ts'
import { detailsActs } from './details.ts'
import { invitationActs } from './invitations.ts'
import { messages } from './messages.ts'
import { ownAddressActs } from './own-address.ts'
import { setPostalActs } from './set-postal.ts'
import { recoveringActs } from './recovering.ts'
import { renewingActs } from './renewing.ts'
import type { LinkDeps } from './sending.ts'
import { showingActs } from './showing.ts'
import { takingOverActs } from './taking-over.ts'
import { tending } from './tending.ts'

export const createActivationActs = (deps: ActivationActsDeps) => ({
  ...invitationActs(deps),
  ...againActs(deps),
  ...renewingActs(deps),
  ...showingActs(deps),
  ...acceptingActs(deps),
  ...detailsActs(deps),
  ...arrivingActs(deps),
  ...recoveringActs(deps),
  ...ownAddressActs(deps),
  ...setPostalActs(deps),
  ...takingOverActs(deps),
})

export type ActivationActs = ReturnType<typeof createActivationActs>

export { issuedTo } from './issued.ts'
export { aboutActivation, accountOf, isThere, overBecause, type AboutActivation } from './about.ts'
export type { Accepted } from './accepting.ts'
export type { ActivationInstallation } from './contract.ts'
export type { Invited } from './ways.ts'
export { invitationFaults, type InvitationReason } from './faults.ts'
export { recoveryOf, type Recovered, type RecoveryBegun } from './recovering.ts'
export { postCode } from './posting.ts'
export { postalTold, type PostalTold } from './postal-told.ts'
export type { TakenOver } from './taking-over.ts'
export { cameBack } from './own-address.ts'
export { createPlanInvitations, type PlanInvitations, type Planned } from './planning.ts'
export type { Invitation, InvitationSaid } from './invitations.ts'
export { fateOf } from './fate.ts'
export { sentCodeOf } from './sent-code.ts'
export { invitationsTold, mobileEnds, type InvitationTold, type SentTold } from './told.ts'

interface Clocked extends Pick<LinkDeps, 'outbox'> {
  readonly issuer: URL
  readonly timeZone: string
  readonly brand: { readonly name: string }
}

export const slice = {
  name: 'acts/activations',
  // with what they are kept in
  ...{ events: kept.events, messages },
  chores: ({ outbox, issuer, timeZone, brand }: Clocked): Chore[] => [
    ...kept.chores(),
    tending({ outbox, installation: { issuer, timeZone, brandName: brand.name } }),
  ],
}
