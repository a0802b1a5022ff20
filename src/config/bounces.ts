import { secretSaid } from './secret-named.ts'
import { readMailAddress } from '../platform/text/mail-address.ts'
import { form, listOf, members, text, type Of } from '../platform/schema/index.ts'
import { topic, type Said } from './report.ts'

/** Whoever hands our mail on, and says afterwards over HTTP what became of it. */
export type MailTeller = Omit<Of<typeof teller>, 'authorization'> & { readonly authorization: string }

export interface BouncesConfig {
  /** Where undelivered mail comes back to, with `{id}` where the message’s is. */
  readonly returnPath: string | undefined
  /** The Maildir that it comes to. */
  readonly folder: string | undefined
  readonly tellers: readonly MailTeller[]
}

/** By which it is heard that a mail did not arrive after it was handed on. */
export const bounces = topic(
  {
    MAIL_RETURN_PATH: {
      otherwise: 'the address of MAIL_FROM',
      meaning:
        'where undelivered mail comes back to, as `bounces+{id}@example.org`: `{id}` is filled in with the message’s',
    },
    MAIL_BOUNCES_IN: {
      otherwise: 'none is read',
      meaning: 'the folder (Maildir) that this mail is delivered to; what is read there is removed',
    },
    MAIL_TELLERS: {
      secret: true,
      otherwise: 'none is listened to',
      meaning: 'a JSON file with those who say over HTTP what became of our mail',
      file: true,
    },
  },
  (said): { readonly bounces: BouncesConfig } => ({
    bounces: { returnPath: returnPathOf(said), folder: folderOf(said), tellers: tellersOf(said) },
  }),
)

type Asked = Said<'MAIL_RETURN_PATH' | 'MAIL_BOUNCES_IN' | 'MAIL_TELLERS'>

function returnPathOf(said: Asked): string | undefined {
  const written = said.text('MAIL_RETURN_PATH')
  // of plain letters, so that every server takes it
  const isOne =
    written === undefined ||
    readMailAddress(written.replace('{id}', '00000000-0000-4000-8000-000000000000'))?.isUtf8 === false
  if (!isOne) said.fault('MAIL_RETURN_PATH', 'must be an address, as bounces+{id}@example.org')
  return written
}

function folderOf(said: Asked): string | undefined {
  const written = said.text('MAIL_BOUNCES_IN')
  if (written !== undefined && !written.startsWith('/'))
    said.fault('MAIL_BOUNCES_IN', 'must be the whole path of a folder')
  return written
}

/** Where a value stands (RFC 6901). */
const pointer = form('a JSON pointer, as /event/type', /^\/(?:[^~]|~[01])*$/)

/** Characters of what somebody shows that they may. */
const SHORTEST = 16

/** One of them: what it shows that it may, and where in what it sends our message and what became of it stand. */
const teller = members({
  name: form('small letters, digits and hyphens', /^[a-z\d-]{1,40}$/),
  authorization: secretSaid,
  events: pointer.optional(),
  message: pointer,
  type: pointer,
  gone: listOf(text(), 'types'),
  refused: listOf(text(), 'types').default([]),
})

export const tellersFile = listOf(teller, 'tellers', { least: 1 })

function tellersOf(said: Asked): MailTeller[] {
  return (said.json('MAIL_TELLERS', tellersFile) ?? []).map(({ authorization, ...rest }, i) => {
    const secret = typeof authorization === 'string' ? authorization : said.secretOf?.(authorization)
    // one that is empty would be everybody's
    if (secret === undefined || secret.length < SHORTEST)
      said.fault(
        'MAIL_TELLERS',
        `[${i}].authorization must have at least ${SHORTEST} characters, where it is`,
      )
    return { ...rest, authorization: secret ?? '' }
  })
}
