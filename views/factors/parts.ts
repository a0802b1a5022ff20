import type { Shown } from './shown.ts'
import { html, type Child, type Html } from '../html.ts'
import { field, tickBox } from '../field.ts'
import { cancelForm } from '../layout.ts'
import { problemOf } from '../problem-text.ts'
import { lostWords, rememberWords } from './words/index.ts'

/** A browser cuts off what is longer: a code is pasted with spaces, dashes and what nobody can see. */
export const LONGEST_PASTED = 60

/** The field for a code of six digits, which a browser or a phone may fill in. */
export const codeField = (
  text: { readonly code: string },
  { frame, problem }: Pick<Shown, 'frame' | 'problem'>,
  autofocus = true,
): Html =>
  field({
    name: 'code',
    label: text.code,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    maxlength: LONGEST_PASTED,
    className: 'code',
    problem: problemOf(text, frame.locale, problem, 'code'),
    autofocus,
  })

/** The name of one more, as its owner likes. */
export const nameField = (
  text: { readonly name: string; readonly nameHint: string },
  { isAnother, typed }: Pick<Shown, 'isAnother' | 'typed'>,
): Child =>
  isAnother &&
  field({
    name: 'name',
    label: text.name,
    autocomplete: 'off',
    hint: text.nameHint,
    value: typed['name'],
    maxlength: 60,
    required: false,
  })

/** What would do as well as this page, each a link; and the way on for who has lost what it asks for. */
export function otherWays({ others, lost, frame }: Pick<Shown, 'others' | 'lost' | 'frame'>): Child {
  const ways = lost === undefined ? others : [...others, { href: lost, label: lostWords[frame.locale] }]
  if (ways.length === 0) return undefined
  return html`<ul class="ways">
    ${ways.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}
  </ul>`
}

/** Offers that this browser is remembered, where the portal lets it be. */
export const rememberField = ({ mayRemember, typed, frame }: Shown): Child =>
  mayRemember &&
  tickBox({
    name: 'remember',
    value: 'yes',
    label: rememberWords[frame.locale].label,
    hint: rememberWords[frame.locale].hint,
    isTicked: typed['remember'] === 'yes',
  })

/** The way out: back to the portal, without what it asked for; or back to where one was in "my account". */
export const leave = ({ isAnother, cancel }: Pick<Shown, 'isAnother' | 'cancel'>, label: Child): Child =>
  isAnother ? html`<p class="after"><a href="${cancel}">${label}</a></p>` : cancelForm(cancel, label)
