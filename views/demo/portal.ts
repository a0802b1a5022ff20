import { told } from '../time.ts'
import { html, type Child, type Html } from '../html.ts'
import { alert, layout, notice as said, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

export interface PortalModel {
  readonly frame: Frame
  /** The portal's own (IANA). */
  readonly zone: string
  readonly notice: Notice | undefined
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

type Notice =
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'stopped' | 'unmet' | 'refreshed' | 'signed-out' }
  /** The file, and when its reader had signed in; seconds. */
  | { readonly kind: 'file'; readonly file: string; readonly auth_time: number }

export function portalPage(model: PortalModel): Html {
  const { frame, signedIn } = model
  const text = words[frame.locale]
  return layout(frame, {
    title: text.title,
    width: signedIn ? 'wide' : 'narrow',
    body: html` ${noticeIn(model)} ${signedIn ? welcome(model, signedIn) : start(frame)} `,
  })
}

function noticeIn({ frame, zone, notice }: PortalModel): Html | undefined {
  const text = words[frame.locale]
  switch (notice?.kind) {
    case undefined:
      return undefined
    case 'failed':
      return alert('portal-error', text.failed(notice.text))
    case 'stopped':
      return alert('portal-stopped', text.stopped, 'neutral')
    case 'unmet':
      return alert('portal-unmet', text.unmet, 'neutral')
    case 'refreshed':
      return said(text.refreshed, 'ok')
    case 'signed-out':
      return said(text.signedOut, 'ok')
    case 'file':
      return said(
        html`<span data-file>${text.file(notice.file, timeOf(frame, zone, notice.auth_time))}</span>`,
        'ok',
      )
    default:
      return notice satisfies never
  }
}

const timeOf = ({ locale }: Frame, timeZone: string, seconds: number): string =>
  told(locale, new Date(seconds * 1000), { timeStyle: 'medium', timeZone })

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
    <p class="after"><a href="/">${text.toStart}</a></p>
  `
}

/** In a sentence: when, by what, and how sure that makes the portal. */
function howSure({ frame, zone }: PortalModel, claims: Readonly<Record<string, unknown>>): string {
  const text = words[frame.locale]
  const { auth_time: at, acr, amr } = claims
  // in the order of the list, which is that of a sign-in
  const ways = Object.entries(text.ways).flatMap(([way, said]) =>
    Array.isArray(amr) && amr.includes(way) ? said : [],
  )
  const list = new Intl.ListFormat(frame.locale).format(ways)
  const time = typeof at === 'number' ? timeOf(frame, zone, at) : '–'
  return text.how(time, list, typeof acr === 'string' ? (text.sure[acr] ?? acr) : '–')
}

function welcome(model: PortalModel, signedIn: NonNullable<PortalModel['signedIn']>): Html {
  const { claims, person, canRefresh } = signedIn
  const text = words[model.frame.locale]
  return html`
    <h1>${text.signedInTitle(String(person['name'] ?? claims['sub']))}</h1>
    <p class="lead">${howSure(model, claims)}</p>
    ${actsFor(model, signedIn)}
    <div class="actions">
      <form method="get" action="/demo/file">
        <button type="submit" class="primary">${text.openFile}</button>
      </form>
      <form method="get" action="/demo/sign-in">
        <input type="hidden" name="again" value="yes" /><button type="submit" class="secondary">
          ${text.again}
        </button>
      </form>
      <form method="post" action="/demo/sign-out">
        <button type="submit" class="secondary">${text.signOut}</button>
      </form>
    </div>
    ${switching(model, signedIn)}
    <p class="after">
      <a href="/account">${text.account}</a> · <a href="/demo/mailbox">${text.mailbox}</a> ·
      <a href="/">${text.toStart}</a>
    </p>
    <details>
      <summary>${text.claims}</summary>
      ${tokens(model, signedIn)}
      ${canRefresh && html`<form method="post" action="/demo/refresh"><button type="submit" class="secondary small">${text.refresh}</button></form>`}
    </details>
  `
}

interface Organisation {
  readonly id: string
  readonly name: string
  readonly through?: { readonly name: string }
}

type SignedIn = NonNullable<PortalModel['signedIn']>

/** As our own Sluis tells it. */
const organisationOf = ({ person }: SignedIn) => person['organization'] as Organisation | undefined

function actsFor({ frame }: PortalModel, signedIn: SignedIn): Child {
  const now = organisationOf(signedIn)
  return (
    now &&
    html`<p data-organisation="${now.id}">${words[frame.locale].actsFor(now.name, now.through?.name)}</p>`
  )
}

/** The others that one may act for: to switch takes no password. */
function switching({ frame }: PortalModel, signedIn: SignedIn): Child {
  const text = words[frame.locale]
  const now = organisationOf(signedIn)
  const all = (signedIn.person['organizations'] ?? []) as readonly Organisation[]
  const others = all.filter(({ id }) => id !== now?.id)
  return (
    others.length > 0 &&
    html`<form method="get" action="/demo/sign-in" class="after">
      <div class="field">
        <label for="organization">${text.switchTo}</label>
        <select id="organization" name="organization">
          ${others.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select>
      </div>
      <div class="actions"><button type="submit" class="secondary">${text.switch}</button></div>
    </form>`
  )
}

/** What was told to the portal, as it was told. */
function tokens({ frame }: PortalModel, { claims, accessToken }: NonNullable<PortalModel['signedIn']>): Html {
  const text = words[frame.locale]
  const { auth_time: at } = claims
  const amr = Array.isArray(claims['amr']) ? claims['amr'].join(', ') : '–'
  return html`
    <dl>
      <dt>${text.who} (sub)</dt>
      <dd data-sub>${String(claims['sub'])}</dd>
      <dt>${text.acr} (acr)</dt>
      <dd data-acr>${typeof claims['acr'] === 'string' ? claims['acr'] : '–'}</dd>
      <dt>${text.amr} (amr)</dt>
      <dd data-amr>${amr}</dd>
    </dl>
    <h2>${text.idToken}</h2>
    <pre data-id-token data-auth-time="${typeof at === 'number' ? at : ''}">
${JSON.stringify(claims, null, 2)}</pre>
    <h2>${text.access}</h2>
    <pre data-access-token>${JSON.stringify(accessToken, null, 2)}</pre>
  `
}
