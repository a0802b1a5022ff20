import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  proveTitle: 'Check that it’s you',
  proveLead: {
    'level-missing': (address: string) =>
      `Before you set up or change how you sign in, we send a code to ${address}. That way only you can do it.`,
    'renewal-due': (address: string) =>
      `You told us that somebody else was in your account. Before you choose a new password, we send a code to ${address}. That way only you can do it.`,
  },
  proveSent: (address: string) =>
    `We sent a code to ${address}. It can take a minute to arrive; look in the spam folder too.`,
  code: 'Code from the mail',
  send: 'Send me the code',
  sendAgain: 'Send a new code',
  check: 'Continue',
  cancel: 'Cancel and go back',
  'code-missing': 'Enter the code from the mail.',
  'wrong-code': 'That is not the code we sent last. Check the newest mail.',
  'code-expired': 'This code is too old. Let us send a new one.',
  'code-spent': 'This code can’t be used any more. Ask for a new sign-in at the portal and try again.',
  'too-many-tries': (wait: string) => `We just sent a code. You can ask for another one in ${wait}.`,
  refusedTitle: 'You can’t go on',
  reference: (reference: string) => `Reference, if you ask for help: ${reference}`,
  back: (portal: string) => `Back to ${portal}`,
  'account-disabled':
    'Your access has been switched off. Ask the administrator of your organisation, or the portal’s help desk.',
  'account-closed': 'This account has been closed.',
  'somebody-else': 'The portal asked for another person than the one who signed in.',
  'level-unknown':
    'The portal asked for a level of certainty that does not exist here. Only the portal can solve that.',
  'level-out-of-reach':
    'The portal needs to be more certain of who you are than is possible with this account today. Signing in differently does not change that: your identity must be checked first. Ask the administrator of your organisation, or the portal’s help desk, how that is done.',
  'no-factor-left': 'The portal asks for a way to sign in that this account cannot use yet.',
  'attempt-expired':
    'This sign-in took too long and was closed, for your safety. Go back to the portal and start again.',
  remembered: {
    subject: 'A browser is remembered',
    what: (portal: string, days: number) =>
      `Somebody, probably you, signed in to ${portal} and asked not to be asked for the second step in that browser for ${days} days. You can take it back in your account, under “Where you are signed in”.`,
    notYou: 'Was it not you? Then somebody knows your password. Choose a new one at once: that ends it too.',
  },
  mail: {
    subject: 'Your code',
    intro: (portal: string) =>
      `Somebody, probably you, is signing in to ${portal} with this e-mail address. This code shows that you read its mail:`,
    validity: (minutes: number) => `The code works for ${minutes} minutes and only once.`,
    notYou:
      'Was it not you? Then somebody knows your password. Don’t pass on the code, and tell the portal’s help desk.',
  },
}

export type Words = typeof en

const nl: Words = {
  proveTitle: 'Controle: bent u het?',
  proveLead: {
    'level-missing': (address) =>
      `Voordat u instelt of wijzigt hoe u inlogt, sturen wij een code naar ${address}. Zo kunt alleen u dat doen.`,
    'renewal-due': (address) =>
      `U hebt gemeld dat iemand anders in uw account was. Voordat u een nieuw wachtwoord kiest, sturen wij een code naar ${address}. Zo kunt alleen u dat doen.`,
  },
  proveSent: (address) =>
    `Wij hebben een code gestuurd naar ${address}. Het kan een minuut duren; kijk ook in de map met ongewenste mail.`,
  code: 'Code uit de mail',
  send: 'Stuur mij de code',
  sendAgain: 'Stuur een nieuwe code',
  check: 'Verder',
  cancel: 'Annuleren en teruggaan',
  'code-missing': 'Vul de code uit de mail in.',
  'wrong-code': 'Dit is niet de laatste code die wij stuurden. Kijk in de nieuwste mail.',
  'code-expired': 'Deze code is te oud. Laat een nieuwe sturen.',
  'code-spent': 'Deze code is niet meer te gebruiken. Begin bij het portaal opnieuw met inloggen.',
  'too-many-tries': (wait) => `Wij hebben net een code gestuurd. Over ${wait} kunt u een nieuwe vragen.`,
  refusedTitle: 'U kunt niet verder',
  reference: (reference) => `Referentie, als u om hulp vraagt: ${reference}`,
  back: (portal) => `Terug naar ${portal}`,
  'account-disabled':
    'Uw toegang is uitgezet. Vraag het de beheerder van uw organisatie of de helpdesk van het portaal.',
  'account-closed': 'Dit account is gesloten.',
  'somebody-else': 'Het portaal vroeg om een andere persoon dan degene die heeft ingelogd.',
  'level-unknown':
    'Het portaal vroeg om een zekerheidsniveau dat hier niet bestaat. Alleen het portaal kan dat oplossen.',
  'level-out-of-reach':
    'Het portaal moet zekerder weten wie u bent dan vandaag met dit account mogelijk is. Anders inloggen helpt niet: eerst moet uw identiteit worden gecontroleerd. Vraag de beheerder van uw organisatie of de helpdesk van het portaal hoe dat gaat.',
  'no-factor-left': 'Het portaal vraagt om een manier van inloggen die dit account nog niet kan gebruiken.',
  'attempt-expired':
    'Dit inloggen duurde te lang en is voor uw veiligheid gesloten. Ga terug naar het portaal en begin opnieuw.',
  remembered: {
    subject: 'Een browser wordt onthouden',
    what: (portal, days) =>
      `Iemand, waarschijnlijk u, heeft bij ${portal} ingelogd en gevraagd om in die browser ${days} dagen niet om de tweede stap te vragen. In uw account, onder ‘Waar u bent ingelogd’, kunt u het ongedaan maken.`,
    notYou:
      'Was u het niet? Dan kent iemand uw wachtwoord. Kies direct een nieuw: dat maakt ook hier een eind aan.',
  },
  mail: {
    subject: 'Uw code',
    intro: (portal) =>
      `Iemand, waarschijnlijk u, logt met dit e-mailadres in bij ${portal}. Met deze code laat u zien dat u de mail ervan leest:`,
    validity: (minutes) => `De code is ${minutes} minuten geldig en werkt één keer.`,
    notYou:
      'Was u dit niet? Dan kent iemand uw wachtwoord. Geef de code niet door en neem contact op met de helpdesk van het portaal.',
  },
}

