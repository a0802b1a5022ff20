import { postalFields } from '../../address-fields.ts'
import { fieldsIn } from '../../form-fields.ts'
import { html, type Child, type Html } from '../../html.ts'
import { lastWholeDayOf } from '../../time.ts'
import { doing, facts, panel } from '../../work.ts'
import { postalWords } from '../../words/index.ts'
import { dayText, deskForm, deskPart, momentText, pathIn, refusedAlert, type Filling } from '../frame.ts'
import { sentCell, stateTag, type InvitationListed } from './list.ts'
import { invitationWords as words } from './words/index.ts'

export interface InvitationShown extends InvitationListed {
  /** How the number ends that its code goes to. */
  readonly mobileEnds: string | undefined
  /** Where its letter goes. */
  readonly town: string | undefined
  /** Of somebody who takes the organisation over: when the letter leaves. */
  readonly leaves: Date | undefined
  /** Who sent it last; undefined: the operator. */
  readonly by: string | undefined
  readonly ended: Date | undefined
}

interface Model {
  readonly zone: string
  readonly invitation: InvitationShown
  readonly may: { readonly sendAgain: boolean; readonly withdraw: boolean }
  readonly done: string | null
}

/** An invitation: what was sent, what was said of it; sending it again, and taking it back. */
export function invitationPage(filling: Filling, model: Model): Html {
  const { invitation, may } = model
  const { frame } = filling
  const text = words[frame.locale]
  const here = pathIn(frame, `invitations/${invitation.id}`)
  const trail = { href: pathIn(frame, 'invitations'), text: text.title }
  const parts = {
    ...{ title: invitation.name, trail, state: stateTag(frame, invitation) },
    done: text.done[model.done ?? ''],
  }
  const sent = html`<div class="panels">${panel(text.columns.sent, sentPanel(filling, model))}</div>`
  const takeBack = may.withdraw && doing(`${here}/withdraw`, { text: text.withdraw, kind: 'danger' })
  if (!may.sendAgain)
    return deskPart(frame, 'people', {
      ...{ ...parts, failed: filling.refused !== undefined },
      body: html`${refusedAlert(frame, filling.refused)} ${sent} ${takeBack}`,
    })
  const hints = { ...text.fields.hints, mobile: text.fields.again }
  const { line } = fieldsIn(filling, { ...text.fields, hints })
  return deskForm(filling, 'people', {
    ...{ ...parts, before: sent, lead: text.againLead, under: text.againTitle },
    action: `${here}/send-again`,
    fields: html`${line('email', { type: 'email', maxlength: 254 })}
    ${line('mobile', { type: 'tel', maxlength: 40, isOptional: true })} ${postalFields(filling)}`,
    go: text.againGo,
    after: takeBack,
  })
}

function sentPanel({ frame }: Filling, { zone, invitation }: Pick<Model, 'zone' | 'invitation'>): Child {
  const text = words[frame.locale]
  const { mobileEnds, town, ended, leaves } = invitation
  return html`${invitation.isStuck && html`<p class="lead">${text.stuck}</p>`}
  ${sentCell(frame, zone, invitation.sent)}
  ${facts([
    [text.to, invitation.email],
    // what has ended has forgotten it
    ended === undefined &&
      (town === undefined
        ? [text.mobile, mobileEnds === undefined ? text.noMobile : text.ends(mobileEnds)]
        : [postalWords[frame.locale].title, town]),
    leaves !== undefined && [text.takesOver, text.letterLeaves(dayText(frame, zone, leaves))],
    [text.by, invitation.by ?? text.operator],
    [text.until, dayText(frame, zone, lastWholeDayOf(invitation.closes))],
    ended !== undefined && [text.ended, momentText(frame, zone, ended)],
  ])}`
}
