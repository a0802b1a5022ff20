import { append, type Acting } from '../audit/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { readPicture, type Picture } from '../../platform/render/picture.ts'
import type { Fault } from '../../platform/schema/index.ts'
import { refused, type Outcome } from '../../policy/vocabulary.ts'
import { pictureKinds, pictureMembers, type PictureKind, type Pictures } from './picture-kinds.ts'
import { lockClient, writePictures, type ClientMetadata } from './store.ts'

/** What becomes of a client's pictures: another one, or none any more. */
export type PictureChanges = readonly (readonly [PictureKind, Picture | undefined])[]

/** Reads a file from elsewhere. @throws Error whose message says what came of it, without its subject */
export type FetchFile = (url: URL) => Promise<Buffer>

/** What was fetched, by its address. */
export type Fetched = ReadonlyMap<string, Picture>

const addressIn = (metadata: ClientMetadata, kind: PictureKind): string | undefined => {
  const said = metadata[pictureMembers[kind]]
  return typeof said === 'string' ? said : undefined
}

/** What a registration takes the place of, and which pictures of it are kept. */
export interface Before {
  readonly metadata: ClientMetadata
  readonly pictures: Pictures
}

const nothing: Before = { metadata: {}, pictures: {} }

/** The addresses that a registration names for the first time, or names and nothing is kept of; and those that it names no more. */
const moved = (metadata: ClientMetadata, before: Before): [PictureKind, string | undefined][] =>
  pictureKinds.flatMap((kind) => {
    const [wanted, known] = [metadata, before.metadata].map((each) => addressIn(each, kind))
    const isKept = wanted === undefined || before.pictures[kind] !== undefined
    return wanted === known && isKept ? [] : [[kind, wanted]]
  })

/** Fetches what is not kept yet: afterwards it is ours, and its address is asked no more. */
export async function fetchPictures(
  fetchFile: FetchFile,
  metadata: ClientMetadata,
  before = nothing,
): Promise<{ readonly fetched: Fetched; readonly faults: readonly Fault[] }> {
  const fetched = new Map<string, Picture>()
  const faults: Fault[] = []
  for (const [kind, address] of moved(metadata, before)) {
    if (address === undefined || fetched.has(address)) continue
    const picture = await fetchOne(fetchFile, new URL(address))
    if (typeof picture === 'string')
      faults.push({ path: [pictureMembers[kind]], about: address, says: picture })
    else fetched.set(address, picture)
  }
  return { fetched, faults }
}

/**
 * What becomes of a client's pictures by this registration. What it names no more is gone; what an operator has given
 * stays, as long as the registration names none.
 *
 * @returns undefined where something was not fetched: the registration before it is another one than it was
 */
export function pictureChanges(
  fetched: Fetched,
  metadata: ClientMetadata,
  before = nothing,
): PictureChanges | undefined {
  const changes = moved(metadata, before).map(
    ([kind, address]) => [kind, address === undefined ? undefined : fetched.get(address), address] as const,
  )
  if (changes.some(([, picture, address]) => address !== undefined && !picture)) return undefined
  return changes.map(([kind, picture]) => [kind, picture])
}

async function fetchOne(fetchFile: FetchFile, url: URL): Promise<Picture | string> {
  try {
    return readPicture(await fetchFile(url))
  } catch (error) {
    return `could not be fetched: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Gives a client pictures that an operator has, or takes them away. */
export async function setPictures(
  tx: Tx,
  who: Acting,
  clientId: string,
  pictures: PictureChanges,
  now: Date,
): Promise<Outcome<'client-unknown'>> {
  if (!(await lockClient(tx, clientId))) return refused('client-unknown')
  await writePictures(tx, clientId, pictures, now)
  const changed = pictures.map(([kind]) => kind).join(' ')
  await append(tx, 'clients.pictures.changed', { ...who, clientId, details: { changed } }, now)
  return { ok: true }
}
