import { mail, notMe, type Letterhead, type MailParts, type Paragraph } from '../../mail.ts'
import { mailWords } from '../words/index.ts'
import type { Changed, MailWords as Words } from '../words/en.ts'

export type { Changed } from '../words/en.ts'

/**
 * Tells the owner of an account what was changed in it, and what to do if it was not them.
 *
 * @param model of what it was, where that has a name
 */
export function accountChanged(
  model: { changed: Changed; thing?: string | undefined },
  letterhead: Letterhead,
): MailParts {
  const text = mailWords[letterhead.locale]
  const { subject, text: what } = text.what[model.changed]
  return mail(letterhead, {
    subject,
    paragraphs: [what, ...ending(model.changed, letterhead, text)],
    done: model.thing ?? true,
  })
}

/** What others than the owner do: a new password would be no answer to it. */
const byOthers: readonly Changed[] = [
  ...(['enabled', 'email-corrected'] as const),
  ...(['membership-given', 'membership-ended', 'application-declined'] as const),
  ...(['request-granted', 'request-declined', 'request-closed'] as const),
  ...(['handover-accepted', 'handover-declined'] as const),
  ...(['numbers-merged', 'numbers-not-merged'] as const),
  ...(['postal-unreached', 'postal-corrected', 'postal-removed'] as const),
]

/** What to do about it: nothing, where others than its owner did it. */
function ending(changed: Changed, letterhead: Letterhead, text: Words): Paragraph[] {
  // whoever is made an account for this has never chosen a password
  if (changed === 'membership-given')
    return [
      text.firstTime,
      { to: letterhead.links.recover, label: text.firstPassword },
      { note: text.questions },
    ]
  if (changed === 'postal-unreached' || changed === 'postal-corrected')
    return [{ to: letterhead.links.postal, label: text.postal }, { note: text.questions }]
  if (byOthers.includes(changed)) return [{ note: text.questions }]
  if (changed === 'closed') return [{ note: text.notYouClosed }]
  return [{ note: text.notYou }, notMe(letterhead)]
}
