import type { DetailsOf, EventKinds } from '../audit/contract.ts'

const ofTheHouse = 'it is of the installation, and of no account'
const details = { letter: 'text' } as const

export const events = {
  'letters.letter.ordered': {
    says: 'A letter with a code was ordered.',
    untold: 'it comes by post',
    details: { ...details, kind: 'text' },
  },
  'letters.letter.set-aside': {
    says: 'A letter could not be printed, and waits for somebody to look.',
    untold: 'it did not leave',
    details: { ...details, reason: 'text' },
  },
  'letters.letter.returned': {
    says: 'A letter came back: its code works no more.',
    untold: 'who looks after them is told',
    details: { ...details, reason: 'text' },
  },
  'letters.letter.reprinted': {
    says: 'A letter is printed anew, with another code where it had been posted.',
    untold: 'it comes by post',
    details,
  },
  'letters.run.asked': {
    says: 'Letters that wait were to be handed over at once.',
    untold: ofTheHouse,
    details: {},
  },
  'letters.run.begun': {
    says: 'A run of letters was begun.',
    untold: ofTheHouse,
    details: { run: 'text' },
  },
  'letters.run.handed-over': {
    says: 'A run of letters was handed over to be printed, and its codes were forgotten here.',
    untold: ofTheHouse,
    details: { run: 'text', letters: 'number', pages: 'number', sha256: 'text' },
  },
} as const satisfies EventKinds

declare module '../audit/contract.ts' {
  interface Events extends DetailsOf<typeof events> {}
}
