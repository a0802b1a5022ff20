import type { Route } from '../route.ts'
import { endGrant, give, showActing, showEndGrant, showGive } from './acting.ts'
import {
  addBranch,
  endBranch,
  saveBranch,
  showAddBranch,
  showBranch,
  showBranches,
  showEndBranch,
} from './branches.ts'
import { declineAsked, showAsked } from './asked.ts'
import { merge, showMerge } from './merge.ts'
import { addNumber, move, saveNumber, showAddNumber, showMove, showNumber, showNumbers } from './numbers.ts'

const at = '/organisations/:organisation'
const number = `${at}/numbers/:number`
const branch = `${at}/branches/:branch`
const grant = `${at}/acting/:grant`

/** By which numbers an organisation is known, where it is, and who acts for whom. */
export const numberRoutes: readonly Route[] = [
  { method: 'GET', path: `${at}/numbers`, needs: 'numbers.list', handle: showNumbers },
  { method: 'GET', path: `${at}/numbers/new`, needs: 'numbers.add', handle: showAddNumber },
  { method: 'POST', path: `${at}/numbers/new`, needs: 'numbers.add', handle: addNumber },
  { method: 'GET', path: `${at}/numbers/merge`, needs: 'numbers.merge', handle: showMerge },
  { method: 'POST', path: `${at}/numbers/merge`, needs: 'numbers.merge', handle: merge },
  { method: 'GET', path: `${at}/numbers/asked/:asked`, needs: 'merge-requests.list', handle: showAsked },
  {
    ...{ method: 'POST', path: `${at}/numbers/asked/:asked/decline`, needs: 'merge-requests.decline' },
    handle: declineAsked,
  },
  { method: 'GET', path: number, needs: 'numbers.list', handle: showNumber },
  { method: 'POST', path: number, needs: 'numbers.label', handle: saveNumber },
  { method: 'GET', path: `${number}/move`, needs: 'numbers.move', handle: showMove },
  { method: 'POST', path: `${number}/move`, needs: 'numbers.move', handle: move },
  { method: 'GET', path: `${at}/branches`, needs: 'branches.list', handle: showBranches },
  { method: 'GET', path: `${at}/branches/new`, needs: 'branches.add', handle: showAddBranch },
  { method: 'POST', path: `${at}/branches/new`, needs: 'branches.add', handle: addBranch },
  { method: 'GET', path: branch, needs: 'branches.list', handle: showBranch },
  { method: 'POST', path: branch, needs: 'branches.change', handle: saveBranch },
  { method: 'GET', path: `${branch}/end`, needs: 'branches.end', handle: (visit) => showEndBranch(visit) },
  { method: 'POST', path: `${branch}/end`, needs: 'branches.end', handle: endBranch },
  { method: 'GET', path: `${at}/acting`, needs: 'representations.list', handle: showActing },
  { method: 'GET', path: `${at}/acting/new`, needs: 'representations.give', handle: showGive },
  { method: 'POST', path: `${at}/acting/new`, needs: 'representations.give', handle: give },
  {
    ...{ method: 'GET', path: `${grant}/end`, needs: 'representations.end' },
    handle: (visit) => showEndGrant(visit),
  },
  { method: 'POST', path: `${grant}/end`, needs: 'representations.end', handle: endGrant },
]
