import { stop } from '../../stop.ts'

interface Said {
  readonly title: (organisation: string) => string
  readonly lead: (organisation: string, sender: string | undefined) => string
  readonly steps: readonly string[]
  readonly page: string
  readonly notYou: string
}

export interface Words extends Readonly<
  Record<'invitation' | 'issued' | 'recovery' | 'address' | 'control', Said>
> {
  readonly date: string
  readonly reference: string
  readonly greeting: (name: string) => string
  readonly code: string
  readonly until: (day: string) => string
  readonly how: string
  readonly notYou: string
  readonly questions: string
  readonly ask: (reached: readonly string[]) => string
}

const typeIt = 'Type the code. Small letters are as good as capitals, and you may leave out the hyphens.'

export const words: Words = {
  date: 'Date',
  reference: 'Letter number',
  greeting: (name) => `Dear ${name},`,
  code: 'Your code',
  until: (day) => `It works once, up to and including ${day}.`,
  how: 'What to do',
  notYou: 'Not expecting this?',
  questions: 'Questions?',
  ask: (reached) => `We are happy to help: ${reached.join(', or ')}.`,
  invitation: {
    title: (organisation) => `Your code to act for ${organisation}`,
    lead: (organisation, sender) =>
      `${sender === undefined ? 'You are invited' : `${sender} invites you`} to act for ${stop(organisation)} We have mailed you a link as well: you need both.`,
    steps: ['Open the link in our mail and choose “Continue”.', typeIt, 'Choose a password.'],
    page: 'Is the link open already? Then type the code at:',
    notYou:
      'Then you need not do anything. The code opens nothing without the link that we have mailed. Please throw this letter away.',
  },
  issued: {
    title: (organisation) => `Your code to sign in for ${organisation}`,
    lead: (organisation) =>
      `You can sign in for ${organisation} for the first time. Your user name and a password for once came by mail: with them we ask for this code.`,
    steps: [
      'Go to where you sign in, and use the details from our mail.',
      typeIt,
      'Choose a password of your own.',
    ],
    page: 'Help with signing in:',
    notYou:
      'Then you need not do anything. The code opens nothing without the details that we have mailed. Please throw this letter away.',
  },
  recovery: {
    title: () => 'Your code to get back into your account',
    lead: (organisation, sender) =>
      `${sender === undefined ? 'We have begun' : `${sender} has begun`} a way back into your account at ${stop(organisation)} We have mailed you a link as well: you need both, and your password.`,
    steps: ['Open the link in our mail and choose “Continue”.', typeIt, 'Sign in with your password.'],
    page: 'Is the link open already? Then type the code at:',
    notYou:
      'Then somebody else may be trying to get in. Stop it with the link in our mail, or tell us at once. Do not give the code to anybody, whoever asks for it.',
  },
  address: {
    title: () => 'Your code to confirm your address',
    lead: (organisation) =>
      `You asked for this letter in your account at ${stop(organisation)} With its code you confirm that post reaches you at this address.`,
    steps: ['Go to the page below, and sign in.', typeIt],
    page: 'Type the code at:',
    notYou:
      'Then somebody may have given your address by mistake. The code opens nothing without their account. Please throw this letter away; if another one comes, tell us.',
  },
  control: {
    title: () => 'A control letter',
    lead: (organisation) =>
      `${organisation} posts this letter with each run of letters, to see when it arrives and how it looks. Its code opens nothing.`,
    steps: [
      'Compare the date above with today.',
      'Look whether the window shows the whole address, and nothing else.',
      'Look whether the code cannot be read from outside.',
    ],
    page: 'The page that letters name:',
    notYou: 'Please pass it on to whoever looks after the sign-in.',
  },
}

export const returnedWords = {
  subject: 'A letter with a code came back',
  lead: (person: string | undefined, reference: string) =>
    `The letter ${reference}${person === undefined ? '' : ` for ${person}`} came back. Its code works no more.`,
  why: {
    unknown: 'Nobody of that name is known where it went.',
    'no-such-address': 'There is no such address.',
    moved: 'They have moved.',
    refused: 'It was not taken in.',
    'not-said': 'The post does not say why.',
  },
  then: 'Ask them where they are reached, and send what it was for again with that address.',
}
export type ReturnedWords = typeof returnedWords
