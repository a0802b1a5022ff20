import { problemsBeside, type FieldProblem } from './field.ts'
import { html, type Child, type Html } from './html.ts'

interface Common {
  readonly name: string
  readonly label: string
  readonly hint?: Child
  readonly problems?: readonly FieldProblem[]
}

/** The choices of what is called so, in its order. */
export const choicesOf = (called: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(called).map(([value, text]) => ({ value, text }))

const describedBy = ({ name, hint, problems = [] }: Common): Child => {
  const ids = [hint !== undefined && `${name}-hint`, problems.length > 0 && `${name}-problem`].filter(
    (id) => typeof id === 'string',
  )
  return [
    ids.length > 0 && html`aria-describedby="${ids.join(' ')}"`,
    problems.length > 0 && html` aria-invalid="true"`,
  ]
}

/** What is said of a field before it: its label, its hint, and what is wrong with it. */
const before = ({ name, label, hint, problems = [] }: Common): Html =>
  html`<label for="${name}">${label}</label>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${problemsBeside(name, problems)}`

export interface Choice {
  readonly value: string
  readonly text: string
  /** A sentence on what it is. */
  readonly says?: string
}

/** One of many, in a list that opens. */
export const select = (
  options: Common & { readonly choices: readonly Choice[]; readonly chosen: string | undefined },
): Html =>
  html`<div class="field">
    ${before(options)}
    <select id="${options.name}" name="${options.name}" ${describedBy(options)}>
      ${options.choices.map(
        ({ value, text }) =>
          html`<option value="${value}" ${value === options.chosen && html`selected`}>${text}</option>`,
      )}
    </select>
  </div>`

/** One of a few, each with a sentence. */
export const radios = (
  options: Common & { readonly choices: readonly Choice[]; readonly chosen: string | undefined },
): Html =>
  html`<fieldset class="field radios" ${describedBy(options)}>
    <legend class="label">${options.label}</legend>
    ${options.hint !== undefined && html`<p class="hint" id="${options.name}-hint">${options.hint}</p>`}
    ${problemsBeside(options.name, options.problems ?? [])}
    ${options.choices.map(
      ({ value, text, says }) =>
        html`<label class="choice">
          <input
            type="radio"
            name="${options.name}"
            value="${value}"
            ${value === options.chosen && html`checked`}
          />
          <span
            ><strong>${text}</strong>${says !== undefined && html`<span class="hint">${says}</span>`}</span
          >
        </label>`,
    )}
  </fieldset>`

/** Any number of several: each box is a field of its own, by its id, since a form has each field once. */
export const boxes = (
  options: Common & {
    readonly choices: readonly { readonly id: string; readonly text: Child }[]
    readonly isTicked: (id: string) => boolean
  },
): Html =>
  html`<fieldset class="field radios" ${describedBy(options)}>
    <legend class="label">${options.label}</legend>
    ${options.hint !== undefined && html`<p class="hint" id="${options.name}-hint">${options.hint}</p>`}
    ${problemsBeside(options.name, options.problems ?? [])}
    ${options.choices.map(
      ({ id, text }) =>
        html`<label class="choice">
          <input
            type="checkbox"
            name="${options.name}-${id}"
            value="yes"
            ${options.isTicked(id) && html`checked`}
          />
          <span>${text}</span>
        </label>`,
    )}
  </fieldset>`

/** The same of a few that never change, each by its place. */
export const ticks = (
  options: Common & { readonly choices: readonly string[]; readonly isTicked: (place: number) => boolean },
): Html =>
  boxes({
    ...options,
    choices: options.choices.map((text, place) => ({ id: String(place), text })),
    isTicked: (id) => options.isTicked(Number(id)),
  })

/** Several lines. */
export const area = (
  options: Common & { readonly value: string | undefined; readonly rows?: number },
): Html =>
  html`<div class="field">
    ${before(options)}
    <textarea
      id="${options.name}"
      name="${options.name}"
      rows="${options.rows ?? 3}"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      ${describedBy(options)}
    >
${options.value ?? ''}</textarea>
  </div>`
