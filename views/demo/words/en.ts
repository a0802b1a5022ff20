import { stop } from '../../stop.ts'

export const words = {
  title: 'Demo portal',
  lead: 'A portal like those that use Sluis. It knows of you only what Sluis tells it.',
  level: 'What it asks Sluis for',
  levels: {
    basic: 'A password is enough',
    twoFactor: 'Two factors',
    substantial: 'Two factors, and an identity proven with documents',
  },
  signIn: 'Sign in',
  toStart: 'Start page',
  signedInTitle: (name: string) => `Welcome, ${name}`,
  how: (time: string, ways: string, sure: string) =>
    ways === ''
      ? `You signed in at ${time}. This portal now has ${sure}.`
      : `You signed in at ${time}, with ${ways}. This portal now has ${sure}.`,
  ways: {
    pwd: 'a password',
    otp: 'a code',
    sms: 'a text message',
    hwk: 'a security key',
    swk: 'a passkey',
  } as Record<string, string>,
  sure: {
    'urn:sluis:loa:basic': 'the certainty of one factor',
    'urn:sluis:loa:two-factor': 'the certainty of two factors',
    'http://eidas.europa.eu/LoA/low': 'the certainty of the eIDAS level low',
    'http://eidas.europa.eu/LoA/substantial': 'the certainty of the eIDAS level substantial',
    'http://eidas.europa.eu/LoA/high': 'the certainty of the eIDAS level high',
  } as Record<string, string>,
  actsFor: (name: string, through: string | undefined) =>
    through === undefined
      ? `You are acting for ${stop(name)}`
      : `You are acting for ${name}, through ${through}.`,
  switchTo: 'Act for another organisation',
  switch: 'Switch',
  who: 'Who you are',
  acr: 'How sure that is',
  amr: 'How you signed in',
  claims: 'What Sluis told this portal',
  idToken: 'The ID token',
  access: 'The access token',
  refresh: 'Refresh the tokens',
  again: 'Sign in again',
  signOut: 'Sign out',
  openFile: 'Open the confidential file',
  file: (file: string, time: string) =>
    `The confidential file is open: number ${file}. Its server wants two factors that were shown less than a minute ago, and you showed them at ${time}.`,
  account: 'My account at Sluis',
  mailbox: 'The mailbox',
  stopped: 'The sign-in was stopped. Sluis told this portal nothing about you.',
  unmet:
    'This level cannot be reached here. Nobody has proven their identity with documents, and Sluis says so.',
  failed: (text: string) => `Sluis answered: ${text}`,
  refreshed: 'The tokens were refreshed.',
  signedOut: 'Sluis has told the portal that you signed out.',
}

export type Words = typeof words
