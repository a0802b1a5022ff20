import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import { apiPage, withdrawApiPage } from '../../views/operator/apis/api.ts'
import { apisPage } from '../../views/operator/apis/list.ts'
import { conformancePage, standardsPage } from '../../views/operator/conformance/conformance.ts'
import { connectPage, secretPage } from '../../views/operator/portals/connect.ts'
import { portalsPage } from '../../views/operator/portals/list.ts'
import { rehearsalPage } from '../../views/operator/portals/rehearsal.ts'
import { lockoutsPage } from '../../views/operator/portals/lockouts.ts'
import { portalPage } from '../../views/operator/portals/portal.ts'
import { rotatePage, settingsPage, withdrawPage } from '../../views/operator/portals/settings.ts'
import { inConsole } from './fixtures-console.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Stockholm'
const at = new Date(0)
const person = { id: '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a3b5c' }
const api = { identifier: hostile, name: hostile, format: 'opaque', isInFiles: true } as const
const snippet = { library: hostile, code: hostile, installs: hostile, runs: hostile }
const client = { id: 'portal', name: hostile, isInFiles: true }
const refusedByApi = {
  reason: 'invalid',
  says: hostile,
  said: [{ where: 'redirect_uris', says: hostile }],
}

/** The pages of the console about portals and APIs. */
export const portalFixtures: Readonly<Record<string, (frame: Frame) => Html>> = {
  'operator/portals/list.ts#portalsPage': (frame) =>
    portalsPage({
      ...{
        frame: inConsole(frame),
        zone,
        beginning: hostile,
        next: hostile,
        connects: true,
        done: 'withdrawn',
      },
      portals: [{ ...client, kind: 'web', level: hostile, changed: at, coming: 'trouble' }],
    }),
  'operator/apis/list.ts#apisPage': (frame) =>
    apisPage({
      ...{ frame: inConsole(frame), next: hostile, connects: true, done: 'created' },
      apis: [{ identifier: hostile, name: hostile, scopes: [hostile], format: 'jwt' }],
    }),
  'operator/apis/api.ts#apiPage': (frame) =>
    apiPage({
      ...{ frame: inConsole(frame), api, issuer: 'https://id.example', snippet, done: 'saved' },
      ...{ base: 'x', meanwhile: [{ where: hostile, from: undefined, to: hostile }] },
      form: {
        typed: { name: hostile, scopes: hostile, format: 'opaque', seconds: hostile },
        faults: [
          { field: 'scopes', reason: 'scopes-malformed' },
          { field: 'seconds', reason: 'seconds-malformed' },
        ],
      },
      may: { change: true, withdraw: true },
      refused: refusedByApi,
    }),
  'operator/apis/api.ts#withdrawApiPage': (frame) =>
    withdrawApiPage({ frame: inConsole(frame), api, version: 2, refused: refusedByApi }),
  'operator/portals/connect.ts#connectPage': (frame) =>
    connectPage({
      ...{
        frame: inConsole(frame),
        kind: 'native',
        libraries: [hostile],
        apis: [],
        levels: [{ key: hostile, isOpen: false }],
        once: 'x',
        refused: refusedByApi,
      },
      form: {
        typed: { name: hostile, home: hostile, kind: 'native' },
        faults: [
          { field: 'home', reason: 'home-malformed' },
          { field: 'kind', reason: 'kind-unknown' },
        ],
      },
    }),
  'operator/portals/connect.ts#secretPage': (frame) =>
    secretPage({
      ...{ frame: inConsole(frame), issuer: 'https://id.example', client, isNew: true },
      secret: 'abc',
      oldUntil: hostile,
    }),
  'operator/portals/portal.ts#portalPage': (frame) =>
    portalPage({
      ...{ frame: inConsole(frame), zone, issuer: 'https://id.example', coming: 'trouble' },
      may: { rotate: true, change: true },
      missing: hostile,
      portal: {
        ...{ ...client, kind: 'device', redirects: [hostile, hostile], hasSecret: true },
        api: { identifier: hostile, scopes: [hostile] },
      },
      requests: [
        { at, endpoint: 'token', reference: 'AbCd', wrong: undefined },
        ...[
          ['redirect-differs', { how: 'case', asked: hostile, registered: hostile }],
          ['redirect-unknown', { asked: hostile, registered: '' }],
          ['redirect-changed', {}],
          ['pkce-missing', { exempts: true }],
          ['pkce-missing', { exempts: false }],
          ['pkce-wrong', {}],
          ['code-twice', { apart: 40 }],
          ['code-twice', {}],
          ['code-late', {}],
          ['refresh-twice', {}],
          ['grant-over', {}],
          ['of-another-client', {}],
          ['secret-wrong', {}],
          ['method-wrong', { registered: hostile }],
          ['grant-type-missing', { grant: hostile }],
          ['level-unreachable', {}],
          ['nobody-asked', {}],
          ['cancelled', {}],
          ['other', { error: hostile, detail: hostile }],
        ].map(([what, about]) => ({
          ...{ at, endpoint: hostile, reference: 'AbCd' },
          wrong: { what: what as string, about: about as Record<string, string> },
        })),
      ],
      libraries: [hostile, hostile],
      snippet,
      done: null,
    }),
  'operator/portals/settings.ts#settingsPage': (frame) =>
    settingsPage({
      ...{
        frame: inConsole(frame),
        client,
        base: 'x',
        asked: 'seen',
        asks: [
          ...['name', 'redirects', 'logouts', 'backchannel', 'apis', 'level', 'refresh', 'consent', 'exempt'],
        ],
        levels: [{ key: hostile, isOpen: false }],
        refused: refusedByApi,
        done: 'saved',
      },
      form: {
        typed: { name: hostile, redirects: hostile, whole: hostile },
        faults: [{ field: 'whole', reason: 'whole-malformed' }],
      },
      meanwhile: [{ where: hostile, from: undefined, to: hostile }],
      may: { change: true, withdraw: true },
    }),
  'operator/portals/lockouts.ts#lockoutsPage': (frame) =>
    lockoutsPage({
      ...{
        frame: inConsole(frame),
        client,
        people: 4010,
        refused: 12,
        setsUp: 312,
        isDone: true,
        isPassed: false,
        isForTwo: true,
      },
      out: [
        { id: person.id, name: hostile, outlook: 'refused', what: hostile },
        { id: person.id, name: hostile, outlook: 'sets-up', what: undefined },
      ],
      next: '/operator/lockouts/x?after=y',
      saves: { whole: hostile },
    }),
  'operator/portals/rehearsal.ts#rehearsalPage': (frame) =>
    rehearsalPage({
      ...{ frame: inConsole(frame), client, refused: { reason: 'privileged' } },
      checks: [
        { check: 'redirect', verdict: 'wrong', why: 'redirect-refused', about: hostile },
        { check: 'pkce', verdict: 'aside', why: 'pkce-exempt' },
        { check: 'par', verdict: 'good', about: hostile },
        { check: 'logout', verdict: 'none' },
      ],
    }),
  'operator/conformance/conformance.ts#conformancePage': (frame) =>
    conformancePage({
      ...{
        frame: inConsole(frame),
        client,
        trail: { href: '/x', text: hostile },
        tabs: { label: hostile, all: [] },
      },
      lines: [
        { standard: 'oauth21', clause: '§1', demand: 'pkce', verdict: 'not-met', isServers: false },
        { standard: 'rfc9700', clause: '§1', demand: 'asymmetric', verdict: 'should', isServers: false },
        { standard: 'fapi2', clause: '§1', demand: 'iss', verdict: 'met', isServers: true },
        { standard: 'fapi2', clause: '§1', demand: 'pushed', verdict: 'none', isServers: false },
      ],
    }),
  'operator/conformance/conformance.ts#standardsPage': (frame) =>
    standardsPage({
      frame: inConsole(frame),
      lines: [
        { standard: 'oauth21', clause: '§1.5', demand: 'tls-issuer', verdict: 'not-met', isServers: true },
        { standard: 'rfc9700', clause: '§4.12', demand: 'no-307', verdict: 'met', isServers: true },
        { standard: 'fapi2', clause: '§5.4.1', demand: hostile, verdict: 'met', isServers: true },
      ],
    }),
  'operator/portals/settings.ts#rotatePage': (frame) =>
    rotatePage({
      ...{ frame: inConsole(frame), client, once: 'x', refused: refusedByApi },
      form: { typed: { hours: '24' }, faults: [{ field: 'hours', reason: 'hours-unknown' }] },
    }),
  'operator/portals/settings.ts#withdrawPage': (frame) =>
    withdrawPage({ frame: inConsole(frame), client, refused: refusedByApi }),
}
