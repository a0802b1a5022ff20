import { html, type Html } from '../../html.ts'
import { facts, panel } from '../../work.ts'
import { deskForm, deskPart, pathIn, refusedAlert, type Filling } from '../frame.ts'
import { moreFields, rightsFields, type RightsOffered } from '../rights.ts'
import { words } from '../words/index.ts'
import { doesText, type PersonListed } from './list.ts'

/** What somebody may do, to be changed. */
export function rightsPage(
  filling: Filling,
  model: {
    readonly person: PersonListed
    /** Of what is shown: another version is not overwritten unseen. */
    readonly version: string
    readonly offered: RightsOffered
    /** Whether whoever looks may change anything of it, and on which day it ends. */
    readonly mayChange: boolean
    readonly ends: boolean
    readonly hasUserName: boolean
  },
): Html {
  const { frame, refused } = filling
  const { person, version, offered, ends } = model
  const text = words[frame.locale]
  const at = pathIn(frame, `people/${person.id}`)
  const parts = { title: text.rightsTitle(person.name), trail: { href: at, text: person.name } }
  if (!model.mayChange)
    return deskPart(frame, 'people', {
      ...{ ...parts, failed: refused !== undefined },
      body: html`${refusedAlert(frame, refused)}
        <p><a href="${at}">${text.back}</a></p>`,
    })
  return deskForm(filling, 'people', {
    ...parts,
    // what somebody else has made of it is shown beside what was typed
    before:
      refused?.reason === 'version-passed' &&
      panel(text.rightsNow, facts([[text.personMay, doesText(frame, person)]])),
    lead: text.rightsLead,
    action: `${at}/rights`,
    fields: html`
      <input type="hidden" name="version" value="${version}" />
      ${rightsFields(filling, { offered, ends })} ${offered.gives && moreFields(filling, model)}
    `,
    go: text.save,
    back: { href: at, text: text.keepRights },
  })
}
