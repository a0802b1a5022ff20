import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { withdrawLettersOf } from '../../src/domain/letters/index.ts'
import { runLetters } from '../../src/journeys/posting/index.ts'
import { folderReceiver } from '../../src/platform/handing/folder.ts'
import { later, minutes } from '../../src/platform/clock.ts'
import { invite } from '../harness/activation.ts'
import { textIn } from '../harness/pdf.ts'
import { useWorld } from '../harness/setup.ts'
import { addressOf, folderForLetters, handedOver, letterOf, orderOne, postingTo } from './given.ts'

const the = useWorld()
const clock = { by: { job: 'letters-run' } } as const
const hex = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const grouped = (code: string): string => code.replace(/^(.{5})(.{5})(.)$/, '$1-$2-$3')

describe('a run of letters', () => {
  test('hands over each letter by itself, all of them in one print file, and what is in it', async () => {
    const [folder, orders] = [
      folderForLetters(),
      [await orderOne(the()), await orderOne(the(), { locale: 'sv' })],
    ]
    const done = await runLetters(postingTo(the(), folder, { price: 110 }), clock)
    expect(done).toMatchObject({ ok: true, letters: 2, pages: 2 })
    if (!done.ok) return
    expect(await readdir(folder)).toEqual([done.run])
    const { files, manifest } = await handedOver(folder, done.run)
    expect(manifest).toMatchObject({ run: done.run, letters: 2, pages: 2 })
    expect([...files.keys()].toSorted()).toEqual(
      [
        ...orders.map(({ letter }) => `${letter.reference}.pdf`),
        `${done.run}.csv`,
        `${done.run}.json`,
        `${done.run}.pdf`,
      ].toSorted(),
    )
    const merged = files.get(`${done.run}.pdf`)!
    expect(manifest.print_file.sha256).toBe(hex(merged))
    for (const { letter, code } of orders) {
      const item = manifest.items.find(({ reference }) => reference === letter.reference)!
      const own = files.get(item.file)!
      expect(item).toMatchObject({ sha256: hex(own), pages: 1 })
      // what is written on it is what the row says, by itself and on its sheet among the others
      const [alone, among] = [await textIn(own), await textIn(merged, item.sheet)]
      expect(among).toBe(alone)
      for (const part of [
        grouped(code),
        grouped(letter.reference),
        'Şeyma Łukasiewicz-Ångström',
        'AMSTERDAM',
      ])
        expect([part, alone.includes(part)]).toEqual([part, true])
      const row = await letterOf(the(), letter.reference)
      expect(row).toMatchObject({ state: 'handed-over', content: null, pages: 1, price: 110 })
      expect(row.sha256?.toString('hex')).toBe(item.sha256)
      expect(files.get(`${done.run}.csv`)!.toString()).toContain(
        `${letter.reference},${item.file},${item.sheet},1,${item.sha256}`,
      )
    }
    // who they are for is in no list
    for (const name of [`${done.run}.csv`, `${done.run}.json`])
      expect(files.get(name)!.toString()).not.toMatch(/eyma|Kerkstraat/)
    const nothing = { ok: false, reason: 'nothing-to-post', setAside: 0, next: undefined }
    expect(await runLetters(postingTo(the(), folder), clock)).toEqual(nothing)
  })

  test('leaves out what cannot be printed, and what was withdrawn, is over or has to wait', async () => {
    const folder = folderForLetters()
    const good = await orderOne(the())
    const strange = await orderOne(the(), { address: addressOf({ name: '漢字' }) })
    const wide = await orderOne(the(), { address: addressOf({ street: 'W'.repeat(40) }) })
    const { activation } = await invite(the())
    const withdrawn = await orderOne(the(), { activation: activation.id })
    const now = the().house.clock()
    await the()
      .house.db.transaction()
      .execute((tx) => withdrawLettersOf(tx, activation.id, now))
    const person = 'somebody who had one'
    await orderOne(the(), { person })
    const waits = await orderOne(the(), { person, mayWait: true })
    const over = await orderOne(the(), { notAfter: later(now, minutes(-1)) })
    const done = await runLetters(postingTo(the(), folder), clock)
    expect(done).toMatchObject({ ok: true, letters: 2, setAside: 2 })
    const state = async ({ letter }: { letter: { reference: string } }) => {
      const row = await letterOf(the(), letter.reference)
      return [row.state, row.why, row.content === null]
    }
    expect(await state(good)).toEqual(['handed-over', null, true])
    expect(await state(strange)).toEqual(['set-aside', 'no-glyph', false])
    expect(await state(wide)).toEqual(['set-aside', 'line-too-wide', false])
    expect(await state(withdrawn)).toEqual(['withdrawn', null, true])
    expect(await state(waits)).toEqual(['queued', null, false])
    expect(await state(over)).toEqual(['queued', null, false])
    // none of those that cannot be printed keeps a run open
    await orderOne(the(), { address: addressOf({ name: '漢' }) })
    // it says so, and when the turn of the next is
    expect(await runLetters(postingTo(the(), folder), clock)).toEqual({
      ...{ ok: false, reason: 'nothing-to-post', setAside: 1, next: waits.letter.post_after },
    })
    expect(
      (await sql`select 1 from letter_run where handed_over_at is null`.execute(the().house.db)).rows,
    ).toEqual([])
  })

  test('brings a control letter to whoever looks after the installation', async () => {
    const folder = folderForLetters()
    for (let i = 0; i < 6; i += 1) {
      await orderOne(the())
      const control = addressOf({ name: 'Operator', street: 'Kade 1' })
      const done = await runLetters(postingTo(the(), folder, { control }), clock)
      expect(done).toMatchObject({ ok: true, letters: 2 })
      if (!done.ok) return
      const { files } = await handedOver(folder, done.run)
      expect(await textIn(files.get(`${done.run}.pdf`)!)).toContain('Een controlebrief')
    }
  })
})

describe('what was in clear', () => {
  test('is nowhere in the database once it is handed over, sealed or not', async () => {
    const folder = folderForLetters()
    const { letter, code } = await orderOne(the())
    const sealed = (await letterOf(the(), letter.reference)).content!
    // neither the code nor its address can be read from what is kept
    for (const part of [code, grouped(code), 'Kerkstraat']) expect(sealed.includes(part)).toBe(false)
    expect((await runLetters(postingTo(the(), folder), clock)).ok).toBe(true)
    const { rows } = await sql<{ all: string }>`select (select json_agg(l)::text from letter l) ||
      (select json_agg(r)::text from letter_run r) || (select json_agg(e)::text from audit_event e) as all`.execute(
      the().house.db,
    )
    const kept = rows[0]!.all
    expect(kept).toContain(letter.reference)
    for (const part of [code, grouped(code), 'Kerkstraat', sealed.toString('hex').slice(40)])
      expect([part, kept.includes(part)]).toEqual([part, false])
    expect(JSON.stringify(the().logged)).not.toContain(code)
  })
})

test('a folder of a receiver is never replaced by one of the same name', async () => {
  const folder = folderForLetters()
  const handing = await folderReceiver(folder).open()
  for (const name of ['one', 'other']) {
    await handing.make(name)
    await handing.put(`${name}/file`, Buffer.from(name))
  }
  expect(await handing.rename('one', 'letters')).toBe(true)
  expect(await handing.rename('other', 'letters')).toBe(false)
  expect(await handing.rename('gone', 'letters-2')).toBe(false)
  expect((await readdir(folder)).toSorted()).toEqual(['letters', 'other'])
  await expect(handing.put('letters/file', Buffer.from('again'))).rejects.toMatchObject({
    name: 'HandingFault',
  })
})
