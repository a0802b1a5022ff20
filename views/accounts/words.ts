import type { Locale } from '../../src/platform/render/locale.ts'

/** What was changed: the key of its words. */
export type Changed =
  | 'factor-removed'
  | 'factor-renamed'
  | 'session-ended'
  | 'sessions-ended'
  | 'profile-changed'
  | 'email-changed'
  | 'email-undone'
  | 'email-respelled'
  | 'email-corrected'
  | 'enabled'
  | 'portal-withdrawn'
  | 'data-downloaded'
  | 'reported'
  | 'closed'

type What = Record<Changed, { readonly subject: string; readonly text: string }>

const enWhat: What = {
  'factor-removed': {
    subject: 'A way to sign in was removed',
    text: 'A way to sign in to your account was removed just now. It does not work any more.',
  },
  'factor-renamed': {
    subject: 'A way to sign in got another name',
    text: 'You gave a way to sign in to your account another name.',
  },
  'session-ended': {
    subject: 'You were signed out in one place',
    text: 'You were signed out in one of the places where you were signed in. It was done from your account.',
  },
  'sessions-ended': {
    subject: 'You were signed out in other places',
    text: 'You were signed out everywhere but in the place that it was done from.',
  },
  'profile-changed': {
    subject: 'Your details were changed',
    text: 'The name, language or time zone in your account was changed just now.',
  },
  'email-changed': {
    subject: 'Your e-mail address was changed',
    text: 'From now on you sign in with this address. The address before it can take this back for seven days.',
  },
  'email-undone': {
    subject: 'Your e-mail address is as it was',
    text: 'A change of your e-mail address was taken back. Everybody has been signed out; at the next sign-in you choose a new password.',
  },
  'email-respelled': {
    subject: 'Your e-mail address is written differently',
    text: 'The capitals of the e-mail address in your account were changed just now. It is still the same address.',
  },
  'email-corrected': {
    subject: 'Your e-mail address was corrected',
    text: 'From now on you sign in with this address.',
  },
  enabled: {
    subject: 'Your access works again',
    text: 'Your account was switched on again by those who look after the accounts here. You sign in as before.',
  },
  'portal-withdrawn': {
    subject: 'A portal’s access was withdrawn',
    text: 'A portal’s access to your details was withdrawn from your account, and you have been signed out there.',
  },
  'data-downloaded': {
    subject: 'Your data were downloaded',
    text: 'Everything that is kept of you was downloaded from your account just now.',
  },
  reported: {
    subject: 'Everybody was signed out of your account',
    text: 'Somebody in your account told us that a stranger was in it. Every session has ended. At the next sign-in you choose a new password.',
  },
  closed: {
    subject: 'Your account is closed',
    text: 'Your account was closed just now, by somebody who was signed in to it. Nobody can sign in with it any more.',
  },
}

const en = {
  what: enWhat,
  notYou: (url: string) =>
    `Was it not you? Choose a new password at once, at ${url}, and tell the portal’s help desk.`,
  questions: 'Questions? Ask the portal’s help desk.',
  notYouClosed: 'Was it not you? Tell the portal’s help desk at once.',
  confirmOldSubject: 'Confirm that your e-mail address changes',
  confirmOld: (from: string, to: string) =>
    `Somebody who is signed in to your account wants to sign in with ${to} instead of ${from}. It happens only if both addresses confirm. If it is you, confirm it here:`,
  confirmNewSubject: 'Confirm your new e-mail address',
  confirmNew: (from: string, to: string) =>
    `${to} is to take the place of ${from} in an account here. Confirm that you read the mail of this address:`,
  confirmCorrected: (to: string) =>
    `Whoever looks after the accounts here has put ${to} into one as its e-mail address. Confirm that you read the mail of this address:`,
  validity: (hours: number) => `The link works for ${hours} hours.`,
  notYouNew: 'Was it not you? Then you need do nothing: nothing changes unless you confirm.',
  undoSubject: 'Your e-mail address was changed',
  undo: (to: string, until: string) =>
    `The e-mail address of your account is now ${to}. If it was not you, take it back until ${until}. Then everybody is signed out, and your password is chosen anew:`,
  reportSubject: 'Somebody reports a stranger in their account',
  report: (email: string, account: string) =>
    `${email} (account ${account}) reported a stranger in their account. Every session was ended and the password must be changed. Look at what happened before it.`,
  reference: (reference: string) => `Reference: ${reference}`,
}

export type Words = typeof en

