import type { PasswordPolicy } from '../../src/policy/password/rules.ts'
import type { Deviation, Standard, StatedRule } from '../../src/policy/password/standards.ts'
import type { Locale } from '../../src/platform/render/locale.ts'
import { html, type Html } from '../html.ts'
import { layout, notice, type Frame } from '../layout.ts'
import { words } from './words/index.ts'

export interface Statement {
  readonly policy: PasswordPolicy
  readonly deviations: readonly Deviation[]
  readonly rules: readonly StatedRule[]
  readonly standards: readonly Standard[]
  readonly names: Readonly<Record<Standard, string>>
}

export interface ToldRule {
  readonly name: string
  readonly title: string
  readonly ours: string
  /** What each says; undefined where it is silent. */
  readonly standards: readonly { readonly name: string; readonly says: string | undefined }[]
  /** Where it is otherwise than a standard asks: that, and why. */
  readonly deviation: { readonly against: string; readonly why: readonly string[] } | undefined
}

/** The policy in force, rule by rule, in words: the same for the page and for the command line. */
export function tellPolicy(statement: Statement, locale: Locale): ToldRule[] {
  const text = words[locale]
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return statement.rules.map((rule) => {
    const { title, ours, says } = text.rules[rule.name]
    const against = rule.against(statement.policy)
    return {
      name: rule.name,
      title,
      ours: ours(statement.policy),
      standards: statement.standards.map((each) => {
        const clause = rule.clauses[each]
        const name = clause === undefined ? statement.names[each] : `${statement.names[each]}, ${clause}`
        return { name, says: says[each] }
      }),
      deviation:
        against.length === 0
          ? undefined
          : {
              against: text.against(list.format(against.map((each) => statement.names[each]))),
              why: reasonsFor(rule, statement, locale),
            },
    }
  })
}

function reasonsFor(rule: StatedRule, { deviations }: Statement, locale: Locale): string[] {
  const text = words[locale]
  const given = deviations.filter((each) => rule.settings.includes(each.rule))
  if (given.length === 0) return [text.noReason]
  return given.map(({ why, approvedBy, reviewAt }) =>
    [
      typeof why === 'string' ? why : why[locale],
      approvedBy === undefined ? '' : text.approvedBy(approvedBy),
      reviewAt === undefined ? '' : text.reviewAt(reviewAt),
    ]
      .filter(Boolean)
      .join(' '),
  )
}

/** The page that anybody may read: the rules in plain lines, and behind a fold what the standards say of each. */
export function policyPage({ frame, statement }: { frame: Frame; statement: Statement }): Html {
  const text = words[frame.locale]
  const rules = tellPolicy(statement, frame.locale)
  return layout(frame, {
    title: text.title,
    width: 'wide',
    body: html`
      <h1>${text.title}</h1>
      <p class="lead">${text.lead}</p>
      <ul class="plain">
        ${rules.map(({ title, ours }) => html`<li><strong>${title}.</strong> ${ours}</li>`)}
      </ul>
      <details>
        <summary>${text.standards}</summary>
        ${rules.map(
          ({ name, title, ours, standards, deviation }) =>
            html`<section data-policy-rule="${name}">
              <h2>${title}</h2>
              <p>${ours}</p>
              <ul class="plain soft">
                ${standardLines(standards, frame.locale).map((line) => html`<li>${line}</li>`)}
              </ul>
              ${deviation && notice(`${deviation.against} ${text.why}: ${deviation.why.join(' ')}`)}
            </section>`,
        )}
      </details>
      <p class="after"><a href="/account/password">${text.change}</a></p>
    `,
  })
}

/** Those that speak, a line each; those that are silent, together. */
function standardLines(standards: ToldRule['standards'], locale: Locale): string[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const silent = standards.filter(({ says }) => says === undefined).map(({ name }) => name)
  return [
    ...standards.filter(({ says }) => says !== undefined).map(({ name, says }) => `${name}: ${says}`),
    ...(silent.length > 0 ? [`${list.format(silent)}: ${words[locale].silent}`] : []),
  ]
}
