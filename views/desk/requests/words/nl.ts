import type { RequestWords } from './en.ts'

export const requestWords: RequestWords = {
  joinTitle: (name) => `${name} vraagt om voor uw organisatie te mogen handelen`,
  moreTitle: (name) => `${name} vraagt om meer te mogen`,
  asks: 'Wat er gevraagd wordt',
  who: 'Wie',
  mail: 'E-mail',
  confirmed: 'bevestigd',
  unconfirmed: 'niet bevestigd',
  on: 'Gevraagd op',
  numbers: 'Nummers',
  branches: 'Vestigingen',
  role: 'Rol',
  wantsRole: 'ook uw mensen beheren',
  says: 'In eigen woorden',
  unknown: 'Hier niet bekend',
  notYours:
    'Een andere beheerder beantwoordt dit: het hoort niet bij wat u beheert, of het is uw eigen vraag.',
  letInTitle: 'Toelaten',
  letInLead:
    'Laat niemand toe die u niet kent. Een naam en een adres kunnen van iedereen zijn: vraag het diegene, op een nummer dat u al langer hebt.',
  letIn: 'Toelaten',
  giveTitle: 'Geven',
  giveLead: 'Hieronder staat wat diegene mag met wat er gevraagd is. Wijzig het als u minder wilt geven.',
  give: 'Geven',
  declineTitle: 'Of nee zeggen',
  answer: 'Waarom niet?',
  answerHint: 'Diegene ziet dit in het eigen account. Mag leeg blijven.',
  decline: 'Nee zeggen',
}
