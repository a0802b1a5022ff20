import { stop } from '../../stop.ts'

export const words = {
  goingOn: 'One moment',
  goingOnLead: 'We are taking you on. If nothing happens, use the button.',
  continue: 'Continue',
  logoutTitle: 'Do you want to sign out?',
  logoutLead: (portal: string | undefined) =>
    portal === undefined
      ? 'You sign out here, and at every portal that we can tell.'
      : `${portal} asks to sign you out. You will be signed out of all portals in this browser.`,
  logoutYes: 'Sign out',
  logoutNo: 'Stay signed in',
  stayedTitle: 'You are still signed in',
  stayedLead: 'You can go to a portal or to your account.',
  toStart: 'To the start page',
  toAccount: 'My account',
  signedOutTitle: 'You are signed out',
  signedOutLead: 'You can close this window now.',
  deviceTitle: 'Connect a device',
  deviceLead: 'Type the code that the device shows.',
  deviceCode: 'Code on the device',
  deviceSubmit: 'Continue',
  deviceWrong: 'This code is not right, or it is too old. Check what the device shows now.',
  deviceAborted: 'The device was not connected.',
  deviceFailed: 'The device could not be connected. Let it show a new code and try again.',
  confirmTitle: 'Do you know this device?',
  confirmLead: (portal: string) =>
    `Somebody wants to use ${portal} on a device with your account. Go on only if the device in front of you shows exactly this code:`,
  confirmWhere: 'The request came from',
  confirmAddress: 'Internet address',
  confirmYes: 'Yes, this is my device',
  confirmNo: 'No, stop',
  deviceDoneTitle: 'The device is connected',
  deviceDoneLead: 'You can go on using the device and close this window.',
  unknownDevice: 'an unknown program',
  consentTitle: (portal: string) => `Share your details with ${portal}?`,
  consentLead: (portal: string) => `${portal} asks for the following.`,
  consentFor: (organisation: string) =>
    `You are acting for ${stop(organisation)} What you agree to holds for that organisation alone.`,
  consentYes: 'Share and continue',
  consentNo: 'Don’t share',
}

export type Words = typeof words
