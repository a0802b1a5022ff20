import type { FormState } from '../../../src/platform/http/forms.ts'
import { addressOf } from '../../address.ts'
import { select } from '../../choices.ts'
import { problemsBeside } from '../../field.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Child, type Html } from '../../html.ts'
import { notice, type Frame } from '../../layout.ts'
import { sentCode, sentCodeLead, type SentCode } from '../../posted-code.ts'
import { pageProblem, type Problem } from '../../problem-text.ts'
import { postedCodeWords } from '../../words/index.ts'
import { accountPart, day } from '../frame.ts'
import { words } from './words/index.ts'

const HERE = '/account/postal'

/** Where somebody is reached by post, and what is known of that. */
export interface PostalShown {
  /** As it is written on a letter. */
  readonly lines: readonly string[]
  readonly state: 'confirmed' | 'unconfirmed' | 'returned'
  readonly since: Date
}

export interface PostalPage {
  readonly frame: Frame
  readonly zone: string
  /** Whose name is on the letter. */
  readonly name: string
  readonly known: PostalShown | undefined
  /** The letter that is under way. */
  readonly waits: { readonly lines: readonly string[]; readonly code: SentCode } | undefined
  readonly code: { readonly typed: string | undefined; readonly problem: Problem | undefined }
  readonly form: FormState
  readonly countries: readonly string[]
  readonly done: string | null
}

/** Where post reaches somebody: what is known of it, the code of a letter, and where another one would go. */
export function postalPage(model: PostalPage): Html {
  const { frame, known, waits, form } = model
  const text = words[frame.locale]
  const isOther = waits !== undefined || known?.state === 'confirmed'
  return accountPart(frame, {
    title: text.title,
    failed: form.faults.length > 0 || model.code.problem !== undefined,
    width: 'narrow',
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${text.lead}</p>
      ${wrongOf(model)} ${known && knownPart(model, known)} ${waits && waitingPart(model, waits)}
      ${
        isOther
          ? html`<details ${form.faults.length > 0 && html`open`}>
              <summary>${text.other}</summary>
              ${known?.state === 'confirmed' && html`<p>${text.otherSays}</p>`}
              ${waits && html`<p>${text.instead}</p>`} ${addressForm(model, 'secondary')}
            </details>`
          : html`<h2>${text.ask}</h2>
              ${addressForm(model, 'primary')}`
      }
    `,
  })
}

/** Whether what is wrong is of the code, and stands beside it. */
const isOfWaiting = ({ frame, waits, code: { problem } }: PostalPage): boolean =>
  waits !== undefined && problem !== undefined && problem.reason in postedCodeWords[frame.locale]

const codeOf = (model: PostalPage): PostalPage['code'] =>
  isOfWaiting(model) ? model.code : { typed: undefined, problem: undefined }

function wrongOf(model: PostalPage): Child {
  const { frame, code } = model
  if (isOfWaiting(model) || !code.problem) return false
  const { reason, retryAfter } = code.problem
  const said = { ...postedCodeWords[frame.locale], ...words[frame.locale] }
  return pageProblem(said, { frame, problem: { reason, retryAfter } })
}

function knownPart({ frame, zone }: PostalPage, { lines, state, since }: PostalShown): Html {
  const text = words[frame.locale]
  const on = day(frame, zone, since)
  const how = {
    confirmed: html`<p class="soft">${text.confirmed(on)}</p>`,
    unconfirmed: html`<p class="soft">${text.unconfirmed}</p>`,
    returned: notice(text.returned(on), 'warn'),
  }[state]
  return html`<section aria-labelledby="known">
    <h2 id="known">${text.known}</h2>
    ${addressOf(lines)} ${how}
  </section>`
}

function waitingPart(model: PostalPage, { lines, code }: NonNullable<PostalPage['waits']>): Html {
  const { frame } = model
  const text = words[frame.locale]
  return html`<section aria-labelledby="waits">
    <h2 id="waits">${text.waits}</h2>
    <p>${sentCodeLead(frame, code)}</p>
    <p>${text.goesTo}</p>
    ${addressOf(lines)} ${sentCode({ ...codeOf(model), frame, action: HERE, code, closed: '' })}
    <form method="post" action="${HERE}">
      <input type="hidden" name="do" value="withdraw" />
      <div class="actions"><button type="submit" class="secondary">${text.withdraw}</button></div>
    </form>
  </section>`
}

function addressForm({ frame, form, name, countries }: PostalPage, kind: 'primary' | 'secondary'): Html {
  const text = words[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text, frame.locale)
  const called = new Intl.DisplayNames([frame.locale], { type: 'region' })
  const choices = countries
    .map((value) => ({ value, text: called.of(value) ?? value }))
    .toSorted((a, b) => a.text.localeCompare(b.text, frame.locale))
  const line = (
    of: string,
    label: string,
    { most, autocomplete, hint }: { most: number; autocomplete: string; hint?: string },
  ): Html =>
    field({
      ...{ name: `postal-${of}`, label, autocomplete, hint, maxlength: most },
      required: hint === undefined,
    })
  return html`
    <p>${text.to(name)}</p>
    ${problemsBeside('page', problemsOf('page'))}
    <form method="post" action="${HERE}" novalidate>
      <input type="hidden" name="do" value="ask" />
      ${line('organisation', text.company, { most: 60, autocomplete: 'organization', hint: text.companyHint })}
      ${line('extra', text.extra, { most: 60, autocomplete: 'address-line2', hint: text.extraHint })}
      ${line('street', text.street, { most: 60, autocomplete: 'address-line1' })}
      ${line('number', text.number, { most: 12, autocomplete: 'off', hint: text.numberHint })}
      ${line('code', text.postalCode, { most: 12, autocomplete: 'postal-code' })}
      ${line('city', text.city, { most: 40, autocomplete: 'address-level2' })}
      ${select({
        ...{ name: 'postal-country', label: text.country, choices, chosen: form.typed['postal-country'] },
        problems: problemsOf('postal-country'),
      })}
      <div class="actions"><button type="submit" class="${kind}">${text.send}</button></div>
    </form>
  `
}
