import type { Route } from '../route.ts'
import {
  rotateKeys,
  sendAgain,
  showKeys,
  showLevels,
  showOutbox,
  showRotateKeys,
  showSettingsInForce,
  showWork,
} from './pages.ts'
import { noteReturned, reprint, showLetters, startRun } from './letters.ts'
import { createToken, endToken, showNewToken, showTokens } from './tokens.ts'

const at = '/running'

/** What runs: jobs and chores, keys, what could not be delivered, what is set, what lets programs register clients. */
export const runningRoutes: readonly Route[] = [
  { method: 'GET', path: at, needs: 'outbox.dead-letters', handle: showWork },
  { method: 'GET', path: `${at}/keys`, needs: 'keys.list', handle: showKeys },
  {
    method: 'GET',
    path: `${at}/keys/rotate`,
    needs: 'keys.rotate',
    handle: (visit) => showRotateKeys(visit),
  },
  { method: 'POST', path: `${at}/keys/rotate`, needs: 'keys.rotate', handle: rotateKeys },
  { method: 'GET', path: `${at}/outbox`, needs: 'outbox.dead-letters', handle: showOutbox },
  { method: 'POST', path: `${at}/outbox`, needs: 'outbox.send-again', handle: sendAgain },
  { method: 'GET', path: `${at}/letters`, needs: 'letters.list', handle: (visit) => showLetters(visit) },
  { method: 'POST', path: `${at}/letters/run`, needs: 'letters.run', handle: startRun },
  { method: 'POST', path: `${at}/letters/reprint`, needs: 'letters.reprint', handle: reprint },
  { method: 'POST', path: `${at}/letters/returned`, needs: 'letters.returned', handle: noteReturned },
  { method: 'GET', path: `${at}/settings`, needs: 'settings.in-force', handle: showSettingsInForce },
  { method: 'GET', path: `${at}/levels`, needs: 'settings.policy', handle: showLevels },
  { method: 'GET', path: `${at}/tokens`, needs: 'registrations.list', handle: showTokens },
  { method: 'GET', path: `${at}/tokens/new`, needs: 'registrations.create', handle: showNewToken },
  { method: 'POST', path: `${at}/tokens/new`, needs: 'registrations.create', handle: createToken },
  { method: 'POST', path: `${at}/tokens/:id/end`, needs: 'registrations.delete', handle: endToken },
]
