import { html, type Html } from '../html.ts'
import { cancelForm, layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

export interface ChooseAccount {
  readonly frame: Frame
  readonly action: string
  readonly cancel: string
  readonly portal: string
  /** Who is signed in in this browser. */
  readonly person: { readonly name: string; readonly email: string }
}

/** Is it you, or somebody else? The portal wants to know, for more than one person may use this browser. */
export function chooseAccountPage({ frame, action, cancel, portal, person }: ChooseAccount): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.chooseTitle,
    body: html`
      <h1>${text.chooseTitle}</h1>
      <p class="lead">${text.chooseLead(portal, person.name, person.email)}</p>
      <form method="post" action="${action}">
        <div class="actions">
          <button type="submit" name="do" value="same" class="primary">
            ${text.chooseSame(person.name)}
          </button>
          <button type="submit" name="do" value="other" class="secondary">${text.chooseOther}</button>
        </div>
      </form>
      ${cancelForm(cancel, text.cancel)}
    `,
  })
}
