import { fieldsIn } from '../../form-fields.ts'
import { html, type Html } from '../../html.ts'
import { facts, panel } from '../../work.ts'
import { deskForm, pathIn, type Filling } from '../frame.ts'
import { rightsFields, type RightsOffered } from '../rights.ts'
import { rightsWords } from '../words/index.ts'
import { outsideWords as words } from './words/index.ts'

/** Asks which program is to act for the organisation: its maker gives its id. */
export function findProgramPage(filling: Filling): Html {
  const { frame } = filling
  const text = words[frame.locale]
  const here = pathIn(frame, 'outside')
  return deskForm(filling, 'home', {
    title: text.programTitle,
    trail: { href: here, text: text.title },
    lead: text.programLead,
    action: `${here}/program`,
    fields: fieldsIn(filling, text.fields).line('program', { maxlength: 64 }),
    go: text.programFind,
    back: { href: here, text: text.leave },
  })
}

/** Says which program it is, and for what it would act. */
export function programPage(
  filling: Filling,
  model: {
    readonly program: { readonly id: string; readonly name: string }
    readonly offered: RightsOffered
    /** Whether whoever looks may say until when. */
    readonly ends: boolean
  },
): Html {
  const { frame } = filling
  const { program, offered, ends } = model
  const text = words[frame.locale]
  const here = pathIn(frame, 'outside')
  return deskForm(filling, 'home', {
    title: text.programGive(program.name),
    trail: { href: `${here}/program`, text: text.programTitle },
    before: panel(
      text.programIs,
      facts([
        [text.columns.program, program.name],
        [text.fields.labels.program, html`<code>${program.id}</code>`],
      ]),
    ),
    under: text.programMay,
    lead: text.programWarns,
    action: `${here}/programs/${program.id}`,
    fields: html`
      ${rightsFields(filling, { offered, ends })}
      ${!offered.gives && html`<p>${rightsWords[frame.locale].asYou}</p>`}
    `,
    go: text.programGo,
    back: { href: here, text: text.leave },
  })
}
