import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isCheap, messagesOf, withName } from '../../../src/domain/factors/sms/text.ts'
import { locales } from '../../../src/platform/render/locale.ts'
import { words } from '../../../views/factors/sms/words/index.ts'

const saying =
  (locale: (typeof locales)[number], host: string) =>
  (portal: string): string =>
    `${words[locale].text({ code: '123456', portal, minutes: 10 })}\n\n@${host} #123456`

describe('a text message', () => {
  test('costs the same whatever a portal is called, and holds nothing that a name could lead to', () => {
    const hosts = ['id.example', 'aanmelden.bedrijvenportaal.voorbeeldorganisatie.example', 'h'.repeat(240)]
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.constantFrom(...hosts),
        fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 })),
        (locale, host, name) => {
          const said = saying(locale, host)
          const text = withName(said, name, host)
          expect(isCheap(text)).toBe(true)
          expect(messagesOf(text)).toBe(messagesOf(withName(said, 'Portal', host)))
          expect(text.replace(said(''), '').split('\n')).toHaveLength(said('').split('\n').length)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['Mijn Försäkring', 'Mijn Försäkring'],
    ['Škoda Zakelijk', 'Skoda Zakelijk'],
    ['Portaal 🎉', 'Portaal'],
    ['Ga naar https://evil.example/x @evil #1', 'Ga naar https evil example x evil 1'],
    ['А'.repeat(5), 'id example'],
    ['', 'id example'],
  ])('names the portal %j as %j', (name, told) => {
    expect(withName((portal) => portal, name, 'id.example')).toBe(told)
  })

  test('is one message for hosts of a usual length, in every language', () => {
    for (const locale of locales)
      expect(messagesOf(withName(saying(locale, 'inloggen.gemeente.example'), 'x'.repeat(80), 'x'))).toBe(1)
  })
})
