import type { DetailsOf, EventKinds } from '../audit/contract.ts'

const untold = 'nothing of theirs changes: what was sent to them works no more'
const details = { activation: 'text' } as const

export const events = {
  'activations.activation.begun': {
    says: 'Something was sent by which somebody becomes able to sign in, or shows where they are reached.',
    untold: 'the one whom it is for is mailed',
    details: { ...details, purpose: 'text', legs: 'text' },
  },
  'activations.link.sent': {
    says: 'A link was mailed by which somebody becomes able to sign in.',
    untold: 'it is in their mail',
    details: { ...details, why: 'text' },
  },
  'activations.code.sent': {
    says: 'A code was sent by which somebody becomes able to sign in, or shows where they are reached.',
    untold: 'it is on their telephone',
    details: { ...details, channel: 'text' },
  },
  'activations.code.refused': {
    says: 'A code was typed wrongly by which somebody becomes able to sign in, or shows where they are reached.',
    untold: 'nothing came of it',
    details: { ...details, reason: 'text' },
  },
  'activations.code.accepted': {
    says: 'A code was typed rightly by which somebody becomes able to sign in, or shows where they are reached.',
    untold: 'they typed it themselves',
    details,
  },
  'activations.activation.accepted': {
    says: 'Somebody became able to sign in, or joined, by what reached them.',
    details: { ...details, purpose: 'text', by: 'text' },
  },
  'activations.recovery.begun': {
    says: 'A way back in was begun for somebody who had lost what they sign in with.',
    details: { ...details, legs: 'text' },
  },
  'activations.recovery.used': {
    says: 'Somebody had shown both legs of a way back in, and could sign in by it.',
    details,
  },
  'activations.take-over.begun': {
    says: 'Somebody is to take over an organisation that nobody looks after: whoever acts for it or did was told.',
    untold: 'it is of an organisation, and those who act for it are mailed',
    details: { ...details, told: 'number' },
  },
  'activations.activation.ended': {
    says: 'What somebody could become able to sign in by, or show where they are reached, is over and was not used.',
    untold,
    details: { ...details, reason: 'text' },
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
