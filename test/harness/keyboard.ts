import type { Page } from 'playwright-core'

/** Somebody who has no mouse, and counts what they do. */
export interface Keyboard {
  /** How often a key was pressed that does something, or a field was filled in; moving on is not counted. */
  readonly acts: () => number
  /** Moves on to something. @throws where the keyboard does not get there */
  readonly reach: (what: string) => Promise<void>
  /** Moves on to a link or button and presses it: another page opens. */
  readonly press: (what: string) => Promise<void>
  /** Moves on to a box and ticks it, or unticks it. */
  readonly tick: (what: string) => Promise<void>
  /** Moves on to a field and writes in it, instead of what is there. */
  readonly type: (what: string, text: string) => Promise<void>
}

const STOPS_AT_MOST = 120

/** @param what as selectors of CSS */
export function byKeyboard(page: Page): Keyboard {
  let acts = 0
  const reach = async (what: string): Promise<void> => {
    for (let i = 0; i < STOPS_AT_MOST; i++) {
      if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(what)}) ?? false`)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${what} is not reached by the keyboard on ${page.url()}`)
  }
  return {
    acts: () => acts,
    reach,
    press: async (what) => {
      await reach(what)
      acts += 1
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    },
    tick: async (what) => {
      await reach(what)
      acts += 1
      await page.keyboard.press('Space')
    },
    type: async (what, text) => {
      await reach(what)
      acts += 1
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
  }
}
