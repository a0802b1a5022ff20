import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  title: 'Forgot your password?',
  lead: 'Tell us the e-mail address you sign in with. We send a link to it, with which you choose a new password.',
  email: 'E-mail address',
  send: 'Send me the link',
  back: 'Back to signing in',
  'username-missing': 'Enter your e-mail address.',
  'network-limit': (wait: string) => `Very many links were asked for from here. Try again in ${wait}.`,
  sentTitle: 'Look in your mail',
  sentLead:
    'If there is an account with that address, a link is on its way. It works for 30 minutes, once, on any device.',
  sentHelp:
    'Nothing there after five minutes? Look in the spam folder, and check the address you typed. You can ask for three mails an hour. The portal you were going to can wait: go on there once you have a new password.',
  again: 'Ask once more',
  deadTitle: 'This link doesn’t work any more',
  deadLead:
    'It has been used, it is more than 30 minutes old, or a newer one was sent. Your password is as it was, unless you changed it.',
  askAgain: 'Ask for a new link',
  doneTitle: 'You have a new password',
  doneLead:
    'Everywhere you were signed in, you have been signed out. Go back to the portal and sign in with the new password, or go to your account.',
  toAccount: 'Go to my account',
  mail: {
    subject: 'Choose a new password',
    intro: 'Somebody, probably you, asked for a new password for your account. Choose it here:',
    validity: (minutes: number) => `The link works for ${minutes} minutes and only once.`,
    notYou:
      'Was it not you? Then you need do nothing: your password stays as it is. Don’t pass the link on to anybody.',
  },
}

export type Words = typeof en

const nl: Words = {
  title: 'Wachtwoord vergeten?',
  lead: 'Vul het e-mailadres in waarmee u inlogt. Wij sturen daar een link naartoe waarmee u een nieuw wachtwoord kiest.',
  email: 'E-mailadres',
  send: 'Stuur mij de link',
  back: 'Terug naar inloggen',
  'username-missing': 'Vul uw e-mailadres in.',
  'network-limit': (wait) =>
    `Er zijn hiervandaan heel veel links aangevraagd. Probeer het over ${wait} opnieuw.`,
  sentTitle: 'Kijk in uw mail',
  sentLead:
    'Als er een account met dat adres is, is er een link onderweg. Die werkt 30 minuten, één keer, op elk apparaat.',
  sentHelp:
    'Na vijf minuten nog niets? Kijk in de map met ongewenste mail en controleer het adres dat u hebt ingevuld. U kunt drie mails per uur aanvragen. Het portaal waar u naartoe wilde, wacht wel: ga daar verder zodra u een nieuw wachtwoord hebt.',
  again: 'Nog een keer aanvragen',
  deadTitle: 'Deze link werkt niet meer',
  deadLead:
    'De link is al gebruikt, is ouder dan 30 minuten of er is een nieuwere gestuurd. Uw wachtwoord is zoals het was, tenzij u het hebt gewijzigd.',
  askAgain: 'Een nieuwe link aanvragen',
  doneTitle: 'U hebt een nieuw wachtwoord',
  doneLead:
    'Overal waar u was ingelogd, bent u uitgelogd. Ga terug naar het portaal en log in met het nieuwe wachtwoord, of ga naar uw account.',
  toAccount: 'Naar mijn account',
  mail: {
    subject: 'Kies een nieuw wachtwoord',
    intro: 'Iemand, waarschijnlijk u, vroeg om een nieuw wachtwoord voor uw account. Kies het hier:',
    validity: (minutes) => `De link is ${minutes} minuten geldig en werkt één keer.`,
    notYou:
      'Was u dit niet? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is. Geef de link aan niemand door.',
  },
}

const sv: Words = {
  title: 'Glömt lösenordet?',
  lead: 'Ange e-postadressen som du loggar in med. Vi skickar en länk dit, och med den väljer du ett nytt lösenord.',
  email: 'E-postadress',
  send: 'Skicka länken till mig',
  back: 'Tillbaka till inloggningen',
  'username-missing': 'Fyll i din e-postadress.',
  'network-limit': (wait) => `Väldigt många länkar har begärts härifrån. Försök igen om ${wait}.`,
  sentTitle: 'Kolla din e-post',
  sentLead:
    'Om det finns ett konto med den adressen är en länk på väg. Den fungerar i 30 minuter, en gång, på vilken enhet som helst.',
  sentHelp:
    'Har inget kommit efter fem minuter? Titta i skräpposten och kontrollera adressen du skrev. Du kan be om tre mejl i timmen. Portalen du var på väg till väntar: fortsätt där när du har ett nytt lösenord.',
  again: 'Be om en till',
  deadTitle: 'Länken fungerar inte längre',
  deadLead:
    'Den har använts, är äldre än 30 minuter eller har ersatts av en nyare. Ditt lösenord är som det var, om du inte har bytt det.',
  askAgain: 'Be om en ny länk',
  doneTitle: 'Du har ett nytt lösenord',
  doneLead:
    'Du har loggats ut överallt där du var inloggad. Gå tillbaka till portalen och logga in med det nya lösenordet, eller gå till ditt konto.',
  toAccount: 'Till mitt konto',
  mail: {
    subject: 'Välj ett nytt lösenord',
    intro: 'Någon, troligen du, bad om ett nytt lösenord till ditt konto. Välj det här:',
    validity: (minutes) => `Länken fungerar i ${minutes} minuter och bara en gång.`,
    notYou:
      'Var det inte du? Då behöver du inte göra något: ditt lösenord är kvar som det var. Lämna inte länken vidare till någon.',
  },
}

export const words: Record<Locale, Words> = { en, nl, sv }
