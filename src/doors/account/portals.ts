import { perform } from '../../acts/index.ts'
import { portalsPage } from '../../../views/account/portals.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { declaredForm } from '../../platform/http/forms.ts'
import { line } from '../../platform/schema/index.ts'
import { doneOf } from '../../platform/http/done.ts'
import type { AccountVisit } from './enter.ts'

const here = '/account/portals'
const form = declaredForm({ client: line() })

/** The portals that somebody used, and what each was given. */
export async function showPortals({
  door,
  account,
  frame,
  zone,
  exchange,
  now,
}: AccountVisit): Promise<Answer> {
  const portals = await door.portal.sharing.portalsOf(account, now)
  return page(portalsPage({ frame: { ...frame, here }, zone, portals, done: doneOf(exchange) }))
}

export async function answerPortals({ door, account, who, exchange }: AccountVisit): Promise<Answer> {
  const filled = form.read(exchange.form)
  if (!filled.ok) return seeOther(here)
  const withdrawn = await perform(door, door.acts.withdrawPortal, who, account, {
    clientId: filled.value.client,
  })
  return seeOther(withdrawn.ok ? `${here}?done=portal-withdrawn` : here)
}
