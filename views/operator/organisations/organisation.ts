import type { Locale } from '../../../src/platform/render/locale.ts'
import { html, type Child, type Html } from '../../html.ts'
import { alert, languageNames, notice } from '../../layout.ts'
import { doing, facts, panel, tag } from '../../work.ts'
import { consolePart, day, dayText, moment, refusalText, type ConsoleFrame, type Refusal } from '../frame.ts'
import { happenedText } from '../../happened/happened.ts'
import { organisationParts, pathIn } from '../organisation-parts.ts'
import { registrationText, standingTags, type OrganisationListed } from './list.ts'
import { lastDayOf } from '../../time.ts'
import { words } from './words/index.ts'

export interface OrganisationShown extends Omit<OrganisationListed, 'city'> {
  readonly legalName: string
  /** Its lines; undefined: none is known. */
  readonly address: readonly string[] | undefined
  readonly locale: Locale
  readonly timeZone: string | undefined
  readonly domains: readonly string[]
  readonly externalKey: string | undefined
  /** What it asks of those who act for it. */
  readonly demands: {
    readonly minimum_level: string | null
    readonly factors_forbidden: readonly string[]
    readonly factors_required: readonly string[]
  }
}

export interface AdministratorShown {
  readonly membership: string
  readonly name: string
  readonly isActive: boolean
  readonly until: Date | undefined
}

export interface HappenedHere {
  readonly type: string
  readonly at: Date
  /** Whom it was about. */
  readonly about: string | undefined
  readonly by: string | undefined
}

export interface TakenOver {
  readonly invitation: string
  readonly name: string
  readonly leaves: Date
}

export type OrganisationDoing = 'change' | 'demands' | 'suspend' | 'resume' | 'take-over' | 'close'

/** An organisation on one screen: what it is, who looks after it, what happened, and what can be done. */
export function organisationPage(model: {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly organisation: OrganisationShown
  readonly administrators: readonly AdministratorShown[]
  readonly history: readonly HappenedHere[]
  /** Who takes it over, and when the letter to it leaves; undefined: nobody does. */
  readonly takenOver: TakenOver | undefined
  readonly may: readonly OrganisationDoing[]
  readonly done: string | null
  readonly refused: Refusal | undefined
}): Html {
  const { frame, zone, organisation, administrators, history, refused } = model
  const text = words[frame.locale]
  return consolePart(frame, 'organisations', {
    title: organisation.name,
    trail: { href: '/operator/organisations', text: text.title },
    state: standingTags(frame, organisation),
    tabs: organisationParts(frame, organisation.id, 'overview'),
    done: text.done[model.done ?? ''],
    failed: refused !== undefined,
    body: html`
      ${refused && alert(refused.reason, refusalText(frame, refused))}
      ${model.takenOver && takenOverNotice(frame, { zone, id: organisation.id, by: model.takenOver })}
      ${
        organisation.without !== undefined &&
        !model.takenOver &&
        notice(
          html`<span data-without>${text.withoutSince(dayText(frame, zone, organisation.without))}</span>`,
        )
      }
      ${doings(frame, organisation.id, model.may)}
      <div class="panels">
        ${panel(text.who, factsOf(frame, zone, organisation))}
        ${panel(text.administrators, administratorsList(frame, zone, organisation.id, administrators))}
      </div>
      ${panel(text.history, historyOf(frame, zone, history))}
    `,
  })
}

function takenOverNotice(
  frame: ConsoleFrame,
  { zone, id, by }: { readonly zone: string; readonly id: string; readonly by: TakenOver },
): Html {
  const text = words[frame.locale]
  return notice(
    html`<span data-taken-over>${text.takenOver(by.name, dayText(frame, zone, by.leaves))}</span>
      <a href="${pathIn({ id }, `invitations/${by.invitation}`)}">${text.takenOverLook}</a>`,
    'warn',
  )
}

function doings({ locale }: ConsoleFrame, id: string, may: readonly OrganisationDoing[]): Child {
  const text = words[locale]
  const here = pathIn({ id })
  if (may.length === 0) return false
  return html`<div class="doings" role="group" aria-label="${text.doTitle}">
    ${may.includes('change') && html`<a class="button" href="${here}/details">${text.change}</a>`}
    ${may.includes('demands') && html`<a class="button" href="${here}/demands">${text.demands}</a>`}
    ${may.includes('resume') && doing(`${here}/resume`, { text: text.resume })}
    ${may.includes('suspend') && html`<a class="button" href="${here}/suspend">${text.suspend}</a>`}
    ${may.includes('take-over') && html`<a class="button" href="${here}/take-over">${text.takeOver}</a>`}
    ${may.includes('close') && html`<a class="button danger" href="${here}/close">${text.close}</a>`}
  </div>`
}

function factsOf(frame: ConsoleFrame, zone: string, organisation: OrganisationShown): Html {
  const text = words[frame.locale]
  const { address, domains, timeZone, externalKey, demands } = organisation
  const { minimum_level: level, factors_forbidden: forbidden, factors_required: required } = demands
  return facts([
    [text.legalName, organisation.legalName],
    [text.registration, registrationText(frame, organisation.registration)],
    [
      text.address,
      address?.flatMap((each, i) => (i === 0 ? [each] : [html`<br />`, each])) ?? text.noAddress,
    ],
    [text.language, html`<span lang="${organisation.locale}">${languageNames[organisation.locale]}</span>`],
    timeZone !== undefined && [text.timeZone, timeZone],
    domains.length > 0 && [text.domains, domains.join(', ')],
    externalKey !== undefined && [text.externalKey, html`<code>${externalKey}</code>`],
    level !== null && [text.fields.labels.level, html`<code>${level}</code>`],
    forbidden.length > 0 && [text.fields.labels.forbidden, forbidden.join(', ')],
    required.length > 0 && [text.fields.labels.required, required.join(', ')],
    [text.since, day(frame, zone, organisation.since)],
    [text.id, html`<code>${organisation.id}</code>`],
  ])
}

function administratorsList(
  frame: ConsoleFrame,
  zone: string,
  id: string,
  administrators: readonly AdministratorShown[],
): Html {
  const text = words[frame.locale]
  return html`${administrators.length === 0 && html`<p>${text.noAdministrators}</p>`}
    <ul class="plain">
      ${administrators.map(
        ({ membership, name, isActive, until }) =>
          html`<li>
            <a href="/operator/organisations/${id}/members/${membership}">${name}</a>
            ${!isActive && tag(text.notAble, 'warn')}
            ${until !== undefined && html`<span class="soft">${text.endsOn(dayText(frame, zone, lastDayOf(until)))}</span>`}
          </li>`,
      )}
    </ul>`
}

function historyOf(frame: ConsoleFrame, zone: string, history: readonly HappenedHere[]): Html {
  const text = words[frame.locale]
  return html`${history.length === 0 && html`<p>${text.historyNone}</p>`}
    <ol class="timeline" reversed>
      ${history.map(({ type, at, about, by }) => {
        const more = [about, by].filter((part) => part !== undefined)
        return html`<li data-event="${type}">
          ${moment(frame, zone, at)} <span>${happenedText(frame, { type, factor: undefined })}</span>
          ${more.length > 0 && html`<span class="soft">${more.join(' · ')}</span>`}
        </li>`
      })}
    </ol>`
}
