import { told } from '../time.ts'
import { html, type Html } from '../html.ts'
import { alert, layout, notice as said, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

export interface PortalModel {
  readonly frame: Frame
  readonly notice:
    { readonly kind: 'failed' | 'refreshed' | 'signed-out' | 'file'; readonly text: string } | undefined
  readonly signedIn:
    | {
        readonly claims: Readonly<Record<string, unknown>>
        readonly person: Readonly<Record<string, unknown>>
        readonly accessToken: unknown
        readonly at: Date
        readonly canRefresh: boolean
      }
    | undefined
}

export function portalPage(model: PortalModel): Html {
  const { frame, notice, signedIn } = model
  const text = words[frame.locale]
  return layout(frame, {
    title: text.title,
    width: signedIn ? 'wide' : 'narrow',
    body: html`
      ${notice?.kind === 'failed' && alert('portal-error', text.failed(notice.text))}
      ${notice?.kind === 'refreshed' && said(text.refreshed, 'ok')}
      ${notice?.kind === 'file' && said(html`<span data-file>${text.file} <code>${notice.text}</code></span>`, 'ok')}
      ${notice?.kind === 'signed-out' && said(text.signedOut, 'ok')}
      ${signedIn ? welcome(frame, signedIn) : start(frame)}
    `,
  })
}

function start(frame: Frame): Html {
  const text = words[frame.locale]
  const option = (value: string, label: string): Html => html`<option value="${value}">${label}</option>`
  return html`
    <h1>${text.title}</h1>
    <p class="lead">${text.lead}</p>
    <form method="get" action="/demo/sign-in">
      <div class="field">
        <label for="level">${text.level}</label>
        <select id="level" name="level">
          ${option('urn:sluis:loa:two-factor', text.levels.twoFactor)}
          ${option('urn:sluis:loa:basic', text.levels.basic)}
          ${option('http://eidas.europa.eu/LoA/substantial', text.levels.substantial)}
        </select>
      </div>
      <div class="actions"><button type="submit" class="primary">${text.signIn}</button></div>
    </form>
  `
}

function welcome(
  frame: Frame,
  { claims, person, accessToken, canRefresh }: NonNullable<PortalModel['signedIn']>,
): Html {
  const text = words[frame.locale]
  const authTime = claims['auth_time']
  const when =
    typeof authTime === 'number'
      ? told(frame.locale, new Date(authTime * 1000), { dateStyle: 'full', timeStyle: 'medium' })
      : '–'
  const amr = Array.isArray(claims['amr']) ? claims['amr'].join(', ') : '–'
  return html`
    <h1>${text.signedInTitle(String(person['name'] ?? claims['sub']))}</h1>
    <dl>
      <dt>${text.who}</dt>
      <dd data-sub>${String(claims['sub'])}</dd>
      <dt>${text.acr}</dt>
      <dd data-acr>${typeof claims['acr'] === 'string' ? claims['acr'] : '–'}</dd>
      <dt>${text.amr}</dt>
      <dd data-amr>${amr}</dd>
      <dt>${text.when}</dt>
      <dd data-auth-time="${typeof authTime === 'number' ? authTime : ''}">${when}</dd>
    </dl>
    <div class="actions">
      <form method="post" action="/demo/sign-out">
        <button type="submit" class="primary">${text.signOut}</button>
      </form>
      ${canRefresh && html`<form method="post" action="/demo/refresh"><button type="submit" class="secondary">${text.refresh}</button></form>`}
      <form method="get" action="/demo/file">
        <button type="submit" class="secondary">${text.openFile}</button>
      </form>
      <form method="get" action="/demo/sign-in">
        <input type="hidden" name="again" value="yes" /><button type="submit" class="secondary">
          ${text.again}
        </button>
      </form>
    </div>
    <p class="after"><a href="/account">${text.account}</a></p>
    <h2>${text.claims}</h2>
    <pre data-id-token>${JSON.stringify(claims, null, 2)}</pre>
    <h2>${text.access}</h2>
    <pre data-access-token>${JSON.stringify(accessToken, null, 2)}</pre>
  `
}
