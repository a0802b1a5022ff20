import { describe, expect, test } from '@jest/globals'
import { locales } from '../../src/platform/render/locale.ts'
import { parts } from './fixtures-parts.ts'
import { fixtures, hostile, htmlOf } from './fixtures.ts'
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
})