const sv: Words = {
  proveTitle: 'Kontroll: är det du?',
  proveLead: {
    'level-missing': (address) =>
      `Innan du ställer in eller ändrar hur du loggar in skickar vi en kod till ${address}. Då kan bara du göra det.`,
    'renewal-due': (address) =>
      `Du har berättat att någon annan var inne på ditt konto. Innan du väljer ett nytt lösenord skickar vi en kod till ${address}. Då kan bara du göra det.`,
  },
  proveSent: (address) =>
    `Vi har skickat en kod till ${address}. Det kan ta någon minut; titta även i skräpposten.`,
  code: 'Koden i mejlet',
  send: 'Skicka koden till mig',
  sendAgain: 'Skicka en ny kod',
  check: 'Fortsätt',
  cancel: 'Avbryt och gå tillbaka',
  'code-missing': 'Fyll i koden från mejlet.',
  'wrong-code': 'Det är inte den senaste koden vi skickade. Titta i det nyaste mejlet.',
  'code-expired': 'Koden är för gammal. Be om en ny.',
  'code-spent': 'Koden går inte längre att använda. Börja om med inloggningen hos portalen.',
  'too-many-tries': (wait) => `Vi har nyss skickat en kod. Om ${wait} kan du be om en ny.`,
  refusedTitle: 'Du kan inte gå vidare',
  reference: (reference) => `Referens, om du ber om hjälp: ${reference}`,
  back: (portal) => `Tillbaka till ${portal}`,
  'account-disabled':
    'Din åtkomst har stängts av. Fråga administratören i din organisation eller portalens support.',
  'account-closed': 'Kontot är avslutat.',
  'somebody-else': 'Portalen bad om en annan person än den som loggade in.',
  'level-unknown': 'Portalen bad om en tillitsnivå som inte finns här. Bara portalen kan lösa det.',
  'level-out-of-reach':
    'Portalen behöver vara säkrare på vem du är än vad som går med det här kontot i dag. Att logga in på ett annat sätt hjälper inte: först måste din identitet kontrolleras. Fråga din organisations administratör eller portalens support hur det går till.',
  'no-factor-left': 'Portalen ber om ett sätt att logga in som det här kontot inte kan använda ännu.',
  'attempt-expired':
    'Inloggningen tog för lång tid och har stängts för din säkerhet. Gå tillbaka till portalen och börja om.',
  remembered: {
    subject: 'En webbläsare är ihågkommen',
    what: (portal, days) =>
      `Någon, troligen du, loggade in hos ${portal} och bad om att inte få frågan om det andra steget i den webbläsaren på ${days} dagar. Du kan ta tillbaka det på ditt konto, under ”Var du är inloggad”.`,
    notYou: 'Var det inte du? Då kan någon ditt lösenord. Välj genast ett nytt: det avslutar det här också.',
  },
  mail: {
    subject: 'Din kod',
    intro: (portal) =>
      `Någon, förmodligen du, loggar in hos ${portal} med den här e-postadressen. Med koden visar du att du läser dess e-post:`,
    validity: (minutes) => `Koden gäller i ${minutes} minuter och bara en gång.`,
    notYou:
      'Var det inte du? Då kan någon ditt lösenord. Lämna inte ut koden och kontakta portalens support.',
  },
}

export const words: Record<Locale, Words> = { en, nl, sv }
