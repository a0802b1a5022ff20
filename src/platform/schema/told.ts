import { z } from 'zod'

/** A member as documents and help tell it. */
export interface Setting {
  readonly name: string
  /** What holds where nothing is said. */
  readonly otherwise: unknown
  readonly meaning: string
}

/** The members of an object that were described by `setting`, in their order. */
export const settingsIn = (object: z.ZodObject): Setting[] =>
  Object.entries(object.shape).flatMap(([name, member]) => {
    const meaning = z.globalRegistry.get(member)?.description
    return meaning === undefined || !(member instanceof z.ZodDefault)
      ? []
      : [{ name, otherwise: member.def.defaultValue, meaning }]
  })
