/** The time, as everything in Sluis asks for it. Tests hand in their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/**
 * A time that passes. Configuration, protocols and policy count in seconds, minutes and days, and their names say in which;
 * what is not made by one of these moves no moment.
 */
export type Milliseconds = number & { readonly unit: 'milliseconds' }

const many = (unit: number) => (n: number) => (n * unit) as Milliseconds
export const milliseconds = many(1)
export const seconds = many(1000)
export const minutes = many(60_000)
export const hours = many(3_600_000)
export const days = many(86_400_000)

/** `at`, and so long after it. */
export const later = (at: Date, by: Milliseconds): Date => new Date(at.getTime() + by)

/** `at`, and so long before it. */
export const earlier = (at: Date, by: Milliseconds): Date => new Date(at.getTime() - by)
