import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  label: 'Don’t ask for this step here for 30 days',
  hint: 'Only where nobody else uses this browser. You can take it back in your account.',
}

type Words = typeof en

const nl: Words = {
  label: 'Vraag hier 30 dagen niet om deze stap',
  hint: 'Alleen waar niemand anders deze browser gebruikt. In uw account kunt u het ongedaan maken.',
}

const sv: Words = {
  label: 'Fråga inte efter det här steget här på 30 dagar',
  hint: 'Bara där ingen annan använder webbläsaren. Du kan ta tillbaka det på ditt konto.',
}

export const rememberWords: Record<Locale, Words> = { en, nl, sv }
