import type { Fault } from '../../platform/schema/index.ts'

// What a refusal of an act means to whoever has said it: where it stands in what they said, and the rest of the sentence.

/** What is wrong with what was said of a membership, and where. */
export const memberFaults = {
  'account-unknown': { path: ['account'], says: 'is no account that is in use' },
  'email-malformed': { path: ['person', 'email'], says: 'must be an e-mail address' },
  'email-not-ascii': {
    path: ['person', 'email'],
    says: 'must have plain letters before the @ (see MAIL_SMTPUTF8)',
  },
  'email-taken': { path: ['person', 'email'], says: 'was taken meanwhile' },
  'name-missing': { path: ['person', 'name'], says: 'must be there' },
  'name-malformed': { path: ['person', 'name'], says: 'must be text without control characters' },
  'phone-malformed': { path: ['person', 'phone_number'], says: 'must be a telephone number' },
  'subject-malformed': { path: ['subject'], says: 'must be 1 to 128 ASCII characters without blanks' },
  'subject-taken': { path: ['subject'], says: 'is somebody else’s' },
  'user-name-missing': { path: ['user_name'], says: 'must be there where there is no address' },
  'client-unknown': { path: ['client_id'], says: 'is no client' },
  'through-unknown': { path: ['through'], says: 'is no grant of this organisation that stands' },
  'not-of-intermediary': { path: ['through'], says: 'is to an organisation that they do not act for' },
  'through-administrator': {
    path: ['role'],
    says: 'must be member: who acts for others administers nothing',
  },
  'program-administrator': { path: ['role'], says: 'must be member: a program administers nothing' },
  'powers-wrong': { path: ['powers'], says: 'must be empty of a member' },
  'user-name-malformed': {
    path: ['user_name'],
    says: 'must be ASCII letters, digits and . _ - @, with a letter or a digit among them',
  },
  'user-name-fixed': { path: ['user_name'], says: 'must stay as it is' },
  'user-name-taken': { path: ['user_name'], says: 'is, or was, another’s in this organisation' },
  'external-key-taken': { path: ['external_key'], says: 'is, or was, another’s in this organisation' },
  'number-unknown': { path: ['numbers'], says: 'must be numbers of this organisation that became no other' },
  'branch-unknown': { path: ['branches'], says: 'must be branches of this organisation' },
  'nothing-covered': { path: ['numbers'], says: 'must name a number where no branch is named' },
  'mandate-level-unknown': { path: ['mandate_level'], says: 'must be a level that there is here' },
  'ends-before-it-begins': { path: ['until'], says: 'must be after from' },
  'ends-in-the-past': { path: ['until'], says: 'must not have passed' },
  'already-member': { path: ['key'], says: 'is of somebody who acts for the organisation by another' },
  'membership-unknown': { path: ['key'], says: 'is of a membership that was ended' },
  'version-passed': { path: ['key'], says: 'is of a membership that was changed meanwhile' },
  'last-administrator': { path: ['role'], says: 'would leave nobody who can act for the organisation' },
} satisfies Readonly<Record<string, Fault>>

/** Why a portal does not know somebody as was said. */
export const knownAsFaults = {
  'subject-malformed': { says: 'must be 1 to 128 ASCII characters without blanks' },
  'subject-taken': { says: 'is somebody else’s' },
  'client-unknown': { says: 'is said of a client that there is not' },
  'subject-of-account': { says: 'is said of a client that knows everybody by the account’s own subject' },
  'subject-fixed': { says: 'is not what this client knows them by already' },
} satisfies Readonly<Record<string, Omit<Fault, 'path'>>>

/** Why a membership is not given or changed as was said. */
export type MemberReason = keyof typeof memberFaults

/** What is wrong with what was said of a number, or of numbers that become one. */
export const numberFaults = {
  'register-unknown': { path: ['register'], says: 'is not there' },
  'number-malformed': { path: ['number'], says: 'must be as its register has them' },
  'number-replaced': { path: ['number'], says: 'became another already' },
  'merge-into-itself': { path: ['to'], says: 'must not be one of those that are replaced' },
  'merge-of-registers': {
    path: ['from'],
    says: 'must all be of the register of the number that they become',
  },
  'nothing-to-merge': { path: ['from'], says: 'must name a number' },
  'number-unknown': { path: ['number'], says: 'is no number of this organisation' },
  'number-taken': { path: ['number'], says: 'is there already, or another’s' },
} satisfies Readonly<Record<string, Fault>>

/** Why a number is not added, or numbers are not merged, as was said. */
export type NumberReason = keyof typeof numberFaults

/** What is wrong with what is said of a member. */
export const attributeFaults = {
  'attribute-unknown': 'is no attribute',
  'attribute-not-yours': 'is not for an operator to say',
  'attribute-not-for-them': 'is of a register that this organisation has no number of',
  'attribute-malformed': 'must be as the attribute’s type has it',
  'attribute-outside-set': 'must be of what there is to choose from',
  'attribute-too-many': 'must have fewer values',
  'attribute-repeated': 'must have each value once',
  'membership-unknown': 'is of a membership that was ended',
} satisfies Readonly<Record<string, string>>

/** What is wrong with a member of an organisation that is imported, where it stands. @param i its place among them */
export function memberFault(i: number, reason: MemberReason, about?: string): Fault {
  const { path: at, says } = memberFaults[reason]
  const field = String(at.at(-1))
  // a person is named by their address
  const path = ['members', i, field === 'account' ? 'email' : field]
  return { path, says, reason, ...(about !== undefined && { about }) }
}
