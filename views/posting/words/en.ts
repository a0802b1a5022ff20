export const stoppedWords = {
  subject: 'Letters could not be handed over',
  lead: (run: string) => `The run ${run} could not be handed over to whoever prints it.`,
  why: {
    'host-key':
      'The server shows another key than the one that was set, and was told nothing. Somebody may stand in between: ask whoever prints letters before you change LETTERS_HOST_KEY.',
    'not-let-in': 'The server does not let us in.',
    unreachable: 'The server or the folder cannot be reached.',
    full: 'There is no room where it goes.',
    gone: 'A run that was whole is not there. Ask whether it was collected, and if so, say it: sluis letters run --collected.',
    failed: 'The log says what went wrong.',
  },
  then: 'It is tried again every ten minutes, and its letters wait. You are mailed again only if the reason changes.',
}
export type StoppedWords = typeof stoppedWords
