import { demandsPage, hitPage } from '../../views/desk/demands/demands.ts'
import { happenedPage } from '../../views/desk/happened/happened.ts'
import { joinPreviewPage, numbersPage } from '../../views/desk/numbers/numbers.ts'
import { endGrantPage, outsidePage } from '../../views/desk/outside/outside.ts'
import { findProgramPage, programPage } from '../../views/desk/outside/program.ts'
import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import { atDesk, listed, offered, rightsWrong } from './fixtures-desk.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Amsterdam'
const at = new Date(0)

/** The pages of the desk that are about the organisation as a whole. */
export const deskOrganisationFixtures: Record<string, (frame: Frame) => Html> = {
  'desk/numbers/numbers.ts#numbersPage': (frame) =>
    numbersPage(
      {
        frame: atDesk(frame),
        form: {
          typed: { why: hostile },
          faults: [{ field: 'from', reason: 'numbers-unknown', about: hostile }],
        },
        refused: { reason: 'merge-asked' },
      },
      {
        ...{ zone, done: 'asked' },
        offered: [
          { id: '9e4a', text: hostile },
          { id: 'af5b', text: hostile },
        ],
        asked: (['waits', 'merged', 'declined', 'withdrawn', 'closed'] as const).map((state) => ({
          ...{ id: 'b06c', from: [hostile, '2'], to: hostile, who: 'any', at, state, answer: hostile },
        })),
      },
    ),
  'desk/numbers/numbers.ts#joinPreviewPage': (frame) =>
    joinPreviewPage({
      ...{ frame: atDesk(frame), refused: { reason: 'sight-passed' }, from: [hostile], to: hostile },
      ...{ who: 'every', why: hostile, more: 3, sealed: 'x' },
      sight: [
        {
          ...{ id: '8d3f', name: hostile },
          ...{ gains: { some: [hostile], more: 2 }, loses: { some: [], more: 0 } },
        },
      ],
    }),
  'desk/happened/happened.ts#happenedPage': (frame) =>
    happenedPage({
      ...{ frame: atDesk(frame), zone, next: '/x', file: '/y' },
      form: {
        typed: { since: 'x', person: '7c2e' },
        faults: [{ field: 'since', reason: 'since-malformed' }],
      },
      events: [
        {
          ...{ type: 'organisations.membership.ended', at, factor: undefined },
          ...{ by: { kind: 'person', name: hostile }, person: hostile, portal: hostile },
        },
        {
          ...{ type: 'organisations.organisation.changed', at, factor: undefined },
          ...{ by: { kind: 'operator' }, person: undefined, portal: undefined },
        },
      ],
    }),
  'desk/demands/demands.ts#demandsPage': (frame) =>
    demandsPage(
      {
        ...{ frame: atDesk(frame), refused: { reason: 'demands-less' } },
        form: { typed: { level: 'two-factor', 'required-totp': 'yes' }, faults: [] },
      },
      { offered: { levels: ['basic', 'two-factor'], kinds: [{ kind: 'totp', name: hostile }] } },
    ),
  'desk/demands/demands.ts#hitPage': (frame) =>
    hitPage({
      frame: atDesk(frame),
      demands: {
        ...{ minimum_level: 'two-factor', factors_required: ['totp'], factors_forbidden: ['sms'] },
        kinds: [{ kind: 'totp', name: hostile }],
      },
      people: [
        { id: '7c2e', name: hostile, outlook: 'sets-up', factor: hostile },
        { id: '7c2f', name: hostile, outlook: 'refused', factor: undefined },
      ],
      ...{ looked: 100, isFirst: true, next: '/x', sealed: 'abc' },
    }),
  'desk/outside/outside.ts#outsidePage': (frame) =>
    outsidePage({
      ...{ frame: atDesk(frame), zone, done: 'grant-ended', people: [listed], programs: [listed] },
      ours: [{ id: 'd28e', name: hostile, since: at, until: at }],
      theirs: [{ id: 'e39f', name: hostile, since: at, until: undefined }],
    }),
  'desk/outside/program.ts#findProgramPage': (frame) =>
    findProgramPage({
      frame: atDesk(frame),
      form: { typed: { program: hostile }, faults: [{ field: 'program', reason: 'client-unknown' }] },
      refused: undefined,
    }),
  'desk/outside/program.ts#programPage': (frame) =>
    programPage(
      { frame: atDesk(frame), form: rightsWrong, refused: { reason: 'already-member' } },
      { program: { id: 'books', name: hostile }, offered, ends: true },
    ),
  'desk/outside/outside.ts#endGrantPage': (frame) =>
    endGrantPage(
      {
        frame: atDesk(frame),
        form: { typed: {}, faults: [] },
        refused: { reason: 'representation-unknown' },
      },
      { grant: { id: 'd28e', name: hostile, since: at, until: at } },
    ),
}
