import type { Route } from '../route.ts'
import {
  beginRecovery,
  correctAddress,
  disable,
  enable,
  endSessions,
  liftWaits,
  resend,
  showBeginRecovery,
  showCorrect,
  showDisable,
  startRecovery,
  withdrawRecovery,
} from './acts.ts'
import { showAhead, showDecision } from './decisions.ts'
import { showPerson } from './person.ts'
import { forgetPostal, setPostal, showSetPostal } from './postal.ts'
import { searchPeople, showPeople } from './search.ts'

/** Helping a person: finding them, seeing how they stand and why, and what can be done for them. */
export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/people', needs: 'people.search', handle: showPeople },
  { method: 'POST', path: '/people', needs: 'people.search', isLooking: true, handle: searchPeople },
  { method: 'GET', path: '/people/:id', needs: 'people.read', handle: (visit) => showPerson(visit) },
  { method: 'GET', path: '/people/:id/why', needs: 'explanations.foresee', handle: showAhead },
  {
    method: 'GET',
    path: '/people/:id/disable',
    needs: 'people.disable',
    handle: (visit) => showDisable(visit),
  },
  { method: 'POST', path: '/people/:id/disable', needs: 'people.disable', handle: disable },
  { method: 'POST', path: '/people/:id/enable', needs: 'people.enable', handle: enable },
  { method: 'POST', path: '/people/:id/end-sessions', needs: 'people.end-sessions', handle: endSessions },
  { method: 'POST', path: '/people/:id/recover', needs: 'people.start-recovery', handle: startRecovery },
  {
    method: 'GET',
    path: '/people/:id/begin-recovery',
    needs: 'people.begin-recovery',
    handle: (visit) => showBeginRecovery(visit),
  },
  {
    method: 'POST',
    path: '/people/:id/begin-recovery',
    needs: 'people.begin-recovery',
    handle: beginRecovery,
  },
  {
    method: 'POST',
    path: '/people/:id/withdraw-recovery',
    needs: 'people.withdraw-recovery',
    handle: withdrawRecovery,
  },
  { method: 'GET', path: '/people/:id/address', needs: 'people.correct-address', handle: showCorrect },
  { method: 'POST', path: '/people/:id/address', needs: 'people.correct-address', handle: correctAddress },
  { method: 'GET', path: '/people/:id/postal', needs: 'people.set-postal', handle: showSetPostal },
  { method: 'POST', path: '/people/:id/postal', needs: 'people.set-postal', handle: setPostal },
  { method: 'POST', path: '/people/:id/postal/forget', needs: 'people.set-postal', handle: forgetPostal },
  { method: 'POST', path: '/people/:id/lift', needs: 'people.lift-waits', handle: liftWaits },
  { method: 'POST', path: '/people/:id/resend', needs: 'people.resend', handle: resend },
  { method: 'GET', path: '/decisions/:reference', needs: 'explanations.read', handle: showDecision },
]
