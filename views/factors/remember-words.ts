import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  label: 'Don’t ask for this step here for 30 days',
  hint: 'Only where nobody else uses this browser. You can undo this in your account.',
}

type Words = typeof en

const nl: Words = {
  label: 'Deze stap in deze browser 30 dagen overslaan',
  hint: 'Doe dit alleen als niemand anders deze browser gebruikt. In uw account kunt u het ongedaan maken.',
}

const sv: Words = {
  label: 'Hoppa över det här steget i den här webbläsaren i 30 dagar',
  hint: 'Välj det bara om ingen annan använder webbläsaren. Du kan ångra det på ditt konto.',
}

export const rememberWords: Record<Locale, Words> = { en, nl, sv }
