import type { Role } from '../../../src/policy/operating/index.ts'
import { html, type Child, type Html } from '../../html.ts'
import { alert, languageNames, notice } from '../../layout.ts'
import { doing, facts, panel, tag } from '../../work.ts'
import {
  consolePart,
  day,
  dayText,
  moment,
  momentText,
  refusalText,
  type ConsoleFrame,
  type Refusal,
} from '../frame.ts'
import { words as consoleWords } from '../words/index.ts'
import { historyPanels, type HistoryModel, type PersonDoing } from './history.ts'
import { personWords, words } from './words/index.ts'
import type { Locale } from '../../../src/platform/render/locale.ts'

type PostalState = 'confirmed' | 'unconfirmed' | 'returned'

export interface PersonShown {
  readonly id: string
  readonly name: string
  /** Undefined: they have none. */
  readonly email: string | undefined
  readonly isVerified: boolean
  readonly standing: 'active' | 'disabled' | 'closed'
  readonly subject: string
  readonly locale: Locale
  readonly phoneEnds: string | undefined
  /** Undefined: it is not known where post reaches them. */
  readonly postal:
    | { readonly town: string; readonly country: string; readonly state: PostalState; readonly since: Date }
    | undefined
  readonly since: Date
  readonly firstSignIn: Date | undefined
  readonly roles: readonly Role[]
}

export interface FactorShown {
  /** What its kind is called, and what its owner calls it. */
  readonly kind: string
  readonly name: string | undefined
  readonly since: Date
  readonly used: Date | undefined
}

export interface ActsForShown {
  readonly organisation: string
  readonly membership: string
  readonly name: string
  readonly isAdministrator: boolean
  readonly holds: boolean
}

export interface WaitShown {
  readonly dimension: string
  /** Of a factor: what that is called. */
  readonly factor: string | undefined
  readonly until: Date
}

/** A way back in that waits to be used. */
export interface RecoveryShown {
  readonly by: string
  readonly at: Date
  readonly closes: Date
  readonly mobileEnds: string | undefined
}

export interface PersonModel extends HistoryModel {
  readonly frame: ConsoleFrame
  readonly zone: string
  readonly person: PersonShown
  readonly factors: readonly FactorShown[]
  readonly hasSecond: boolean
  readonly password:
    | { readonly expiresAt: Date | undefined; readonly mustChange: boolean; readonly isOver: boolean }
    | undefined
  readonly waits: readonly WaitShown[]
  readonly recovery: RecoveryShown | undefined
  /** Undefined: that is not for whoever looks. */
  readonly actsFor: readonly ActsForShown[] | undefined
  /** Why nothing can be done, where that is so. */
  readonly whyNothing: 'own-account' | 'privileged' | 'account-closed' | undefined
  /** What whoever looks may do, as things stand. */
  readonly may: readonly PersonDoing[]
  readonly done: string | null
  readonly refused: Refusal | undefined
}

/** Somebody on one screen: how they stand, what they sign in with, what happened, and what can be done for them. */
export function personPage(model: PersonModel): Html {
  const { frame, person } = model
  const text = personWords[frame.locale]
  const tone = { active: 'ok', disabled: 'bad', closed: 'warn' } as const
  return consolePart(frame, 'people', {
    title: person.name,
    trail: { href: '/operator/people', text: words[frame.locale].title },
    state: tag(words[frame.locale].standing[person.standing], tone[person.standing]),
    done: text.done[model.done ?? ''],
    failed: model.refused !== undefined,
    body: html`
      ${model.refused && alert(model.refused.reason, refusalText(frame, model.refused))} ${doings(model)}
      <div class="panels">
        ${model.recovery && panel(text.recovery, recovering(model, model.recovery))}
        ${panel(text.who, who(model))} ${panel(text.signIn, signingIn(model))}
        ${model.actsFor && panel(text.actsFor, actingFor(frame, model.actsFor))}
      </div>
      ${historyPanels(model)}
    `,
  })
}

/** What can be done; what ends something asks once more. */
function doings({ frame, person, may, whyNothing }: PersonModel): Child {
  const text = personWords[frame.locale]
  const here = `/operator/people/${person.id}`
  const can = (what: PersonDoing): boolean => may.includes(what)
  if (whyNothing)
    return notice(html`<span data-why-nothing>${refusalText(frame, { reason: whyNothing })}</span>`)
  if (may.length === 0) return false
  return html`<div class="doings" role="group" aria-label="${text.doTitle}">
    ${can('recover') && doing(`${here}/recover`, { text: text.recover })}
    ${can('begin-recovery') && html`<a class="button" href="${here}/begin-recovery">${text.beginRecovery}</a>`}
    ${can('end-sessions') && doing(`${here}/end-sessions`, { text: text.endSessions })}
    ${can('correct') && html`<a class="button" href="${here}/address">${text.correct}</a>`}
    ${can('set-postal') && html`<a class="button" href="${here}/postal">${text.setPostal}</a>`}
    ${can('enable') && doing(`${here}/enable`, { text: text.enable })}
    ${can('disable') && html`<a class="button danger" href="${here}/disable">${text.disable}</a>`}
  </div>`
}

