import type { Place } from '../work.ts'
import type { ConsoleFrame } from './frame.ts'
import { words } from './words/index.ts'

interface Tabs {
  readonly label: string
  readonly all: Place[]
}

/** Organisations, those that were asked for, and what is declared of them, beside one another. */
export const organisationsTabs = (
  { locale }: ConsoleFrame,
  at: 'list' | 'applications' | 'registers' | 'attributes',
): Tabs => {
  const { organisationTabs: text } = words[locale]
  const paths = {
    list: '/operator/organisations',
    applications: '/operator/applications',
    registers: '/operator/registers',
    attributes: '/operator/attributes',
  } as const
  return {
    label: text.label,
    all: (Object.keys(paths) as (keyof typeof paths)[]).map((each) => ({
      ...{ href: paths[each], text: text[each], isHere: each === at },
    })),
  }
}

export type OrganisationPart = 'overview' | 'members' | 'numbers' | 'branches' | 'acting'

/** The parts of an organisation, each with a page. */
export const organisationParts = ({ locale }: ConsoleFrame, id: string, at: OrganisationPart): Tabs => {
  const { organisationParts: text } = words[locale]
  const here = `/operator/organisations/${id}`
  const all = ['overview', 'members', 'numbers', 'branches', 'acting'] as const
  return {
    label: text.label,
    all: all.map((each) => ({
      ...{ href: each === 'overview' ? here : `${here}/${each}`, text: text[each], isHere: each === at },
    })),
  }
}
