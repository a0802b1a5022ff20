import type { StoppedWords } from './en.ts'

export const stoppedWords: StoppedWords = {
  subject: 'Brieven konden niet worden overgedragen',
  lead: (run) => `De reeks ${run} kon niet worden overgedragen aan wie hem afdrukt.`,
  why: {
    'host-key':
      'De server toont een andere sleutel dan is ingesteld, en heeft niets gekregen. Misschien zit er iemand tussen: vraag het aan wie de brieven afdrukt, voordat u LETTERS_HOST_KEY wijzigt.',
    'not-let-in': 'De server laat ons niet toe.',
    unreachable: 'De server of de map is niet te bereiken.',
    full: 'Waar de reeks heen gaat, is geen ruimte meer.',
    gone: 'Een volledige reeks is er niet meer. Vraag of hij is opgehaald, en zeg dat dan: sluis letters run --collected.',
    failed: 'In het log staat wat er misging.',
  },
  then: 'Het wordt elke tien minuten opnieuw geprobeerd; de brieven wachten. U krijgt alleen weer een mail als de reden verandert.',
}
