import type { Channel } from './words.ts'

/** How long, how often and how many. */

/** Hours that a mailed link works; then whoever has it asks for a new one. */
export const LINK_HOURS = 24
/** Minutes that a texted code works. */
export const CODE_MINUTES = 10
/** Codes that may be typed wrongly before it is closed; its sender may send it again. */
export const CODE_TRIES = 10
/** Days after which it is closed, unless the operator says otherwise. */
export const OPEN_DAYS = 14
/** Days before it closes on which whoever has not answered is reminded. */
export const REMIND_DAYS = [7, 2] as const
/** Days for which details that were issued by mail are good. */
export const DETAILS_DAYS = 7
/** Days in which somebody comes back in by a recovery: whoever is not told of it in time cannot stop it. */
export const RECOVERY_DAYS = 3
/** Days in which whoever acts for an organisation, or did, may object to somebody who takes it over. */
export const OBJECT_DAYS = 14
/** Minutes that a browser goes on with what it has shown. */
export const VISIT_MINUTES = 60
/** Characters that are typed into another browser: forty bits. */
export const REFERENCE_LENGTH = 8
/** Minutes for which what was proven in accepting serves the first sign-in. */
export const CARRY_MINUTES = 15

/** Days for which it waits: where a code goes by post, it waits for that as well. */
export const waitsDays = (open: number, legs: readonly Channel[], letterDays: number): number =>
  legs.includes('letter') ? open + letterDays : open

const DAY = 86_400_000

/** When the next reminder is due; undefined: none is, before it closes. */
export function remindAt(from: Date, closesAt: Date): Date | undefined {
  return REMIND_DAYS.map((days) => new Date(closesAt.getTime() - days * DAY)).find((each) => each > from)
}
