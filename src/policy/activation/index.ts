/**
 * Activation: by which ways somebody becomes able to sign in, what is still missing, and when it is over. Pure rules, listed
 * in order; sending, comparing and keeping belong to `acts/activations`.
 */
export { acceptRules, acceptStep, hasArrived, type AcceptFacts, type AcceptStep } from './accepting.ts'
export { isStuck, type Fate } from './fates.ts'
export { legsFor, type LegFacts, type NoLegs, type Way } from './legs.ts'
export { openRules, whyOver, type InvitationOver, type OpenFacts, type WhyOver } from './open.ts'
export { isWayBack, recoveredKind, recoveredTraits } from './recovered.ts'
export { takesTexts } from './texts.ts'
export * from './times.ts'
export {
  channels,
  codeOf,
  detailsCodes,
  type Channel,
  type DetailsCode,
  type Ending,
  type Purpose,
} from './words.ts'
