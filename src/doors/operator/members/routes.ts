import type { Route } from '../route.ts'
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

/** Who acts for an organisation, and how far. */
export const memberRoutes: readonly Route[] = [
  { method: 'GET', path: at, needs: 'members.list', handle: showMembers },
  { method: 'GET', path: `${at}/new`, needs: 'members.add', handle: showAdd },
  { method: 'POST', path: `${at}/new`, needs: 'members.add', handle: add },
  { method: 'GET', path: one, needs: 'members.read', handle: showMember },
  { method: 'POST', path: one, needs: 'members.change', handle: saveMember },
  { method: 'GET', path: `${one}/attributes`, needs: 'members.set-attributes', handle: showAttributes },
  { method: 'POST', path: `${one}/attributes`, needs: 'members.set-attributes', handle: sayAttributes },
  { method: 'GET', path: `${one}/end`, needs: 'members.end', handle: (visit) => showEnd(visit) },
  { method: 'POST', path: `${one}/end`, needs: 'members.end', handle: end },
]
