import { defaultPasswordPolicy, type PasswordPolicy } from '../policy/password/rules.ts'
import type { Deviation } from '../policy/password/standards.ts'
import { boolean, faultsIn, isObject, parseJson, whole, type Check } from './json.ts'

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

const text: Check = (value) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 500 ? undefined : 'must be a text'
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value)

const checks: Readonly<Record<keyof PasswordPolicy, Check>> = {
  shortest: whole(8, 64),
  longest: whole(64, 256),
  classes: whole(0, 4),
  namesNobody: boolean,
  history: whole(0, 24),
  refusesKnown: boolean,
  months: (value) => (value === null ? undefined : whole(1, 60)(value)?.concat(', or null for never')),
  minimumAgeHours: whole(0, 168),
  warnDays: (value) =>
    Array.isArray(value) && value.length <= 20 && value.every((day) => whole(1, 90)(day) === undefined)
      ? undefined
      : 'must be a list of whole numbers from 1 to 90',
  graceDays: whole(0, 365),
  spreadDays: whole(0, 365),
}

const deviationChecks: Readonly<Record<keyof Deviation, Check>> = {
  rule: (value) =>
    typeof value === 'string' && value in checks
      ? undefined
      : `must be one of ${Object.keys(checks).join(', ')}`,
  why: (value) =>
    isObject(value) && ['en', 'nl', 'sv'].every((each) => text(value[each]) === undefined)
      ? undefined
      : text(value)?.concat(', or one for each of en, nl and sv'),
  approvedBy: optional(text),
  reviewAt: optional((value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
      ? undefined
      : 'must be a date as 2027-01-31',
  ),
}

export type PolicyResult =
  | { readonly ok: true; readonly policy: PolicyFile }
  | { readonly ok: false; readonly faults: readonly string[] }

/** The policy that a file asks for: the defaults, with what it says otherwise. Finds every fault at once. Pure. */
export function parsePolicyFile(content: string): PolicyResult {
  const file = parseJson(content)
  if (!isObject(file)) return { ok: false, faults: ['is not a JSON object'] }
  const { password = {}, deviations = [], ...others } = file
  const faults = Object.keys(others).map((name) => `${name} is not known; there are password and deviations`)
  if (!isObject(password)) return { ok: false, faults: [...faults, 'password must be an object'] }
  if (!Array.isArray(deviations)) return { ok: false, faults: [...faults, 'deviations must be a list'] }
  faults.push(...faultsIn(password, checks, 'password.'))
  deviations.forEach((each: unknown, i) =>
    faults.push(
      ...(isObject(each)
        ? faultsIn({ rule: undefined, why: undefined, ...each }, deviationChecks, `deviations[${i}].`)
        : [`deviations[${i}] must be an object`]),
    ),
  )
  if (faults.length > 0) return { ok: false, faults }
  const merged = { ...defaultPasswordPolicy, ...(password as Partial<PasswordPolicy>) } // every member was checked
  const together = faultsTogether(merged)
  if (together.length > 0) return { ok: false, faults: together }
  return { ok: true, policy: { password: merged, deviations: deviations as Deviation[] } } // every member was checked
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
