import { stop } from '../../../stop.ts'

export const numbersWords = {
  title: 'Your numbers',
  joinTitle: 'Ask to make several numbers one',
  lead: 'Where your organisation has several numbers for the same thing, the service desk of this site can make them one. The old ones stay findable, and say what they became. You see first who would see more or less.',
  tooFew: 'Your organisation has no two numbers that could become one.',
  asked: 'What you asked',
  what: 'What you ask',
  become: (from: string, to: string, n: number) => `${from} ${n === 1 ? 'becomes' : 'become'} ${stop(to)}`,
  columns: {
    what: 'What',
    on: 'On',
    state: 'State',
    back: 'Take back',
    whom: 'Who',
    gains: 'Would see as well',
    loses: 'Would see no more',
  },
  state: {
    waits: 'waits for the service desk',
    merged: 'done',
    declined: 'not done',
    withdrawn: 'taken back',
    closed: 'over',
  },
  takeBack: 'Take it back',
  look: 'Look whom it affects',
  who: { any: 'Whoever has any of them now', every: 'Only whoever has every one of them' },
  previewTitle: 'Whom it would affect',
  whom: 'Who would see more or less',
  nobody: 'Nobody would see more or less than now.',
  others: (n: number) => `and ${n} more`,
  moreAffected: (n: number) => `${n} more people are affected than are shown here.`,
  theyDecide: 'Nothing changes before the service desk has done it. You are mailed what came of it.',
  ask: 'Ask the service desk',
  change: 'Change something',
  done: {
    asked: 'It is asked. You are mailed what comes of it.',
    'taken-back': 'It is taken back.',
    'merge-over': 'It was over already.',
  } as Readonly<Record<string, string>>,
  fields: {
    labels: { from: 'These numbers', to: 'Become this one', who: 'Who has it then?', why: 'Why' },
    hints: {
      from: 'One on each line; those that become the other',
      to: 'One of your own numbers, which remains',
      why: 'For the service desk; it may be empty',
    },
    problems: {
      'numbers-unknown': (which: string) => `Your organisation has no such number: ${stop(which)}`,
      'numbers-ambiguous': (which: string) =>
        `Of several kinds: ${which}. Write the register before it, as in customer:1001.`,
      'to-missing': 'Say which number remains.',
      'nothing-to-merge': 'Choose at least one other than the one that remains.',
      'too-many-numbers': 'Ask for a hundred at a time at most.',
      'number-unknown': 'One of these is no number of your organisation any more.',
      'number-replaced': 'One of these has become another already.',
      'merge-of-registers': 'These are of several kinds: only numbers of one kind can become one.',
      'merge-into-itself': 'A number cannot become itself.',
    },
  },
}
export type NumbersWords = typeof numbersWords
