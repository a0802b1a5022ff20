import { chooseOrganisationPage, leftPage, nothingToLookAfterPage } from '../../views/desk/arrival.ts'
import type { DeskFrame } from '../../views/desk/frame.ts'
import { homePage } from '../../views/desk/home.ts'
import { notTherePage, notYoursPage } from '../../views/desk/not-yours.ts'
import { peoplePage, type PersonListed } from '../../views/desk/people/list.ts'
import { endPersonPage, personPage } from '../../views/desk/people/person.ts'
import type { Html } from '../../views/html.ts'
import type { Frame } from '../../views/layout.ts'
import { hostile } from './hostile.ts'

const zone = 'Europe/Amsterdam'
const at = new Date(0)
const atDesk = (frame: Frame): DeskFrame => ({
  ...frame,
  signOut: '/session/end',
  organisation: { id: '6b1f', name: hostile },
  as: { name: hostile, address: hostile },
})
const listed: PersonListed = {
  ...{ id: '7c2e', name: hostile, email: hostile, isProgram: false, role: 'administrator' },
  ...{ numbers: 1, branches: 2, until: at, why: undefined, through: hostile },
}
const wrong = { typed: { q: hostile }, faults: [{ field: 'q', reason: 'q-missing' }] }

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
    }),
  'desk/people/list.ts#peoplePage': (frame) =>
    peoplePage({
      ...{ frame: atDesk(frame), zone, form: wrong, isFound: true, next: '/x', done: 'ended' },
      people: [
        listed,
        { ...listed, role: 'member', why: 'membership-over', numbers: undefined, branches: undefined },
        { ...listed, isProgram: true, why: 'account', email: undefined, until: undefined },
      ],
    }),
  'desk/people/person.ts#personPage': (frame) =>
    personPage({
      ...{ frame: atDesk(frame), zone, may: { end: true }, done: 'ended' },
      person: { ...listed, since: at, userName: hostile, reference: hostile, covered: [hostile, hostile] },
    }),
  'desk/people/person.ts#endPersonPage': (frame) =>
    endPersonPage(
      { frame: atDesk(frame), form: { typed: {}, faults: [] }, refused: { reason: 'last-administrator' } },
      { person: { id: '7c2e', name: hostile }, isOwn: true },
    ),
}
