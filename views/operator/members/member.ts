import type { Power } from '../../../src/policy/organisations/index.ts'
import { attributeField, type AttributeShown } from '../../attribute-field.ts'
import { choicesOf } from '../../choices.ts'
import { html, type Child, type Html } from '../../html.ts'
import { languageNames, notice } from '../../layout.ts'
import { facts, panel } from '../../work.ts'
import { day, dayText } from '../frame.ts'
import { fieldsIn } from '../../form-fields.ts'
import { formPart, type Filling } from '../form-part.ts'
import { words as consoleWords } from '../words/index.ts'
import { pathIn, type Within } from '../organisation-parts.ts'
import { stateTag, type MemberListed } from './list.ts'
import { detailsWords, words } from './words/index.ts'

/** What somebody may do for an organisation. */
export function memberFields(filling: Filling, levels: readonly string[], { isProgram = false } = {}): Html {
  const text = words[filling.frame.locale]
  const { line, radios, ticks, area, select } = fieldsIn(filling, text.fields)
  const powers: readonly Power[] = ['people', 'rights', 'organisation']
  const roles = (['member', 'administrator'] as const).map((value) => ({
    ...{ value, text: text.roles[value], says: text.roleSays[value] },
  }))
  const noLevel = { value: '', text: text.noLevel }
  return html`
    ${!isProgram && radios('role', roles)}
    ${
      !isProgram &&
      ticks(
        'power',
        powers.map((each) => text.powers[each]),
      )
    }
    ${radios('numbers-cover', choicesOf(text.cover))} ${area('numbers')}
    ${radios('branches-cover', choicesOf(text.cover))} ${area('branches')}
    ${line('from', { type: 'date', isOptional: true })} ${line('until', { type: 'date', isOptional: true })}
    ${line('user-name', { maxlength: 64, isOptional: true })}
    ${select('mandate', [noLevel, ...levels.map((value) => ({ value, text: value }))])}
    ${line('external-key', { maxlength: 200, isOptional: true })}
  `
}

export interface GrantOffered {
  readonly id: string
  /** The organisation that may act. */
  readonly name: string
}

/** Lets somebody, or a program, act for an organisation. */
export function newMemberPage(
  filling: Filling,
  model: {
    readonly organisation: Within
    readonly levels: readonly string[]
    /** By which somebody of another organisation may act for this one. */
    readonly grants: readonly GrantOffered[]
  },
): Html {
  const { organisation, levels, grants } = model
  const text = words[filling.frame.locale]
  const { line, radios, select } = fieldsIn(filling, text.fields)
  const here = pathIn(organisation, 'members')
  const own = { value: '', text: text.own }
  return formPart(filling, {
    at: 'organisations',
    title: text.addTitle,
    trail: { href: here, text: organisation.name },
    lead: text.addLead,
    action: `${here}/new`,
    fields: html`
      ${radios('what', choicesOf(text.kinds))} ${line('name', { maxlength: 200, isOptional: true })}
      ${line('email', { type: 'email', maxlength: 254, isOptional: true })}
      ${select('locale', choicesOf(languageNames))} ${line('client', { maxlength: 64, isOptional: true })}
      ${grants.length > 0 && select('through', [own, ...grants.map(({ id, name }) => ({ value: id, text: name }))])}
      ${memberFields(filling, levels)}
    `,
    go: text.addGo,
    back: here,
  })
}

export interface MemberShown extends MemberListed {
  /** Of a person: their account's address. */
  readonly email: string | undefined
  readonly account: string | undefined
  readonly given: Date
  /** By whom: a person by their name. */
  readonly givenBy:
    | { readonly kind: 'account' | 'client'; readonly name: string }
    | { readonly kind: 'operator' | 'job' | 'nobody' }
  readonly ended: Date | undefined
  readonly userName: string | undefined
}