function recovering({ frame, zone, person, may }: PersonModel, recovery: RecoveryShown): Html {
  const text = personWords[frame.locale]
  return html`${facts([
    [text.recoveryBy, recovery.by],
    [text.recoveryAt, momentText(frame, zone, recovery.at)],
    [text.recoveryCloses, momentText(frame, zone, recovery.closes)],
    recovery.mobileEnds !== undefined && [text.recoveryCode, text.phone(recovery.mobileEnds)],
  ])}
  ${
    may.includes('withdraw-recovery') &&
    doing(`/operator/people/${person.id}/withdraw-recovery`, { text: text.withdrawRecovery, kind: 'danger' })
  }`
}

const postalTone = { confirmed: 'ok', unconfirmed: 'warn', returned: 'bad' } as const

function who({ frame, zone, person }: PersonModel): Html {
  const text = personWords[frame.locale]
  return facts([
    [
      text.email,
      person.email === undefined
        ? text.emailNone
        : html`${person.email}
          ${person.isVerified ? tag(text.emailProven, 'ok') : tag(text.emailUnproven, 'warn')}`,
    ],
    person.phoneEnds !== undefined && [text.phoneTitle, text.phone(person.phoneEnds)],
    person.postal !== undefined && [
      text.postalTitle,
      html`${text.postal(person.postal.town, person.postal.country)}
        ${tag(text.postalState[person.postal.state], postalTone[person.postal.state])}
        <span class="soft">${dayText(frame, zone, person.postal.since)}</span>`,
    ],
    [text.language, html`<span lang="${person.locale}">${languageNames[person.locale]}</span>`],
    [text.since, day(frame, zone, person.since)],
    [text.firstSignIn, person.firstSignIn ? moment(frame, zone, person.firstSignIn) : text.never],
    person.roles.length > 0 && [
      text.roles,
      person.roles.map((role) => consoleWords[frame.locale].role[role]).join(', '),
    ],
    [text.subject, html`<code>${person.subject}</code>`],
    [text.id, html`<code>${person.id}</code>`],
  ])
}

function actingFor(frame: ConsoleFrame, all: readonly ActsForShown[]): Html {
  const text = personWords[frame.locale]
  return html`${all.length === 0 && html`<p>${text.actsForNone}</p>`}
    <ul class="plain">
      ${all.map(
        ({ organisation, membership, name, isAdministrator, holds }) =>
          html`<li>
            <a href="/operator/organisations/${organisation}">${name}</a>
            <a class="soft" href="/operator/organisations/${organisation}/members/${membership}"
              >${isAdministrator ? text.actsAs.administrator : text.actsAs.member}</a
            >
            ${!holds && tag(text.actsNoMore, 'warn')}
          </li>`,
      )}
    </ul>`
}

function signingIn(model: PersonModel): Html {
  const { frame, zone, factors, waits, person, may } = model
  const text = personWords[frame.locale]
  const lift = `/operator/people/${person.id}/lift`
  const mayLift = may.includes('lift')
  return html`
    ${factors.length === 0 && html`<p>${text.noFactors}</p>`}
    <ul class="plain">
      ${factors.map(({ kind, name, since, used }) => {
        const when = (at: Date): string => dayText(frame, zone, at)
        return html`<li>
          <strong>${name === undefined ? kind : `${kind}, ${name}`}</strong>
          <span class="soft">${text.factor(when(since), used && when(used))}</span>
        </li>`
      })}
    </ul>
    <p data-password>${passwordLine(model)}</p>
    ${!model.hasSecond && html`<p>${tag(text.secondNone, 'warn')}</p>`}
    <h3>${text.waits}</h3>
    ${waits.length === 0 && html`<p>${text.waitsNone}</p>`}
    <ul class="plain">
      ${waits.map(
        ({ dimension, factor, until }) =>
          html`<li data-wait="${dimension}">
            ${text.wait(factor ?? text.waited[dimension] ?? dimension, momentText(frame, zone, until))}
            ${mayLift && doing(lift, { text: text.liftOne, kind: 'quiet' }, { what: dimension })}
          </li>`,
      )}
    </ul>
    ${waits.length > 1 && mayLift && doing(lift, { text: text.lift })}
  `
}

function passwordLine({ frame, zone, password }: PersonModel): string {
  const text = personWords[frame.locale]
  if (!password) return text.noPassword
  if (password.mustChange) return text.mustChange
  if (!password.expiresAt) return text.forEver
  const at = momentText(frame, zone, password.expiresAt)
  return password.isOver ? text.expired(at) : text.expires(at)
}
