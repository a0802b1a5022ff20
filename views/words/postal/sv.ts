import type { PostalWords } from './en.ts'

export const postalWords: PostalWords = {
  title: 'Postadress',
  open: 'Skicka koden i ett brev',
  lead: 'Dit går brevet med koden, till den som inte har något mobilnummer. Får lämnas tomt.',
  labels: {
    company: 'Företag på brevet',
    extra: 'Rad ovanför gatan',
    street: 'Gata eller box',
    'house-number': 'Gatunummer',
    'postal-code': 'Postnummer',
    city: 'Ort',
    country: 'Land',
  },
  hints: {
    company: 'Om det inte är en hemadress',
    extra: 'En byggnad eller avdelning; får lämnas tom',
    'house-number': 'Med tillägg, till exempel 12a',
    country: 'Två bokstäver, till exempel NL, SE eller DE',
  },
  problems: {
    'postal-code-malformed': 'Det är inget postnummer i det landet.',
    'postal-country-unknown': 'Två bokstäver, till exempel NL.',
    'postal-too-long': 'Raderna får inte plats tillsammans i fönstret på ett kuvert.',
    'letter-rests':
      'Så många brev som får gå till en person eller brevlåda har redan skickats. Välj ett annat sätt, eller försök senare.',
    'postal-not-served': 'Här skickas inga brev.',
    'postal-missing':
      'Ange en postadress: det finns inget mobilnummer som en kod kan gå till, eller så tas sms inte emot där.',
  },
}

/** Why a letter came back, or could not be printed. */
export const letterWhy: Record<string, string> = {
  'no-glyph': 'ett tecken går inte att trycka',
  'line-too-wide': 'en rad är för bred för fönstret',
  'too-many-lines': 'för många rader för fönstret',
  'text-too-long': 'texten får inte plats på arket',
  unknown: 'ingen med det namnet där',
  'no-such-address': 'adressen finns inte',
  moved: 'har flyttat',
  refused: 'togs inte emot',
  'not-said': '',
}
