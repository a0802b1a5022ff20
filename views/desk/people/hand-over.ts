import type { Html } from '../../html.ts'
import { deskForm, pathIn, type Filling } from '../frame.ts'
import { words } from '../words/index.ts'

/** Asks once more before somebody is offered one's work. */
export function handOverPage(
  filling: Filling,
  {
    person,
    days,
  }: { readonly person: { readonly id: string; readonly name: string }; readonly days: number },
): Html {
  const { frame } = filling
  const text = words[frame.locale]
  const at = pathIn(frame, `people/${person.id}`)
  return deskForm(filling, 'people', {
    title: text.handOverTitle(person.name),
    trail: { href: at, text: person.name },
    lead: text.handOverLead(days),
    action: `${at}/hand-over`,
    fields: false,
    go: text.handOverGo,
    back: { href: at, text: text.keepRights },
  })
}
