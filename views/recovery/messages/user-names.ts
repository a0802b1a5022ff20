import { mail, named, type Letterhead, type MailParts } from '../../mail.ts'
import { words } from '../words/index.ts'

/** What somebody is called in the organisations that they act for. */
export function userNamesMail(
  model: { readonly called: readonly { readonly organisation: string; readonly userName: string }[] },
  letterhead: Letterhead,
): MailParts {
  const text = words[letterhead.locale].userNames
  return mail(letterhead, {
    subject: text.subject,
    paragraphs: [
      text.intro,
      ...(model.called.length === 0
        ? [text.none]
        : model.called.map(({ organisation, userName }) =>
            text.at(named(organisation), named(userName, 'operator')),
          )),
      { note: text.notYou },
    ],
    done: true,
  })
}
