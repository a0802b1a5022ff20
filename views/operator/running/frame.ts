import type { Child, Html } from '../../html.ts'
import type { WorkParts } from '../../work.ts'
import { consolePart, type ConsoleFrame } from '../frame.ts'
import { words } from './words/index.ts'

/** What there is to see of what runs. */
export type RunningTab = 'work' | 'keys' | 'outbox' | 'letters' | 'settings' | 'levels' | 'tokens'

const paths: Readonly<Record<RunningTab, string>> = {
  work: '/operator/running',
  keys: '/operator/running/keys',
  outbox: '/operator/running/outbox',
  letters: '/operator/running/letters',
  settings: '/operator/running/settings',
  levels: '/operator/running/levels',
  tokens: '/operator/running/tokens',
}

/** A page of what runs, with those that whoever looks may see beside it. */
export function runningPart(
  frame: ConsoleFrame,
  {
    at,
    tabs,
    ...parts
  }: { at: RunningTab; tabs: readonly RunningTab[]; body: Child } & Partial<
    Pick<WorkParts, 'done' | 'action' | 'failed'>
  >,
): Html {
  const text = words[frame.locale]
  return consolePart(frame, 'running', {
    title: text.title,
    ...parts,
    tabs: {
      label: text.tabs,
      all: tabs.map((tab) => ({ href: paths[tab], text: text.tab[tab], isHere: tab === at })),
    },
  })
}
