/** A chore that was not done for three of its turns, and a minute, is late: processes come and go. */
export const isLate = (chore: { every_seconds: number; ran_at: Date }, now: Date): boolean =>
  now.getTime() - chore.ran_at.getTime() > (3 * chore.every_seconds + 60) * 1000
