import type { Route } from '../route.ts'
import { issue, showIssuing } from './details.ts'
import { invite, sendAgain, showInvitation, showInvitations, showInvite, withdraw } from './invitations.ts'
import { showMembers } from './list.ts'
import {
  add,
  end,
  sayAttributes,
  saveMember,
  showAdd,
  showAttributes,
  showEnd,
  showMember,
} from './member.ts'

const at = '/organisations/:organisation/members'
const one = `${at}/:member`

const invited = '/organisations/:organisation/invitations'

/** Who acts for an organisation, and how far; and who is invited to. */
export const memberRoutes: readonly Route[] = [
  { method: 'GET', path: at, needs: 'members.list', handle: showMembers },
  { method: 'GET', path: `${at}/new`, needs: 'members.add', handle: showAdd },
  { method: 'POST', path: `${at}/new`, needs: 'members.add', handle: add },
  { method: 'GET', path: one, needs: 'members.read', handle: showMember },
  { method: 'POST', path: one, needs: 'members.change', handle: saveMember },
  { method: 'GET', path: `${one}/attributes`, needs: 'members.set-attributes', handle: showAttributes },
  { method: 'POST', path: `${one}/attributes`, needs: 'members.set-attributes', handle: sayAttributes },
  { method: 'GET', path: `${one}/details`, needs: 'members.issue-details', handle: showIssuing },
  { method: 'POST', path: `${one}/details`, needs: 'members.issue-details', handle: issue },
  { method: 'GET', path: `${one}/end`, needs: 'members.end', handle: (visit) => showEnd(visit) },
  { method: 'POST', path: `${one}/end`, needs: 'members.end', handle: end },
  { method: 'GET', path: invited, needs: 'invitations.list', handle: showInvitations },
  { method: 'GET', path: `${invited}/new`, needs: 'invitations.create', handle: showInvite },
  { method: 'POST', path: `${invited}/new`, needs: 'invitations.create', handle: invite },
  {
    ...{ method: 'GET', path: `${invited}/:invitation`, needs: 'invitations.read' },
    handle: (visit) => showInvitation(visit),
  },
  {
    ...{ method: 'POST', path: `${invited}/:invitation/send-again`, needs: 'invitations.send-again' },
    handle: sendAgain,
  },
  {
    ...{ method: 'POST', path: `${invited}/:invitation/withdraw`, needs: 'invitations.withdraw' },
    handle: withdraw,
  },
]
