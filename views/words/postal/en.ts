/** Where post goes, line by line. */
export const postalWords = {
  title: 'Postal address',
  open: 'Send the code by letter',
  lead: 'A letter with the code goes there, of somebody who has no mobile number. It may be empty.',
  labels: {
    company: 'Company on the letter',
    extra: 'Line above the street',
    street: 'Street or post box',
    'house-number': 'House number',
    'postal-code': 'Postal code',
    city: 'Town',
    country: 'Country',
  },
  hints: {
    company: 'Where it is no home of theirs',
    extra: 'A building or a department; it may be empty',
    'house-number': 'With its addition, such as 12a',
    country: 'Two letters, such as NL, SE or DE',
  },
  problems: {
    'postal-code-malformed': 'This is no postal code of that country.',
    'postal-country-unknown': 'Two letters, such as NL.',
    'postal-too-long': 'Together these lines do not fit the window of an envelope.',
    'letter-rests':
      'As many letters as may go to one person or letter box have gone. Try another way, or later.',
    'postal-not-served': 'No letters are posted here.',
    'postal-missing':
      'Enter a postal address: they have no mobile number that a code could go to, or text messages are not taken there.',
  },
}
export type PostalWords = typeof postalWords

/** Why a letter came back, or could not be printed. */
export const letterWhy: Record<string, string> = {
  'no-glyph': 'a character cannot be printed',
  'line-too-wide': 'a line is too wide for the window',
  'too-many-lines': 'too many lines for the window',
  'text-too-long': 'its words do not fit the sheet',
  unknown: 'nobody of that name there',
  'no-such-address': 'no such address',
  moved: 'has moved',
  refused: 'not taken in',
  'not-said': '',
}
