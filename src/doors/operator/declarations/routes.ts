import type { Route } from '../route.ts'
import {
  declareAttribute,
  deleteAttribute,
  saveAttributeKind,
  showAttributeKind,
  showAttributeKinds,
  showDeclareAttribute,
  showDeleteAttribute,
} from './attributes.ts'
import {
  declareRegister,
  deleteRegister,
  saveRegister,
  showDeclareRegister,
  showDeleteRegister,
  showRegister,
  showRegisters,
} from './registers.ts'

const register = '/registers/:register'
const attribute = '/attributes/:attribute'

/** What is declared of organisations for the whole installation: registers of numbers, attributes of members. */
export const declarationRoutes: readonly Route[] = [
  { method: 'GET', path: '/registers', needs: 'registers.list', handle: showRegisters },
  { method: 'GET', path: '/declare-register', needs: 'registers.create', handle: showDeclareRegister },
  { method: 'POST', path: '/declare-register', needs: 'registers.create', handle: declareRegister },
  { method: 'GET', path: register, needs: 'registers.list', handle: showRegister },
  { method: 'POST', path: register, needs: 'registers.change', handle: saveRegister },
  {
    ...{ method: 'GET', path: `${register}/delete`, needs: 'registers.delete' },
    handle: (visit) => showDeleteRegister(visit),
  },
  { method: 'POST', path: `${register}/delete`, needs: 'registers.delete', handle: deleteRegister },
  { method: 'GET', path: '/attributes', needs: 'attributes.list', handle: showAttributeKinds },
  { method: 'GET', path: '/declare-attribute', needs: 'attributes.create', handle: showDeclareAttribute },
  { method: 'POST', path: '/declare-attribute', needs: 'attributes.create', handle: declareAttribute },
  { method: 'GET', path: attribute, needs: 'attributes.list', handle: showAttributeKind },
  { method: 'POST', path: attribute, needs: 'attributes.change', handle: saveAttributeKind },
  {
    ...{ method: 'GET', path: `${attribute}/delete`, needs: 'attributes.delete' },
    handle: (visit) => showDeleteAttribute(visit),
  },
  { method: 'POST', path: `${attribute}/delete`, needs: 'attributes.delete', handle: deleteAttribute },
]
