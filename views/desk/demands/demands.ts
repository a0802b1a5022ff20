import { boxes, radios } from '../../choices.ts'
import { html, type Html } from '../../html.ts'
import { notice } from '../../layout.ts'
import { table } from '../../table.ts'
import { facts, panel, tag } from '../../work.ts'
import { deskForm, deskPart, pathIn, type DeskFrame, type Filling } from '../frame.ts'
import { demandsWords as words } from './words/index.ts'

export interface DemandsOffered {
  /** Keys of levels that people can reach here, the lowest first. */
  readonly levels: readonly string[]
  /** Factors that people can set up, by what they are called. */
  readonly kinds: readonly { readonly kind: string; readonly name: string }[]
}

/** What the organisation asks of those who act for it. */
export function demandsPage(filling: Filling, { offered }: { readonly offered: DemandsOffered }): Html {
  const { frame, form } = filling
  const text = words[frame.locale]
  const which = (name: 'required' | 'forbidden'): Html =>
    boxes({
      ...{ name, label: text.labels[name], hint: text.hints[name] },
      choices: offered.kinds.map(({ kind, name: called }) => ({ id: kind, text: called })),
      isTicked: (kind) => (form.typed[`${name}-${kind}`] ?? '') !== '',
    })
  return deskForm(filling, 'home', {
    title: text.title,
    trail: { href: pathIn(frame), text: frame.organisation.name },
    lead: text.lead,
    action: pathIn(frame, 'demands'),
    fields: html`
      ${radios({
        ...{ name: 'level', label: text.labels.level, chosen: form.typed['level'] ?? '' },
        choices: [
          { value: '', text: text.anyLevel },
          ...offered.levels.map((value) => ({ value, text: text.levels[value] ?? value })),
        ],
      })}
      ${which('required')} ${which('forbidden')}
    `,
    go: text.look,
    back: { href: pathIn(frame), text: text.keep },
  })
}

export interface HitShown {
  readonly id: string
  readonly name: string
  readonly outlook: 'sets-up' | 'refused'
  /** What they would have to set up. */
  readonly factor: string | undefined
}

/** Whom demands would hit, before they hold. */
export function hitPage(model: {
  readonly frame: DeskFrame
  readonly demands: {
    readonly minimum_level: string | null
    readonly factors_required: readonly string[]
    readonly factors_forbidden: readonly string[]
    readonly kinds: DemandsOffered['kinds']
  }
  readonly people: readonly HitShown[]
  /** So many were looked at for this page. */
  readonly looked: number
  readonly isFirst: boolean
  readonly next: string | undefined
  /** What sets them, as the form sends it. */
  readonly sealed: string
}): Html {
  const { frame, demands, people, looked, next } = model
  const text = words[frame.locale]
  const called = (kinds: readonly string[]): string =>
    kinds.map((kind) => demands.kinds.find((each) => each.kind === kind)?.name ?? kind).join(', ')
  const level = demands.minimum_level
  return deskPart(frame, 'home', {
    title: text.whomTitle,
    trail: { href: pathIn(frame, 'demands'), text: text.title },
    body: html`
      ${panel(
        text.asked,
        facts([
          [text.labels.level, level === null ? text.anyLevel : (text.levels[level] ?? level)],
          demands.factors_required.length > 0 && [text.labels.required, called(demands.factors_required)],
          demands.factors_forbidden.length > 0 && [text.labels.forbidden, called(demands.factors_forbidden)],
        ]),
      )}
      <h2>${text.whom}</h2>
      ${
        people.length === 0
          ? notice(next === undefined && model.isFirst ? text.nobody : text.nobodyOf(looked), 'ok')
          : html`<p>${text.some(people.length, looked)}</p>
              ${table(frame.locale, {
                caption: text.whom,
                isTitled: true,
                columns: [
                  {
                    title: text.columns.who,
                    cell: ({ id, name }) => html`<a href="${pathIn(frame, `people/${id}`)}">${name}</a>`,
                  },
                  {
                    title: text.columns.how,
                    cell: ({ outlook, factor }) =>
                      outlook === 'refused'
                        ? tag(text.refused, 'bad')
                        : html`${tag(text.setsUp, 'warn')} ${factor}`,
                  },
                ],
                rows: people,
                empty: '',
              })}`
      }
      ${next !== undefined && html`<p><a href="${next}">${text.lookOn}</a></p>`}
      <form method="post" action="${pathIn(frame, 'demands/set')}">
        <input type="hidden" name="d" value="${model.sealed}" />
        <p>${text.noWayBack}</p>
        <div class="doings">
          <button type="submit" class="${people.length === 0 ? 'primary' : 'danger'}">${text.set}</button>
          <a href="${pathIn(frame, 'demands')}?d=${model.sealed}">${text.change}</a>
        </div>
      </form>
    `,
  })
}
