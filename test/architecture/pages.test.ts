import { describe, expect, test } from '@jest/globals'
import { locales } from '../../src/platform/render/locale.ts'
import { parts } from './fixtures-parts.ts'
import { fixtures, hostile, htmlOf, mailOf } from './fixtures.ts'
import { named } from '../../views/mail.ts'
import { elementsOf, textOf } from '../harness/html.ts'
import { sources } from './source.ts'
import { dressed, helpful } from '../harness/brand.ts'

describe('every page and every message', () => {
  test('has a fixture', () => {
    const made = sources('views').flatMap(({ file, text }) => {
      const names = Array.from(
        text.matchAll(/^export (?:function|const) (\w+)\b[^\n]*?[(=]/gm),
        ([, name = '']) => name,
      )
      const isOne = (name: string): boolean => name.endsWith('Page') || /\/messages\/(?!words)/.test(file)
      return names.filter(isOne).map((name) => `${file.replace('views/', '')}#${name}`)
    })
    expect(Object.keys(fixtures).toSorted()).toEqual(made.toSorted())
  })

  test.each(
    [...Object.keys(fixtures), ...Object.keys(parts)].flatMap((name) =>
      locales.map((locale) => [name, locale] as const),
    ),
  )('%s renders in %s, and runs nothing it is told', (name, locale) => {
    const page = htmlOf(name, {
      locale,
      brand: { ...dressed, name: hostile, portal: { ...dressed.portal!, name: hostile } },
      here: '/x',
    })
    expect(page).toContain(`lang="${locale}"`)
    expect(page).not.toContain('<img src=x')
    expect(page).not.toMatch(/undefined|\[object Object\]|NaN/)
    expect(page).not.toMatch(/\son\w+=["']/)
    // a name that ends in a full stop ends its sentence
    expect(page).not.toMatch(/B\.V\.\.(?!\.)/)
    // what people copy holds nothing that they cannot see
    expect(page).not.toMatch(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u)
  })

  test.each(Object.keys(fixtures).filter((name) => name.includes('/messages/')))(
    '%s asks for nothing to be typed into it',
    (name) => {
      for (const locale of locales)
        expect(htmlOf(name, { locale, brand: helpful, here: '/x' })).not.toMatch(
          /<(form|input|textarea|button|select)\b/,
        )
    },
  )

  const mails = Object.keys(fixtures).filter((name) =>
    mailOf(name, { locale: 'en', brand: helpful, here: '' }),
  )
  test.each(mails)('%s leads nowhere but to us, and says the same in both forms', (name) => {
    expect(mails.length).toBeGreaterThan(10)
    for (const locale of locales) {
      const { text, html, subject } = mailOf(name, { locale, brand: helpful, here: '' })!
      for (const form of [text, html, subject]) expect(form).not.toMatch(/www\.|:\/\/evil/i)
      expect(subject).not.toMatch(/[\r\n]/)
      const addresses = (form: string): string[] =>
        [...new Set(form.match(/https?:\/\/[^\s"<>]+/g))].toSorted()
      expect(addresses(html)).toEqual(addresses(text))
      expect(addresses(html).length).toBeGreaterThan(0)
      // one button at most, and whoever cannot press it copies its address
      const buttons = html.match(/class="button"/g) ?? []
      expect(buttons.length).toBeLessThanOrEqual(1)
      const shown = textOf(elementsOf({ text: html }, 'body')[0]!)
      for (const line of text.split('\n').map((each) => each.trim()))
        if (line !== '--') expect(shown.replaceAll(':', '')).toContain(line.replaceAll(':', ''))
    }
  })

  test('a name in a mail is one line, leads nowhere, and ends', () => {
    expect(named('Win\r\nBcc: x')).toBe('Win Bcc: x')
    expect(named('https://evil.example')).toBe('https evil. example')
    expect(named('WWW.evil.example')).toBe('evil. example')
    expect(named('Nieuw B.V. via evil.b.nl/x.y')).toBe('Nieuw B.V. via evil.b. nl/ x.y')
    // what a mail program makes a link of
    for (const bare of ['evil.com/x', 'a@evil.com', 'http:evil.com', 'tel:0900'])
      expect(named(bare)).not.toMatch(/[.@:/]\S/)
    // an operator's names are theirs to choose
    expect(named('Mijn.Zorg.nl', 'operator')).toBe('Mijn.Zorg.nl')
    expect(named('wwww..evil.example')).not.toMatch(/www\./i)
    expect(named('a:/://b')).not.toContain('://')
    expect(Array.from(named('é'.repeat(200)))).toHaveLength(80)
    expect(named('\u202eoof\u200b')).not.toMatch(/\p{Cf}/u)
    expect(named('J.R. de Vries')).toBe('J.R. de Vries')
    expect(named('Åsa Öberg-de Vries')).toBe('Åsa Öberg-de Vries')
  })
})
