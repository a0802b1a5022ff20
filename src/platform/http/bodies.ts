import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import multer, { MulterError } from 'multer'
import readWhole from 'raw-body'
import { readJson, type Of, type Schema } from '../schema/index.ts'
import { asSeen } from '../text/typed.ts'
import { createTurns } from '../turns.ts'
import { HttpProblem } from './problem.ts'

/** The fields of a form, by name. */
export type Fields = Readonly<Record<string, string>>

interface Raw {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** How the body of a request is read. @throws HttpProblem where it is not what it must be */
export type Body<T> = (raw: Raw) => Promise<T>

const refused = (detail: string, cause?: unknown): HttpProblem =>
  new HttpProblem(400, 'bad-request', { detail, cause })

/** A form's fields. One sent twice, or with a NUL byte in it, was not made by our page. */
export function fieldsIn(sent: Iterable<readonly [name: string, value: unknown]>): Fields {
  const form = new Map<string, string>()
  for (const [name, value] of sent) {
    if (typeof value !== 'string' || form.has(name))
      throw refused(`field ${name.slice(0, 40)} was sent more than once`)
    if (value.includes('\0') || name.includes('\0')) throw refused('NUL byte in a field')
    form.set(name, value)
  }
  return Object.fromEntries(form)
}

const typeOf = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''

/** @throws HttpProblem 415 with the types that are taken (RFC 9110 §15.5.16) */
function requireType(request: IncomingMessage, taken: readonly string[]): void {
  const { 'content-encoding': encoding = 'identity' } = request.headers
  if (taken.includes(typeOf(request)) && encoding === 'identity') return
  throw new HttpProblem(415, 'media-type', {
    accept: taken,
    detail: `${typeOf(request) || 'no type'}, encoded ${encoding}`,
  })
}

/** Bytes of a form at most, unless said otherwise: who sends it may be anybody. */
const MOST_FORM = 32 * 1024

/**
 * A form as pages send it (application/x-www-form-urlencoded), not yet taken apart; nothing of a body of another kind.
 *
 * @throws HttpProblem 413, 415 where it is compressed, 400 where it is not UTF-8
 */
export const formBody =
  ({ most = MOST_FORM }: { most?: number } = {}): Body<URLSearchParams> =>
  async ({ request }) => {
    const type = 'application/x-www-form-urlencoded'
    if (typeOf(request) !== type) return new URLSearchParams()
    requireType(request, [type])
    return new URLSearchParams(textOf(await bytesOf(request, most)))
  }

function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const length = request.headers['content-length']
  return readWhole(request, { limit: most, ...(length === undefined ? {} : { length }) })
}

/** Bytes of a JSON body at most, unless said otherwise. */
const MOST_JSON = 256 * 1024

/**
 * A JSON body by its schema.
 *
 * @param type another than `application/json`, such as that of a merge patch (RFC 7396)
 * @throws HttpProblem 413, 415, 400 where it is no JSON, 422 with every fault
 */
export const jsonBody =
  <S extends Schema>(
    schema: S,
    { most = MOST_JSON, type = 'application/json' }: { most?: number; type?: string } = {},
  ): Body<Of<S>> =>
  async ({ request }) => {
    requireType(request, [type])
    const said = readJson(schema, textOf(await bytesOf(request, most)))
    if (said.ok) return said.value
    const isNoJson = said.isJson === false
    throw new HttpProblem(isNoJson ? 400 : 422, isNoJson ? 'bad-request' : 'invalid', { faults: said.faults })
  }

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw refused('the body is not UTF-8', error)
  }
}

/** A file that somebody sent. */
export interface Uploaded {
  /** As their machine calls it: shown, never believed, and no path. */
  readonly name: string
  readonly bytes: Buffer
}

/** Uploads that a process holds in memory at once; the next is asked to come again. */
const inTurn = createTurns({ atOnce: 4, queue: 0 })

/** Bytes of a file at most, whatever an endpoint says: four of them fit into memory. */
const LARGEST = 10 * 1024 * 1024

/**
 * A form with one file in it, held in memory: nothing is left on a disk when it breaks off. Read it once the person is
 * known: it is large.
 *
 * @param field the name of the file's field
 * @param most bytes of the file, 10 MB at most
 * @throws HttpProblem 413, 415, 400, and 503 with Retry-After while others send theirs
 */
export function uploadBody(
  field: string,
  { most = LARGEST }: { most?: number } = {},
): Body<{ readonly file: Uploaded | undefined; readonly fields: Fields }> {
  const parse = multer({
    storage: multer.memoryStorage(),
    // busboy reads names as Latin-1 unless it is told what browsers send
    defParamCharset: 'utf8',
    limits: {
      ...{ fileSize: Math.min(most, LARGEST), files: 1 },
      ...{ fields: 5, fieldSize: 10_000, parts: 6, headerPairs: 20 },
    },
  }).single(field)
  // its types are Express's; it reads the request as Node has it
  const parsed = promisify(parse as unknown as (request: object, response: object, done: () => void) => void)
  return async ({ request, response }) => {
    requireType(request, ['multipart/form-data'])
    try {
      await inTurn(() => parsed(request, response))
    } catch (error) {
      throw asProblem(error)
    }
    const { file, body } = request as IncomingMessage & {
      file?: { readonly originalname: string; readonly buffer: Buffer }
      body?: unknown
    }
    return {
      file: file && { name: asSeen(file.originalname).slice(0, 200), bytes: file.buffer },
      fields: fieldsIn(Object.entries(body ?? {})),
    }
  }
}

function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (
    error instanceof MulterError &&
    error.code.startsWith('LIMIT_') &&
    error.code !== 'LIMIT_UNEXPECTED_FILE'
  )
    return new HttpProblem(413, 'too-large', { detail: error.code, cause: error })
  return refused('a form that could not be read', error)
}
