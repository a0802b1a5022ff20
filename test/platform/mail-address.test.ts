import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import addressparser from 'nodemailer/lib/addressparser'
import { lookupOf, readMailAddress, readSender } from '../../src/platform/text/mail-address.ts'
import { asSeen, codeIn, isName } from '../../src/platform/text/typed.ts'

describe('an e-mail address', () => {
  test.each([
    // a joiner that the domain may have: without it, it is somebody else's
    'x@xn--mgba3gch31f060k.com',
    'x@نامه\u200cای.com',
    'x@xn--11b2ezcw70k.example',
  ])('%s is refused: shown to people, it would be read as another’s', (typed) => {
    expect(readMailAddress(typed)).toBeUndefined()
  })

  test('may have a joiner where no domain has one, and is read without', () => {
    expect(readMailAddress('anna@exa\u200dmple.org')?.wire).toBe('anna@example.org')
    expect(readMailAddress('x@نامهای.com')?.wire).toBe('x@xn--mgba3gch31f.com')
  })

  test('is the same when it is read as it is shown, or as it is sent', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(label, label, label, (local, host, more) => {
        const address = readMailAddress(`${local}@${host}${more}.example`)
        if (!address) return
        expect(readMailAddress(address.shown)).toEqual(address)
        expect(readMailAddress(address.wire)).toEqual(address)
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    ['Piet@Example.org', 'Piet@example.org', 'Piet@example.org', 'piet@example.org'],
    [
      'anna@bücher.example',
      'anna@bücher.example',
      'anna@xn--bcher-kva.example',
      'anna@xn--bcher-kva.example',
    ],
    [
      'anna@xn--bcher-kva.example',
      'anna@bücher.example',
      'anna@xn--bcher-kva.example',
      'anna@xn--bcher-kva.example',
    ],
    ['ａｎｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'anna@example.org', 'anna@example.org', 'anna@example.org'],
    [
      '\u200bo\u00adneil@ex\u2060ample.org\ufeff ',
      'oneil@example.org',
      'oneil@example.org',
      'oneil@example.org',
    ],
    [
      "o'neil+x@faß.example",
      "o'neil+x@faß.example",
      "o'neil+x@xn--fa-hia.example",
      "o'neil+x@xn--fa-hia.example",
    ],
    ['Åsa@exämple.test', 'Åsa@exämple.test', 'Åsa@xn--exmple-cua.test', 'åsa@xn--exmple-cua.test'],
  ])('%s is read', (typed, shown, wire, lookup) => {
    expect(readMailAddress(typed)).toEqual({ shown, wire, lookup, isUtf8: /^Å/.test(wire) })
  })

  test.each([
    'piet@een.example,twee.example',
    'piet@een.example;jan@twee.example',
    'Piet <piet@een.example>',
    '"piet"@een.example',
    'piet@[192.0.2.1]',
    'piet@192.0.2.1',
    'piet@een.example/twee',
    'piet@een%2eexample.org',
    'piet@een:25.example',
    'piet@een.example)',
    'pi\net@een.example',
    'pi\0et@een.example',
    'piet jan@een.example',
    'piet@een twee.example',
    'piet@localhost',
    'piet@een_twee.example',
    'piet@-een.example',
    'piet@een..example',
    'piet@een.example.',
    'piet@xn--a.example',
    'piet@ab--cd.example',
    '.piet@een.example',
    'pi..et@een.example',
    'piet@@een.example',
    `${'p'.repeat(65)}@een.example`,
    `piet@${'e'.repeat(64)}.example`,
    '@een.example',
    'piet',
    '',
  ])('%j is none', (typed) => {
    expect(readMailAddress(typed)).toBeUndefined()
  })

  test('that is read is one, for the program that sends mail as well, whatever was typed', () => {
    const pieces = fc.constantFrom(...Array.from('ab@.,;:<>()[]"\\/ é\u200bｘ。-%+'), 'xn--', 'example.org')
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
        (typed) => {
          const address = readMailAddress(typed)
          if (!address) return
          expect(addressparser(address.wire)).toEqual([{ name: '', address: address.wire }])
          expect(address.wire.split('@')[1]).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
          // what people see is read as the same again
          expect(readMailAddress(address.shown)).toEqual(address)
        },
      ),
      { numRuns: 5000 },
    )
  })

  test('and what is none are compared by one form', () => {
    expect(lookupOf(' Anna@BÜCHER.example')).toBe(lookupOf('anna@xn--bcher-kva.example'))
    expect(lookupOf(' No Address ')).toBe('no address')
  })

  test('of who sends is one, with or without a name', () => {
    expect(readSender('"Portaal, Zakelijk" <no-reply@bücher.example>')).toEqual({
      name: 'Portaal, Zakelijk',
      address: 'no-reply@xn--bcher-kva.example',
    })
    expect(readSender('no-reply@localhost')).toEqual({ name: '', address: 'no-reply@localhost' })
    expect(readSender('A <a@example.org>, B <b@example.org>')).toBeUndefined()
  })
})

describe('what is typed', () => {
  test.each([
    '123 456',
    '123\u202f456',
    '\u200e123–456\u200e',
    '１２３．４５６',
    '1 2 3 · 4 5 6',
    '123\u00ad456',
    '123 • 456',
  ])('%j is the code 123456', (typed) => {
    expect(codeIn(typed)).toBe('123456')
  })

  test('is never more than a line', () => {
    expect(asSeen('a'.repeat(5000))).toHaveLength(2000)
  })

  test.each([
    ['Åsa Öberg', true],
    ['李', true],
    ['A\u200dB', true],
    ['\u200b', false],
    ['\u3164', false],
    ['\u2800 ', false],
    ['Eve\u202eadnam', false],
    ['a\nb', false],
    ['a\0b', false],
    ['\ud800', false],
  ])('%j is a name: %s', (typed, expected) => {
    expect(isName(typed)).toBe(expected)
  })
})
