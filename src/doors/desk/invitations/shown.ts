import type { InvitationListed } from '../../../../views/desk/invitations/list.ts'
import { fateOf, type InvitationTold } from '../../../acts/activations/index.ts'
import { isStuck } from '../../../policy/activation/index.ts'
import type { Visit } from '../enter.ts'

/** An invitation as lists and pages have it. */
export function listedOf({ door, now }: Visit, { row, over, sent }: InvitationTold): InvitationListed {
  const ways = sent.map((each) => ({
    ...{ way: each.way, fate: fateOf(each, door.here.sends, now) },
    // of a letter it is said in words
    answer: each.letter ? undefined : (each.answer ?? undefined),
    ...{ why: each.letter?.why ?? undefined, at: each.sentAt ?? undefined },
  }))
  return {
    ...{ id: row.id, name: row.name, email: row.email, role: row.role ?? 'member' },
    ...{ state: over ?? 'waiting', closes: row.closes_at, sent: ways },
    isStuck: over === undefined && ways.some(({ fate }) => isStuck(fate)),
  }
}
