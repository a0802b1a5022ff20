import type { AttributeShown } from '../../views/attribute-field.ts'
import { chooseOrganisationPage, leftPage, nothingToLookAfterPage } from '../../views/desk/arrival.ts'
import type { DeskFrame } from '../../views/desk/frame.ts'
import { homePage } from '../../views/desk/home.ts'
import { invitationPage } from '../../views/desk/invitations/invitation.ts'
import { invitePage } from '../../views/desk/invitations/invite.ts'
import { invitationsPage, type InvitationListed } from '../../views/desk/invitations/list.ts'
import { beginListPage } from '../../views/desk/lists/begin.ts'
import { columnsPage } from '../../views/desk/lists/columns.ts'
import { listPage, type ListShown, type RowShown } from '../../views/desk/lists/list.ts'
import { notTherePage, notYoursPage } from '../../views/desk/not-yours.ts'
import { peoplePage, type PersonListed } from '../../views/desk/people/list.ts'
import { endPersonPage, personPage } from '../../views/desk/people/person.ts'
import { rightsPage } from '../../views/desk/people/rights.ts'
import { handOverPage } from '../../views/desk/people/hand-over.ts'
import { saidPage } from '../../views/desk/people/said.ts'
import { unseenPage } from '../../views/desk/people/unseen.ts'
import { requestPage } from '../../views/desk/requests/request.ts'
import type { RightsOffered } from '../../views/desk/rights.ts'
import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Amsterdam'
const at = new Date(0)
export const atDesk = (frame: Frame): DeskFrame => ({
  ...frame,
  signOut: '/session/end',
  organisation: { id: '6b1f', name: hostile },
  as: { name: hostile, address: hostile },
})
export const listed: PersonListed = {
  ...{ id: '7c2e', name: hostile, email: hostile, isProgram: false, role: 'administrator' },
  ...{ numbers: 1, branches: 2, until: at, why: undefined, through: hostile },
}
const wrong = { typed: { q: hostile }, faults: [{ field: 'q', reason: 'q-missing' }] }

const invited: InvitationListed = {
  ...{
    id: '8d3f',
    name: hostile,
    email: hostile,
    role: 'member',
    state: 'waiting',
    closes: at,
    isStuck: true,
  },
  sent: [
    { way: 'mail', fate: 'no-such-address', answer: hostile, why: undefined, at },
    { way: 'letter', fate: 'returned', answer: undefined, why: 'moved', at },
    { way: 'text', fate: 'not-asked', answer: undefined, why: undefined, at: undefined },
  ],
}
const attribute: AttributeShown = {
  ...{ key: 'towns', name: hostile, type: 'choices', allowed: [hostile, 'Zwolle'], said: [hostile] },
}
const list: ListShown = {
  ...{ id: 'af5b', name: hostile, state: 'checked', at, rows: 12, ready: 9, already: 1, wrong: 2 },
  ...{ sent: 0, refused: 0, isOwn: true, looks: 1, covers: 'all' },
}
const listRow: RowShown = {
  ...{ line: 2, name: hostile, email: hostile, role: hostile, numbers: hostile, branches: hostile },
  ...{ plan: 'wrong', outcome: undefined, faults: ['numbers numbers-unknown', 'email email-twice'] },
  invitation: undefined,
}
export const offered: RightsOffered = {
  ...{ numbers: [{ id: '9e4a', text: hostile }], branches: 'typed', gives: true, makes: true },
}
export const rightsWrong = {
  typed: { role: 'administrator', 'numbers-cover': 'some', 'numbers-9e4a': 'yes', reference: hostile },
  faults: [
    { field: 'branches', reason: 'branches-unknown', about: hostile },
    { field: 'numbers', reason: 'nothing-covered' },
    { field: 'until', reason: 'ends-in-the-past' },
  ],
}

