import { afterEach } from '@jest/globals'

const RealDate = Date
let offset = 0
let stoppedAt: number | undefined

const now = (): number => (stoppedAt ?? RealDate.now()) + offset

/** A clock that one can move: everything in this test file asks it, the protocol's engine included. */
class MovedDate extends RealDate {
  constructor(...parts: readonly unknown[]) {
    // as the real one takes them, but for the time of now
    super(...((parts.length === 0 ? [now()] : parts) as [number]))
  }
  static override now(): number {
    return now()
  }
}

afterEach(() => {
  offset = 0
  stoppedAt = undefined
})

/** Moves the time of this test file on (or back) by so many milliseconds, until the end of the test. */
export function travel(milliseconds: number): void {
  globalThis.Date = MovedDate as DateConstructor // a subclass that can do all that its parent can
  offset += milliseconds
}

/** Stops the time of this test file, until the end of the test: for what grows back while a busy machine works. */
export function stopTheClock(): void {
  travel(0)
  stoppedAt = RealDate.now()
}

/** Until this moment. */
export const travelTo = (moment: Date): void => travel(moment.getTime() - Date.now())
