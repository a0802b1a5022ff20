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
