import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

export interface Welcome {
  readonly frame: Frame
  readonly people: readonly {
    readonly email: string
    readonly name: string
    /** What their authenticator app shows now; undefined: they have none yet. */
    readonly code: string | undefined
  }[]
  readonly password: string
  readonly recoveryCodes: readonly string[]
}

/** Whom one can be, and what to try. */
export function welcomePage({ frame, people, password, recoveryCodes }: Welcome): Html {
  const text = words[frame.locale]
  return layout(frame, {
    title: text.title,
    width: 'wide',
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${text.lead}</p>
      <h2>${text.people}</h2>
      <p>${text.password} <code data-password>${password}</code></p>
      <ul class="items">
        ${people.map(
          ({ email, name, code }) =>
            html`<li>
              <h3>${name}</h3>
              <p>
                ${text.about[email]}
                ${code !== undefined && html`${text.code} <strong data-code="${email}">${spaced(code)}</strong>.`}
              </p>
              <form method="post" action="/">
                <button type="submit" name="as" value="${email}" class="secondary">${text.be(name)}</button>
              </form>
            </li>`,
        )}
      </ul>
      <p class="soft"><a href="/">${text.again}</a></p>
      <h2>${text.tries}</h2>
      <ol class="steps">
        <li>${text.tryFile} <a href="/demo">${text.toPortal}</a></li>
        <li>
          ${text.tryLost}
          <details>
            <summary>${text.recoveryCodes}</summary>
            <p>${text.eachOnce}</p>
            <ul class="plain">
              ${recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}
            </ul>
          </details>
        </li>
        <li>${text.tryMail} <a href="/demo/mailbox">${text.toMailbox}</a></li>
        <li>${text.tryAccount} <a href="/account">${text.toAccount}</a></li>
      </ol>
      <h2>${text.build}</h2>
      <ul class="plain">
        <li>
          <a href="/.well-known/openid-configuration">${text.discovery}</a>
        </li>
        <li><a href="/password-policy">${text.policy}</a></li>
      </ul>
    `,
  })
}

const spaced = (code: string): string => code.replace(/^(...)(...)$/, '$1 $2')
