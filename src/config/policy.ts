import { defaultPasswordPolicy, type PasswordPolicy } from '../policy/password/rules.ts'
import type { Deviation } from '../policy/password/standards.ts'
import {
  either,
  form,
  listOf,
  members,
  oneOf,
  readJson,
  sentenceOf,
  text,
  whole,
  yesOrNo,
  type Schema,
} from '../platform/schema/index.ts'

export interface PolicyFile {
  readonly password: PasswordPolicy
  readonly deviations: readonly Deviation[]
}

/** Why the built-in policy is as it is; a policy file brings its own reasons. */
const promised = {
  en: 'The portals that this serves promise it to their users. It comes beside what the standards ask, not instead.',
  nl: 'De portalen die dit bedient, beloven het aan hun gebruikers. Het komt naast wat de normen vragen, niet in plaats daarvan.',
  sv: 'Portalerna som detta betjänar lovar sina användare det. Det kommer utöver vad standarderna kräver, inte i stället.',
}

export const defaultPolicyFile: PolicyFile = {
  password: defaultPasswordPolicy,
  deviations: [
    {
      rule: 'shortest',
      why: {
        en: 'The portals promise twelve. Beside a second factor, which is asked unless a portal says otherwise, NIST is content with eight.',
        nl: 'De portalen beloven er twaalf. Naast een tweede factor, die wordt gevraagd tenzij een portaal anders zegt, neemt NIST genoegen met acht.',
        sv: 'Portalerna lovar tolv. Tillsammans med en andra faktor, som krävs om inte en portal säger annat, nöjer sig NIST med åtta.',
      },
    },
    { rule: 'classes', why: promised },
    { rule: 'months', why: promised },
  ],
}

const days = listOf(whole(1, 90), 'whole numbers from 1 to 90', { most: 20 })

const rules = {
  shortest: whole(8, 64),
  longest: whole(64, 256),
  classes: whole(0, 4),
  namesNobody: yesOrNo(),
  history: whole(0, 24),
  refusesKnown: yesOrNo(),
  months: whole(1, 60, ', or null for never').nullable(),
  minimumAgeHours: whole(0, 168),
  warnDays: days,
  graceDays: whole(0, 365),
  spreadDays: whole(0, 365),
} satisfies Record<keyof PasswordPolicy, Schema>

const reason = text({ most: 500 })
const isDay = (said: string): boolean => /^\d{4}-\d\d-\d\d$/.test(said) && !Number.isNaN(Date.parse(said))

const policyFile = members(
  {
    password: members(rules).partial().default({}),
    deviations: listOf(
      members({
        rule: oneOf(Object.keys(rules) as (keyof PasswordPolicy)[]),
        why: either(
          reason,
          members({ en: reason, nl: reason, sv: reason }),
          'a text, or one for each of en, nl and sv',
        ),
        approvedBy: reason.optional(),
        reviewAt: form('a date as 2027-01-31', isDay).optional(),
      }),
      'deviations',
    ).default([]),
  },
  'a JSON object',
)

export type PolicyResult =
  | { readonly ok: true; readonly policy: PolicyFile }
  | { readonly ok: false; readonly faults: readonly string[] }

/** The policy that a file asks for: the defaults, with what it says otherwise. Finds every fault at once. Pure. */
export function parsePolicyFile(content: string): PolicyResult {
  const said = readJson(policyFile, content)
  if (!said.ok) return { ok: false, faults: said.faults.map(sentenceOf) }
  const { deviations } = said.value
  const given = Object.entries(said.value.password).filter(([, value]) => value !== undefined)
  const password: PasswordPolicy = { ...defaultPasswordPolicy, ...Object.fromEntries(given) }
  const together = faultsTogether(password)
  return together.length > 0
    ? { ok: false, faults: together }
    : { ok: true, policy: { password, deviations } }
}

/** What is wrong with settings that are right each by itself. */
function faultsTogether({ shortest, longest, months, warnDays }: PasswordPolicy): string[] {
  const shortestMonth = 28
  return [
    ...(shortest > longest ? ['password.shortest must not be more than password.longest'] : []),
    ...(months !== null && warnDays.some((days) => days >= months * shortestMonth)
      ? [`password.warnDays must be fewer days than ${months} months have`]
      : []),
  ]
}