/** Every page of the desk, as somebody would see it who may do everything. */
export const deskFixtures: Record<string, (frame: Frame) => Html> = {
  'desk/arrival.ts#leftPage': (frame) => leftPage({ frame, again: '/organisation' }),
  'desk/arrival.ts#chooseOrganisationPage': (frame) =>
    chooseOrganisationPage({ frame, organisations: [{ id: 'x', name: hostile }] }),
  'desk/arrival.ts#nothingToLookAfterPage': (frame) => nothingToLookAfterPage({ frame }),
  'desk/not-yours.ts#notYoursPage': (frame) => notYoursPage({ frame: atDesk(frame) }),
  'desk/not-yours.ts#notTherePage': (frame) => notTherePage({ frame: atDesk(frame) }),
  'desk/home.ts#homePage': (frame) =>
    homePage({
      frame: atDesk(frame),
      administrators: [
        { name: hostile, isYou: true, powers: ['people', 'rights', 'organisation'] },
        { name: hostile, isYou: false, powers: ['people', 'rights'] },
      ],
      needs: {
        handedOver: hostile,
        requests: [
          { id: 'b06c', name: hostile, isMember: true },
          { id: 'c17d', name: hostile, isMember: false },
        ],
        ...{ stuck: [{ id: '8d3f', name: hostile }], waits: true },
      },
      ...{ may: { invite: true, demand: true, outside: true, join: true }, done: 'granted' },
    }),
  'desk/invitations/list.ts#invitationsPage': (frame) =>
    invitationsPage({
      ...{ frame: atDesk(frame), zone, hasEnded: true, invites: true, next: '/x', done: 'withdrawn' },
      invitations: [invited, { ...invited, state: 'accepted', isStuck: false }],
    }),
  'desk/invitations/invite.ts#invitePage': (frame) =>
    invitePage(
      { frame: atDesk(frame), form: rightsWrong, refused: { reason: 'power-missing' } },
      { offered },
    ),
  'desk/invitations/invitation.ts#invitationPage': (frame) =>
    invitationPage(
      { frame: atDesk(frame), form: { typed: {}, faults: [] }, refused: undefined },
      {
        ...{ zone, done: 'again', may: { sendAgain: true, withdraw: true } },
        invitation: {
          ...{ ...invited, mobileEnds: '78', town: undefined, leaves: at, by: hostile, ended: undefined },
        },
      },
    ),
  'desk/requests/request.ts#requestPage': (frame) =>
    requestPage(
      { frame: atDesk(frame), form: rightsWrong, refused: { reason: 'version-passed' } },
      {
        ...{ zone, offered, mayAnswer: true, version: '3' },
        request: {
          ...{
            id: 'b06c',
            name: hostile,
            address: hostile,
            isConfirmed: false,
            member: '7c2e',
            why: hostile,
            at,
          },
          ...{ numbers: [hostile], branches: [hostile], wantsRole: true, unknown: [hostile] },
        },
      },
    ),
  'desk/lists/begin.ts#beginListPage': (frame) =>
    beginListPage(
      {
        ...{ frame: atDesk(frame), refused: { reason: 'not-so' } },
        form: {
          typed: { pasted: hostile },
          faults: [
            { field: 'pasted', reason: 'quote-wrong', about: '3' },
            { field: 'file', reason: 'workbook' },
          ],
        },
      },
      { zone, most: 10_000, lists: [list, { ...list, name: undefined, state: 'done' }] },
    ),
  'desk/lists/columns.ts#columnsPage': (frame) =>
    columnsPage(
      {
        ...{ frame: atDesk(frame), refused: undefined },
        form: {
          typed: { 'column-0': 'name', titles: 'yes' },
          faults: [{ field: 'columns', reason: 'email-column-missing' }],
        },
      },
      { list, kinds: ['name', 'email'], columns: [[hostile, hostile], [hostile]] },
    ),
  'desk/lists/list.ts#listPage': (frame) =>
    listPage({
      ...{ frame: atDesk(frame), zone, list, isWrongOnly: true, next: '/x', refused: { reason: 'not-so' } },
      ...{ done: 'sending', rows: [listRow, { ...listRow, plan: 'invites', faults: [] }] },
    }),
  'desk/people/rights.ts#rightsPage': (frame) =>
    rightsPage(
      { frame: atDesk(frame), form: rightsWrong, refused: { reason: 'version-passed' } },
      {
        ...{ person: listed, version: '1', mayChange: true, ends: true, hasUserName: false, offered },
      },
    ),
  'desk/people/list.ts#peoplePage': (frame) =>
    peoplePage({
      ...{ frame: atDesk(frame), zone, form: wrong, isFound: true, next: '/x', invites: true, done: 'ended' },
      people: [
        listed,
        { ...listed, role: 'member', why: 'membership-over', numbers: undefined, branches: undefined },
        { ...listed, isProgram: true, why: 'account', email: undefined, until: undefined },
      ],
    }),
  'desk/people/person.ts#personPage': (frame) =>
    personPage({
      ...{
        frame: atDesk(frame),
        zone,
        may: { end: true, change: true, say: true, handOver: true },
        done: 'ended',
      },
      attributes: [attribute],
      person: {
        ...{ ...listed, since: at, userName: hostile, reference: hostile, covered: [hostile, hostile] },
        ...{ factors: [hostile, 'app'], seen: [{ portal: hostile, at }], waits: ['details', 'recovery'] },
      },
    }),
  'desk/people/hand-over.ts#handOverPage': (frame) =>
    handOverPage(
      { frame: atDesk(frame), form: { typed: {}, faults: [] }, refused: { reason: 'already-offered' } },
      { person: listed, days: 14 },
    ),
  'desk/people/said.ts#saidPage': (frame) =>
    saidPage(
      {
        ...{ frame: atDesk(frame), refused: { reason: 'own-rights' } },
        form: { typed: {}, faults: [{ field: 'towns', reason: 'attribute-outside-set' }] },
      },
      { person: listed, attributes: [attribute] },
    ),
  'desk/people/unseen.ts#unseenPage': (frame) =>
    unseenPage({
      ...{ frame: atDesk(frame), zone, days: 90, next: '/x' },
      people: [
        { ...listed, last: at },
        { ...listed, last: undefined },
      ],
    }),
  'desk/people/person.ts#endPersonPage': (frame) =>
    endPersonPage(
      { frame: atDesk(frame), form: { typed: {}, faults: [] }, refused: { reason: 'last-administrator' } },
      { person: { id: '7c2e', name: hostile }, isOwn: true },
    ),
}
