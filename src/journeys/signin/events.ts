import type { DetailsOf, EventKinds } from '../../domain/audit/contract.ts'

export const events = {
  'signin.attempt.cancelled': {
    says: 'Somebody went back to the portal without signing in.',
    details: { attempt: 'text' },
  },
  'signin.attempt.disowned': {
    says: 'At a sign-in, somebody said that they are not who was named in it.',
    details: { attempt: 'text' },
  },
  'signin.attempt.finished': {
    says: 'Somebody signed in.',
    details: { attempt: 'text', acr: 'text', amr: 'text' },
  },
  'signin.attempt.refused': { says: 'A sign-in was refused.', details: { attempt: 'text', reason: 'text' } },
  'signin.terms.accepted': {
    says: 'Somebody accepted a portal’s terms, or read its privacy statement.',
    details: { version: 'text' },
  },
  'signin.activation.carried': {
    says: 'What somebody had shown while they were activated served their first sign-in.',
    untold: 'it is part of the sign-in that it led to',
    details: { factors: 'text' },
  },
  'signin.browser.recalled': {
    says: 'A browser that is remembered stood in for a second factor.',
    details: { factor: 'text' },
  },
  'signin.browser.remembered': { says: 'A browser is remembered from now on.', details: { factor: 'text' } },
  'signin.offer.put-off': {
    says: 'Somebody put off the way back in that they were offered.',
    untold: 'they answered it themselves',
    details: { attempt: 'text', factor: 'text' },
  },
  'signin.replacement.put-off': {
    says: 'Somebody who got in by what stands in for a factor did not want to set up another.',
    untold: 'they answered it themselves',
    details: { attempt: 'text', factor: 'text' },
  },
  'signin.mailed-code.sent': {
    says: 'A code that proves an address was mailed.',
    details: { attempt: 'text' },
  },
  'signin.mailed-code.accepted': {
    says: 'A mailed code was typed rightly.',
    untold: 'its sign-in is told',
    details: { attempt: 'text', reason: 'text' },
  },
  'signin.mailed-code.refused': {
    says: 'A mailed code was typed wrongly, or too late.',
    details: { attempt: 'text', reason: 'text' },
  },
} as const satisfies EventKinds

declare module '../../domain/audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
