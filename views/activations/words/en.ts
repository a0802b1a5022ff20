import { stop } from '../../stop.ts'

export const mailWords = {
  subject: {
    first: (organisation: string) => `An invitation to act for ${organisation}`,
    asked: (organisation: string) => `A new link: your invitation to act for ${organisation}`,
    again: (organisation: string) => `Your invitation to act for ${organisation}`,
    reminder: (organisation: string) => `Reminder: an invitation to act for ${organisation}`,
  },
  invites: (sender: string | undefined, organisation: string, isAdministrator: boolean) =>
    `${sender === undefined ? 'You are invited' : `${sender} invites you`} to act for ${isAdministrator ? `${organisation}, as one of its administrators.` : stop(organisation)}`,
  where: (portal: string) => `You will do so in ${stop(portal)}`,
  button: 'See the invitation',
  with: {
    text: 'Keep your mobile phone at hand: we text you a code on the way.',
    letter:
      'We post you a letter with a code. You need both: open the link once you have the letter. If the link is too old by then, it can mail you a new one.',
  },
  withTheirLetter: (day: string) =>
    `We post a letter with a code to the address at which the organisation is registered, on ${day} at the earliest: until then those who act for it may object. You need both: open the link once you have the letter. If the link is too old by then, it can mail you a new one.`,
  withAccount: 'You have an account already: you sign in as always, and join with it.',
  validity: (hours: number, until: string) =>
    `The link works for ${hours} hours. After that, the page that it opens can mail you a new one, up to and including ${until}.`,
  asked:
    'You, or somebody who has an older mail of ours, asked for a new link. The one before does not work any more.',
  notYou:
    'Do you not know this organisation? Then you need do nothing: without you nothing happens. Pass the link on to nobody.',
  joinedSubject: (organisation: string) => `You act for ${organisation} now`,
  joined: (organisation: string) => `From now on you act for ${stop(organisation)}`,
  joinedWhere: (portal: string) => `You do so in ${portal}: go there and sign in.`,
  joinedQuestions: 'Was it not you? Then tell the people who look after you there, or our help.',
}

export type MailWords = typeof mailWords

export const detailsWords = {
  subject: (organisation: string) => `To sign in for ${organisation} for the first time`,
  lead: (organisation: string, portal: string | undefined) =>
    `You have an account to act for ${stop(portal === undefined ? organisation : `${organisation}, in ${portal}`)} With these three you sign in for the first time.`,
  userName: 'User name',
  password: 'Password for once',
  once: (days: number) =>
    `They work for ${days} days, and once: after that you sign in with a password that you choose yourself. For your safety there is no link in this mail: go there as you always do.`,
  with: {
    text: 'Keep your mobile phone at hand: we also text you a code. Without that code nobody gets in.',
    letter: 'We also post you a letter with a code: wait for it. Without that code nobody gets in.',
  },
  notYou: 'Do you not know this organisation? Then you need do nothing. Pass this mail on to nobody.',
}
export type DetailsWords = typeof detailsWords

export const recoveryWords = {
  subject: 'A way back into your account',
  lead: (sender: string | undefined) =>
    `${sender === undefined ? 'We have begun' : `${sender} has begun`} a way back into your account, because you have lost something that you sign in with.`,
  how: {
    text: 'Keep your mobile phone at hand: we text a code to the number that we know of you.',
    letter:
      'We post a letter with a code to the address that we know of you. Open the link once you have it: if the link is too old by then, it can mail you a new one.',
  },
  then: 'After that you sign in with your password, and set up another way. What you have set up stays until you remove it.',
  button: 'Get back in',
  asked:
    'You, or somebody who has an older mail of ours, asked for a new link. The one before does not work any more.',
  validity: (hours: number, until: string) =>
    `The link works for ${hours} hours. After that, the page that it opens can mail you a new one, up to and including ${until}.`,
  notYou: 'Did you not ask for this? Then somebody else may be trying to get in.',
  stop: 'Stop this',
  begunSubject: 'A way back into your account was begun',
  begun: {
    text: 'A way back was begun into an account that had this e-mail address: a link was mailed to the address that it has now, and a code can be texted to its mobile number. Was it not you? Then somebody else may be trying to get in: stop it at once.',
    letter:
      'A way back was begun into an account that had this e-mail address: a link was mailed to the address that it has now, and a code goes to its postal address by letter. Was it not you? Then somebody else may be trying to get in: stop it at once.',
  },
  begunWhy: 'You get this mail because the account had this address before.',
  usedSubject: 'Somebody got back into your account',
  used: 'Somebody, probably you, has just shown the link and the code of the way back into your account, and can sign in with your password now.',
  usedNotYou:
    'Was it not you? Then choose a new password at once: that ends every sign-in. And tell our help.',
  text: {
    begun: (brand: string) =>
      `${brand}: a way back into your account was begun. Was it not you? Stop it by the link in our e-mail, or call our help.`,
    used: (brand: string) =>
      `${brand}: the way back into your account was used. Was it not you? Choose a new password at once, and call our help.`,
  },
}
export type RecoveryWords = typeof recoveryWords

/** Whoever acts for an organisation, or did, reads that somebody takes it over. */
export const takeOverWords = {
  subject: (organisation: string) => `Somebody is to look after ${organisation}`,
  lead: (person: string, organisation: string) =>
    `Nobody can look after ${organisation} any more. ${person} is to do so: as an administrator, who decides who acts for it.`,
  how: (until: string) =>
    `For that, a letter with a code goes to the address that the organisation is registered at, not before ${until}. Without the code nothing changes.`,
  object: (until: string) => `Is this not right? Tell our help before ${until}, and we look into it.`,
  stoppedSubject: (organisation: string) => `Nobody takes over ${organisation}`,
  stopped: (person: string, organisation: string) =>
    `We told you that ${person} was to look after ${stop(organisation)} That is off: nothing has changed by it.`,
  why: 'You get this mail because you act for this organisation, or did.',
}
export type TakeOverWords = typeof takeOverWords
