import { field } from '../field.ts'
import { html, type Html } from '../html.ts'
import { icons } from '../icons.ts'
import { alert, cancelForm, layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

export interface OrganisationToChoose {
  readonly id: string
  readonly name: string
  /** By which one tells it from another: its registration, and the numbers that the portal works with. */
  readonly numbers: readonly string[]
}

export interface ChooseOrganisation {
  readonly frame: Frame
  readonly action: string
  readonly cancel: string
  readonly portal: string
  readonly organisations: readonly OrganisationToChoose[]
  /** Whether there are more than are shown: then they are looked for. */
  readonly hasMore: boolean
  readonly sought: string
  /** Whether somebody may also act for nobody but themselves. */
  readonly mayActForNobody: boolean
  /** What was chosen is not theirs any more. */
  readonly isGone: boolean
}

/** For which organisation somebody is here: those they act for, each with its numbers. */
export function chooseOrganisationPage(model: ChooseOrganisation): Html {
  const { frame, action, organisations, sought, portal } = model
  const text = words[frame.locale]
  const isSought = model.hasMore || sought !== ''
  return layout(frame, {
    title: text.forWhomTitle,
    body: html`
      <h1>${text.forWhomTitle}</h1>
      <p class="lead">${text.forWhomLead(portal)}</p>
      ${model.isGone && alert('organisation-gone', text['organisation-gone'], 'neutral')}
      ${
        isSought &&
        html`<form method="get" action="${action}" role="search">
          ${field({
            ...{ name: 'q', label: text.forWhomSearch, autocomplete: 'off', value: sought, maxlength: 100 },
            ...{ required: false, hint: text.forWhomMore },
          })}
          <div class="actions">
            <button type="submit" class="secondary">${text.forWhomFind}</button>
          </div>
        </form>`
      }
      ${organisations.length === 0 && html`<p role="status">${text.forWhomNone(sought)}</p>`}
      <form method="post" action="${action}" class="${isSought ? 'after' : ''}">
        <ul class="options">
          ${organisations.map(
            ({ id, name, numbers }) =>
              html`<li>
                <button type="submit" name="organisation" value="${id}">
                  <span>
                    <span class="what">${name}</span>
                    <span class="why">${numbers.join(' · ')}</span>
                  </span>
                  ${icons.onward}
                </button>
              </li>`,
          )}
        </ul>
        ${
          model.mayActForNobody &&
          html`<div class="actions">
            <button type="submit" name="organisation" value="" class="secondary">
              ${text.forWhomMyself}
            </button>
          </div>`
        }
      </form>
      ${cancelForm(model.cancel, text.cancel)}
    `,
  })
}
