import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  goingOn: 'One moment',
  goingOnLead: 'We are taking you on. If nothing happens, use the button.',
  continue: 'Continue',
  logoutTitle: 'Do you want to sign out?',
  logoutLead: (portal: string | undefined) =>
    portal === undefined
      ? 'You will be signed out of every portal you used in this browser.'
      : `${portal} asks to sign you out. You will be signed out of every portal you used in this browser.`,
  logoutYes: 'Sign out',
  logoutNo: 'Stay signed in',
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
  consentLead: (portal: string) =>
    `${portal} asks for the following. It needs this to know who you are and to work for you.`,
  consentYes: 'Share and continue',
  consentNo: 'Don’t share',
}

export type Words = typeof en

const nl: Words = {
  goingOn: 'Een ogenblik',
  goingOnLead: 'Wij brengen u verder. Gebeurt er niets, gebruik dan de knop.',
  continue: 'Verder',
  logoutTitle: 'Wilt u uitloggen?',
  logoutLead: (portal) =>
    portal === undefined
      ? 'U wordt uitgelogd bij elk portaal dat u in deze browser hebt gebruikt.'
      : `${portal} vraagt om u uit te loggen. U wordt uitgelogd bij elk portaal dat u in deze browser hebt gebruikt.`,
  logoutYes: 'Uitloggen',
  logoutNo: 'Ingelogd blijven',
  signedOutTitle: 'U bent uitgelogd',
  signedOutLead: 'U kunt dit venster nu sluiten.',
  deviceTitle: 'Een apparaat koppelen',
  deviceLead: 'Typ de code die op het apparaat staat.',
  deviceCode: 'Code op het apparaat',
  deviceSubmit: 'Verder',
  deviceWrong: 'Deze code klopt niet of is te oud. Kijk wat het apparaat nu laat zien.',
  deviceAborted: 'Het apparaat is niet gekoppeld.',
  deviceFailed:
    'Het apparaat kon niet worden gekoppeld. Laat het een nieuwe code tonen en probeer het opnieuw.',
  confirmTitle: 'Kent u dit apparaat?',
  confirmLead: (portal) =>
    `Iemand wil met uw account ${portal} gebruiken op een apparaat. Ga alleen verder als op het apparaat vóór u precies deze code staat:`,
  confirmWhere: 'Het verzoek kwam van',
  confirmAddress: 'Internetadres',
  confirmYes: 'Ja, dit is mijn apparaat',
  confirmNo: 'Nee, stoppen',
  deviceDoneTitle: 'Het apparaat is gekoppeld',
  deviceDoneLead: 'U kunt verder op het apparaat en dit venster sluiten.',
  unknownDevice: 'een onbekend programma',
  consentTitle: (portal) => `Uw gegevens delen met ${portal}?`,
  consentLead: (portal) =>
    `${portal} vraagt om het volgende. Dat is nodig om te weten wie u bent en om voor u te kunnen werken.`,
  consentYes: 'Delen en verdergaan',
  consentNo: 'Niet delen',
}

const sv: Words = {
  goingOn: 'Ett ögonblick',
  goingOnLead: 'Vi tar dig vidare. Händer inget, använd knappen.',
  continue: 'Fortsätt',
  logoutTitle: 'Vill du logga ut?',
  logoutLead: (portal) =>
    portal === undefined
      ? 'Du loggas ut från alla portaler som du har använt i den här webbläsaren.'
      : `${portal} ber om att logga ut dig. Du loggas ut från alla portaler som du har använt i den här webbläsaren.`,
  logoutYes: 'Logga ut',
  logoutNo: 'Förbli inloggad',
  signedOutTitle: 'Du är utloggad',
  signedOutLead: 'Nu kan du stänga fönstret.',
  deviceTitle: 'Anslut en enhet',
  deviceLead: 'Skriv koden som enheten visar.',
  deviceCode: 'Kod på enheten',
  deviceSubmit: 'Fortsätt',
  deviceWrong: 'Koden stämmer inte eller är för gammal. Titta på vad enheten visar nu.',
  deviceAborted: 'Enheten anslöts inte.',
  deviceFailed: 'Enheten kunde inte anslutas. Låt den visa en ny kod och försök igen.',
  confirmTitle: 'Känner du igen enheten?',
  confirmLead: (portal) =>
    `Någon vill använda ${portal} på en enhet med ditt konto. Fortsätt bara om enheten framför dig visar exakt den här koden:`,
  confirmWhere: 'Begäran kom från',
  confirmAddress: 'Internetadress',
  confirmYes: 'Ja, det är min enhet',
  confirmNo: 'Nej, avbryt',
  deviceDoneTitle: 'Enheten är ansluten',
  deviceDoneLead: 'Du kan fortsätta på enheten och stänga fönstret.',
  unknownDevice: 'ett okänt program',
  consentTitle: (portal) => `Dela dina uppgifter med ${portal}?`,
  consentLead: (portal) =>
    `${portal} ber om följande. Det behövs för att veta vem du är och för att fungera för dig.`,
  consentYes: 'Dela och fortsätt',
  consentNo: 'Dela inte',
}

export const words: Record<Locale, Words> = { en, nl, sv }
