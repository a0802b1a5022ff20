import { peopleNamed, peopleSurnamed, type Account } from '../../domain/accounts/index.ts'
import { members, text, told, whole } from '../../platform/schema/index.ts'
import { lookupOf } from '../../platform/text/mail-address.ts'
import type { ApiDoor } from './contract.ts'
import { lastOf } from './cursors.ts'
import { foundSaid } from './people-said.ts'

/** What somebody is sought by. */
export const search = members({
  email: told(text({ most: 254 }).optional(), 'the whole address, however it is written'),
  subject: told(text({ most: 255 }).optional(), 'what a portal knows them by'),
  name: told(
    text({ least: 2, most: 200 }).optional(),
    'the beginning of a name or of a surname, in any capitals: two characters at the least',
  ),
  limit: told(whole(1, 200).default(50), 'how many, 200 at most'),
  after: told(text().optional(), 'where to go on: the `next` of the page before'),
})

/** Those who were named for certain, and of whom all else that was said is true. */
export function named(
  accounts: readonly (Account | undefined)[],
  { email, name }: { readonly email?: string | undefined; readonly name?: string | undefined },
) {
  const meant = accounts.filter(
    (account) =>
      account !== undefined &&
      (name === undefined || beginsSo(account.name, name)) &&
      (email === undefined || lookupOf(account.email ?? '') === lookupOf(email)),
  )
  return { items: meant.flatMap((account) => (account ? [foundSaid(account)] : [])), last: undefined }
}

interface NamedFrom {
  readonly name: string
  readonly id: string
  /** Those whose name begins so are told; from here on they are found by their surname. */
  readonly surname?: string
}

/** Those whose name begins so; and, after them, those whose surname does. */
export async function byName(
  { db }: ApiDoor,
  { name, limit, after }: { readonly name: string; readonly limit: number; readonly after: unknown },
) {
  const from = after as NamedFrom | undefined
  const surnamed = from?.surname === undefined ? undefined : { surname: from.surname, id: from.id }
  const first = surnamed ? [] : await peopleNamed(db, name, { after: from, limit: limit + 1 })
  const left = limit + 1 - first.length
  const then = left > 0 ? await peopleSurnamed(db, name, { after: surnamed, limit: left }) : []
  const rows = [...first, ...then]
  const last = lastOf(rows, limit, (row) => ({
    ...{ name: row.name, id: row.id },
    ...('surname' in row && { surname: row.surname }),
  }))
  return { items: rows.slice(0, limit).map(foundSaid), last }
}

const beginsSo = (name: string, beginning: string): boolean =>
  name.toLowerCase().startsWith(beginning.toLowerCase())
