import fs from 'node:fs'

/** A certificate for this machine, by its name and its address, that nobody trusts who is not told to. */
export const localhost = JSON.parse(
  fs.readFileSync(new URL('localhost.json', import.meta.url), 'utf8'),
) as Record<'certificate' | 'key', string>
