import { InvalidArgumentError, Option } from 'commander'
import { read, type Of, type Schema } from '../../platform/schema/index.ts'

/**
 * An option whose value a schema describes. A command that is given another is wrongly used, and is told what the value
 * must be.
 *
 * @param otherwise what holds where it is not given
 */
export function option<S extends Schema>(
  flags: string,
  meaning: string,
  schema: S,
  otherwise?: Of<S>,
): Option {
  const made = new Option(flags, meaning).argParser((typed: string): Of<S> => {
    const said = read(schema, /^-?\d+$/.test(typed) ? Number(typed) : typed)
    if (said.ok) return said.value
    throw new InvalidArgumentError(`It ${said.faults[0]?.says ?? 'is wrong'}.`)
  })
  return otherwise === undefined ? made : made.default(otherwise)
}
