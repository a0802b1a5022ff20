import { tickBox } from '../field.ts'
import { html, type Html } from '../html.ts'
import type { Frame } from '../layout.ts'
import type { AboutActivation } from './about.ts'
import { words } from './words/index.ts'

/** What stands beside the password that somebody chooses: whether the number that the code went to is kept. */
export function passwordBeside({
  frame,
  about,
  end,
  keepsNumber,
}: {
  frame: Frame
  about: AboutActivation
  /** How it ends; undefined: there is none to keep. */
  end: string | undefined
  keepsNumber: boolean
}): Html {
  const text = words[frame.locale]
  return html`${
    end !== undefined &&
    tickBox({
      ...{ name: 'keep-number', value: 'yes', label: text.keepNumber(end) },
      ...{ hint: text.keepNumberHint, isTicked: keepsNumber },
    })
  }
  ${about.organisation !== undefined && html`<p class="soft">${text.passwordFor(about.organisation)}</p>`}`
}
