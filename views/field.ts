import { html, type Child, type Html } from './html.ts'

export interface FieldProblem {
  readonly reason: string
  readonly text: string
}

/** What is wrong with a field, beside it. */
export const problemsBeside = (name: string, problems: readonly FieldProblem[]): Child =>
  problems.length > 0 &&
  html`<div
    class="problem"
    role="alert"
    data-reason="${problems.map(({ reason }) => reason).join(' ')}"
    id="${name}-problem"
  >
    ${problems.map(({ text }) => html`<p>${text}</p>`)}
  </div>`

export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly type?: string
  readonly autocomplete: string
  readonly value?: string | undefined
  readonly inputmode?: string
  readonly hint?: Child
  readonly problem?: FieldProblem | undefined
  /** Where more can be wrong than one thing, all of it. */
  readonly problems?: readonly FieldProblem[]
  /** What else explains the field, by its id. */
  readonly describedBy?: string | undefined
  /** What is wrong with it is said elsewhere on the page: see `describedBy`. */
  readonly isWrong?: boolean
  readonly autofocus?: boolean
  readonly maxlength?: number
  /** Unless said otherwise, it must be filled in. */
  readonly required?: boolean
  readonly className?: string
  /** Offers, where JavaScript runs, to show what is typed. */
  readonly reveals?: Reveals
}

/** What the button says, and what it is called where it is only heard. */
export interface Reveals {
  readonly show: string
  readonly hide: string
  readonly showLabel: string
  readonly hideLabel: string
}

/** A field with its label, its hint and, beside it, what is wrong with it. */
export function field(options: FieldOptions): Html {
  const { name, problem, hint } = options
  const problems = options.problems ?? (problem ? [problem] : [])
  const described = [hint && `${name}-hint`, problems.length > 0 && `${name}-problem`, options.describedBy]
    .filter((id) => typeof id === 'string')
    .join(' ')
  return html`<div class="field">
    <label for="${name}">${options.label}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`} ${problemsBeside(name, problems)}
    <input
      id="${name}"
      name="${name}"
      type="${options.type ?? 'text'}"
      autocomplete="${options.autocomplete}"
      class="${options.className ?? ''}"
      ${options.value !== undefined && html`value="${options.value}"`}
      ${options.inputmode && html`inputmode="${options.inputmode}"`}
      ${options.maxlength && html`maxlength="${options.maxlength}"`}
      ${described !== '' && html`aria-describedby="${described}"`}
      ${(problems.length > 0 || options.isWrong) && html`aria-invalid="true"`}
      ${options.autofocus && html`autofocus`}
      ${
        options.reveals &&
        html`data-show="${options.reveals.show}" data-hide="${options.reveals.hide}"
        data-show-label="${options.reveals.showLabel}" data-hide-label="${options.reveals.hideLabel}"`
      }
      autocapitalize="none"
      spellcheck="false"
      ${options.required !== false && html`required`}
    />
  </div>`
}

/** A box to tick, with what explains it and, beside it, what is wrong with it. */
export function tickBox(options: {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly isTicked?: boolean
  readonly hint?: string
  readonly problems?: readonly FieldProblem[]
}): Html {
  const { name, hint, problems = [] } = options
  const described = [hint !== undefined && `${name}-hint`, problems.length > 0 && `${name}-problem`]
    .filter((id) => typeof id === 'string')
    .join(' ')
  return html`<div class="field">
    ${problemsBeside(name, problems)}
    <label class="choice">
      <input
        type="checkbox"
        name="${name}"
        value="${options.value}"
        ${described !== '' && html`aria-describedby="${described}"`}
        ${problems.length > 0 && html`aria-invalid="true" autofocus`}
        ${options.isTicked && html`checked`}
      />
      ${options.label}
    </label>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
  </div>`
}
