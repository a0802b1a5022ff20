import type { RequestWords } from './en.ts'

export const requestWords: RequestWords = {
  joinTitle: (name) => `${name} ber om att få agera för din organisation`,
  moreTitle: (name) => `${name} ber om att få göra mer`,
  asks: 'Vad som efterfrågas',
  who: 'Vem',
  mail: 'Mejl',
  confirmed: 'bekräftad',
  unconfirmed: 'inte bekräftad',
  on: 'Begärt',
  numbers: 'Nummer',
  branches: 'Arbetsställen',
  role: 'Roll',
  wantsRole: 'att även sköta organisationens användare',
  says: 'Med egna ord',
  unknown: 'Inte känt här',
  notYours:
    'En annan administratör besvarar det här: det hör inte till det du sköter, eller så är det din egen fråga.',
  letInTitle: 'Släpp in',
  letInLead:
    'Släpp inte in någon som du inte känner. Ett namn och en adress kan vara vems som helst: fråga personen, på ett nummer som du har haft längre.',
  letIn: 'Släpp in',
  giveTitle: 'Ge det',
  giveLead: 'Nedan står vad personen får göra med det som efterfrågas. Ändra om du vill ge mindre.',
  give: 'Ge det',
  declineTitle: 'Eller säg nej',
  answer: 'Varför inte?',
  answerHint: 'Personen ser det i sitt konto. Får lämnas tomt.',
  decline: 'Säg nej',
}
