import { beforeAll, describe, expect, test } from '@jest/globals'
import { drawLetter, type Unprintable, type Window } from '../../src/domain/letters/drawing.ts'
import { openPress, type Press } from '../../src/platform/pdf/paper.ts'
import { toSquares } from '../../src/platform/pdf/squares.ts'
import { locales, type Locale } from '../../src/platform/render/locale.ts'
import { addressLines, LONGEST_LINES, type Recipient } from '../../src/platform/text/postal-address.ts'
import { codeLetter, letterKinds, type CodeLetter } from '../../views/letters/letter.ts'
import { writtenIn } from '../harness/pdf.ts'

const windows = {
  left: { left: 20, top: 45, width: 90, height: 45 },
  right: { left: 105, top: 40, width: 90, height: 35 },
}
const page = new URL('https://id.example.org/activate')

let press: Press
let squares: boolean[][]
beforeAll(async () => {
  press = await openPress()
  squares = await toSquares(page.href)
})

const nora: Recipient = {
  ...{ name: 'Ş. Çelik-Ångström', organisation: 'Zorgbedrijf Łódź & Zn B.V.', extra: '' },
  ...{ street: 'Dorpsstraat', number: '12 b', postal_code: '1234 AB', city: 'Amsterdam', country: 'NL' },
}
/** The longest that can be typed, of letters as people’s names have them, to another country. */
const long = (line: keyof typeof LONGEST_LINES): string =>
  'Wilhelmina Burgemeester van Tuyll van Serooskerken de Jong-Ångström'.slice(0, LONGEST_LINES[line])
const longest: Recipient = {
  ...{ name: long('name'), organisation: long('organisation'), extra: '', street: long('street') },
  ...{ number: '', postal_code: 'W12345678', city: 'Bergen op Zoom aan de Schelde', country: 'GB' },
}

async function drawn(
  of: { address?: Recipient; window?: Window; locale?: Locale; model?: Partial<CodeLetter> } = {},
): Promise<{ why: Unprintable | undefined; bytes: Buffer }> {
  const { address = nora, window = windows.left, locale = 'nl' } = of
  const paper = press.open({ title: 'Brief', locale, author: 'Sluis' })
  const model: CodeLetter = {
    ...{
      kind: 'invitation',
      name: address.name,
      organisation: 'Bakkerij Nieuwenhuis',
      sender: 'Tom de Vries',
    },
    ...{ code: '7KQ4M8XN2PR', reference: 'B3F6H9KMNP2' },
    ...{ askedAt: new Date('2026-11-28'), worksUntil: new Date('2026-12-19T12:00:00Z') },
    ...of.model,
  }
  const parts = codeLetter(model, {
    ...{ locale, brandName: 'Sluis', page, ownPage: new URL('https://id.example.org/account/postal') },
    helpPage: new URL('https://id.example.org/help'),
    help: { phone: '088 123 45 67', hours: [{ from: 1, to: 5, opens: '09:00', closes: '17:00' }] },
    zone: 'Europe/Amsterdam',
  })
  const from = { country: 'NL', locale: 'nl' } as const
  const head = { name: 'Sluis', colour: '#0a5672', logo: undefined, from: 'Postbus 1, 1000 AA Amsterdam' }
  const why = drawLetter(press, paper, { parts, address: addressLines(address, from), window, head, squares })
  paper.end()
  return { why, bytes: Buffer.concat(await Array.fromAsync(paper.bytes)) }
}

