import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  chooseTitle: 'Is it you?',
  chooseLead: (portal: string, name: string, email: string) =>
    `${portal} asks which account you want to use. In this browser ${name} is signed in, with ${email}.`,
  chooseSame: (name: string) => `Continue as ${name}`,
  chooseOther: 'Sign in as somebody else',
  proveTitle: 'Check that it’s you',
  proveLead: {
    'level-missing': (address: string) =>
      `Before you set up, change or remove a way to sign in, we send a code to ${address}. That way nobody else can do it.`,
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
  'code-expired': 'This code is too old. Ask for a new one.',
  'code-spent': 'This code can’t be used any more. Go back and begin again.',
  'too-many-tries': (wait: string) => `We just sent a code. You can ask for another one in ${wait}.`,
  'network-limit': (wait: string) =>
    `Many codes were asked for from your network and not used, so we have stopped sending there. Try again in ${wait}, or from another network.`,
  refusedTitle: 'You can’t go on',
  reference: (reference: string) => `Reference, if you ask for help: ${reference}`,
  back: (portal: string) => `Back to ${portal}`,
  otherHere:
    'Somebody else is still signed in in this browser. Sign them out here, and then sign in at the portal.',
  endOther: (portal: string) => `Sign them out, and go back to ${portal}`,
  'account-disabled':
    'Your access has been switched off. Ask the administrator of your organisation, or the portal’s help desk.',
  'account-closed': 'This account has been closed.',
  'somebody-else': 'The portal expected somebody other than the person who signed in.',
  'level-unknown':
    'The portal asked for a level of certainty that does not exist here. Only the portal can solve that.',
  'level-out-of-reach':
    'The portal needs to be more certain of who you are than is possible with this account today. Signing in differently does not change that: your identity must be checked first. Ask the administrator of your organisation, or the portal’s help desk, how that is done.',
  'no-factor-left':
    'The portal asks for a way to sign in that this account cannot use yet. Ask the portal’s help desk.',
  'attempt-expired':
    'This sign-in took too long and was closed, for your safety. Go back to the portal and start again.',
  remembered: {
    subject: 'A browser is remembered',
    what: (portal: string, days: number) =>
      `Somebody, probably you, signed in to ${portal} and chose to skip the second step in that browser for ${days} days. You can undo this in your account, under “Where you are signed in”.`,
    notYou: 'Was it not you? Then somebody knows your password. Choose a new one at once: that ends it too.',
  },
  mail: {
    subject: 'Your code',
    intro: (portal: string) =>
      `Somebody, probably you, asked for this code at ${portal}. It shows that this e-mail address is yours:`,
    validity: (minutes: number) => `The code works for ${minutes} minutes and only once.`,
    notYou:
      'Was it not you? Then somebody knows your password. Don’t pass on the code, and tell the portal’s help desk.',
  },
}

export type Words = typeof en

