import type { DetailsWords, MailWords } from './en.ts'

export const mailWords: MailWords = {
  subject: {
    first: (organisation) => `Uitnodiging om te handelen namens ${organisation}`,
    asked: (organisation) => `Nieuwe link: uw uitnodiging om te handelen namens ${organisation}`,
    again: (organisation) => `Uw uitnodiging om te handelen namens ${organisation}`,
    reminder: (organisation) => `Herinnering: uitnodiging om te handelen namens ${organisation}`,
  },
  invites: (sender, organisation, isAdministrator) =>
    `${sender === undefined ? 'U bent uitgenodigd' : `${sender} nodigt u uit`} om te handelen namens ${organisation}${isAdministrator ? ', als een van de beheerders' : ''}.`,
  where: (portal) => `Dat doet u in ${portal}.`,
  button: 'Bekijk de uitnodiging',
  withCode: 'Houd uw mobiele telefoon bij de hand: onderweg sturen wij u een code per sms.',
  withAccount: 'U hebt al een account: u logt in zoals altijd en accepteert de uitnodiging daarmee.',
  validity: (hours, until) =>
    `De link werkt ${hours} uur. Daarna kunt u op de pagina die hij opent een nieuwe aanvragen, tot en met ${until}.`,
  asked:
    'U, of iemand die een oudere mail van ons heeft, vroeg om een nieuwe link. De vorige werkt niet meer.',
  notYou:
    'Kent u deze organisatie niet? Dan hoeft u niets te doen: zonder u gebeurt er niets. Geef de link aan niemand door.',
  joinedSubject: (organisation) => `U handelt nu namens ${organisation}`,
  joined: (organisation) => `Vanaf nu handelt u namens ${organisation}.`,
  joinedWhere: (portal) => `Dat doet u in ${portal}: ga daarheen en log in.`,
  joinedQuestions: 'Was u het niet? Vertel het dan aan uw beheerder daar, of aan onze helpdesk.',
}

export const detailsWords: DetailsWords = {
  subject: (organisation) => `Voor het eerst inloggen voor ${organisation}`,
  lead: (organisation, portal) =>
    `U hebt een account om te handelen namens ${organisation}${portal === undefined ? '' : `, in ${portal}`}. Met deze drie gegevens logt u voor het eerst in.`,
  userName: 'Gebruikersnaam',
  password: 'Eenmalig wachtwoord',
  once: (days) =>
    `Ze werken ${days} dagen, en één keer: daarna logt u in met een wachtwoord dat u zelf kiest. Voor uw veiligheid staat er geen link in deze mail: ga erheen zoals u altijd doet.`,
  withCode:
    'Houd uw mobiele telefoon bij de hand: wij sturen u ook een code per sms. Zonder die code komt niemand binnen.',
  notYou: 'Kent u deze organisatie niet? Dan hoeft u niets te doen. Geef deze mail aan niemand door.',
}
