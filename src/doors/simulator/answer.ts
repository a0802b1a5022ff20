import { members, namesOf, oneOf, text, yesOrNo, form, type Of } from '../../platform/schema/index.ts'
import { defaultLadder } from '../../policy/levels/ladder.ts'

/** What goes wrong: what the portal is answered, or what is the matter with what it is given. */
export const errors = ['access_denied', 'unmet_authentication_requirements', 'login_required'] as const
export const faults = ['expired-code', 'wrong-clock', 'rotated-key'] as const

const levels = defaultLadder.map(({ key }) => key)

/** Who signs in, and how: every member may be left out. */
export const answerSchema = () =>
  members(
    {
      sub: form('up to 60 letters, digits, dots, hyphens or underscores', /^[\w.-]{1,60}$/).optional(),
      name: text({ most: 200 }).optional(),
      given_name: text({ most: 200 }).optional(),
      family_name: text({ most: 200 }).optional(),
      email: text({ most: 254 }).optional(),
      email_verified: yesOrNo().optional(),
      phone_number: text({ most: 40 }).optional(),
      locale: oneOf(['en', 'nl', 'sv']).optional(),
      level: oneOf(levels, 'levels').optional(),
      amr: namesOf(['pwd', 'otp', 'mfa', 'sms', 'hwk', 'swk', 'pop', 'user'], 'ways').optional(),
      error: oneOf(errors).optional(),
      fault: oneOf(faults).optional(),
    },
    'an object, as { "sub": "nora", "level": "two-factor" }',
  )

export type Answer = Of<ReturnType<typeof answerSchema>>
