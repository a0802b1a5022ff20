import type { Locale } from '../../src/platform/render/locale.ts'
import { html, type Html } from '../html.ts'
import { field, problemsBeside } from '../field.ts'
import { languageNames, notice, type Frame } from '../layout.ts'
import { problemText, type Problem } from '../problem-text.ts'
import { placeOf, zoneOptions } from '../zones.ts'
import { accountPart } from './frame.ts'
import { profileWords } from './words/index.ts'

/** What people may say of themselves, as they typed it. */
export interface ProfileShown {
  readonly name: string
  readonly givenName: string
  readonly familyName: string
  readonly locale: string
  readonly timeZone: string
}

export function profilePage(model: {
  frame: Frame
  profile: ProfileShown
  faults: readonly (Problem & { readonly field: keyof ProfileShown })[]
  /** Null: they have none. */
  email: string | null
  /** The address that a change is waiting for. */
  pending: string | undefined
  /** Where post reaches them, on a line; undefined: no letters are posted here. */
  postal: { readonly line: string | undefined; readonly isConfirmed: boolean } | undefined
  /** The installation's own. */
  timeZone: string
  done: string | null
}): Html {
  const { frame, profile, faults } = model
  const text = profileWords[frame.locale]
  const problems = (name: keyof ProfileShown) =>
    faults
      .filter((each) => each.field === name)
      .map((each) => ({ reason: each.reason, text: problemText(text, frame.locale, each) }))
  const name = (of: 'name' | 'givenName' | 'familyName', as: string, autocomplete: string): Html =>
    field({
      ...{ name: as, autocomplete, label: text[of], value: profile[of], problems: problems(of) },
      required: of === 'name',
      maxlength: 200,
    })
  return accountPart(frame, {
    title: text.profileTitle,
    failed: faults.length > 0,
    width: 'narrow',
    done: text.done[model.done ?? ''],
    body: html`
      <p class="lead">${text.profileLead}</p>
      <form method="post" action="/account/profile" novalidate>
        ${name('name', 'name', 'name')} ${name('givenName', 'given-name', 'given-name')}
        ${name('familyName', 'family-name', 'family-name')}
        <div class="field">
          <label for="locale">${text.language}</label>
          ${problemsBeside('locale', problems('locale'))}
          <select id="locale" name="locale" autocomplete="language">
            ${(Object.keys(languageNames) as Locale[]).map((each) =>
              option(each, languageNames[each], profile.locale === each, each),
            )}
          </select>
        </div>
        <div class="field">
          <label for="time-zone">${text.timeZone}</label>
          ${problemsBeside('time-zone', problems('timeZone'))}
          <select id="time-zone" name="time-zone" autocomplete="off">
            ${option('', text.ownZone(placeOf(model.timeZone)), profile.timeZone === '')}
            ${zoneOptions(frame.locale, profile.timeZone)}
          </select>
        </div>
        <div class="actions"><button type="submit" class="primary">${text.save}</button></div>
      </form>
      <h2>${text.email}</h2>
      ${
        model.email === null
          ? html`<p>${text.emailNone}</p>`
          : html`<p>${text.emailIs(model.email)} <a href="/account/email">${text.changeEmail}</a></p>`
      }
      ${model.pending !== undefined && notice(text.pending(model.pending))}
      ${
        model.postal &&
        html`<h2>${text.postal}</h2>
          <p>${postalText(text, model.postal)} <a href="/account/postal">${text.postalWay}</a></p>`
      }
    `,
  })
}

const postalText = (
  text: (typeof profileWords)[Locale],
  { line, isConfirmed }: { readonly line: string | undefined; readonly isConfirmed: boolean },
): string => {
  if (line === undefined) return text.postalNone
  return isConfirmed ? text.postalIs(line) : text.postalUnsure(line)
}

const option = (value: string, label: string, selected: boolean, lang?: string): Html =>
  html`<option value="${value}" ${selected && html`selected`} ${lang !== undefined && html`lang="${lang}"`}>
    ${label}
  </option>`
