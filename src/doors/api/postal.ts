import { addressSchema } from '../../domain/organisations/index.ts'
import { members, orNull, text, told, type Of } from '../../platform/schema/index.ts'

/** Where post reaches somebody. */
export const postalMembers = members({
  organisation: told(
    text({ most: 60, least: 0 }).default(''),
    'the first line, where it is no home of theirs; left out where it is',
  ),
  ...addressSchema.shape,
})

/** Where the letter with a code goes to somebody, as the API is told it. */
export const postalAsked = told(
  orNull(postalMembers).default(null),
  'where a letter with the code goes, of somebody who has no mobile; once it has reached them, it is where they are reached',
)

/** The same, as acts take it. */
export const postalOf = (said: Of<typeof postalAsked>) => said ?? undefined
