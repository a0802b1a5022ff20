import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import { attributePage, attributesPage as kindsPage } from '../../views/operator/declarations/attributes.ts'
import { deletePage, registerPage, registersPage } from '../../views/operator/declarations/registers.ts'
import type { Filling } from '../../views/operator/form-part.ts'
import { membersPage, type MemberListed } from '../../views/operator/members/list.ts'
import {
  attributesPage,
  endMemberPage,
  memberPage,
  newMemberPage,
} from '../../views/operator/members/member.ts'
import { actingPage, endGrantPage, newGrantPage } from '../../views/operator/numbers/acting.ts'
import { branchesPage, branchPage, endBranchPage } from '../../views/operator/numbers/branches.ts'
import { askedPage, type MergeAskedShown } from '../../views/operator/numbers/asked.ts'
import { mergePage, mergePreviewPage } from '../../views/operator/numbers/merge.ts'
import {
  moveNumberPage,
  newNumberPage,
  numberPage,
  numbersPage,
} from '../../views/operator/numbers/numbers.ts'
import { applicationPage, applicationsPage } from '../../views/operator/organisations/applications.ts'
import { demandsPage } from '../../views/operator/organisations/demands.ts'
import { detailsPage, newOrganisationPage } from '../../views/operator/organisations/details.ts'
import { organisationsPage, type OrganisationListed } from '../../views/operator/organisations/list.ts'
import { organisationPage } from '../../views/operator/organisations/organisation.ts'
import { surePage } from '../../views/operator/organisations/sure.ts'
import { inConsole } from './fixtures-console.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Stockholm'
const at = new Date(0)
const id = '0190a5c2-7d3e-7b1a-9c4f-2e8d6f1a4001'
const within = { id, name: hostile }
const refused = {
  ...{ reason: 'precondition-failed', says: hostile },
  said: [{ where: hostile, says: hostile }],
}

/** A form with everything typed into it that somebody may type, and these fields wrong. */
const filling = (frame: Frame, faults: readonly (readonly [field: string, reason: string])[]): Filling => ({
  frame: inConsole(frame),
  form: {
    typed: Object.fromEntries(
      [...typedFields, ...faults.map(([field]) => field)].map((name) => [name, hostile]),
    ),
    faults: faults.map(([field, reason]) => ({ field, reason, about: hostile })),
  },
  ...{ refused, base: 'abc', meanwhile: [{ where: hostile, from: hostile, to: undefined }] },
})

const typedFields = ['number', 'name', 'domains', 'numbers', 'label', 'from', 'to', 'allowed', 'seen-by']

/** The same with nothing wrong. */
const asked = (frame: Frame): Filling => ({
  frame: inConsole(frame),
  form: { typed: { role: 'member', 'numbers-cover': 'some', numbers: 'customers:200001' }, faults: [] },
  refused: undefined,
})

const listed: OrganisationListed = {
  ...within,
  registration: { kind: 'kvk', number: hostile },
  ...{ city: hostile, standing: 'active', without: at, since: at },
}
const member: MemberListed = {
  ...{ ...within, isProgram: false, role: 'administrator', numbers: 2, branches: undefined },
  ...{ from: at, until: at, why: 'membership-over', through: hostile },
}
const shown = {
  ...{
    ...member,
    email: hostile,
    account: id,
    given: at,
    givenBy: { kind: 'client', name: hostile } as const,
    ended: at,
    userName: hostile,
  },
}
const attributes = (['text', 'number', 'yes-no', 'date', 'choice', 'choices'] as const).map((type) => ({
  ...{ key: type, name: hostile, type, allowed: [hostile, 'other'], said: [hostile] },
}))
const number = { id, number: hostile, register: hostile, label: hostile, became: hostile, since: at }
const registers = [{ key: 'customers', name: hostile, example: hostile }]
const branch = { id, number: hostile, name: hostile, city: hostile }
const grant = { id, other: within, since: at, until: at, isOver: false }
const register = { key: 'customers', name: hostile, example: hostile, isShared: true }
const attribute = {
  ...{ key: 'towns', name: hostile, register: hostile, client: undefined },
  type: 'choices' as const,
  seenBy: [hostile],
}
const application = { ...listed, by: hostile, at }

const mergeAsked: MergeAskedShown = {
  ...{ id, by: { id, name: hostile }, at: new Date('2026-11-02T09:00:00Z'), from: [hostile], to: hostile },
  ...{ who: 'any', why: hostile, typed: { from: hostile, register: 'customers', to: hostile, who: 'any' } },
}

