/** What kind of thing an attribute of a membership is. */
export const attributeTypes = ['text', 'number', 'yes-no', 'date', 'choice', 'choices'] as const
export type AttributeType = (typeof attributeTypes)[number]

/** Who may say it. */
export const attributeSetters = ['operator', 'administrator', 'person'] as const
export type AttributeSetter = (typeof attributeSetters)[number]

/** What an operator has declared of an attribute. */
export interface AttributeKind {
  readonly type: AttributeType
  /** Of a choice and of choices: what there is to choose from. */
  readonly allowed: readonly string[]
  readonly setBy: readonly AttributeSetter[]
}

export type AttributeFault =
  'attribute-malformed' | 'attribute-outside-set' | 'attribute-too-many' | 'attribute-repeated'

const LONGEST = 200
const MOST = 500

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

const forms: Readonly<Record<AttributeType, (text: string) => boolean>> = {
  text: () => true,
  number: (text) => /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text),
  'yes-no': (text) => text === 'yes' || text === 'no',
  date: isDay,
  choice: () => true,
  choices: () => true,
}

/** What is wrong with the values of an attribute; undefined: nothing. None at all takes it away. */
export function attributeFault(
  { type, allowed }: Pick<AttributeKind, 'type' | 'allowed'>,
  values: readonly string[],
): AttributeFault | undefined {
  if (values.length > (type === 'choices' ? MOST : 1)) return 'attribute-too-many'
  if (new Set(values).size < values.length) return 'attribute-repeated'
  if (values.some((each) => each.trim() === '' || each.length > LONGEST || !forms[type](each)))
    return 'attribute-malformed'
  const isChoice = type === 'choice' || type === 'choices'
  return isChoice && values.some((each) => !allowed.includes(each)) ? 'attribute-outside-set' : undefined
}

/** Whether somebody may say it. */
export const maySetAttribute = ({ setBy }: Pick<AttributeKind, 'setBy'>, who: AttributeSetter): boolean =>
  setBy.includes(who)

/**
 * What the fields of a form say of an attribute. Of choices each value is a field of its own, by its place, since a form
 * has each field once; of all else it is one field, by its key.
 */
export function attributeTyped(
  { key, type, allowed }: Pick<AttributeKind, 'type' | 'allowed'> & { readonly key: string },
  fields: Readonly<Record<string, string>>,
): string[] {
  if (type === 'choices') return allowed.filter((_each, place) => fields[`${key}-${place}`] !== undefined)
  const typed = (fields[key] ?? '').trim()
  return typed === '' ? [] : [typed]
}
