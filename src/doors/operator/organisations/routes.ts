import type { Route } from '../route.ts'
import { accept, decline, showApplication, showApplications } from './applications.ts'
import { create, saveDetails, showCreate, showDetails } from './details.ts'
import { saveDemands, showDemands } from './demands.ts'
import { searchOrganisations, showOrganisations } from './list.ts'
import { showTakeOver, takeOver } from './take-over.ts'
import { close, resume, showClose, showOrganisation, showSuspend, suspend } from './organisation.ts'

const at = '/organisations/:organisation'

/** Organisations: finding them, making and changing them, ending them, and what people have asked for. */
export const organisationRoutes: readonly Route[] = [
  { method: 'GET', path: '/organisations', needs: 'organisations.search', handle: showOrganisations },
  {
    ...{ method: 'POST', path: '/organisations', needs: 'organisations.search', isLooking: true },
    handle: searchOrganisations,
  },
  { method: 'GET', path: '/organisations/new', needs: 'organisations.create', handle: showCreate },
  { method: 'POST', path: '/organisations/new', needs: 'organisations.create', handle: create },
  { method: 'GET', path: at, needs: 'organisations.read', handle: (visit) => showOrganisation(visit) },
  { method: 'GET', path: `${at}/details`, needs: 'organisations.change', handle: showDetails },
  { method: 'POST', path: `${at}/details`, needs: 'organisations.change', handle: saveDetails },
  { method: 'GET', path: `${at}/demands`, needs: 'organisations.set-demands', handle: showDemands },
  { method: 'POST', path: `${at}/demands`, needs: 'organisations.set-demands', handle: saveDemands },
  { method: 'GET', path: `${at}/suspend`, needs: 'organisations.suspend', handle: showSuspend },
  { method: 'POST', path: `${at}/suspend`, needs: 'organisations.suspend', handle: suspend },
  { method: 'POST', path: `${at}/resume`, needs: 'organisations.resume', handle: resume },
  { method: 'GET', path: `${at}/take-over`, needs: 'organisations.take-over', handle: showTakeOver },
  { method: 'POST', path: `${at}/take-over`, needs: 'organisations.take-over', handle: takeOver },
  { method: 'GET', path: `${at}/close`, needs: 'organisations.close', handle: showClose },
  { method: 'POST', path: `${at}/close`, needs: 'organisations.close', handle: close },
  { method: 'GET', path: '/applications', needs: 'applications.list', handle: showApplications },
  {
    ...{ method: 'GET', path: '/applications/:organisation', needs: 'applications.list' },
    handle: (visit) => showApplication(visit),
  },
  {
    ...{ method: 'POST', path: '/applications/:organisation/accept', needs: 'applications.accept' },
    handle: accept,
  },
  {
    ...{ method: 'POST', path: '/applications/:organisation/decline', needs: 'applications.decline' },
    handle: decline,
  },
]
