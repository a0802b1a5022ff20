import { accountBySubject } from '../../domain/accounts/index.ts'
import {
  fetchPictures,
  subjectsOfPairwise,
  toJudge,
  type Before,
  type ClientMetadata,
  type ClientValidator,
  type FetchFile,
} from '../../domain/clients/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Fault } from '../../platform/schema/index.ts'

/** The pictures that a registration names: fetched only where nothing else is wrong with it. */
export async function picturesOf(
  fetchFile: FetchFile,
  judged: ClientValidator,
  seen: { metadata: ClientMetadata; before: Before | undefined } | undefined,
): ReturnType<typeof fetchPictures> {
  const isRight = seen && (await judged(toJudge(seen.metadata))).length === 0
  return isRight ? fetchPictures(fetchFile, seen.metadata, seen.before) : { fetched: new Map(), faults: [] }
}

/**
 * What is wrong with an id that was chosen for a client: no portal knows somebody by it. A token of a program says its id
 * as `sub`; whoever reads it would take the program for the person (RFC 9700 §4.15).
 */
export async function idFaults(tx: Tx, { client_id: id }: ClientMetadata): Promise<Fault[]> {
  if (typeof id !== 'string') return []
  const isSomebodys =
    (await accountBySubject(tx, id)) !== undefined || (await subjectsOfPairwise(tx, id)).length > 0
  return isSomebodys ? [{ path: ['client_id'], says: 'is what portals know somebody by' }] : []
}

/** The validator, which is asked once of the same: in the transaction it has its answer already. */
export function judging(validate: ClientValidator): ClientValidator {
  const answers = new Map<string, ReturnType<ClientValidator>>()
  return (metadata) => {
    const key = JSON.stringify(metadata)
    const answer = answers.get(key) ?? validate(metadata)
    answers.set(key, answer)
    return answer
  }
}
