import type { Route } from '../route.ts'
import { showStandards } from '../conformance/conformance.ts'
import { showConformance } from './conformance.ts'
import { connect, showConnect } from './connect.ts'
import { showPortals } from './list.ts'
import { saveApi, showApi, showApis, showWithdrawApi, withdrawApi } from '../apis/apis.ts'
import { showLockouts } from './lockouts.ts'
import { rehearse, showRehearsal } from './rehearsal.ts'
import { showPortal } from './portal.ts'
import { rotate, saveSettings, showRotate, showSettings, showWithdraw, withdraw } from './settings.ts'

const at = '/portals/:client'

/** Connecting a portal, seeing what it asked and why it was refused, and changing what it is registered with. */
export const portalRoutes: readonly Route[] = [
  { method: 'GET', path: '/portals', needs: 'clients.list', handle: showPortals },
  { method: 'GET', path: '/portals/new', needs: 'clients.create', handle: showConnect },
  { method: 'POST', path: '/portals/new', needs: 'clients.create', handle: connect },
  { method: 'GET', path: at, needs: 'clients.read', handle: showPortal },
  { method: 'GET', path: `${at}/settings`, needs: 'clients.read', handle: showSettings },
  { method: 'POST', path: `${at}/settings`, needs: 'clients.replace', handle: saveSettings },
  { method: 'GET', path: `${at}/secret`, needs: 'clients.rotate-secret', handle: showRotate },
  { method: 'POST', path: `${at}/secret`, needs: 'clients.rotate-secret', handle: rotate },
  { method: 'GET', path: `${at}/rehearsal`, needs: 'clients.read', handle: showRehearsal },
  { method: 'GET', path: `${at}/conformance`, needs: 'clients.read', handle: showConformance },
  { method: 'POST', path: `${at}/rehearsal`, needs: 'clients.rehearse', handle: rehearse },
  { method: 'GET', path: `${at}/withdraw`, needs: 'clients.delete', handle: (visit) => showWithdraw(visit) },
  { method: 'POST', path: `${at}/withdraw`, needs: 'clients.delete', handle: withdraw },
  { method: 'GET', path: '/lockouts/:id', needs: 'lockouts.ask', handle: showLockouts },
  { method: 'GET', path: '/standards', needs: 'clients.list', handle: showStandards },
  { method: 'GET', path: '/apis', needs: 'resources.list', handle: showApis },
  { method: 'GET', path: '/apis/:identifier', needs: 'resources.read', handle: showApi },
  { method: 'POST', path: '/apis/:identifier', needs: 'resources.change', handle: saveApi },
  {
    method: 'GET',
    path: '/apis/:identifier/withdraw',
    needs: 'resources.delete',
    handle: (visit) => showWithdrawApi(visit),
  },
  { method: 'POST', path: '/apis/:identifier/withdraw', needs: 'resources.delete', handle: withdrawApi },
]
