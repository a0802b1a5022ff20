import type { FormState } from '../../../src/platform/http/forms.ts'
import { area, select } from '../../choices.ts'
import { tickBox } from '../../field.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Child, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { consolePart, type ConsoleFrame, type Refusal } from '../frame.ts'
import { meanwhilePart, type ChangedMeanwhile } from '../meanwhile.ts'
import { saidByApi, type Said } from '../said.ts'
import { portalTabs } from './portal.ts'
import { levelChoices, type LevelOffered } from '../levels.ts'
import { words } from './words/index.ts'

export interface SettingsModel {
  readonly frame: ConsoleFrame
  readonly client: { readonly id: string; readonly name: string; readonly isInFiles: boolean }
  readonly form: FormState
  /** The fields that mean something for what it is. */
  readonly asks: readonly string[]
  /** What the form began with, sealed. */
  readonly base: string
  readonly levels: readonly LevelOffered[]
  readonly meanwhile: readonly ChangedMeanwhile[]
  /** A change waits for a second person; whether they may look at it. */
  readonly asked: 'seen' | 'unseen' | undefined
  readonly may: { readonly change: boolean; readonly withdraw: boolean }
  readonly refused: (Refusal & { readonly said: readonly Said[] }) | undefined
  readonly done: string | null
}

/** What a portal is registered with: what is changed most by fields, and all of it as it is kept. */
export function settingsPage(model: SettingsModel): Html {
  const { frame, client, refused, meanwhile } = model
  const text = words[frame.locale]
  return consolePart(frame, 'portals', {
    title: client.name,
    trail: { href: '/operator/portals', text: text.title },
    tabs: portalTabs(frame, client.id, 'settings'),
    done: text.done[model.done ?? ''],
    failed: refused !== undefined || model.form.faults.length > 0,
    body: html`
      ${refused && saidByApi(frame, refused)} ${meanwhilePart(frame, meanwhile)}
      ${
        model.asked &&
        notice(
          html`<span data-asked>${text.asked}</span>
            ${model.asked === 'seen' && html`<a href="/operator/agreements">${text.askedLook}</a>`}`,
          'warn',
        )
      }
      <form method="post" action="/operator/portals/${client.id}/settings" class="narrow" novalidate>
        <input type="hidden" name="base" value="${model.base}" />
        ${fields(model)}
        ${
          model.may.change &&
          html`${client.isInFiles && tickBox({ name: 'anyway', value: 'yes', label: text.anyway })}
            <div class="doings"><button type="submit" class="primary">${text.save}</button></div>`
        }
      </form>
      ${
        model.may.withdraw &&
        html`<p class="after"><a href="/operator/portals/${client.id}/withdraw">${text.withdraw}</a></p>`
      }
    `,
  })
}

function fields({ frame, form, levels, asks }: SettingsModel): Child {
  const text = words[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text, frame.locale)
  const { typed } = form
  const autocomplete = 'off'
  const lines = (name: string, label: string, hint = text.linesHint): Html =>
    area({ name, label, hint, value: typed[name], problems: problemsOf(name) })
  const box = (name: string, label: string, hint?: string): Html =>
    tickBox({
      ...{ name, label, value: 'yes', isTicked: typed[name] === 'yes', problems: problemsOf(name) },
      ...(hint !== undefined && { hint }),
    })
  const all: Readonly<Record<string, () => Html>> = {
    name: () => field({ name: 'name', label: text.name, hint: text.nameHint, autocomplete, maxlength: 100 }),
    redirects: () => lines('redirects', text.redirectsLabel),
    logouts: () => lines('logouts', text.logouts),
    backchannel: () =>
      field({
        name: 'backchannel',
        label: text.backchannel,
        autocomplete,
        inputmode: 'url',
        required: false,
      }),
    apis: () => lines('apis', text.apisAsked, text.apisAskedHint),
    level: () =>
      select({
        ...{ name: 'level', label: text.minimumLevel, chosen: typed['level'], problems: problemsOf('level') },
        choices: levelChoices(frame, levels),
      }),
    refresh: () => box('refresh', text.refresh),
    consent: () => box('consent', text.consent),
    exempt: () => box('exempt', text.pkceExempt, text.pkceHint),
  }
  return html`
    ${asks.map((name) => all[name]?.())}
    <details ${problemsOf('whole').length > 0 && html`open`}>
      <summary>${text.whole}</summary>
      ${area({
        ...{ name: 'whole', label: text.whole, hint: text.wholeHint, rows: 16 },
        ...{ value: typed['whole'], problems: problemsOf('whole') },
      })}
    </details>
  `
}

/** A new secret: for how long the one before goes on working. */
export function rotatePage(model: {
  readonly frame: ConsoleFrame
  readonly client: { readonly id: string; readonly name: string }
  readonly form: FormState
  readonly once: string
  readonly refused: (Refusal & { readonly said: readonly Said[] }) | undefined
}): Html {
  const { frame, client, form, once, refused } = model
  const text = words[frame.locale]
  const back = `/operator/portals/${client.id}`
  return consolePart(frame, 'portals', {
    title: text.secretNewTitle,
    trail: { href: back, text: client.name },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`
      ${refused && saidByApi(frame, refused)}
      <p class="lead">${text.secretNewLead}</p>
      <form method="post" action="${back}/secret" class="narrow" novalidate>
        <input type="hidden" name="once" value="${once}" />
        ${fieldsOf(form, text, frame.locale).field({
          ...{
            name: 'hours',
            label: text.secretHours,
            autocomplete: 'off',
            inputmode: 'numeric',
            maxlength: 4,
          },
        })}
        <div class="doings">
          <button type="submit" class="primary">${text.secretNew}</button>
          <a href="${back}">${text.keep}</a>
        </div>
      </form>
    `,
  })
}

/** Asks once more before a portal is withdrawn. */
export function withdrawPage(model: {
  readonly frame: ConsoleFrame
  readonly client: { readonly id: string; readonly name: string; readonly isInFiles: boolean }
  readonly refused: (Refusal & { readonly said: readonly Said[] }) | undefined
}): Html {
  const { frame, client, refused } = model
  const text = words[frame.locale]
  const back = `/operator/portals/${client.id}`
  return consolePart(frame, 'portals', {
    title: text.withdrawTitle(client.name),
    trail: { href: back, text: client.name },
    failed: refused !== undefined,
    body: html`
      ${refused && saidByApi(frame, refused)}
      <p class="lead">${text.withdrawLead}</p>
      <form method="post" action="${back}/withdraw" class="narrow">
        ${client.isInFiles && tickBox({ name: 'anyway', value: 'yes', label: text.anyway })}
        <div class="doings">
          <button type="submit" class="danger">${text.withdraw}</button>
          <a href="${back}">${text.keep}</a>
        </div>
      </form>
    `,
  })
}
