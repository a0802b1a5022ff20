import type { Why } from '../src/policy/signin/index.ts'
import { html, type Html } from './html.ts'
import type { Frame } from './layout.ts'
import { whyWords, words } from './words/index.ts'

/** Who asks for this, and why; then what to do. Where nobody but its owner asks, only what to do. */
export const lead = (
  { frame, portal, why }: { frame: Frame; portal: string; why?: Why | undefined },
  whatToDo: string,
): Html =>
  why === undefined
    ? html`<p class="lead">${whatToDo}</p>`
    : html`<p class="lead" data-why="${why}">${whyWords[frame.locale][why](portal)} ${whatToDo}</p>`

/** What a portal is called where somebody goes to it, or back to it: those of our own have no other name. */
export const portalShown = (
  { locale }: Pick<Frame, 'locale'>,
  { name, own }: { readonly name: string; readonly own: 'account' | 'operator' | undefined },
): string => (own === undefined ? name : words[locale].own[own])
