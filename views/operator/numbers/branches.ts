import { html, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { addressFields } from '../../address-fields.ts'
import type { ConsoleFrame } from '../frame.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { words as consoleWords } from '../words/index.ts'
import { organisationPart, pathIn, type Within } from '../organisation-parts.ts'
import { words } from './words/index.ts'

export interface BranchListed {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly city: string | undefined
}

/** Where an organisation is. */
export function branchesPage(model: {
  readonly frame: ConsoleFrame
  readonly organisation: Within
  readonly branches: readonly BranchListed[]
  readonly adds: boolean
  readonly next: string | undefined
  readonly done: string | null
}): Html {
  const { frame, organisation, branches, adds } = model
  const text = words[frame.locale]
  const { branchColumns: columns } = text
  const here = pathIn(organisation, 'branches')
  return organisationPart(frame, organisation, 'branches', {
    action: adds && html`<a class="button primary" href="${here}/new">${text.branchAdd}</a>`,
    ...{ done: text.done[model.done ?? ''], lead: text.branchesLead },
    body: table(frame.locale, {
      caption: text.branches,
      isTitled: true,
      columns: [
        { title: columns.number, cell: ({ id, number }) => html`<a href="${here}/${id}">${number}</a>` },
        { title: columns.name, cell: ({ name }) => name },
        { title: columns.city, cell: ({ city }) => city ?? '–' },
      ],
      rows: branches,
      empty: text.branchesNone,
      pages: { next: model.next },
    }),
  })
}

/** A new branch; or one that there is, whose number stays. */
export function branchPage(
  filling: Filling,
  model: {
    readonly organisation: Within
    readonly branch: BranchListed | undefined
    readonly may: { readonly change: boolean; readonly end: boolean }
    readonly done: string | null
  },
): Html {
  const { organisation, branch, may } = model
  const { frame } = filling
  const text = words[frame.locale]
  const fields = fieldsIn(filling, text.fields)
  const { line } = fields
  const here = pathIn(organisation, 'branches')
  const at = branch ? `${here}/${branch.id}` : `${here}/new`
  return formPart(filling, {
    at: 'organisations',
    title: branch ? branch.name : text.branchAdd,
    trail: { href: here, text: organisation.name },
    done: text.done[model.done ?? ''],
    ...(branch && { lead: html`<code>${branch.number}</code>` }),
    action: at,
    fields: html`${!branch && line('branch-number', { maxlength: 60 })} ${line('name', { maxlength: 100 })}
    ${addressFields(fields, frame, text.addressTitle)}`,
    isReadOnly: !may.change,
    go: branch ? consoleWords[frame.locale].save : text.addGo,
    ...(!branch && { back: here }),
    after: branch && may.end && html`<p class="after"><a href="${at}/end">${text.branchEnd}</a></p>`,
  })
}

/** Asks once more before a branch is ended. */
export function endBranchPage(
  filling: Filling,
  { organisation, branch }: { readonly organisation: Within; readonly branch: BranchListed },
): Html {
  const text = words[filling.frame.locale]
  const at = pathIn(organisation, `branches/${branch.id}`)
  return formPart(filling, {
    at: 'organisations',
    title: text.branchEndTitle(branch.name),
    trail: { href: at, text: branch.name },
    lead: text.branchEndLead,
    action: `${at}/end`,
    fields: false,
    go: text.branchEnd,
    isDanger: true,
    back: at,
  })
}
