import type { Visit } from './enter.ts'

/** What was looked for, or where a list goes on, sealed so that what comes back is what we wrote. */
export const sealed = ({ door }: Visit, context: string, begun: object): string =>
  door.vault.seal(JSON.stringify(begun), context).toString('base64url')

/** What was sealed; undefined: it is none of ours, or was cut off. */
export function opened({ door }: Visit, said: string | null, context: string): unknown {
  try {
    return JSON.parse(door.vault.open(Buffer.from(said ?? '', 'base64url'), context).toString())
  } catch {
    return undefined
  }
}
