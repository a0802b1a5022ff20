import type { Words } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  goingOn: 'Ett ögonblick',
  goingOnLead: 'Vi tar dig vidare. Händer inget, använd knappen.',
  continue: 'Fortsätt',
  logoutTitle: 'Vill du logga ut?',
  logoutLead: (portal) =>
    portal === undefined
      ? 'Du loggas ut här, och hos varje portal som vi kan meddela.'
      : `${portal} ber om att logga ut dig. Du loggas ut från alla portaler i den här webbläsaren.`,
  logoutYes: 'Logga ut',
  logoutNo: 'Förbli inloggad',
  stayedTitle: 'Du är fortfarande inloggad',
  stayedLead: 'Du kan gå till en portal eller till ditt konto.',
  toStart: 'Till startsidan',
  toAccount: 'Mitt konto',
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
  consentLead: (portal) => `${portal} ber om följande.`,
  consentFor: (organisation) =>
    `Du företräder ${stop(organisation)} Det du godkänner gäller bara den organisationen.`,
  consentYes: 'Dela och fortsätt',
  consentNo: 'Dela inte',
}
