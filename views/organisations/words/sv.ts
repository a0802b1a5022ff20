import type { Words } from './en.ts'

export const words: Words = {
  subjectJoin: 'Någon ber om att få agera för din organisation',
  subjectMore: 'En kollega ber om att få göra mer',
  join: (person, organisation) => `${person} ber om att få agera för ${organisation}, som du sköter.`,
  more: (person, organisation) =>
    `${person} agerar för ${organisation}, som du sköter, och ber om att få göra mer.`,
  then: 'Se vad som efterfrågas och svara med ett tryck. Om ingen svarar på sju dagar går frågan till de andra administratörerna.',
  answer: 'Se och svara',
  joinNote: 'Släpp inte in någon som du inte känner: fråga först, på ett nummer som du har haft längre.',
  moreNote: 'Ingenting ändras förrän någon har svarat.',
  handoverSubject: 'Du ombeds att sköta din organisations användare',
  handover: (person, organisation) =>
    `${person} sköter användarna i ${organisation} och vill lämna över det arbetet till dig.`,
  handoverThen: (day) =>
    `Du bestämmer: ingenting ändras förrän du har accepterat. Det kan du göra till ${day}.`,
  handoverAnswer: 'Se och svara',
  handoverNote:
    'Den som accepterar kan bjuda in kollegor och ta bort deras åtkomst. Vill du inte, säg det där.',
}
