import { createHash } from 'node:crypto'

/** Bytes. */
export const MOST_OF_A_PICTURE = 200_000

/** A logo or an icon, as browsers show it. */
export interface Picture {
  /** Of its content: another content has another name. */
  readonly name: string
  readonly type: string
  readonly body: Buffer
}

interface Kind {
  readonly extension: string
  readonly type: string
  readonly is: (bytes: Buffer) => boolean
}

const begins =
  (...signature: readonly number[]) =>
  (bytes: Buffer) =>
    bytes.subarray(0, signature.length).equals(Buffer.from(signature))

const kinds: readonly Kind[] = [
  {
    extension: 'png',
    type: 'image/png',
    is: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  { extension: 'jpg', type: 'image/jpeg', is: begins(0xff, 0xd8, 0xff) },
  { extension: 'ico', type: 'image/x-icon', is: begins(0x00, 0x00, 0x01, 0x00) },
  {
    extension: 'webp',
    type: 'image/webp',
    is: (bytes) =>
      bytes.subarray(0, 4).toString('latin1') === 'RIFF' &&
      bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  },
  { extension: 'svg', type: 'image/svg+xml', is: isSvg },
]

/** A document whose root is an `svg`, of UTF-8, without entities of its own, which may be made to grow without end. */
function isSvg(bytes: Buffer): boolean {
  let text
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  return (
    /^\s*(<\?xml[^>]*\?>\s*)?(<!--(?:(?!-->)[^])*-->\s*)*<svg[\s>]/.test(text) &&
    !/<!(DOCTYPE|ENTITY)/i.test(text)
  )
}

/**
 * What a file's content is, by its first bytes: neither its name nor what a server says of it is believed. What a drawing
 * may do is decided where it is shown: pages show it through `<img>`, which runs nothing and loads nothing, and by itself
 * it comes with a policy that lets it do nothing either.
 *
 * @returns the picture; or what is wrong, as a sentence without its subject
 */
export function readPicture(bytes: Buffer): Picture | string {
  if (bytes.length > MOST_OF_A_PICTURE) return `has ${bytes.length} bytes; ${MOST_OF_A_PICTURE} are the most`
  const kind = kinds.find(({ is }) => is(bytes))
  if (!kind) return 'is no SVG (without a DOCTYPE), PNG, JPEG, WebP or ICO'
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  return { name: `${hash}.${kind.extension}`, type: kind.type, body: bytes }
}

/** Where a picture is shown from. @param name as `readPicture` has named it */
export const picturePath = (name: string): string => `/brand/${name}`
