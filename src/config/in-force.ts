import type { Environment, Machine, Variable } from './report.ts'

/** A setting as it holds, and where it came from. */
export interface InForce {
  readonly name: string
  readonly from: 'environment' | 'file' | 'otherwise'
  /** As it was said; of what was not, what holds in its place. */
  readonly value: string
  /** What is not to be shown: its fingerprint is. */
  readonly secret: string | undefined
  readonly meaning: string
}

/**
 * Every setting, in the order of the topics.
 *
 * @param machine.holding what was decided for those that are not set; of one that is not in it, its own words say it
 */
export const inForce = (
  variables: readonly (Variable & { readonly name: string })[],
  env: Environment,
  { files, holding }: Pick<Machine, 'files'> & { readonly holding: ReadonlyMap<string, string> },
): InForce[] =>
  variables.map(({ name, otherwise, meaning, file, secret }) => {
    const said = env[name]
    if (said === undefined) {
      const value = holding.get(name) ?? otherwise
      return { name, from: 'otherwise', value, secret: undefined, meaning }
    }
    const from = file ? 'file' : 'environment'
    if (!secret) return { name, from, value: said, secret: undefined, meaning }
    const kept = file ? (files?.[name]?.toString() ?? '') : said
    return { name, from, value: file ? said : '', secret: kept, meaning }
  })
