import { PICTURES } from './client-adapter.ts'
import type { Pictures, Settings } from '../../domain/clients/index.ts'

/**
 * Our settings of a client of the engine's. Each of its clients has them all: the adapter gives it those that its
 * registration does not say, and "my account" is built with them.
 */
export const settingsOf = (client: object): Settings => client as Settings

/** The names of a client's pictures. */
export const picturesOf = (client: object): Pictures =>
  (client as { readonly [PICTURES]?: Pictures })[PICTURES] ?? {}
