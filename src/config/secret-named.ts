import { either, members, text } from '../platform/schema/index.ts'

/** A secret in a file of settings: itself, or where it is. */
export const secretSaid = either(
  text(),
  members({ env: text().optional(), file: text().optional() }, '{ env: NAME } or { file: path }'),
  'a text, or { env: NAME } or { file: path }',
)
