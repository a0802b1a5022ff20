import { html, type Child, type Html } from '../html.ts'
import type { Place } from '../work.ts'
import { consolePart, type ConsoleFrame } from './frame.ts'
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

export type OrganisationPart = 'overview' | 'members' | 'invitations' | 'numbers' | 'branches' | 'acting'

/** The parts of an organisation, each with a page. */
export const organisationParts = ({ locale }: ConsoleFrame, id: string, at: OrganisationPart): Tabs => {
  const { organisationParts: text } = words[locale]
  const all = ['overview', 'members', 'invitations', 'numbers', 'branches', 'acting'] as const
  return {
    label: text.label,
    all: all.map((each) => ({
      ...{ href: pathIn({ id }, each === 'overview' ? '' : each), text: text[each], isHere: each === at },
    })),
  }
}

/** What something of an organisation is part of. */
export interface Within {
  readonly id: string
  readonly name: string
}

export const pathIn = ({ id }: Pick<Within, 'id'>, part = ''): string =>
  `/operator/organisations/${id}${part === '' ? '' : `/${part}`}`

/** A page of one part of an organisation. */
export const organisationPart = (
  frame: ConsoleFrame,
  organisation: Within,
  part: OrganisationPart,
  {
    done,
    lead,
    ...parts
  }: {
    readonly action: Parameters<typeof consolePart>[2]['action']
    readonly done: Child
    readonly lead: string
    readonly body: Html
  },
): Html =>
  consolePart(frame, 'organisations', {
    title: organisation.name,
    trail: { href: '/operator/organisations', text: words[frame.locale].place.organisations },
    tabs: organisationParts(frame, organisation.id, part),
    done,
    action: parts.action,
    body: html`<p class="lead">${lead}</p>
      ${parts.body}`,
  })
