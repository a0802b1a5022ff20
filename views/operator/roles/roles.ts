import type { FormState } from '../../../src/platform/http/forms.ts'
import { roles, type RoleName } from './names.ts'
import { area, radios } from '../../choices.ts'
import { fieldsOf } from '../../form.ts'
import { html, type Html } from '../../html.ts'
import { alert } from '../../layout.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { consolePart, day, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { words as consoleWords } from '../words/index.ts'
import { words } from './words/index.ts'

export interface RoleShown {
  readonly id: string
  /** What they are called: a person, or a program by its client id. */
  readonly who: string
  readonly isProgram: boolean
  readonly isYou: boolean
  readonly role: RoleName
  readonly clients: readonly string[]
  readonly since: Date
}

export function rolesPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly held: readonly RoleShown[]
  readonly may: { readonly give: boolean; readonly takeBack: boolean }
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, zone, held, may, next } = model
  const text = words[frame.locale]
  const { columns } = text
  return consolePart(frame, 'roles', {
    title: text.title,
    action: may.give && html`<a class="button primary" href="/operator/roles/new">${text.give}</a>`,
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${text.lead}</p>
      ${table(frame.locale, {
        caption: text.caption,
        isTitled: true,
        columns: [
          {
            title: columns.who,
            cell: ({ who, isProgram, isYou }) =>
              html`${who} ${isProgram && tag(text.program)} ${isYou && tag(text.you)}`,
          },
          { title: columns.role, cell: ({ role }) => consoleWords[frame.locale].role[role] },
          {
            title: columns.clients,
            cell: ({ role, clients }) => (role === 'client-manager' ? clients.join(', ') : text.all),
          },
          { title: columns.since, cell: ({ since }) => day(frame, zone, since) },
          {
            title: columns.end,
            cell: ({ id, isYou }) =>
              may.takeBack && !isYou
                ? html`<a href="/operator/roles/${id}/take-back">${text.takeBack}</a>`
                : '–',
          },
        ],
        rows: held,
        empty: text.none,
        pages: { next: next === undefined ? undefined : `/operator/roles?after=${next}` },
      })}
    `,
  })
}

/** Asks for a role for somebody: a second person must agree. */
export function giveRolePage(model: {
  readonly frame: ConsoleFrame
  readonly form: FormState
  readonly refused: Refusal | undefined
}): Html {
  const { frame, form, refused } = model
  const text = words[frame.locale]
  const { field, problemsOf } = fieldsOf(form, text, frame.locale)
  return consolePart(frame, 'roles', {
    title: text.giveTitle,
    trail: { href: '/operator/roles', text: text.title },
    failed: form.faults.length > 0 || refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <p class="lead">${text.giveLead}</p>
      <form method="post" action="/operator/roles/new" class="narrow" novalidate>
        ${field({ name: 'who', label: text.who, autocomplete: 'off', maxlength: 254 })}
        ${radios({
          ...{ name: 'role', label: text.role, problems: problemsOf('role'), chosen: form.typed['role'] },
          choices: roles.map((role) => ({
            value: role,
            text: consoleWords[frame.locale].role[role],
            says: text.says[role],
          })),
        })}
        ${area({
          ...{ name: 'clients', label: text.clients, hint: text.clientsHint },
          ...{ value: form.typed['clients'], problems: problemsOf('clients') },
        })}
        <div class="doings">
          <button type="submit" class="primary">${text.go}</button>
          <a href="/operator/roles">${text.keep}</a>
        </div>
      </form>
    `,
  })
}

/** Asks once more before a role is taken back. */
export function takeBackPage(model: {
  readonly frame: ConsoleFrame
  readonly held: { readonly id: string; readonly who: string }
  readonly refused: Refusal | undefined
}): Html {
  const { frame, held, refused } = model
  const text = words[frame.locale]
  return consolePart(frame, 'roles', {
    title: text.takeTitle(held.who),
    trail: { href: '/operator/roles', text: text.title },
    failed: refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      <p class="lead">${text.takeLead}</p>
      <form method="post" action="/operator/roles/${held.id}/take-back" class="narrow">
        <div class="doings">
          <button type="submit" class="danger">${text.takeBack}</button>
          <a href="/operator/roles">${text.keep}</a>
        </div>
      </form>
    `,
  })
}