describe('a letter', () => {
  test.each(letterKinds.flatMap((kind) => locales.map((locale) => [kind, locale] as const)))(
    'for %s in %s says all of it on one sheet, in the order in which it is read',
    async (kind, locale) => {
      const { why, bytes } = await drawn({ locale, model: { kind } })
      expect(why).toBeUndefined()
      const written = await writtenIn(bytes)
      expect(new Set(written.map(({ sheet }) => sheet))).toEqual(new Set([1]))
      const text = written
        .map((each) => each.text)
        .join(' ')
        .replace(/\s+/g, ' ')
      const parts = ['1234 AB AMSTERDAM', '7KQ4M-8XN2P-R', '1.', '088 123 45 67', 'B3F6H-9KMNP-2']
      const at = parts.map((part) => text.lastIndexOf(part))
      expect(at).not.toContain(-1)
      expect(at).toEqual(at.toSorted((a, b) => a - b))
      expect(text).toContain('Ş. Çelik-Ångström')
      expect(text).toContain('Zorgbedrijf Łódź & Zn B.V.')
      // nothing runs over the edge of the paper, or over what stands beside it
      for (const { right, bottom } of written) expect([right <= 190, bottom <= 292]).toEqual([true, true])
    },
  )

  test.each(
    Object.entries(windows).flatMap(([side, window]) =>
      [nora, longest].map((a) => [side, window, a] as const),
    ),
  )('shows in the window at the %s the whole address, and nothing else', async (_side, window, address) => {
    const { why, bytes } = await drawn({ window, address })
    expect(why).toBeUndefined()
    const written = await writtenIn(bytes)
    const inside = written.filter(
      ({ left, right, top, bottom }) =>
        right > window.left &&
        left < window.left + window.width &&
        bottom > window.top &&
        top < window.top + window.height,
    )
    const lines = addressLines(address, { country: 'NL', locale: 'nl' })
    expect(
      inside
        .map(({ text }) => text.trim())
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toBe(lines.join(' ').replace(/\s+/g, ' '))
    // a sheet slips a little in its envelope: no line stands against the edge
    for (const { left, right, top, bottom } of inside) {
      expect(left - window.left).toBeGreaterThan(3)
      expect(window.left + window.width - right).toBeGreaterThan(3)
      expect(top - window.top).toBeGreaterThan(1)
      expect(window.top + window.height - bottom).toBeGreaterThan(1)
    }
    // what machines read has a straight margin
    expect(new Set(inside.map(({ left }) => left.toFixed(1))).size).toBe(1)
  })

  test('has its code on the third of the sheet that lies inside, and nowhere else', async () => {
    for (const locale of locales) {
      const { bytes } = await drawn({
        locale,
        address: longest,
        model: { organisation: long('organisation') },
      })
      const code = (await writtenIn(bytes)).filter(({ text }) => text.includes('7KQ4M'))
      expect(code).toHaveLength(1)
      expect(code[0]!.top).toBeGreaterThan(104)
      expect(code[0]!.bottom).toBeLessThan(193)
    }
  })

  test('is made of the same bytes twice, carries its fonts, and can be read aloud', async () => {
    const [one, other] = [await drawn(), await drawn()]
    expect(one.bytes.equals(other.bytes)).toBe(true)
    const raw = one.bytes.toString('latin1')
    for (const part of ['/FontFile', '/ToUnicode', '/Marked true', '/Lang (nl)', '/StructTreeRoot'])
      expect([part, raw.includes(part)]).toEqual([part, true])
    expect((await drawn({ model: { code: '7KQ4M8XN2PS' } })).bytes.equals(one.bytes)).toBe(false)
  })

  test('says what is on it whichever was drawn before: a part of one letter is a letter of another', async () => {
    const say = async (text: string): Promise<string> => {
      const paper = press.open({ title: 'x', locale: 'nl', author: 'x' })
      paper.sheet()
      paper.text('P', text, { left: 20, top: 20, width: 100 }, { size: 11 })
      paper.end()
      const written = await writtenIn(Buffer.concat(await Array.fromAsync(paper.bytes)))
      return written.map((each) => each.text).join('')
    }
    for (const text of ['ΉΊΏ', 'ΗΙΩ', 'Ѐ', 'Е', 'Ẁ', 'W', 'fi ffl', 'f i l'])
      expect(await say(text)).toBe(text)
  })

  test('is set aside where a character cannot be printed, a line is too wide or there are too many', async () => {
    const why = async (changes: Partial<Recipient>, window?: Window) =>
      (await drawn({ address: { ...nora, ...changes }, ...(window && { window }) })).why
    expect(await why({ name: '漢字' })).toBe('no-glyph')
    expect(await why({ street: 'Kerkstraat 漢' })).toBe('no-glyph')
    expect(await why({ organisation: 'W'.repeat(LONGEST_LINES.organisation) })).toBe('line-too-wide')
    expect(await why({}, { ...windows.left, height: 18 })).toBe('too-many-lines')
    expect((await drawn({ model: { organisation: 'Zeer lang '.repeat(60) } })).why).toBe('text-too-long')
    for (const name of ['Łódź Şahin Åström', 'Ðorđe Ħal ŵyn', 'Ελένη Παππά', 'Дмитрий Ёлкин'])
      expect([name, await why({ name })]).toEqual([name, undefined])
  })
})
