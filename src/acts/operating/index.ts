/**
 * Acts of operating: what is done to the installation itself by those who look after it: other signing keys, dead
 * letters that are tried once more, an older database of which it is known. Also who an operator is.
 */
import { rotateKeys, type Rotation } from '../../domain/keys/index.ts'
import { operatorNamed } from '../../domain/operators/index.ts'
import { sendAgain, type DeadLetters } from '../../domain/outbox/index.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Queue } from '../../platform/jobs/queue.ts'
import { act } from '../index.ts'

const ours = { nobody: 'it is of the installation, and nobody’s own' }

/** The operator who acts at the command line, by the name that they go by there. Acting makes them known. */
export const beOperator = act({
  name: 'operating.be-operator',
  tells: ours,
  run: (tx, _who, name: string, _input: undefined, now) => operatorNamed(tx, name, now),
})

export const createOperatingActs = ({ vault, queue }: { readonly vault: Vault; readonly queue: Queue }) => ({
  /** Lets the next keys sign, and publishes new ones to come after them. */
  rotateKeys: act({
    name: 'keys.rotate',
    tells: ours,
    run: (tx, who, _target: undefined, rotation: Rotation, now) => rotateKeys(tx, who, vault, rotation, now),
  }),

  /** Has dead letters sent once more. */
  sendAgain: act({
    name: 'outbox.send-again',
    tells: ours,
    run: (tx, who, _target: undefined, letters: DeadLetters, now) => sendAgain(tx, queue, who, letters, now),
  }),
})

export { lookingAtStates } from './states.ts'
export { createHelpActs, waitsOf, type Wait } from './helped.ts'
export { deadLetters, lettersOf, type DeadLetter } from './dead-letters.ts'
export { createProposalActs, grantRoleTo, withdrawRoleOf } from './roles.ts'
export { noteRehearsal } from './tries.ts'
export { createSeed, demoPassword, demoPeople, demoRecoveryCodes, demoTotpSecret } from './demo.ts'
export { createSimulatedPerson, createSimulatedPortals } from './simulated.ts'
export { endEverything } from './restored.ts'
