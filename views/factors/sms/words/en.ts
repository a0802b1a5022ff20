import { hostWords } from '../../words/en.ts'
import { stop } from '../../../stop.ts'

export interface Code {
  readonly code: string
  readonly portal: string
  readonly minutes: number
}

export const words = {
  ...hostWords,
  names: {
    name: 'Text message',
    use: 'Get a code by text message',
    add: 'Add a number for text messages',
    why: 'A code on your mobile phone. Less safe.',
    have: 'A code to your mobile number, also when the phone is a new one.',
    instead: 'Get a code by text message instead',
  },
  happened: {
    refused: () => 'A wrong code from a text message was typed',
    throttled: () => 'Too many wrong codes from text messages: signing in was slowed down for a while',
    enrolled: () => 'A telephone number was added',
    removed: () => 'A telephone number was removed',
  },
  ends: (end: string) => `To the number that ends in ${end}.`,
  text: ({ code, portal, minutes }: Code) =>
    `${code} is your code for ${stop(portal)} It works for ${minutes} minutes. Share it with nobody.`,
  title: 'Get a code by text message',
  lead: `We send six digits to your phone; type them here.`,
  send: (end: string) => `Send a code to the number that ends in ${end}`,
  sentTitle: 'Type the code we sent you',
  sent: (end: string) => `It is on its way to the number that ends in ${end}, and works for ten minutes.`,
  code: 'Six-digit code',
  submit: 'Continue',
  none: 'Nothing came? Have another one sent; the one before then stops working.',
  cancel: 'Cancel and go back',
  enrolTitle: 'Get your codes by text message',
  enrolLead: 'From now on, we send a code to your phone when you sign in.',
  addLead: 'We send a code to your phone when you sign in.',
  weak: 'Text messages are less safe than an app or a passkey: somebody else can take over a number. Not every portal accepts them.',
  number: 'Mobile number',
  numberHint: 'We use it for these codes and nothing else.',
  enrolSend: 'Send me a code',
  other: 'Send another one, or to another number',
  name: 'Name (optional)',
  nameHint: 'For example “My work phone”',
  enrolSubmit: 'Check and finish',
  'number-missing': 'Enter your mobile number.',
  'number-malformed': 'This telephone number is not right. Enter it in full, for example +31 6 12345678.',
  'number-not-mobile': 'This is not a mobile number. Text messages only reach mobile numbers.',
  'country-not-served': 'We send no text messages to that country. Use another way to sign in.',
  'number-rests': (wait: string) =>
    `This number has been sent several codes already. Another one can be sent in ${wait}.`,
  'range-budget-spent':
    'We cannot send text messages to this number now. Use another way, or try again in an hour.',
  'budget-spent': 'We cannot send text messages now. Use another way, or try again in an hour.',
  'too-many-codes': (wait: string) =>
    `You have asked for several codes already. Ask for another one in ${wait}.`,
  'network-limit': (wait: string) =>
    `Many codes were asked for from your network and not used, so we have stopped sending there. Try again in ${wait}, or from another network.`,
  'no-number': 'There is no number to send a code to any more. Use another way.',
  'code-missing': 'Enter the six digits from the message.',
  'code-malformed': 'The code has six digits. Enter only those.',
  'wrong-code': 'That code is not right. Look at the newest message.',
  'no-code': 'That code no longer works. Have a new one sent.',
  'code-expired': 'That code is older than ten minutes. Have a new one sent.',
  'code-spent': 'That was wrong five times. Go back and begin again.',
  'code-already-used': 'That code was used already. Have a new one sent.',
  wrong: 'That code is not right. Have a new one sent.',
}

export type Words = typeof words
