import { describe, expect, test } from '@jest/globals'
import { perform } from '../../src/acts/index.ts'
import { openPrinter } from '../../src/domain/letters/index.ts'
import { needsOf } from '../../src/joined.ts'
import { runLetters, stationeryOf } from '../../src/journeys/posting/index.ts'
import { readPicture } from '../../src/platform/render/picture.ts'
import { clientActs } from '../../src/ports.ts'
import { invite } from '../harness/activation.ts'
import { tester } from '../harness/acting.ts'
import { coloursIn, picturesIn, textIn } from '../harness/pdf.ts'
import { createPortal } from '../harness/portal.ts'
import { useWorld } from '../harness/setup.ts'
import { invited, postal, whom } from '../activations/posted.ts'
import { folderForLetters, handedOver, orderOne, postingTo } from './given.ts'

const the = useWorld({
  env: { BRAND: 'Provincie Gelre', BRAND_COLOUR: '#7a1f5c', BRAND_HELP_PHONE: '088 765 43 21' },
})

const drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>'
const written = drawn.replace('</svg>', '<text y="1">Water</text></svg>')

/** A portal with a look and a telephone of its own. */
async function portalWith(logo?: string): Promise<string> {
  const { clientId } = await createPortal(the(), {
    ...{ client_name: 'Waterloket', sluis_colour: '#0b5c2e', sluis_help_phone: '088 111 22 33' },
  })
  const picture = logo === undefined ? undefined : readPicture(Buffer.from(logo))
  if (typeof picture === 'string') throw new Error(picture)
  if (picture)
    await perform(the().house, clientActs(the().house).setPictures, tester, clientId, {
      pictures: [['logo', picture]],
    })
  return clientId
}

/** What becomes of a letter, by itself, that is for a portal. */
async function printed(portal: string | undefined): Promise<Buffer> {
  const { letter } = await orderOne(the(), { portal })
  const { house } = the()
  const printer = await openPrinter(house.vault, stationeryOf(needsOf(house)))
  const pdf = await printer.print(letter)
  if (process.env['KEEP'] && typeof pdf !== 'string')
    (await import('node:fs')).writeFileSync(`/tmp/letter-${portal}.pdf`, pdf)
  if (typeof pdf === 'string') throw new Error(pdf)
  return pdf
}

describe('the paper that a letter is on', () => {
  test('is that of the portal that it is for: its name, its colour, and whom it says to ask', async () => {
    const pdf = await printed(await portalWith())
    const text = await textIn(pdf)
    expect(text).toMatch(/^Waterloket$/m)
    expect([text.includes('088 111 22 33'), text.includes('088 765 43 21')]).toEqual([true, false])
    const colours = await coloursIn(pdf)
    expect([colours.has('#0b5c2e'), colours.has('#7a1f5c')]).toEqual([true, false])
    expect(await picturesIn(pdf)).toEqual([])
  })

  test('has its logo, a drawing too, in the place of its name', async () => {
    const pdf = await printed(await portalWith(drawn))
    expect(await picturesIn(pdf)).toEqual([[827, 165]])
    expect(await textIn(pdf)).not.toMatch(/^Waterloket$/m)
    // whoever hears it read hears whose it is
    expect(pdf.toString('latin1')).toContain('/Alt (Waterloket)')
  })

  test('has its name where its logo cannot be printed as it was meant', async () => {
    const pdf = await printed(await portalWith(written))
    expect(await picturesIn(pdf)).toEqual([])
    expect(await textIn(pdf)).toMatch(/^Waterloket$/m)
  })

  test('is this installation’s for no portal, one without a look, and one that is gone', async () => {
    const plain = (await createPortal(the(), { client_name: 'Zonder kleur' })).clientId
    for (const portal of [undefined, plain, 'gone']) {
      const pdf = await printed(portal)
      expect([portal, await textIn(pdf)]).toEqual([portal, expect.stringMatching(/^Provincie Gelre$/m)])
      expect([portal, (await coloursIn(pdf)).has('#7a1f5c')]).toEqual([portal, true])
    }
  })

  test('is each one’s own in a run for several, by itself and among the others', async () => {
    const person = { ...whom(), postal: postal() }
    await invite(the(), { client: await portalWith(drawn), person })
    const other = await invited(the())
    const folder = folderForLetters()
    const done = await runLetters(postingTo(the(), folder), { by: { job: 'letters-run' } })
    if (!done.ok) throw new Error(done.reason)
    const { files, manifest } = await handedOver(folder, done.run)
    const merged = files.get(`${done.run}.pdf`)!
    const pictures = new Map<string, number>()
    for (const { file, sheet } of manifest.items) {
      const alone = files.get(file)!
      const text = await textIn(alone)
      expect(await textIn(merged, sheet)).toBe(text)
      expect(await picturesIn(merged, sheet)).toEqual(await picturesIn(alone))
      for (const { name } of [person, other.person])
        if (text.includes(name)) pictures.set(name, (await picturesIn(alone)).length)
    }
    expect([pictures.get(person.name), pictures.get(other.person.name)]).toEqual([1, 0])
  })
})
