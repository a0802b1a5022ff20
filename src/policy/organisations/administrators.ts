import type { OrganisationStanding } from './membership.ts'

/** What administrators do: one of them all three, unless their organisation divides the work. */
export const powers = ['people', 'rights', 'organisation'] as const
/** Adds and removes people; gives and takes what they may do; sets the organisation up. */
export type Power = (typeof powers)[number]

/** The powers of somebody by what is said of them: of an administrator of whom none is said, all three; of a member none. */
export const powersOf = (said: {
  readonly role: 'member' | 'administrator'
  readonly powers: readonly Power[]
}): Power[] => {
  if (said.role === 'member') return []
  return said.powers.length === 0 ? [...powers] : powers.filter((each) => said.powers.includes(each))
}

/** An administrator's membership, and how their account stands. */
export interface Administrator {
  readonly id: string
  readonly powers: readonly Power[]
  readonly isActive: boolean
  readonly from: Date
  readonly until: Date | null
}

/**
 * Whether an administrator is one who stays able to act: their account is in use, and their membership has begun and has no
 * end. Only such a one is counted upon, so that no clock leaves an organisation without.
 */
export const isLasting = ({ isActive, from, until }: Administrator, now: Date): boolean =>
  isActive && from <= now && until === null

/** What nobody stays able to do. */
export const lacking = (administrators: readonly Administrator[], now: Date): Power[] => {
  const lasting = administrators.filter((each) => isLasting(each, now))
  return powers.filter((power) => !lasting.some((each) => each.powers.includes(power)))
}

/**
 * Whether something may be done that would leave these administrators. An organisation that has had all three powers keeps
 * them, as long as it is in use or on hold: one that is closed needs nobody.
 *
 * @param hasHad whether every power has been held by somebody who stays
 */
export const mayBeLeftWith = (
  {
    standing,
    hasHad,
    administrators,
  }: {
    readonly standing: OrganisationStanding
    readonly hasHad: boolean
    readonly administrators: readonly Administrator[]
  },
  now: Date,
): boolean =>
  !hasHad || standing === 'closed' || standing === 'applied' || lacking(administrators, now).length === 0