const nl: Words = {
  chooseTitle: 'Bent u het?',
  chooseLead: (portal, name, email) =>
    `${portal} vraagt met welk account u verder wilt. In deze browser is ${name} ingelogd, met ${email}.`,
  chooseSame: (name) => `Verder als ${name}`,
  chooseOther: 'Inloggen als iemand anders',
  proveTitle: 'Controle: bent u het?',
  proveLead: {
    'level-missing': (address) =>
      `Voordat u een manier van inloggen instelt, wijzigt of verwijdert, sturen wij een code naar ${address}. Zo kan niemand anders dat doen.`,
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
  'code-spent': 'Deze code is niet meer te gebruiken. Ga terug en begin opnieuw.',
  'too-many-tries': (wait) => `Wij hebben net een code gestuurd. Over ${wait} kunt u een nieuwe vragen.`,
  'network-limit': (wait) =>
    `Vanaf uw netwerk zijn veel codes gevraagd en niet gebruikt. Daarom sturen wij er nu geen meer. Probeer het over ${wait} opnieuw, of vanaf een ander netwerk.`,
  refusedTitle: 'U kunt niet verder',
  reference: (reference) => `Referentie, als u om hulp vraagt: ${reference}`,
  back: (portal) => `Terug naar ${portal}`,
  otherHere:
    'In deze browser is nog iemand anders ingelogd. Log die hier uit en log daarna in bij het portaal.',
  endOther: (portal) => `Die persoon uitloggen en terug naar ${portal}`,
  'account-disabled':
    'Uw toegang is uitgezet. Vraag het de beheerder van uw organisatie of de helpdesk van het portaal.',
  'account-closed': 'Dit account is gesloten.',
  'somebody-else': 'Het portaal verwachtte iemand anders dan degene die heeft ingelogd.',
  'level-unknown':
    'Het portaal vroeg om een zekerheidsniveau dat hier niet bestaat. Alleen het portaal kan dat oplossen.',
  'level-out-of-reach':
    'Het portaal moet zekerder weten wie u bent dan vandaag met dit account mogelijk is. Anders inloggen helpt niet: eerst moet uw identiteit worden gecontroleerd. Vraag de beheerder van uw organisatie of de helpdesk van het portaal hoe dat gaat.',
  'no-factor-left':
    'Het portaal vraagt om een manier van inloggen die met dit account nog niet mogelijk is. Vraag het de helpdesk van het portaal.',
  'attempt-expired':
    'Het inloggen duurde te lang en is voor uw veiligheid afgebroken. Ga terug naar het portaal en begin opnieuw.',
  remembered: {
    subject: 'Een browser wordt onthouden',
    what: (portal, days) =>
      `Iemand, waarschijnlijk u, heeft bij ${portal} ingelogd en ervoor gekozen om in die browser ${days} dagen lang de tweede stap over te slaan. U kunt dit ongedaan maken in uw account, onder ‘Waar u bent ingelogd’.`,
    notYou:
      'Was u dit niet? Dan kent iemand uw wachtwoord. Kies meteen een nieuw wachtwoord: dan wordt die browser ook niet meer onthouden.',
  },
  mail: {
    subject: 'Uw code',
    intro: (portal) =>
      `Iemand, waarschijnlijk u, heeft deze code aangevraagd bij ${portal}. Daarmee laat u zien dat dit e-mailadres van u is:`,
    validity: (minutes) => `De code is ${minutes} minuten geldig en werkt één keer.`,
    notYou:
      'Was u dit niet? Dan kent iemand uw wachtwoord. Geef de code niet door en neem contact op met de helpdesk van het portaal.',
  },
}

const sv: Words = {
  chooseTitle: 'Är det du?',
  chooseLead: (portal, name, email) =>
    `${portal} undrar vilket konto du vill använda. I den här webbläsaren är ${name} inloggad, med ${email}.`,
  chooseSame: (name) => `Fortsätt som ${name}`,
  chooseOther: 'Logga in som någon annan',
  proveTitle: 'Kontroll: är det du?',
  proveLead: {
    'level-missing': (address) =>
      `Innan du ställer in, ändrar eller tar bort ett sätt att logga in skickar vi en kod till ${address}. Då kan ingen annan göra det.`,
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
  'code-spent': 'Koden går inte längre att använda. Gå tillbaka och börja om.',
  'too-many-tries': (wait) => `Vi har nyss skickat en kod. Om ${wait} kan du be om en ny.`,
  'network-limit': (wait) =>
    `Från ditt nätverk har många koder begärts utan att användas, så vi skickar inga fler just nu. Försök igen om ${wait}, eller från ett annat nätverk.`,
  refusedTitle: 'Du kan inte gå vidare',
  reference: (reference) => `Referens, om du ber om hjälp: ${reference}`,
  back: (portal) => `Tillbaka till ${portal}`,
  otherHere:
    'Någon annan är fortfarande inloggad i den här webbläsaren. Logga ut personen här och logga sedan in hos portalen.',
  endOther: (portal) => `Logga ut personen och gå tillbaka till ${portal}`,
  'account-disabled':
    'Din åtkomst har stängts av. Fråga administratören i din organisation eller portalens support.',
  'account-closed': 'Kontot är avslutat.',
  'somebody-else': 'Portalen väntade sig någon annan än den som loggade in.',
  'level-unknown': 'Portalen bad om en tillitsnivå som inte finns här. Bara portalen kan lösa det.',
  'level-out-of-reach':
    'Portalen behöver vara säkrare på vem du är än vad som går med det här kontot i dag. Att logga in på ett annat sätt hjälper inte: först måste din identitet kontrolleras. Fråga din organisations administratör eller portalens support hur det går till.',
  'no-factor-left':
    'Portalen ber om ett sätt att logga in som det här kontot inte kan använda ännu. Fråga portalens support.',
  'attempt-expired':
    'Inloggningen tog för lång tid och har avbrutits för din säkerhet. Gå tillbaka till portalen och börja om.',
  remembered: {
    subject: 'Det andra steget hoppas över i en webbläsare',
    what: (portal, days) =>
      `Någon, troligen du, loggade in hos ${portal} och valde att hoppa över det andra steget i den webbläsaren i ${days} dagar. Du kan ångra det på ditt konto, under ”Var du är inloggad”.`,
    notYou:
      'Var det inte du? Då känner någon till ditt lösenord. Välj genast ett nytt: då krävs det andra steget igen även där.',
  },
  mail: {
    subject: 'Din kod',
    intro: (portal) =>
      `Någon, troligen du, har bett om den här koden hos ${portal}. Med den visar du att e-postadressen är din:`,
    validity: (minutes) => `Koden gäller i ${minutes} minuter och bara en gång.`,
    notYou:
      'Var det inte du? Då känner någon till ditt lösenord. Lämna inte ut koden och kontakta portalens support.',
  },
}

export const words: Record<Locale, Words> = { en, nl, sv }
