export const words = {
  subjectJoin: 'Somebody asks to act for your organisation',
  subjectMore: 'A colleague asks to be allowed more',
  join: (person: string, organisation: string) =>
    `${person} asks to act for ${organisation}, which you look after.`,
  more: (person: string, organisation: string) =>
    `${person} acts for ${organisation}, which you look after, and asks to be allowed more.`,
  then: 'See what they ask for, and answer with one press. If nobody answers for seven days, the other administrators are asked.',
  answer: 'See and answer',
  joinNote: 'Let nobody in whom you do not know: ask them first, by a number that you have had for longer.',
  moreNote: 'Nothing changes before somebody has answered.',
  handoverSubject: 'You are asked to look after your organisation’s people',
  handover: (person: string, organisation: string) =>
    `${person} looks after the people of ${organisation}, and would hand that work over to you.`,
  handoverThen: (day: string) => `You decide: nothing changes before you accept, and until ${day} you can.`,
  handoverAnswer: 'See and answer',
  handoverNote:
    'Whoever accepts can invite colleagues and take their access away. If you do not want to, say so there.',
}
export type Words = typeof words
