import type { PasswordPolicy } from '../../../src/policy/password/rules.ts'
import type { RuleName, Standard } from '../../../src/policy/password/standards.ts'
import { stop } from '../../stop.ts'

export interface RuleWords {
  readonly title: string
  /** What holds here. */
  readonly ours: (policy: PasswordPolicy) => string
  /** What each standard says, where it says something. */
  readonly says: Readonly<Partial<Record<Standard, string>>>
}

export const words = {
  title: 'Password rules',
  standards: 'What the standards say, and where we differ',
  change: 'Change your password',
  lead: 'These rules hold here for everybody who chooses a password.',
  silent: 'nothing',
  against: (names: string) => `This differs from what ${names} asks.`,
  why: 'Why',
  noReason: 'No reason has been written down.',
  approvedBy: (who: string) => `Decided by ${stop(who)}`,
  reviewAt: (date: string) => `Looked at again on ${date}.`,
  rules: {
    length: {
      title: 'Length',
      ours: ({ shortest, longest }) =>
        `From ${shortest} to ${longest} characters. Spaces and every other character count.`,
      says: {
        nist: 'at least 15, or 8 beside a second factor; 64 must be possible',
        asvs: 'at least 8, better 15; 64 must be possible',
        bio2: 'the organisation decides',
      },
    },
    classes: {
      title: 'Kinds of characters',
      ours: ({ classes }) =>
        classes > 1
          ? `At least ${classes} of these four: lower case, upper case, digits, anything else. In every alphabet.`
          : 'No kind of character is asked for.',
      says: {
        nist: 'must not be asked',
        asvs: 'must not be asked',
        bio2: 'rules must be enforced by the system',
      },
    },
    names: {
      title: 'Your own names',
      ours: ({ namesNobody }) =>
        namesNobody
          ? 'Your name and e-mail address, or a part of them of four letters or more, may not be in it: not backwards, and not with digits for letters.'
          : 'They are not looked for.',
      says: { nist: 'words of the context must be refused', asvs: 'words of the context must be refused' },
    },
    known: {
      title: 'Well-known passwords',
      ours: ({ refusesKnown }) =>
        refusesKnown
          ? 'Passwords that many use, or that stand on a list of known ones, are refused.'
          : 'They are not looked for.',
      says: { nist: 'must be refused', asvs: 'must be refused' },
    },
    history: {
      title: 'Earlier passwords',
      ours: ({ history }) =>
        history > 0
          ? `Not one of your last ${history}, the present one included.`
          : 'They may be used again.',
      says: {},
    },
    age: {
      title: 'How long it lives',
      ours: ({ months }) =>
        months === null
          ? 'Until you change it.'
          : `${months} calendar months. After that it signs you in once more, for one thing: to choose a new one.`,
      says: {
        nist: 'must not end by age, but must be changed when it may be known to others',
        asvs: 'must not end by age',
        bio2: 'does not ask for it',
        nis2: 'must be changed at predefined intervals',
      },
    },
    warning: {
      title: 'Being told in time',
      ours: ({ months, warnDays }) =>
        months === null
          ? 'There is nothing to tell.'
          : warnDays.length === 0
            ? 'By mail when it has expired, by day.'
            : `By mail ${warnDays.join(', ')} days ahead and when it expires, by day; and after signing in.`,
      says: { asvs: 'people are reminded in time' },
    },
    'minimum-age': {
      title: 'How soon it may be changed again',
      ours: ({ minimumAgeHours }) =>
        minimumAgeHours > 0
          ? `After ${minimumAgeHours} hours; at once if it was forgotten, given by somebody else, or may be known.`
          : 'At once.',
      says: {},
    },
    'forced-change': {
      title: 'When it must be changed',
      ours: ({ graceDays, spreadDays }) =>
        `At the first sign-in with a password that somebody else gave you, after somebody reset it, and after you reported that somebody else was in your account. When these rules become stricter: ${graceDays} to ${graceDays + spreadDays} days later.`,
      says: {
        nist: 'when it may be known to others',
        asvs: 'a first password must not stay',
        bio2: 'giving out follows a formal procedure',
        nis2: 'initially, and upon suspicion',
      },
    },
    questions: {
      title: 'Security questions',
      ours: () => 'We do not use them: what others can find out about you proves nothing.',
      says: { nist: 'must not be used', asvs: 'must not be used' },
    },
  } as Readonly<Record<RuleName, RuleWords>>,
}

export type Words = typeof words
