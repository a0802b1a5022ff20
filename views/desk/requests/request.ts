import { fieldsIn } from '../../form-fields.ts'
import { html, type Html } from '../../html.ts'
import { facts, panel, tag } from '../../work.ts'
import { dayText, deskForm, deskPart, pathIn, refusedAlert, type Filling } from '../frame.ts'
import { moreFields, rightsFields, type RightsOffered } from '../rights.ts'
import { requestWords as words } from './words/index.ts'

export interface RequestShown {
  readonly id: string
  readonly name: string
  readonly address: string
  /** Whether they have shown that they read its mail. */
  readonly isConfirmed: boolean
  /** By which they act for the organisation already; undefined: they ask to be let in. */
  readonly member: string | undefined
  readonly why: string
  readonly at: Date
  readonly numbers: readonly string[]
  readonly branches: readonly string[]
  readonly wantsRole: boolean
  /** Of what they ask for, what the organisation does not have. */
  readonly unknown: readonly string[]
}

/** What somebody asks for, and its answer. */
export function requestPage(
  filling: Filling,
  model: {
    readonly zone: string
    readonly request: RequestShown
    readonly offered: RightsOffered
    readonly mayAnswer: boolean
    readonly version: string
  },
): Html {
  const { frame, refused } = filling
  const { request, offered } = model
  const text = words[frame.locale]
  const here = pathIn(frame, `requests/${request.id}`)
  const isMember = request.member !== undefined
  const parts = {
    title: isMember ? text.moreTitle(request.name) : text.joinTitle(request.name),
    trail: { href: pathIn(frame), text: frame.organisation.name },
  }
  const asked = html`<div class="panels">
    ${panel(
      text.asks,
      facts([
        [
          text.who,
          isMember
            ? html`<a href="${pathIn(frame, `people/${request.member}`)}">${request.name}</a>`
            : request.name,
        ],
        [
          text.mail,
          html`${request.address}
          ${request.isConfirmed ? tag(text.confirmed, 'ok') : tag(text.unconfirmed, 'warn')}`,
        ],
        [text.on, dayText(frame, model.zone, request.at)],
        request.numbers.length > 0 && [text.numbers, request.numbers.join(', ')],
        request.branches.length > 0 && [text.branches, request.branches.join(', ')],
        request.wantsRole && [text.role, text.wantsRole],
        request.why !== '' && [text.says, request.why],
        request.unknown.length > 0 && [text.unknown, request.unknown.join(', ')],
      ]),
    )}
  </div>`
  if (!model.mayAnswer)
    return deskPart(frame, 'home', {
      ...{ ...parts, failed: refused !== undefined },
      body: html`${refusedAlert(frame, refused)} ${asked}
        <p>${text.notYours}</p>`,
    })
  const decline = html`<form method="post" action="${here}/decline" class="narrow">
    ${fieldsIn(filling, { labels: { answer: text.answer }, hints: { answer: text.answerHint }, problems: {} }).area('answer', 2)}
    <div class="doings"><button type="submit" class="danger">${text.decline}</button></div>
  </form>`
  return deskForm(filling, 'home', {
    ...{ ...parts, before: asked, under: isMember ? text.giveTitle : text.letInTitle },
    lead: isMember ? text.giveLead : text.letInLead,
    action: `${here}/grant`,
    fields: html`
      <input type="hidden" name="version" value="${model.version}" />
      ${rightsFields(filling, { offered, ends: false })}
      ${offered.gives && moreFields(filling, { hasUserName: false })}
    `,
    go: isMember ? text.give : text.letIn,
    after: panel(text.declineTitle, decline),
  })
}
