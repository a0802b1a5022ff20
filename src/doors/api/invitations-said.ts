import type { InvitationTold } from '../../acts/activations/index.ts'
import { locales } from '../../platform/render/locale.ts'
import {
  listOf,
  members,
  moment,
  oneOf,
  orNull,
  text,
  told,
  uuid,
  yesOrNo,
} from '../../platform/schema/index.ts'
import { channels } from '../../policy/activation/index.ts'
import { membershipShape } from './organisations-said.ts'

// What the API says of invitations.

const states = [
  'waiting',
  'accepted',
  'withdrawn',
  'closed',
  'sender-gone',
  'organisation-not-in-use',
  'account-not-active',
] as const

const sent = members({
  way: told(oneOf(channels), 'the link by mail, the code by text message or by letter'),
  sent_at: told(orNull(moment()), 'null: nothing was asked for yet'),
  works_until: orNull(moment()),
  taken_at: told(orNull(moment()), 'when the mail server, or the provider of text messages, took it'),
  failed_at: told(orNull(moment()), 'when it was given up'),
  failure: orNull(oneOf(['expired', 'no-such-address', 'refused'])),
  answer: told(orNull(text()), 'what was said of it last, by its codes, such as 550 5.1.1'),
  is_closed: told(yesOrNo(), 'whether it was typed wrongly too often: it is to be sent again'),
})

/** An invitation as it is told. */
export const wholeInvitation = members({
  id: uuid(),
  state: told(oneOf(states), 'whether it waits, how it ended, or why it can be accepted no more'),
  email: text(),
  name: text(),
  locale: oneOf(locales),
  mobile_ends: told(
    orNull(text()),
    'the last two digits of the number that its code goes to; null: it has none, or has it no more',
  ),
  client_id: told(orNull(text()), 'the portal that they end up in'),
  ...membershipShape,
  ways: told(listOf(oneOf(channels), 'ways', { most: 2 }), 'what reaches them: both are needed'),
  sent: listOf(sent, 'ways', { most: 2 }),
  account: told(orNull(uuid()), 'who accepted it'),
  begun_by: told(text(), 'who sent it last, as the audit has them'),
  created_at: moment(),
  closes_at: moment(),
  ended_at: orNull(moment()),
})

export const invitationSaid = ({ row, over, mobileEnds, sent: ways }: InvitationTold) => ({
  id: row.id,
  state: over ?? 'waiting',
  ...{ email: row.email, name: row.name, locale: row.locale, mobile_ends: mobileEnds ?? null },
  client_id: row.client_id,
  ...{ role: row.role, powers: row.powers, user_name: row.user_name },
  ...{ numbers: row.number_ids, branches: row.branch_ids, mandate_level: row.mandate_level },
  from: row.valid_from?.toISOString() ?? null,
  until: row.valid_until?.toISOString() ?? null,
  external_key: row.external_key,
  ways: row.legs,
  sent: ways.map((way) => ({
    way: way.way,
    sent_at: way.sentAt?.toISOString() ?? null,
    works_until: way.worksUntil?.toISOString() ?? null,
    taken_at: way.takenAt?.toISOString() ?? null,
    failed_at: way.failedAt?.toISOString() ?? null,
    ...{ failure: way.failure, answer: way.answer, is_closed: way.isClosed },
  })),
  account: row.account_id,
  begun_by: row.begun_by,
  created_at: row.created_at.toISOString(),
  closes_at: row.closes_at.toISOString(),
  ended_at: row.ended_at?.toISOString() ?? null,
})
