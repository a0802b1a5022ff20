import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

// what stands in a template is not on the page until a script puts it there, and is no child of it
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])

const walk = (node: Node): Element[] =>
  childrenOf(node).flatMap((child) => [...(tree.isElementNode(child) ? [child] : []), ...walk(child)])

const documents = new WeakMap<object, Node>()

/** The page as a browser without scripts makes it out of what it was sent. Read once a page. */
function documentOf(page: { readonly text: string }): Node {
  let document = documents.get(page)
  if (!document) documents.set(page, (document = parse(page.text, { scriptingEnabled: false })))
  return document
}

/** Every element of the page or the element, in order, with one of these names. */
export const elementsOf = (within: { readonly text: string } | Element, ...names: string[]): Element[] =>
  walk('text' in within ? documentOf(within) : within).filter(
    ({ tagName }) => names.length === 0 || names.includes(tagName),
  )

export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((each) => each.name === name)?.value

/** What can be read in an element, as it is laid out: runs of blanks are one. */
export const textOf = (element: Element): string => rawText(element).replaceAll(/\s+/g, ' ').trim()

export const rawText = (node: Node): string =>
  tree.isTextNode(node) ? node.value : childrenOf(node).map(rawText).join('')

/** The first element that has an attribute, and that value of it where one is named. */
export const withAttribute = (
  page: { readonly text: string },
  name: string,
  value?: string,
): Element | undefined =>
  elementsOf(page).find((each) => {
    const found = attribute(each, name)
    return found !== undefined && (value === undefined || found === value)
  })

export interface Form {
  readonly action: string
  readonly method: 'get' | 'post'
  /** Of everything that can be filled in or pressed. */
  readonly names: readonly string[]
  /** What is sent of a form that nobody has touched; a button is sent when it is pressed. */
  readonly values: Readonly<Record<string, string>>
}

/** HTML, 4.10.21.4 "Constructing the entry list". */
function valueOf(control: Element): string | undefined {
  const type = attribute(control, 'type')
  if (control.tagName === 'button' || attribute(control, 'disabled') !== undefined) return undefined
  if (control.tagName === 'textarea') return rawText(control).replace(/^\n/, '')
  if (control.tagName === 'select') {
    const options = elementsOf(control, 'option')
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
    return chosen && (attribute(chosen, 'value') ?? textOf(chosen))
  }
  if (type === 'submit' || type === 'image' || type === 'reset') return undefined
  if (type === 'checkbox' || type === 'radio')
    return attribute(control, 'checked') === undefined ? undefined : (attribute(control, 'value') ?? 'on')
  return attribute(control, 'value') ?? ''
}

/** The forms of a page, the controls outside one that name it included. */
export function formsOf(page: { readonly text: string }): Form[] {
  const strays = elementsOf(page, 'input', 'button', 'select', 'textarea')
  return elementsOf(page, 'form').map((form) => {
    const id = attribute(form, 'id')
    const controls = [
      ...elementsOf(form, 'input', 'button', 'select', 'textarea'),
      ...strays.filter((each) => id !== undefined && attribute(each, 'form') === id),
    ]
    const values: Record<string, string> = {}
    for (const control of controls) {
      const [name, value] = [attribute(control, 'name'), valueOf(control)]
      if (name !== undefined && value !== undefined) values[name] = value
    }
    return {
      action: attribute(form, 'action') ?? '',
      method: attribute(form, 'method')?.toLowerCase() === 'post' ? 'post' : 'get',
      names: controls.flatMap((control) => attribute(control, 'name') ?? []),
      values,
    }
  })
}

/** The `data-reason`s on a page: what went wrong, as programs read it. */
export const reasonsOn = (page: { readonly text: string }): string[] =>
  elementsOf(page).flatMap((element) => attribute(element, 'data-reason') ?? [])

export const headingOf = (page: { readonly text: string }): string => {
  const [heading] = elementsOf(page, 'h1')
  return heading ? textOf(heading) : ''
}

/** What an action that worked is answered with. */
export const noticeOn = (page: { readonly text: string }): string | undefined => {
  const status = withAttribute(page, 'role', 'status')
  return status && textOf(status)
}

/** The secret that an app is to be given, as it can be typed over. */
export const secretOn = (page: { readonly text: string }): string => {
  const secret = withAttribute(page, 'data-totp-secret')
  return secret ? textOf(secret).replaceAll(' ', '') : ''
}

/** The recovery codes that are shown. */
export const codesOn = (page: { readonly text: string }): string[] =>
  elementsOf(page, 'code')
    .map(textOf)
    .filter((code) => /^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/.test(code))

/** The text of every element that has an attribute. */
export const textsWith = (page: { readonly text: string }, name: string): string[] =>
  elementsOf(page).flatMap((each) => (attribute(each, name) === undefined ? [] : [textOf(each)]))

/** What stands in the fields of a page, of all its forms. */
export const fieldsOn = (page: { readonly text: string }): Record<string, string> =>
  Object.assign({}, ...formsOf(page).map((form) => form.values)) as Record<string, string>
