import { describe, expect, test } from '@jest/globals'
import { fieldsOf } from '../../views/form.ts'
import { declaredForm } from '../../src/platform/http/forms.ts'
import { line, pick, pickOrNone, readLine, secret, ticked } from '../../src/platform/schema/index.ts'

const form = declaredForm({
  name: line({ most: 20 }),
  middle: line({ isOptional: true }),
  size: readLine((typed) => (/^\d$/.test(typed) ? Number(typed) : undefined)),
  colour: pick(['red', 'blue']),
  do: pickOrNone(['send']),
  agreed: ticked(),
  password: secret(),
})

const filled = { name: ' Åsa ', size: '7', colour: 'red', agreed: 'yes', password: ' pass\u0000word ' }

describe('a form', () => {
  test('is read into what it means', () => {
    expect(form.read({ ...filled, other: 'left aside' })).toMatchObject({
      ok: true,
      value: {
        ...{ name: 'Åsa', middle: '', size: 7, colour: 'red', do: undefined, agreed: true },
        // a secret is what was typed, to the last character
        password: ' pass\u0000word ',
      },
      faults: [],
    })
    expect(form.read({ ...filled, do: 'send', agreed: '' })).toMatchObject({
      value: { do: 'send', agreed: false },
    })
  })

  test('says all that is wrong with it, by the words that its page has', () => {
    const wrong = form.read({
      middle: 'a\u202eb',
      size: 'x',
      colour: 'green',
      name: 'x'.repeat(21),
      do: 'away',
    })
    expect(wrong.ok).toBe(false)
    expect(wrong.faults.map(({ field, reason }) => [field, reason])).toEqual([
      ['name', 'name-too-long'],
      ['middle', 'middle-malformed'],
      ['size', 'size-malformed'],
      ['colour', 'colour-unknown'],
    ])
    expect(form.read({}).faults.map(({ reason }) => reason)).toEqual([
      'name-missing',
      'size-missing',
      'colour-unknown',
    ])
    // what holds nothing that is seen was left empty
    expect(form.read({ ...filled, name: ' \u200b ' }).faults).toEqual([
      { field: 'name', reason: 'name-missing' },
    ])
  })

  test('gives back what was typed, as it was typed, and never a secret', () => {
    const { typed } = form.read({ ...filled, size: 'x', other: 'left aside' })
    expect(typed).toEqual({ name: ' Åsa ', size: 'x', colour: 'red', agreed: 'yes' })
    const shown = form.refused(form.read(filled), { field: 'name', reason: 'name-taken' })
    expect(shown).toEqual({
      typed: { name: ' Åsa ', size: '7', colour: 'red', agreed: 'yes' },
      faults: [{ field: 'name', reason: 'name-taken' }],
    })
  })

  test('shows what is wrong beside its field, in the person’s words', () => {
    const words = { 'name-missing': 'Vul uw naam in.', 'name-taken': (wait: string) => `Wacht ${wait}.` }
    const { field, problemsBeside } = fieldsOf(
      form.refused(
        { typed: { name: '<b>' }, faults: [] },
        { field: 'name', reason: 'name-missing' },
        { field: 'name', reason: 'name-taken', retryAfter: 600 },
      ),
      words,
      'nl',
    )
    const shown = field({ name: 'name', label: 'Naam', autocomplete: 'name' }).toString()
    expect(shown).toContain('value="&lt;b&gt;"')
    expect(shown).toContain('data-reason="name-missing name-taken"')
    expect(shown).toContain('<p>Wacht 10 minuten.</p>')
    expect(shown).toContain('aria-invalid="true"')
    expect(field({ name: 'size', label: 'Maat', autocomplete: 'off', value: '5' }).toString()).toContain(
      'value="5"',
    )
    expect(String(problemsBeside('size'))).toBe('false')
  })
})
