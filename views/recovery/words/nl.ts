import type { Words } from './en.ts'

export const words: Words = {
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
    'Na vijf minuten nog niets? Kijk in de map met ongewenste mail en controleer het adres dat u hebt ingevuld. Na drie mails kunt u er elk uur nog één aanvragen. Het portaal waar u naartoe wilde, wacht wel: ga daar verder zodra u een nieuw wachtwoord hebt.',
  again: 'Nog een keer aanvragen',
  deadTitle: 'Deze link werkt niet meer',
  deadLead:
    'Vraag een nieuwe link aan. Deze is al gebruikt, is ouder dan 30 minuten, is vervangen door een nieuwere, of er is sindsdien iets in uw account gewijzigd.',
  askAgain: 'Een nieuwe link aanvragen',
  doneTitle: 'U hebt een nieuw wachtwoord',
  doneLead:
    'Overal waar u was ingelogd, bent u uitgelogd. Ga terug naar het portaal en log in met het nieuwe wachtwoord, of ga naar uw account.',
  toPortal: (portal) => `Verder naar ${portal}`,
  doneOnTheWay: 'Overal waar u was ingelogd, bent u uitgelogd. Log in met het nieuwe wachtwoord.',
  toAccount: 'Naar mijn account',
  mail: {
    subject: 'Kies een nieuw wachtwoord',
    intro: 'Iemand, waarschijnlijk u, vroeg om een nieuw wachtwoord voor uw account.',
    introForThem:
      'Iemand die gebruikers helpt, vroeg om een nieuw wachtwoord voor uw account, zodat u het kunt kiezen.',
    button: 'Nieuw wachtwoord kiezen',
    validity: (minutes) => `De link is ${minutes} minuten geldig en werkt één keer.`,
    notAsked:
      'Hebt u niemand om hulp gevraagd? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is. Geef de link aan niemand door, ook niet aan wie u helpt.',
    notYou:
      'Was u dit niet? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is. Geef de link aan niemand door.',
  },
}
