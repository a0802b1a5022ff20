import { until } from './until.ts'
import type { World } from './world.ts'

export interface SeenMail {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly at: Date
}

/** What somebody was sent, newest first; of one kind, by its template. */
export async function mailsTo(
  world: Pick<World, 'house'>,
  email: string,
  template: string,
): Promise<SeenMail[]> {
  const { house } = world
  return (await house.outbox.newest(house.db, 1000)).flatMap(({ template: name, message, createdAt }) =>
    name === template && message.to === email && message.channel === 'mail'
      ? [{ ...message, at: createdAt }]
      : [],
  )
}

/** The text messages that a number was sent, newest first. */
export async function textsTo({ house }: Pick<World, 'house'>, number: string): Promise<string[]> {
  return (await house.outbox.newest(house.db, 1000)).flatMap(({ message }) =>
    message.channel === 'sms' && message.to === number ? [message.text] : [],
  )
}

/** Waits for what a job sends. */
export async function nextMail(
  world: Pick<World, 'house'>,
  email: string,
  template: string,
  count = 1,
): Promise<SeenMail> {
  await until(async () => (await mailsTo(world, email, template)).length >= count)
  const [mail] = await mailsTo(world, email, template)
  if (!mail) throw new Error('no mail')
  return mail
}

/** The first link of ours in a mail. */
export const linkIn = (mail: SeenMail, path: RegExp): URL => {
  const link = mail.text.split(/\s/).find((word) => URL.canParse(word) && path.test(new URL(word).pathname))
  if (link === undefined) throw new Error(`no link in ${mail.text}`)
  return new URL(link)
}
