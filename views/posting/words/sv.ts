import type { StoppedWords } from './en.ts'

export const stoppedWords: StoppedWords = {
  subject: 'Brev kunde inte lämnas över',
  lead: (run) => `Omgången ${run} kunde inte lämnas över till den som skriver ut den.`,
  why: {
    'host-key':
      'Servern visar en annan nyckel än den som är inställd, och har inte fått något. Någon kan stå emellan: fråga den som skriver ut breven innan du ändrar LETTERS_HOST_KEY.',
    'not-let-in': 'Servern släpper inte in oss.',
    unreachable: 'Servern eller mappen går inte att nå.',
    full: 'Det finns ingen plats dit den går.',
    gone: 'En hel omgång finns inte kvar. Fråga om den har hämtats, och säg det i så fall: sluis letters run --collected.',
    failed: 'I loggen står vad som gick fel.',
  },
  then: 'Det prövas igen var tionde minut och breven väntar. Du får ett nytt mejl bara om orsaken ändras.',
}
