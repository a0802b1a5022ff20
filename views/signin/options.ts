import { html, type Child, type Html } from '../html.ts'
import { icons, type Icon } from '../icons.ts'

/** A way to sign in, as somebody chooses it: with what it takes and what it is worth, in a sentence. */
export interface Way {
  readonly href: string
  readonly kind: string
  readonly name: string
  readonly why: string
  readonly icon: Icon
}

/** Ways to choose from, each a link; `tag`: what else is said of one. */
export const optionsOf = <One extends Way>(
  ways: readonly One[],
  tag: (way: One) => Child = () => false,
): Html =>
  html`<ul class="options">
    ${ways.map(
      (way) =>
        html`<li>
          <a href="${way.href}" data-kind="${way.kind}">
            <span class="of">${icons[way.icon]}</span>
            <span>
              <span class="what">${way.name}</span>
              ${tag(way)}
              <span class="why">${way.why}</span>
            </span>
            ${icons.onward}
          </a>
        </li>`,
    )}
  </ul>`
