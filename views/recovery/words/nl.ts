import type { Words } from './en.ts'

export const words: Words = {
  title: 'Wachtwoord vergeten?',
  lead: 'Vul het e-mailadres in waarmee u inlogt. Wij sturen daar een link naartoe waarmee u een nieuw wachtwoord kiest.',
  email: 'E-mailadres',
  send: 'Stuur mij de link',
  back: 'Terug naar inloggen',
  numberLead:
    'Vul het nummer en de gebruikersnaam in waarmee u inlogt. Wij sturen een link naar het e-mailadres van uw account, waarmee u een nieuw wachtwoord kiest.',
  userName: 'Gebruikersnaam',
  numberExample: (example) => `Bijvoorbeeld ${example}`,
  byAddress: 'Liever met een e-mailadres',
  byNumber: 'Liever met een nummer en een gebruikersnaam',
  toUserName: 'Gebruikersnaam vergeten?',
  'number-missing': 'Vul het nummer in.',
  'user-name-missing': 'Vul uw gebruikersnaam in.',
  userNameTitle: 'Gebruikersnaam vergeten?',
  userNameLead: 'Vul het e-mailadres van uw account in. Wij sturen uw gebruikersnamen daarnaartoe.',
  userNameSend: 'Stuur mij mijn gebruikersnamen',
  userNameSent: 'Als er een account met dat adres is, is er een mail met de gebruikersnamen onderweg.',
  userNames: {
    subject: 'Uw gebruikersnamen',
    intro: 'Iemand, waarschijnlijk u, vroeg om de gebruikersnamen van uw account.',
    at: (organisation, userName) => `${organisation}: ${userName}`,
    none: 'U hebt geen gebruikersnaam. Log in met uw e-mailadres.',
    notYou: 'Was u het niet? Dan hoeft u niets te doen: er is niets gewijzigd.',
  },
  'username-missing': 'Vul uw e-mailadres in.',
  'network-limit': (wait) =>
    `Er zijn hiervandaan heel veel mails aangevraagd. Probeer het over ${wait} opnieuw.`,
  sentTitle: 'Kijk in uw mail',
  sentLead:
    'Als er een account met dat adres is, is er een link onderweg. Die werkt 30 minuten, één keer, op elk apparaat.',
  sentByNumber:
    'Als er een account zo heet en het een e-mailadres heeft, is er een link naar dat adres onderweg. Die werkt 30 minuten, één keer, op elk apparaat. Een account zonder adres krijgt er geen: vraag het de beheerder van uw organisatie.',
  sentHelpUserNames:
    'Na vijf minuten nog niets? Kijk in de map met ongewenste mail en controleer het adres dat u hebt ingevuld.',
  sentHelpNumber:
    'Na vijf minuten nog niets? Kijk in de map met ongewenste mail en controleer het nummer en de gebruikersnaam die u hebt ingevuld. Na drie mails kunt u er elk uur nog één aanvragen. Het portaal waar u naartoe wilde, wacht wel: ga daar verder zodra u een nieuw wachtwoord hebt.',
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
