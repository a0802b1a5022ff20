import {
  fetchPictures,
  toJudge,
  type Before,
  type ClientMetadata,
  type ClientValidator,
  type FetchFile,
} from '../../domain/clients/index.ts'

/** The pictures that a registration names: fetched only where nothing else is wrong with it. */
export async function picturesOf(
  fetchFile: FetchFile,
  judged: ClientValidator,
  seen: { metadata: ClientMetadata; before: Before | undefined } | undefined,
): ReturnType<typeof fetchPictures> {
  const isRight = seen && (await judged(toJudge(seen.metadata))).length === 0
  return isRight ? fetchPictures(fetchFile, seen.metadata, seen.before) : { fetched: new Map(), faults: [] }
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
