/**
 * What those may do who look after an installation: operators, help desks, auditors, client managers, and programs of
 * theirs. The table says who may do what; the rules what else must hold. Pure; asked by every door for them.
 */
export { clientsSeen, mayDo, type Asked, type Held, type Refused } from './may.ts'
export { asksLess } from './demands-of-organisations.ts'
export { lowers, type Demands } from './lowers.ts'
export { operatorsWish, wishFor, type OperatorsAsk } from './wish.ts'
export {
  forTwo,
  operationNames,
  roles,
  scopes,
  table,
  type ApiScope,
  type FourEyes,
  type OperationName,
  type Reach,
  type Role,
} from './table.ts'
