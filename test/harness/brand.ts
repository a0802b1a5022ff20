import { coloursOf } from '../../src/platform/render/colour-sheet.ts'
import type { Brand } from '../../views/brand.ts'

/** An organisation that says all that it can of itself. */
export const helpful: Brand = {
  name: 'Sluis',
  help: {
    phone: '088 123 45 67',
    hours: [
      { from: 1, to: 5, opens: '09:00', closes: '17:00' },
      { from: 6, to: 6, opens: '10:00', closes: '13:00' },
    ],
    contact: new URL('mailto:help@id.example'),
  },
  privacy: new URL('https://id.example/privacy'),
}

/** The same on the way to a portal that says all that it can, in colours that can only just be read. */
export const dressed: Brand = {
  ...helpful,
  portal: {
    name: 'Gemeente Voorbeeld',
    look: {
      colours: coloursOf({ light: '#767676', dark: '#888888' }),
    },
    help: { phone: '14 010', hours: [], contact: new URL('https://gemeente.example/help') },
    links: {
      site: new URL('https://gemeente.example/'),
      privacy: new URL('https://gemeente.example/privacy'),
      terms: new URL('https://gemeente.example/terms'),
      accessibility: new URL('https://gemeente.example/accessible'),
    },
  },
}
