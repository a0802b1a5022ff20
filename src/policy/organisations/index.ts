/**
 * Organisations, as rules: what a registration number is, when a membership holds, whom an organisation cannot do without,
 * who sees what when numbers become one, and what may be said of a member. Pure: what is kept stands in
 * `domain/organisations`.
 */
export {
  branchNumberIn,
  registrationKinds,
  registrationNumberIn,
  registrationNumberShown,
  type RegistrationFault,
  type RegistrationKind,
} from './registration.ts'
export { userNameIn, type UserName } from './user-name.ts'
export {
  isInUse,
  membershipRules,
  organisationStandings,
  whyNotHeld,
  type MembershipFacts,
  type OrganisationStanding,
  type WhyNotHeld,
} from './membership.ts'
export {
  isLasting,
  lacking,
  mayBeLeftWith,
  powers,
  powersOf,
  type Administrator,
  type Power,
} from './administrators.ts'
export { isNumberPattern, MOST_OF_A_NUMBER, numberIn, type Numbered } from './numbers.ts'
export { sightAfter, whoSeesOtherwise, type Merge, type Sight, type SightChange } from './merging.ts'
export {
  attributeFault,
  attributeSetters,
  attributeTyped,
  attributeTypes,
  maySetAttribute,
  type AttributeFault,
  type AttributeKind,
  type AttributeSetter,
  type AttributeType,
} from './attributes.ts'
export { isLess, isSaidLess, type Authority } from './less.ts'
