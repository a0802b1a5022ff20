import { keysPage, rotateKeysPage } from '../../../../views/operator/running/keys.ts'
import { outboxPage } from '../../../../views/operator/running/outbox.ts'
import { levelsPage, settingsInForcePage } from '../../../../views/operator/running/settings.ts'
import { workPage } from '../../../../views/operator/running/work.ts'
import { deadLetters } from '../../../acts/operating/index.ts'
import { allKeys, readyToRotate } from '../../../domain/keys/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { choresRan } from '../../../platform/jobs/chores.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { isLate } from '../late.ts'
import { tabsFor } from './tabs.ts'

const frameAt = ({ frame }: Visit, path: string) => ({ ...frame, here: `/operator/running${path}` })

/** Jobs that wait, and chores with when each was last done. */
export async function showWork(visit: Visit): Promise<Answer> {
  const { door, zone, now } = visit
  const [jobs, chores] = await Promise.all([door.queue.waiting(door.operating.jobs), choresRan(door.db)])
  return page(
    workPage({
      ...{ frame: frameAt(visit, ''), zone, tabs: tabsFor(visit), jobs },
      chores: chores.map((each) => ({
        ...{ name: each.name, everySeconds: each.every_seconds, ranAt: each.ran_at },
        isLate: isLate(each, now),
      })),
    }),
  )
}

export async function showKeys(visit: Visit): Promise<Answer> {
  const { door, zone, may, exchange } = visit
  const rows = await allKeys(door.db)
  return page(
    keysPage({
      ...{ frame: frameAt(visit, '/keys'), zone, tabs: tabsFor(visit), done: doneOf(exchange) },
      keys: rows.map(({ kid, alg, state, published_at: publishedAt }) => ({ kid, alg, state, publishedAt })),
      readyAt: readyToRotate(rows),
      rotates: may('keys.rotate'),
    }),
  )
}

export const showRotateKeys = async ({ frame, exchange }: Visit, refused?: Refused): Promise<Answer> =>
  page(
    rotateKeysPage({
      frame,
      refused,
      chosen: exchange.method === 'POST' ? (exchange.form['when'] ?? '') : 'published',
    }),
    refused ? { status: refused.status, problem: refused } : {},
  )

export const rotateKeys = (visit: Visit): Promise<Answer> =>
  byButton(
    visit,
    {
      name: 'keys.rotate',
      asked: { body: { when: visit.exchange.form['when'] } },
      ...{ back: '/operator/running/keys', done: 'rotated' },
    },
    (refused) => showRotateKeys(visit, refused),
  )

export async function showOutbox(visit: Visit): Promise<Answer> {
  const { door, zone, may, exchange } = visit
  const letters = await deadLetters(door, door.operating.jobs)
  return page(
    outboxPage({
      ...{ frame: frameAt(visit, '/outbox'), zone, tabs: tabsFor(visit), done: doneOf(exchange) },
      letters: letters.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, 200),
      sends: may('outbox.send-again'),
      leaves: door.here.sends.mail,
    }),
  )
}

/** Sends one once more, or all. What is gone meanwhile needs nothing. */
export const sendAgain = (visit: Visit): Promise<Answer> => {
  const { id } = visit.exchange.form
  const asked = { body: id === undefined ? {} : { ids: [id] } }
  const button = {
    name: 'outbox.send-again',
    asked,
    back: '/operator/running/outbox',
    done: 'again',
  } as const
  return byButton(visit, button, () => showOutbox(visit))
}

export async function showSettingsInForce(visit: Visit): Promise<Answer> {
  const { settings } = visit.door.operating
  return page(settingsInForcePage({ frame: frameAt(visit, '/settings'), tabs: tabsFor(visit), settings }))
}

/** The levels and the policy in force, and where it departs from a standard. */
export async function showLevels(visit: Visit): Promise<Answer> {
  const { ladder, policy } = visit.door.here
  const { locale } = visit.frame
  return page(
    levelsPage({
      ...{ frame: frameAt(visit, '/levels'), tabs: tabsFor(visit) },
      levels: ladder.map(({ key, acr, rank, proofing }) => ({ key, acr, rank, proofing })),
      password: Object.entries(policy.password),
      deviations: policy.deviations.map(({ rule, why }) => ({
        what: rule,
        why: typeof why === 'string' ? why : why[locale],
      })),
    }),
  )
}
