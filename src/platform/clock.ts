/** The time, as everything in Sluis asks for it. Tests hand in their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

export const seconds = (n: number): number => n * 1000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000

/** `at` moved by `ms` milliseconds. */
export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
