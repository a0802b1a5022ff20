/**
 * What strangers say, described once: settings of clients, files, forms, an API. From one description come the checks,
 * every fault at once and where it stands, the type that is read, and what documents and help tell of it.
 *
 * The texts are strict here, so that nobody can forget it: see `text`. Nothing of this is on the path of a token. The
 * library is zod, and only this folder knows it: its own sentences are English and change with its versions.
 */
export {
  anyMembers,
  anything,
  either,
  form,
  judged,
  listOf,
  mapOf,
  members,
  namesOf,
  oneOf,
  openMembers,
  setting,
  text,
  unknownName,
  unread,
  whole,
  yesOrNo,
  type Of,
  type Schema,
} from './kinds.ts'
export { changesBetween, merged, mergedWhole, type Change } from './changes.ts'
export { pointer, read, readJson, sentenceOf, type Fault, type Read } from './faults.ts'
export {
  isSecret,
  line,
  pick,
  pickOrNone,
  readLine,
  secret,
  sentences,
  ticked,
  type WhatIsWrong,
} from './fields.ts'
export { settingsIn, type Setting } from './told.ts'
export { jsonSchemaOf, moment, optional, orNull, told, uuid, type JsonSchema } from './documented.ts'
export { valueAt } from './pointer.ts'
