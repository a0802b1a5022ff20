import type { Words } from './en.ts'

export const words: Words = {
  subjectJoin: 'Iemand vraagt om voor uw organisatie te mogen handelen',
  subjectMore: 'Een collega vraagt om meer te mogen',
  join: (person, organisation) =>
    `${person} vraagt om te mogen handelen voor ${organisation}, die u beheert.`,
  more: (person, organisation) =>
    `${person} handelt voor ${organisation}, die u beheert, en vraagt om meer te mogen.`,
  then: 'Bekijk wat er gevraagd wordt en antwoord met één druk op de knop. Antwoordt zeven dagen niemand, dan krijgen de andere beheerders de vraag.',
  answer: 'Bekijken en antwoorden',
  joinNote: 'Laat niemand toe die u niet kent: vraag het diegene eerst, op een nummer dat u al langer hebt.',
  moreNote: 'Er verandert niets voordat iemand heeft geantwoord.',
  handoverSubject: 'U bent gevraagd de mensen van uw organisatie te beheren',
  handover: (person, organisation) =>
    `${person} beheert de mensen van ${organisation} en wil dat werk aan u overdragen.`,
  handoverThen: (day) => `U beslist: er verandert niets voordat u accepteert. Dat kan tot ${day}.`,
  handoverAnswer: 'Bekijken en antwoorden',
  handoverNote:
    'Wie accepteert, kan collega’s uitnodigen en hun toegang wegnemen. Wilt u dat niet, zeg het dan daar.',
}
