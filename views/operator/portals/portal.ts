import { select } from '../../choices.ts'
import { html, type Child, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { facts, panel, tag, type Place } from '../../work.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
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

/** Whether anybody has come yet. */
/** `worked`: since then something went wrong. */
export type Coming = 'waiting' | 'trouble' | 'works' | 'worked'

export interface PortalModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly portal: PortalShown
  readonly issuer: string
  readonly coming: Coming
  readonly requests: readonly RequestShown[]
  readonly libraries: readonly string[]
  readonly snippet: { readonly library: string; readonly code: string } | undefined
  readonly rotates: boolean
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
      <div class="panels">${panel(text.settingsToCopy, toCopy(model))}</div>
      ${
        snippet &&
        panel(
          text.snippet,
          html`<form method="get" action="/operator/portals/${portal.id}" class="filter">
              ${select({
                ...{ name: 'library', label: text.snippetOf, chosen: snippet.library },
                choices: libraries.map((each) => ({ value: each, text: each })),
              })}
              <button type="submit" class="secondary">${text.snippetShow}</button>
            </form>
            <pre tabindex="0" lang="en"><code>${snippet.code}</code></pre>
            <p><a href="/docs/frameworks">${text.documents}</a></p>`,
        )
      }
      <div data-live>${requestsPart(frame, model.zone, model.requests)}</div>
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

function toCopy({ frame, issuer, portal, rotates }: PortalModel): Html {
  const text = words[frame.locale]
  const rotate = rotates && html`<a href="/operator/portals/${portal.id}/secret">${text.secretNew}</a>`
  return facts([
    [text.issuer, html`<code>${issuer}</code>`],
    [text.discovery, html`<code>${issuer}/.well-known/openid-configuration</code>`],
    [text.clientId, html`<code data-client>${portal.id}</code>`],
    portal.hasSecret && [text.secretTitle, html`${text.secretKept}. ${rotate}`],
    portal.redirects.length > 0 && [
      text.redirects,
      portal.redirects.map((each) => html`<code>${each}</code><br />`),
    ],
  ])
}
