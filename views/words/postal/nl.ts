import type { PostalWords } from './en.ts'

export const postalWords: PostalWords = {
  title: 'Postadres',
  open: 'De code per brief sturen',
  lead: 'Daar gaat de brief met de code heen, van iemand zonder mobiel nummer. Mag leeg blijven.',
  labels: {
    company: 'Bedrijf op de brief',
    extra: 'Regel boven de straat',
    street: 'Straat of postbus',
    'house-number': 'Huisnummer',
    'postal-code': 'Postcode',
    city: 'Plaats',
    country: 'Land',
  },
  hints: {
    company: 'Als het geen huisadres is',
    extra: 'Een gebouw of afdeling; mag leeg blijven',
    'house-number': 'Met toevoeging, bijvoorbeeld 12a',
    country: 'Twee letters, bijvoorbeeld NL, SE of DE',
  },
  problems: {
    'postal-code-malformed': 'Dit is geen postcode van dat land.',
    'postal-country-unknown': 'Twee letters, bijvoorbeeld NL.',
    'postal-too-long': 'Deze regels passen samen niet in het venster van een envelop.',
    'letter-rests':
      'Er zijn al zoveel brieven verstuurd als er naar één persoon of brievenbus mogen. Kies een andere weg, of probeer het later.',
    'postal-not-served': 'Hier worden geen brieven verstuurd.',
    'postal-missing':
      'Vul een postadres in: er is geen mobiel nummer waar een code heen kan, of sms-berichten zijn daar niet toegestaan.',
  },
}

/** Why a letter came back, or could not be printed. */
export const letterWhy: Record<string, string> = {
  'no-glyph': 'een teken is niet te drukken',
  'line-too-wide': 'een regel is te breed voor het venster',
  'too-many-lines': 'te veel regels voor het venster',
  'text-too-long': 'de tekst past niet op het vel',
  unknown: 'niemand met die naam daar',
  'no-such-address': 'adres bestaat niet',
  moved: 'verhuisd',
  refused: 'niet aangenomen',
  'not-said': '',
}
