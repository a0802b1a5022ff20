import { html, type Child, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { panel, tag, type Place } from '../../work.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { snippetPart, toCopy, type Snippet } from '../to-copy.ts'
import type { Coming } from './coming.ts'
import type { ClientKind } from './kinds.ts'
import { requestsPart, type RequestShown } from './requests.ts'
import { words as rehearsalWords } from '../../rehearsal/words/index.ts'
import { words } from './words/index.ts'

export interface PortalShown {
  readonly id: string
  readonly name: string
  readonly kind: ClientKind
  readonly isInFiles: boolean
  readonly redirects: readonly string[]
  readonly hasSecret: boolean
  /** The first API that it asks tokens for. */
  readonly api: { readonly identifier: string; readonly scopes: readonly string[] } | undefined
}

/** The tabs of a portal. */
export const portalTabs = (
  { locale }: ConsoleFrame,
  id: string,
  at: 'overview' | 'settings' | 'rehearsal' | 'conformance',
): { label: string; all: Place[] } => {
  const text = words[locale]
  const path = `/operator/portals/${id}`
  return {
    label: text.ofPortal,
    all: [
      { href: path, text: text.overview, isHere: at === 'overview' },
      { href: `${path}/settings`, text: text.settings, isHere: at === 'settings' },
      { href: `${path}/rehearsal`, text: rehearsalWords[locale].tab, isHere: at === 'rehearsal' },
      { href: `${path}/conformance`, text: text.conformance, isHere: at === 'conformance' },
    ],
  }
}

export interface PortalModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly portal: PortalShown
  readonly issuer: string
  readonly coming: Coming
  readonly requests: readonly RequestShown[]
  readonly libraries: readonly string[]
  readonly snippet: Snippet | undefined
  /** Where the library has people come back to, which is not registered. */
  readonly missing: string | undefined
  readonly may: { readonly rotate: boolean; readonly change: boolean }
  readonly done: string | null
}

/** A portal as whoever connects it needs it: what to copy, the code, whether somebody has come, and what was wrong. */
export function portalPage(model: PortalModel): Html {
  const { frame, portal, snippet, libraries } = model
  const text = words[frame.locale]
  return consolePart(frame, 'portals', {
    title: portal.name,
    trail: { href: '/operator/portals', text: text.title },
    state: html`${tag(text.kind[portal.kind])} ${portal.isInFiles && tag(text.files)}`,
    tabs: portalTabs(frame, portal.id, 'overview'),
    scripts: ['live.js', 'copy.js'],
    done: text.done[model.done ?? ''],
    body: html`
      <div data-live>${coming(model)}</div>
      <div class="panels">${panel(text.settingsToCopy, settingsPart(model))}</div>
      ${missingPart(model)}
      ${snippet && snippetPart(frame, `/operator/portals/${portal.id}`, { snippet, libraries })}
      <div data-live>
        ${requestsPart(frame, model.zone, { requests: model.requests, of: { id: portal.id, mayChange: model.may.change } })}
      </div>
    `,
  })
}

/** Waiting, until somebody has come; it is looked at again by itself where scripts run. */
function coming({ frame, portal, coming: how }: PortalModel): Child {
  const { status, reload } = words[frame.locale]
  const isMachine = portal.kind === 'machine'
  if (how === 'works')
    return notice(
      html`<span data-coming="works">${isMachine ? status['works-machine'] : status.works}</span>`,
      'ok',
    )
  if (how === 'worked') return notice(html`<span data-coming="worked">${status.worked}</span>`, 'warn')
  const says = how === 'trouble' ? status.trouble : isMachine ? status['waiting-machine'] : status.waiting
  return notice(
    html`<span data-coming="${how}">${says}</span>
      <a href="/operator/portals/${portal.id}" data-again>${reload}</a>`,
    how === 'trouble' ? 'warn' : undefined,
  )
}

/** What a portal of this kind is told: where it asks, as whom, and for what. */
function settingsPart({ frame, issuer, portal, may }: PortalModel): Html {
  const text = words[frame.locale]
  const { kind, api, redirects } = portal
  const rotate = may.rotate && html`<a href="/operator/portals/${portal.id}/secret">${text.secretNew}</a>`
  return toCopy(
    frame,
    [
      [text.issuer, issuer],
      [text.discovery, `${issuer}/.well-known/openid-configuration`],
      kind === 'machine' && [text.tokenEndpoint, `${issuer}/token`],
      kind === 'device' && [text.deviceEndpoint, `${issuer}/device/auth`],
      [text.clientId, portal.id, 'client'],
      api !== undefined && [text.kind.api, api.identifier],
      api !== undefined && api.scopes.length > 0 && [text.scopes, api.scopes.join(' ')],
    ],
    [
      portal.hasSecret && [text.secretTitle, html`${text.secretKept}. ${rotate}`],
      redirects.length > 0 && [text.redirects, redirects.map((each) => html`<code>${each}</code><br />`)],
    ],
  )
}

/** The library has people come back to where they would be refused. */
function missingPart({ frame, portal, snippet, missing, may }: PortalModel): Child {
  if (missing === undefined || !snippet) return undefined
  const text = words[frame.locale]
  const to = `/operator/portals/${portal.id}/settings?${new URLSearchParams({ add: missing }).toString()}`
  return notice(
    html`<span data-missing="${missing}">${text.missing(snippet.library, missing)}</span>
      ${may.change && html`<a href="${to}">${text.missingAdd}</a>`}`,
    'warn',
  )
}