const nlWhat: What = {
  'factor-removed': {
    subject: 'Er is een manier van inloggen verwijderd',
    text: 'Er is zojuist een manier van inloggen uit uw account verwijderd. Die werkt niet meer.',
  },
  'factor-renamed': {
    subject: 'Een manier van inloggen kreeg een andere naam',
    text: 'U hebt een manier van inloggen een andere naam gegeven.',
  },
  'session-ended': {
    subject: 'U bent op één plaats uitgelogd',
    text: 'U bent uitgelogd op een van de plaatsen waar u was ingelogd. Dat is vanuit uw account gedaan.',
  },
  'sessions-ended': {
    subject: 'U bent op andere plaatsen uitgelogd',
    text: 'U bent overal uitgelogd, behalve op de plaats waar dat is gedaan.',
  },
  'profile-changed': {
    subject: 'Uw gegevens zijn gewijzigd',
    text: 'De naam, taal of tijdzone in uw account is zojuist gewijzigd.',
  },
  'email-changed': {
    subject: 'Uw e-mailadres is gewijzigd',
    text: 'Vanaf nu logt u in met dit adres. Het vorige adres kan dit zeven dagen lang terugdraaien.',
  },
  'email-undone': {
    subject: 'Uw e-mailadres is weer zoals het was',
    text: 'Een wijziging van uw e-mailadres is teruggedraaid. Iedereen is uitgelogd; bij het volgende inloggen kiest u een nieuw wachtwoord.',
  },
  'email-respelled': {
    subject: 'Uw e-mailadres wordt anders geschreven',
    text: 'De hoofdletters van het e-mailadres in uw account zijn zojuist gewijzigd. Het is nog hetzelfde adres.',
  },
  'email-corrected': {
    subject: 'Uw e-mailadres is gecorrigeerd',
    text: 'Vanaf nu logt u in met dit adres.',
  },
  enabled: {
    subject: 'Uw toegang werkt weer',
    text: 'Uw account is weer aangezet door wie de accounts hier beheert. U logt in zoals u gewend was.',
  },
  'portal-withdrawn': {
    subject: 'De toegang van een portaal is ingetrokken',
    text: 'De toegang van een portaal tot uw gegevens is vanuit uw account ingetrokken, en u bent daar uitgelogd.',
  },
  'data-downloaded': {
    subject: 'Uw gegevens zijn gedownload',
    text: 'Alles wat over u wordt bewaard, is zojuist vanuit uw account gedownload.',
  },
  reported: {
    subject: 'Iedereen is uit uw account gezet',
    text: 'Iemand in uw account meldde dat er een vreemde in was. Elke sessie is beëindigd. Bij het volgende inloggen kiest u een nieuw wachtwoord.',
  },
  closed: {
    subject: 'Uw account is gesloten',
    text: 'Uw account is zojuist gesloten door iemand die erin was ingelogd. Niemand kan er nog mee inloggen.',
  },
}

const nl: Words = {
  what: nlWhat,
  notYou: (url) =>
    `Was u dit niet? Kies meteen een nieuw wachtwoord op ${url} en neem contact op met de helpdesk van het portaal.`,
  questions: 'Vragen? Neem contact op met de helpdesk van het portaal.',
  notYouClosed: 'Was u dit niet? Neem meteen contact op met de helpdesk van het portaal.',
  confirmOldSubject: 'Bevestig dat uw e-mailadres verandert',
  confirmOld: (from, to) =>
    `Iemand die in uw account is ingelogd, wil inloggen met ${to} in plaats van ${from}. Dat gebeurt alleen als beide adressen bevestigen. Bent u het, bevestig het dan hier:`,
  confirmNewSubject: 'Bevestig uw nieuwe e-mailadres',
  confirmNew: (from, to) =>
    `${to} moet in een account hier de plaats innemen van ${from}. Bevestig dat u de mail op dit adres leest:`,
  confirmCorrected: (to) =>
    `Wie de accounts hier beheert, heeft ${to} als e-mailadres in een account gezet. Bevestig dat u de mail op dit adres leest:`,
  validity: (hours) => `De link werkt ${hours} uur.`,
  notYouNew: 'Was u dit niet? Dan hoeft u niets te doen: zonder uw bevestiging verandert er niets.',
  undoSubject: 'Uw e-mailadres is gewijzigd',
  undo: (to, until) =>
    `Het e-mailadres van uw account is nu ${to}. Was u dat niet, draai het dan terug voor ${until}. Iedereen wordt dan uitgelogd en uw wachtwoord wordt opnieuw gekozen:`,
  reportSubject: 'Iemand meldt een vreemde in zijn account',
  report: (email, account) =>
    `${email} (account ${account}) meldde een vreemde in het account. Elke sessie is beëindigd en het wachtwoord moet worden gewijzigd. Kijk wat er daarvoor is gebeurd.`,
  reference: (reference) => `Referentie: ${reference}`,
}

