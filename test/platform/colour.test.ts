import { describe, expect, test } from '@jest/globals'
import { oklch } from 'culori'
import fc from 'fast-check'
import {
  colourFault,
  contrastOf,
  LEAST_CONTRAST,
  onDark,
  readColour,
  surfaces,
  tonesOf,
  type Scheme,
} from '../../src/platform/render/colour.ts'

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)
const schemes: readonly Scheme[] = ['light', 'dark']
const nearestIn = (fault: string): string => /#[\da-f]{6}$/.exec(fault)?.[0] ?? ''

test.each([
  ['#0A5672', '#0a5672'],
  ['0a5672', '#0a5672'],
  ['#fff', '#ffffff'],
  ['red', undefined],
  ['#12345', undefined],
  ['#0a5672;x', undefined],
])('%s is read as %s', (written, read) => expect(readColour(written)).toBe(read))

describe('a colour for a brand', () => {
  test('is taken from 4.5:1 with its paper on, as WCAG counts it', () => {
    expect(colourFault('#767676', 'light')).toBeUndefined()
    expect(colourFault('#777777', 'light')).toBe(
      'has a contrast of 4.47:1 with white paper; 4.5:1 is the least. The nearest of its hue is #767676',
    )
    expect(colourFault('#0a5672', 'dark')).toMatch(/^has a contrast of 1\.97:1 with dark paper \(#16232c\)/)
  })

  test('that is refused comes with one of its hue that is taken', () => {
    fc.assert(
      fc.property(anyColour, fc.constantFrom(...schemes), (colour, scheme) => {
        const fault = colourFault(colour, scheme)
        if (fault === undefined) return
        const nearest = nearestIn(fault)
        expect(colourFault(nearest, scheme)).toBeUndefined()
        const [before, after] = [oklch(colour), oklch(nearest)]
        // where hardly any colour is left, there is no hue to speak of
        if ((before?.c ?? 0) < 0.05 || (after?.c ?? 0) < 0.05) return
        const apart = Math.abs((before?.h ?? 0) - (after?.h ?? 0))
        expect(Math.min(apart, 360 - apart)).toBeLessThan(3)
      }),
    )
  })

  test('makes pages on which all that is written in it, or on it, can be read', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const fault = colourFault(colour, 'light')
        const light = fault === undefined ? colour : nearestIn(fault)
        const tones = tonesOf({ light, dark: onDark(colour) })
        for (const scheme of schemes) {
          const { brand, hover, on, ink, tint } = tones[scheme]
          const { paper, ground } = surfaces[scheme]
          const pairs = [
            [brand, on],
            [hover, on],
            [ink, paper],
            [ink, ground],
            [ink, tint],
          ] as const
          for (const [one, other] of pairs)
            expect(contrastOf(one, other)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
        }
      }),
    )
  })
})
