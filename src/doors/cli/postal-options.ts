import type { Command } from 'commander'

/** An address, as options say it line by line. */
export interface PostalOptions {
  readonly street?: string
  readonly houseNumber?: string
  readonly extra?: string
  readonly postalCode?: string
  readonly city?: string
  readonly country?: string
}

/** The options of an address. @param whose what the first says it is */
export const withAddress = (command: Command, whose: string): Command =>
  command
    .option('--street <street>', `${whose}; so are the next five`)
    .option('--house-number <number>')
    .option('--extra <line>')
    .option('--postal-code <code>')
    .option('--city <city>')
    .option('--country <country>', 'two letters (ISO 3166-1)')

/** What of an address was said. */
export function addressSaid(options: PostalOptions) {
  const { street, houseNumber, extra, postalCode, city, country } = options
  const typed = { street, number: houseNumber, extra, postal_code: postalCode, city, country }
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
}

/** The same, of where a letter goes; undefined: nothing of it was said. */
export function postalSaid({ company, ...options }: PostalOptions & { readonly company?: string }) {
  const said = addressSaid(options)
  return Object.keys(said).length === 0 ? undefined : { ...said, organisation: company }
}
