import { html, type Html } from '../html.ts'
import { alert, layout, type Frame } from '../layout.ts'
import { profileWords } from './words/index.ts'

export interface AddressLink {
  readonly frame: Frame
  readonly action: string
  /** `asks`: nothing has happened yet. */
  readonly state: 'asks' | 'waits' | 'done' | 'corrected' | 'undone' | 'dead' | 'taken'
  readonly role: 'old' | 'new' | 'undo'
  /** An operator asked for it. */
  readonly isCorrection: boolean
  readonly oldAddress: string
  readonly newAddress: string
}

/** What a mailed link about an address leads to: a question with one button, or what came of it. */
export function addressLinkPage(model: AddressLink): Html {
  const { frame, state, oldAddress, newAddress } = model
  const text = profileWords[frame.locale]
  const said = {
    asks: { title: text.linkTitle, lead: question(model) },
    waits: { title: text.waitsTitle, lead: text.waitsLead },
    done: { title: text.doneTitle, lead: text.doneLead(newAddress) },
    corrected: { title: text.doneTitle, lead: text.correctedLead(newAddress) },
    undone: { title: text.undoneTitle, lead: text.undoneLead(oldAddress) },
    dead: { title: text.deadTitle, lead: text.deadLead },
    taken: { title: text.takenTitle, lead: text.takenLead },
  }[state]
  const failed = state === 'dead' || state === 'taken'
  return layout(frame, {
    title: said.title,
    body: html`
      <h1>${said.title}</h1>
      ${failed ? alert(`address-link-${state}`, said.lead) : html`<p class="lead">${said.lead}</p>`}
      ${
        state === 'asks' &&
        html`<form method="post" action="${model.action}">
          <div class="actions">
            <button type="submit" class="primary">${model.role === 'undo' ? text.undo : text.confirm}</button>
          </div>
        </form>`
      }
    `,
  })
}

function question({ frame, role, isCorrection, oldAddress, newAddress }: AddressLink): string {
  const { linkOld, linkNew, linkCorrected, linkUndo } = profileWords[frame.locale]
  if (role === 'new' && isCorrection) return linkCorrected(newAddress)
  return { old: linkOld, new: linkNew, undo: linkUndo }[role](oldAddress, newAddress)
}
