import type { Why } from '../src/policy/signin/index.ts'
import { html, type Html } from './html.ts'
import type { Frame } from './layout.ts'
import { whyWords, words } from './words/index.ts'

/** Who asks for this, and why; then what to do. Where nobody but its owner asks, only what to do. */
export const lead = (
  { frame, portal, why }: { frame: Frame; portal: string; why?: Why | undefined },
  whatToDo: string,
): Html => {
  if (why === undefined) return html`<p class="lead">${whatToDo}</p>`
  const says = sentence(frame, whyWords[frame.locale][why](portal))
  return html`<p class="lead" data-why="${why}">${says} ${whatToDo}</p>`
}

/** A portal of our own has no name but what it is, and what begins a sentence begins with a capital. */
const sentence = ({ locale }: Frame, text: string): string =>
  Object.values(words[locale].own).some((own) => text.startsWith(own))
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text

/** What a portal is called where somebody goes to it, or back to it: those of our own have no other name. */
export const portalShown = (
  { locale }: Pick<Frame, 'locale'>,
  { name, own }: { readonly name: string; readonly own: 'account' | 'operator' | 'desk' | undefined },
): string => (own === undefined ? name : words[locale].own[own])
