import type { Locale } from '../../src/platform/render/locale.ts'

/** Why the host refuses, whatever the factor. */
const en = {
  'too-many-tries': (wait: string) =>
    `That was wrong too often. For your safety, wait ${wait} before you try again.`,
  'too-many-factors': 'You have twenty ways to sign in already. Remove one first.',
  'changed-meanwhile': 'Something in your account was changed just now, elsewhere. Try again.',
}

type Words = typeof en

const nl: Words = {
  'too-many-tries': (wait) =>
    `Dit ging te vaak mis. Voor uw veiligheid kunt u het pas over ${wait} opnieuw proberen.`,
  'too-many-factors': 'U hebt al twintig manieren om in te loggen. Verwijder er eerst één.',
  'changed-meanwhile': 'Er is zojuist elders iets in uw account gewijzigd. Probeer het opnieuw.',
}

const sv: Words = {
  'too-many-tries': (wait) =>
    `Det blev fel för många gånger. För din säkerhet kan du försöka igen först om ${wait}.`,
  'too-many-factors': 'Du har redan tjugo sätt att logga in. Ta bort ett först.',
  'changed-meanwhile': 'Något på ditt konto ändrades alldeles nyss på annat håll. Försök igen.',
}

export const hostWords: Record<Locale, Words> = { en, nl, sv }
