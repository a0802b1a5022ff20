import type { AttributeShown } from '../../attribute-field.ts'
import { html, type Html } from '../../html.ts'
import { facts, panel, tag } from '../../work.ts'
import { dayText, deskForm, deskPart, pathIn, type DeskFrame, type Filling } from '../frame.ts'
import { words } from '../words/index.ts'
import { accessTag, doesText, type PersonListed } from './list.ts'

export interface PersonShown extends PersonListed {
  readonly since: Date
  readonly userName: string | undefined
  /** By which the organisation itself knows them. */
  readonly reference: string | undefined
  /** The numbers and branches that it covers, by their names; empty: all. */
  readonly covered: readonly string[]
  /** What they sign in with, by the names of its kinds; undefined: it is a program. */
  readonly factors: readonly string[] | undefined
  /** At which portals they acted for the organisation, and when last. */
  readonly seen: readonly { readonly portal: string; readonly at: Date }[]
  /** What was sent to them and not used yet. */
  readonly waits: readonly ('details' | 'recovery')[]
}

/** Somebody who acts for the organisation: what they may do, and what can be done about it. */
export function personPage(model: {
  readonly frame: DeskFrame
  readonly zone: string
  readonly person: PersonShown
  readonly may: Readonly<Record<'end' | 'change' | 'say' | 'handOver', boolean>>
  /** What portals are told of them beside who they are. */
  readonly attributes: readonly AttributeShown[]
  readonly done: string | null
}): Html {
  const { frame, zone, person, may } = model
  const text = words[frame.locale]
  const here = pathIn(frame, `people/${person.id}`)
  return deskPart(frame, 'people', {
    title: person.name,
    trail: { href: pathIn(frame, 'people'), text: text.peopleTitle },
    state: accessTag(frame, zone, person),
    done: text.done[model.done ?? ''],
    body: html`
      ${panel(
        text.personAccess,
        facts([
          [text.personMay, doesText(frame, person)],
          person.covered.length > 0 && [text.personFor, person.covered.join(', ')],
          person.through !== undefined && [text.columns.who, text.through(person.through)],
          person.isProgram && [text.columns.who, tag(text.program)],
          [text.personSince, dayText(frame, zone, person.since)],
          person.email !== undefined && [text.personMail, person.email],
          person.userName !== undefined && [text.personUserName, html`<code>${person.userName}</code>`],
          person.reference !== undefined && [text.personReference, person.reference],
        ]),
      )}
      ${
        (model.attributes.length > 0 || may.say) &&
        panel(
          text.said,
          html`${
            model.attributes.length === 0
              ? html`<p>${text.saidNothing}</p>`
              : facts(model.attributes.map((each) => [each.name, saidText(text, each)] as const))
          }
          ${may.say && html`<p><a href="${here}/said">${text.saidChange}</a></p>`}`,
        )
      }
      ${panel(
        text.seenTitle,
        html`${
          person.seen.length === 0
            ? html`<p>${text.seenNowhere}</p>`
            : facts(person.seen.map(({ portal, at }) => [portal, dayText(frame, zone, at)] as const))
        }
        ${facts([
          person.factors !== undefined && [
            text.signsInWith,
            person.factors.length === 0
              ? text.nothingSetUp
              : new Intl.ListFormat(frame.locale).format(person.factors),
          ],
          person.waits.length > 0 && [
            text.waitsFor,
            person.waits.map((each) => text.waitsSay[each]).join(' '),
          ],
        ])}`,
      )}
      <p><a href="${pathIn(frame, 'happened')}?person=${person.id}">${text.theirHappened}</a></p>
      <p class="after doings">
        ${may.change && html`<a class="button secondary" href="${here}/rights">${text.change}</a>`}
        ${may.handOver && html`<a class="button secondary" href="${here}/hand-over">${text.handOver}</a>`}
        ${may.end && html`<a class="button danger" href="${here}/end">${text.end}</a>`}
      </p>
    `,
  })
}

const saidText = (
  { saying }: (typeof words)['en'],
  { type, said }: Pick<AttributeShown, 'type' | 'said'>,
): string =>
  type === 'yes-no'
    ? said.map((each) => (each === 'yes' ? saying.yes : saying.no)).join(', ')
    : said.join(', ')

/** Asks once more before somebody acts for the organisation no more. */
export function endPersonPage(
  filling: Filling,
  {
    person,
    isOwn,
  }: { readonly person: { readonly id: string; readonly name: string }; readonly isOwn: boolean },
): Html {
  const { frame } = filling
  const text = words[frame.locale]
  const at = pathIn(frame, `people/${person.id}`)
  return deskForm(filling, 'people', {
    title: text.endTitle(person.name),
    trail: { href: at, text: person.name },
    lead: isOwn ? `${text.endLead} ${text.endOwn}` : text.endLead,
    action: `${at}/end`,
    fields: false,
    go: text.endGo,
    isDanger: true,
    back: { href: at, text: text.keep },
  })
}
