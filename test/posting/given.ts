import { mkdtempSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { orderLetter, type LetterOrder, type LetterRow } from '../../src/domain/letters/index.ts'
import { needsOf } from '../../src/joined.ts'
import { postingOf, runLetters, type LettersConfig, type Posting } from '../../src/journeys/posting/index.ts'
import type { Recipient } from '../../src/platform/text/postal-address.ts'
import { tester } from '../harness/acting.ts'
import { textIn } from '../harness/pdf.ts'
import type { World } from '../harness/world.ts'

type Here = Pick<World, 'house'>

export const folderForLetters = (): string => mkdtempSync(path.join(tmpdir(), 'sluis-letters-'))

let count = 0

export const addressOf = (changes: Partial<Recipient> = {}): Recipient => ({
  ...{ name: 'Şeyma Łukasiewicz-Ångström', organisation: '', extra: '' },
  ...{ street: 'Kerkstraat', number: String((count += 1)) },
  ...{ postal_code: '2345 CD', city: 'Amsterdam', country: 'NL' },
  ...changes,
})

/** Orders a letter to somebody who has had none. */
export async function orderOne(
  { house }: Here,
  changes: Partial<LetterOrder> = {},
  now = house.clock(),
): Promise<{ letter: LetterRow; code: string }> {
  const rules = house.config.letters
  const order: LetterOrder = {
    ...{
      kind: 'invitation',
      address: addressOf(),
      locale: 'nl',
      person: `person ${(count += 1)}`,
      mayWait: false,
    },
    ...{ sender: 'Tom de Vries', ...changes },
  }
  const done = await house.db
    .transaction()
    .execute((tx) => orderLetter(tx, { vault: house.vault, rules }, tester, order, now))
  if (!done.ok) throw new Error(done.reason)
  return done
}

/** What hands letters over to a folder of a test. */
export function postingTo({ house }: Here, folder: string, changes: Partial<LettersConfig> = {}): Posting {
  const needs = needsOf(house)
  const posting = postingOf({
    ...needs,
    letters: { ...needs.letters, to: { kind: 'folder', path: folder }, ...changes },
  })
  if (!posting) throw new Error('no receiver')
  return posting
}

export const letterOf = async ({ house }: Here, reference: string): Promise<LetterRow> => {
  const { rows } = await sql<LetterRow>`select * from letter where reference = ${reference}`.execute(house.db)
  if (!rows[0]) throw new Error(`no letter ${reference}`)
  return rows[0]
}

export interface Manifest {
  readonly run: string
  readonly letters: number
  readonly pages: number
  readonly print_file: { readonly file: string; readonly sha256: string }
  readonly items: readonly {
    readonly reference: string
    readonly file: string
    readonly sheet: number
    readonly pages: number
    readonly sha256: string
  }[]
}

/** What is in a folder that was handed over. */
export async function handedOver(folder: string, run: string) {
  const at = path.join(folder, run)
  const names = await readdir(at)
  const files = new Map<string, Buffer>()
  for (const name of names) files.set(name, await readFile(path.join(at, name)))
  const manifest = JSON.parse(files.get(`${run}.json`)?.toString() ?? '{}') as Manifest
  return { files, manifest }
}

/** How often each letter is in the folders of a receiver that have their names. */
export async function timesHandedOver(folder: string): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  for (const run of await readdir(folder)) {
    if (run.includes('.part-')) continue
    const { manifest } = await handedOver(folder, run)
    for (const { reference } of manifest.items) times.set(reference, (times.get(reference) ?? 0) + 1)
  }
  return times
}

/** Has all that waits printed, and reads the codes from the paper, by the name on it. */
export async function lettersPosted(
  world: Here,
): Promise<Map<string, { code: string; text: string; reference: string }>> {
  const folder = folderForLetters()
  const done = await runLetters(postingTo(world, folder), { by: { job: 'letters-run' } })
  const posted = new Map<string, { code: string; text: string; reference: string }>()
  if (!done.ok) return posted
  const { files, manifest } = await handedOver(folder, done.run)
  for (const { reference, file } of manifest.items) {
    const text = await textIn(files.get(file)!)
    const [code = ''] =
      /^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/m.exec(
        text.slice(text.indexOf('\n') + 1).replace(/.*: [0-9A-Z-]+$/gm, ''),
      ) ?? []
    const [, name = ''] = /^(?:Dear|Geachte|Hej) (.*),$/m.exec(text) ?? []
    posted.set(name, { code, text, reference })
  }
  return posted
}
