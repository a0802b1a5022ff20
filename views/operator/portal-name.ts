import type { Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** What a client is called: one of ours, by what people call it here; one that is gone, by its id. */
export const portalName = ({ locale }: Frame, id: string, name: string | undefined): string =>
  name ?? words[locale].ours[id] ?? id
