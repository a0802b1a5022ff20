import type { Words } from './en.ts'

export const words: Words = {
  title: 'Glömt lösenordet?',
  lead: 'Ange e-postadressen som du loggar in med. Vi skickar en länk dit, och med den väljer du ett nytt lösenord.',
  email: 'E-postadress',
  send: 'Skicka länken till mig',
  back: 'Tillbaka till inloggningen',
  numberLead:
    'Ange numret och användarnamnet som du loggar in med. Vi skickar en länk till kontots e-postadress, och med den väljer du ett nytt lösenord.',
  userName: 'Användarnamn',
  numberExample: (example) => `Till exempel ${example}`,
  byAddress: 'Använd en e-postadress i stället',
  byNumber: 'Använd ett nummer och ett användarnamn i stället',
  toUserName: 'Glömt användarnamnet?',
  'number-missing': 'Fyll i numret.',
  'user-name-missing': 'Fyll i ditt användarnamn.',
  userNameTitle: 'Glömt användarnamnet?',
  userNameLead: 'Ange kontots e-postadress. Vi skickar dina användarnamn dit.',
  userNameSend: 'Skicka mina användarnamn',
  userNameSent: 'Om det finns ett konto med den adressen är ett mejl med användarnamnen på väg.',
  userNames: {
    subject: 'Dina användarnamn',
    intro: 'Någon, troligen du, bad om kontots användarnamn.',
    at: (organisation, userName) => `${organisation}: ${userName}`,
    none: 'Du har inget användarnamn. Logga in med din e-postadress.',
    notYou: 'Var det inte du? Då behöver du inte göra något: inget har ändrats.',
  },
  'username-missing': 'Fyll i din e-postadress.',
  'network-limit': (wait) => `Väldigt många mejl har begärts härifrån. Försök igen om ${wait}.`,
  sentTitle: 'Kontrollera din e-post',
  sentLead:
    'Om det finns ett konto med den adressen är en länk på väg. Den fungerar i 30 minuter, en gång, på vilken enhet som helst.',
  sentByNumber:
    'Om det finns ett konto som heter så, och det har en e-postadress, är en länk på väg dit. Den fungerar i 30 minuter, en gång, på vilken enhet som helst. Ett konto utan adress får ingen: fråga administratören i din organisation.',
  sentHelpUserNames:
    'Har inget kommit efter fem minuter? Titta i skräpposten och kontrollera adressen du skrev.',
  sentHelpNumber:
    'Har inget kommit efter fem minuter? Titta i skräpposten och kontrollera numret och användarnamnet du skrev. Efter tre mejl kan du be om ett till i timmen. Portalen du var på väg till väntar: fortsätt där när du har ett nytt lösenord.',
  sentHelp:
    'Har inget kommit efter fem minuter? Titta i skräpposten och kontrollera adressen du skrev. Efter tre mejl kan du be om ett till i timmen. Portalen du var på väg till väntar: fortsätt där när du har ett nytt lösenord.',
  again: 'Be om en till',
  deadTitle: 'Länken fungerar inte längre',
  deadLead:
    'Be om en ny länk. Den här har använts, är äldre än 30 minuter eller har ersatts av en nyare, eller så har något i ditt konto ändrats sedan dess.',
  askAgain: 'Be om en ny länk',
  doneTitle: 'Du har ett nytt lösenord',
  doneLead:
    'Du har loggats ut överallt där du var inloggad. Gå tillbaka till portalen och logga in med det nya lösenordet, eller gå till ditt konto.',
  toPortal: (portal) => `Fortsätt till ${portal}`,
  doneOnTheWay: 'Du har loggats ut överallt. Logga in med det nya lösenordet.',
  toAccount: 'Till mitt konto',
  mail: {
    subject: 'Välj ett nytt lösenord',
    intro: 'Någon, troligen du, bad om ett nytt lösenord till ditt konto.',
    introForThem:
      'Någon som hjälper användare bad om ett nytt lösenord till ditt konto, så att du kan välja det.',
    button: 'Välj ett nytt lösenord',
    validity: (minutes) => `Länken fungerar i ${minutes} minuter och bara en gång.`,
    notAsked:
      'Har du inte bett någon om hjälp? Då behöver du inte göra något: ditt lösenord är kvar som det var. Lämna inte länken vidare till någon, inte heller till den som hjälper dig.',
    notYou:
      'Var det inte du? Då behöver du inte göra något: ditt lösenord är kvar som det var. Lämna inte länken vidare till någon.',
  },
}
