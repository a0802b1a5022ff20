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
      <p>${text.password} <code class="unbroken" data-password>${password}</code></p>
      <ul class="items">
        ${people.map(
          ({ email, name, code }) =>
            html`<li>
              <h3>${name}</h3>
              <p>
                ${text.about[email]}
                ${code !== undefined && html`${text.code} <strong class="unbroken" data-code="${email}">${spaced(code)}</strong>.`}
              </p>
              <form method="post" action="/" target="_blank">
                <button type="submit" name="as" value="${email}" class="secondary">
                  ${text.be(name)}<span class="state"> (${text.newTab})</span>
                </button>
              </form>
            </li>`,
        )}
      </ul>
      <p class="soft">${text.afresh} <a href="/">${text.again}</a></p>
      <h2>${text.tries}</h2>
      <ol class="steps">
        <li>${text.tryFile} <a href="/demo/sign-in?level=urn:sluis:loa:basic">${text.toPortal}</a></li>
        <li>
          ${text.tryLost}
          <details>
            <summary>${text.recoveryCodes}</summary>
            <p>${text.eachOnce}</p>
            <ul class="plain">
              ${recoveryCodes.map((code) => html`<li><code class="unbroken">${code}</code></li>`)}
            </ul>
          </details>
        </li>
        <li>${text.tryMail} <a href="/demo/mailbox">${text.toMailbox}</a></li>
        <li>${text.tryAccount} <a href="/account">${text.toAccount}</a></li>
      </ol>
      <h2>${text.build}</h2>
      <ul class="plain">
        <li><a href="/docs/integrating">${text.docs}</a></li>
        <li>
          <a href="/.well-known/openid-configuration">${text.discovery}</a>
        </li>
        <li><a href="/password-policy">${text.policy}</a></li>
      </ul>
    `,
  })
}

const spaced = (code: string): string => code.replace(/^(...)(...)$/, '$1 $2')