/** What somebody may do for an organisation, to be changed; and what is said of them. */
export function memberPage(
  filling: Filling,
  model: {
    readonly zone: string
    readonly organisation: Within
    readonly member: MemberShown
    readonly levels: readonly string[]
    readonly attributes: readonly AttributeShown[]
    readonly may: Readonly<Record<'change' | 'end' | 'say' | 'issue', boolean>>
    readonly opensPeople: boolean
    readonly done: string | null
  },
): Html {
  const { organisation, member, levels, may } = model
  const { frame } = filling
  const text = words[frame.locale]
  const at = pathIn(organisation, `members/${member.id}`)
  return formPart(filling, {
    at: 'organisations',
    title: member.name,
    trail: { href: pathIn(organisation, 'members'), text: organisation.name },
    state: stateTag(frame, model.zone, member),
    done: text.done[model.done ?? ''],
    before: html`<div class="panels">
      ${panel(text.given, memberFacts(filling, model))}
      ${panel(text.attributes, attributesOf(filling, model))}
    </div>`,
    action: at,
    fields: memberFields(filling, levels, { isProgram: member.isProgram }),
    under: text.mayDo,
    isReadOnly: !may.change,
    go: consoleWords[frame.locale].save,
    after: html`${may.issue && html`<p class="after"><a href="${at}/details">${detailsWords[frame.locale].title}</a></p>`}
    ${may.end && html`<p class="after"><a href="${at}/end">${text.end}</a></p>`}`,
  })
}

function memberFacts({ frame }: Filling, model: Parameters<typeof memberPage>[1]): Html {
  const { zone, member, opensPeople } = model
  const text = words[frame.locale]
  const { account, email } = member
  const owner: Child =
    account !== undefined && opensPeople
      ? html`<a href="/operator/people/${account}">${email ?? account}</a>`
      : (email ?? account)
  return html`${member.ended !== undefined && notice(text.endedOn(dayText(frame, zone, member.ended)))}
  ${facts([
    owner !== undefined && [text.account_, owner],
    member.through !== undefined && [text.fields.labels.through, member.through],
    [text.columns.role, text.role[member.role]],
    member.userName !== undefined && [text.userName, html`<code>${member.userName}</code>`],
    [text.given, html`${day(frame, zone, member.given)}, ${giverText(frame, member)}`],
  ])}`
}

function giverText({ locale }: Filling['frame'], { givenBy: by }: MemberShown): string {
  const { givenBy: text } = words[locale]
  if (by.kind === 'account') return by.name
  return by.kind === 'client' ? text.client(by.name) : text[by.kind]
}

function attributesOf({ frame }: Filling, model: Parameters<typeof memberPage>[1]): Html {
  const { organisation, member, attributes, may } = model
  const text = words[frame.locale]
  const said = attributes.filter((each) => each.said.length > 0)
  return html`${said.length === 0 && html`<p>${text.attributesNone}</p>`}
  ${facts(said.map((each) => [each.name, each.said.join(', ')] as const))}
  ${
    may.say &&
    html`<p>
      <a href="${pathIn(organisation, `members/${member.id}/attributes`)}">${text.attributesChange}</a>
    </p>`
  }`
}

/** Says something of a member. */
export function attributesPage(
  filling: Filling,
  model: {
    readonly organisation: Within
    readonly member: { readonly id: string; readonly name: string }
    readonly attributes: readonly AttributeShown[]
  },
): Html {
  const { organisation, member, attributes } = model
  const { frame, form } = filling
  const text = words[frame.locale]
  const at = pathIn(organisation, `members/${member.id}`)
  const saying = { ...text.attributeProblems, nothing: text.nothing, yes: text.yes, no: text.no }
  return formPart(filling, {
    at: 'organisations',
    title: text.attributes,
    trail: { href: at, text: member.name },
    lead: text.attributesLead,
    action: `${at}/attributes`,
    fields: attributes.map((attribute) => attributeField(frame, form, { attribute, words: saying })),
    go: consoleWords[frame.locale].save,
    back: at,
  })
}

/** Asks once more before somebody acts for an organisation no more. */
export function endMemberPage(
  filling: Filling,
  model: { readonly organisation: Within; readonly member: { readonly id: string; readonly name: string } },
): Html {
  const { organisation, member } = model
  const text = words[filling.frame.locale]
  const at = pathIn(organisation, `members/${member.id}`)
  return formPart(filling, {
    at: 'organisations',
    title: text.endTitle(member.name),
    trail: { href: at, text: member.name },
    lead: text.endLead,
    action: `${at}/end`,
    fields: false,
    go: text.end,
    isDanger: true,
    back: at,
  })
}