const svWhat: What = {
  'factor-removed': {
    subject: 'Ett sätt att logga in har tagits bort',
    text: 'Ett sätt att logga in på ditt konto togs bort alldeles nyss. Det fungerar inte längre.',
  },
  'factor-renamed': {
    subject: 'Ett sätt att logga in fick ett annat namn',
    text: 'Du gav ett sätt att logga in på ditt konto ett annat namn.',
  },
  'session-ended': {
    subject: 'Du har loggats ut på ett ställe',
    text: 'Du loggades ut på ett av ställena där du var inloggad. Det gjordes från ditt konto.',
  },
  'sessions-ended': {
    subject: 'Du har loggats ut på andra ställen',
    text: 'Du loggades ut överallt utom på det ställe där det gjordes.',
  },
  'profile-changed': {
    subject: 'Dina uppgifter har ändrats',
    text: 'Namnet, språket eller tidszonen på ditt konto ändrades alldeles nyss.',
  },
  'email-changed': {
    subject: 'Din e-postadress har ändrats',
    text: 'Från och med nu loggar du in med den här adressen. Den tidigare adressen kan ta tillbaka det i sju dagar.',
  },
  'email-undone': {
    subject: 'Din e-postadress är som den var',
    text: 'Ett byte av din e-postadress togs tillbaka. Alla har loggats ut; vid nästa inloggning väljer du ett nytt lösenord.',
  },
  'email-respelled': {
    subject: 'Din e-postadress skrivs på ett annat sätt',
    text: 'Versalerna i e-postadressen på ditt konto ändrades alldeles nyss. Det är fortfarande samma adress.',
  },
  'email-corrected': {
    subject: 'Din e-postadress har rättats',
    text: 'Från och med nu loggar du in med den här adressen.',
  },
  enabled: {
    subject: 'Din åtkomst fungerar igen',
    text: 'Ditt konto har aktiverats igen av den som sköter kontona här. Du loggar in som förut.',
  },
  'portal-withdrawn': {
    subject: 'En portals åtkomst har återkallats',
    text: 'En portals åtkomst till dina uppgifter återkallades från ditt konto, och du har loggats ut där.',
  },
  'data-downloaded': {
    subject: 'Dina uppgifter har laddats ner',
    text: 'Allt som sparas om dig laddades ner från ditt konto alldeles nyss.',
  },
  reported: {
    subject: 'Alla har loggats ut från ditt konto',
    text: 'Någon på ditt konto berättade att en främling var inne på det. Alla sessioner är avslutade. Vid nästa inloggning väljer du ett nytt lösenord.',
  },
  closed: {
    subject: 'Ditt konto är avslutat',
    text: 'Ditt konto avslutades alldeles nyss av någon som var inloggad på det. Ingen kan längre logga in med det.',
  },
}

const sv: Words = {
  what: svWhat,
  notYou: (url) => `Var det inte du? Välj genast ett nytt lösenord på ${url} och kontakta portalens support.`,
  questions: 'Frågor? Kontakta portalens support.',
  notYouClosed: 'Var det inte du? Kontakta genast portalens support.',
  confirmOldSubject: 'Bekräfta att din e-postadress byts',
  confirmOld: (from, to) =>
    `Någon som är inloggad på ditt konto vill logga in med ${to} i stället för ${from}. Det sker bara om båda adresserna bekräftar. Är det du, bekräfta här:`,
  confirmNewSubject: 'Bekräfta din nya e-postadress',
  confirmNew: (from, to) =>
    `${to} ska ersätta ${from} på ett konto här. Bekräfta att du läser e-posten till den här adressen:`,
  confirmCorrected: (to) =>
    `Den som sköter kontona här har angett ${to} som e-postadress på ett konto. Bekräfta att du läser mejlen på den här adressen:`,
  validity: (hours) => `Länken fungerar i ${hours} timmar.`,
  notYouNew: 'Var det inte du? Då behöver du inte göra något: inget ändras om du inte bekräftar.',
  undoSubject: 'Din e-postadress har ändrats',
  undo: (to, until) =>
    `E-postadressen till ditt konto är nu ${to}. Var det inte du, ta tillbaka den före ${until}. Då loggas alla ut och ditt lösenord väljs på nytt:`,
  reportSubject: 'Någon rapporterar en främling på sitt konto',
  report: (email, account) =>
    `${email} (konto ${account}) rapporterade en främling på sitt konto. Alla sessioner avslutades och lösenordet måste bytas. Kontrollera vad som hände före det.`,
  reference: (reference) => `Referens: ${reference}`,
}

export const mailWords: Record<Locale, Words> = { en, nl, sv }