/** The console’s pages of organisations. */
export const organisationFixtures: Readonly<Record<string, (frame: Frame) => Html>> = {
  'operator/organisations/list.ts#organisationsPage': (frame) =>
    organisationsPage({
      ...{ frame: inConsole(frame), zone, form: { typed: { q: hostile }, faults: [] }, isSought: true },
      ...{ isWithout: true, next: '/operator/organisations', creates: true, done: 'created' },
      organisations: [
        listed,
        { ...listed, standing: 'suspended', without: undefined, city: undefined },
        { ...listed, standing: 'closed', registration: { kind: 'other', number: hostile } },
      ],
    }),
  'operator/organisations/organisation.ts#organisationPage': (frame) =>
    organisationPage({
      takenOver: { invitation: 'id', name: hostile, leaves: at },
      ...{ frame: inConsole(frame), zone, done: 'saved', refused: { reason: 'not-so', says: hostile } },
      organisation: {
        ...{ ...listed, legalName: hostile, address: [hostile, hostile], locale: 'nl', timeZone: hostile },
        ...{ domains: [hostile], externalKey: hostile },
        demands: { minimum_level: hostile, factors_forbidden: [hostile], factors_required: [hostile] },
      },
      administrators: [
        { membership: id, name: hostile, isActive: false, until: at },
        { membership: id, name: hostile, isActive: true, until: undefined },
      ],
      history: [{ type: 'organisations.membership.given', at, about: hostile, by: hostile }],
      may: ['change', 'demands', 'suspend', 'resume', 'close'],
    }),
  'operator/organisations/sure.ts#surePage': (frame) =>
    surePage(asked(frame), {
      ...{ what: 'close', organisation: within },
      ends: { members: 1000, isMore: true, actedFor: 1, acting: 2 },
    }),
  'operator/organisations/details.ts#newOrganisationPage': (frame) =>
    newOrganisationPage(
      filling(frame, [
        ['number', 'number-check-digit'],
        ['legal-name', 'legal-name-missing'],
        ['postal-code', 'postal-code-malformed'],
        ['email', 'account-unknown'],
      ]),
    ),
  'operator/organisations/demands.ts#demandsPage': (frame) =>
    demandsPage(filling(frame, [['forbidden', 'forbidden-malformed']]), {
      ...{ organisation: within, levels: [{ key: 'basic', isOpen: true }] },
    }),
  'operator/organisations/details.ts#detailsPage': (frame) => detailsPage(asked(frame), within),
  'operator/organisations/applications.ts#applicationsPage': (frame) =>
    applicationsPage({
      ...{ frame: inConsole(frame), zone, applications: [application] },
      ...{ next: '/operator/applications', done: 'declined' },
    }),
  'operator/organisations/applications.ts#applicationPage': (frame) =>
    applicationPage({
      ...{ frame: inConsole(frame), zone, isThere: id, opensPeople: true, may: 'decide', refused: undefined },
      application: { ...application, why: hostile, address: [hostile], account: { id, email: hostile } },
    }),
  'operator/members/list.ts#membersPage': (frame) =>
    membersPage({
      ...{ frame: inConsole(frame), zone, organisation: within, hasEnded: true, adds: true },
      members: [
        member,
        { ...member, numbers: undefined, why: undefined, until: undefined, isProgram: true },
        { ...member, why: 'account', role: 'member', through: undefined },
        { ...member, why: undefined, branches: 1 },
      ],
      ...{ next: '/operator', done: 'ended' },
    }),
  'operator/members/member.ts#newMemberPage': (frame) =>
    newMemberPage(
      filling(frame, [
        ['email', 'account-unknown'],
        ['numbers', 'numbers-unknown'],
        ['until', 'ends-in-the-past'],
        ['user-name', 'user-name-taken'],
      ]),
      { organisation: within, levels: ['basic', hostile], grants: [{ id, name: hostile }] },
    ),
  'operator/members/member.ts#memberPage': (frame) =>
    memberPage(asked(frame), {
      ...{ zone, organisation: within, member: shown, levels: ['basic'], attributes },
      ...{ may: { change: true, end: true, say: true, issue: true }, opensPeople: true, done: 'saved' },
    }),
  'operator/members/member.ts#attributesPage': (frame) =>
    attributesPage(
      {
        ...asked(frame),
        form: { typed: {}, faults: [{ field: 'text', reason: 'attribute-malformed' }] },
      },
      { organisation: within, member: within, attributes },
    ),
  'operator/members/member.ts#endMemberPage': (frame) =>
    endMemberPage(asked(frame), { organisation: within, member: within }),
  'operator/numbers/numbers.ts#numbersPage': (frame) =>
    numbersPage({
      ...{ frame: inConsole(frame), zone, organisation: within, may: { add: true, merge: true } },
      numbers: [number, { ...number, became: undefined, label: undefined }],
      asked: [mergeAsked],
      ...{ next: '/operator', done: 'merged' },
    }),
  'operator/numbers/numbers.ts#newNumberPage': (frame) =>
    newNumberPage(filling(frame, [['number', 'number-taken']]), { organisation: within, registers }),
  'operator/numbers/numbers.ts#numberPage': (frame) =>
    numberPage(asked(frame), {
      ...{ organisation: within, number, may: { label: true, move: true }, done: 'saved' },
    }),
  'operator/numbers/numbers.ts#moveNumberPage': (frame) =>
    moveNumberPage(filling(frame, [['registration', 'organisation-unknown']]), {
      ...{ organisation: within, number },
    }),
  'operator/numbers/asked.ts#askedPage': (frame) =>
    askedPage(asked(frame), {
      ...{ organisation: within, zone, asked: mergeAsked, stands: 'otherwise' },
      may: { merge: true, decline: true },
    }),
  'operator/numbers/merge.ts#mergePage': (frame) =>
    mergePage(filling(frame, [['from', 'numbers-ambiguous']]), { organisation: within, registers }),
  'operator/numbers/merge.ts#mergePreviewPage': (frame) =>
    mergePreviewPage({
      ...{ frame: inConsole(frame), organisation: within, seen: 'abc', from: [hostile, '200001'] },
      ...{ form: { typed: { from: hostile }, faults: [] }, to: hostile, more: 3, isPassed: true },
      sight: [
        {
          ...{ membership: id, name: hostile },
          ...{ gains: { some: [hostile], more: 2 }, loses: { some: [], more: 0 } },
        },
      ],
    }),
  'operator/numbers/branches.ts#branchesPage': (frame) =>
    branchesPage({
      ...{ frame: inConsole(frame), organisation: within, branches: [branch] },
      ...{ adds: true, next: '/operator', done: 'added' },
    }),
  'operator/numbers/branches.ts#branchPage': (frame) =>
    branchPage(filling(frame, [['branch-number', 'branch-taken']]), {
      ...{ organisation: within, branch: undefined, may: { change: true, end: true }, done: null },
    }),
  'operator/numbers/branches.ts#endBranchPage': (frame) =>
    endBranchPage(asked(frame), { organisation: within, branch }),
  'operator/numbers/acting.ts#actingPage': (frame) =>
    actingPage({
      ...{ frame: inConsole(frame), zone, organisation: within, may: { give: true, end: true } },
      actingFor: [grant],
      ...{ actedFor: [{ ...grant, until: undefined, isOver: true }], done: 'given' },
    }),
  'operator/numbers/acting.ts#newGrantPage': (frame) =>
    newGrantPage(filling(frame, [['registration', 'already-represented']]), within),
  'operator/numbers/acting.ts#endGrantPage': (frame) =>
    endGrantPage(asked(frame), { organisation: within, grant: { ...grant, who: hostile } }),
  'operator/declarations/registers.ts#registersPage': (frame) =>
    registersPage({
      ...{ frame: inConsole(frame), registers: [register, { ...register, isShared: false }] },
      ...{ declares: true, next: '/operator', done: 'created' },
    }),
  'operator/declarations/registers.ts#registerPage': (frame) =>
    registerPage(filling(frame, [['key', 'key-taken']]), {
      ...{ register: undefined, may: { change: true, delete: true }, done: null },
    }),
  'operator/declarations/registers.ts#deletePage': (frame) =>
    deletePage(asked(frame), { what: 'register', key: 'customers', name: hostile }),
  'operator/declarations/attributes.ts#attributesPage': (frame) =>
    kindsPage({
      ...{ frame: inConsole(frame), attributes: [attribute, { ...attribute, seenBy: [] }] },
      ...{ declares: true, next: '/operator', done: 'deleted' },
    }),
  'operator/declarations/attributes.ts#attributePage': (frame) =>
    attributePage(filling(frame, [['allowed', 'allowed-malformed']]), {
      ...{ attribute: undefined, registers, may: { change: true, delete: true }, done: null },
    }),
}
