import type { Locale } from '../../src/platform/render/locale.ts'

/** What the host says, whatever the factor: why it refuses, and the way out for somebody else. */
const en = {
  notYou: 'Not you? Sign out here',
  'too-many-tries': (wait: string) =>
    `That was wrong too often. For your safety, wait ${wait} before you try again.`,
  busy: 'Very many people are signing in at this moment. What you typed was not looked at: try again in a few seconds.',
  'too-many-factors': 'You have twenty ways to sign in already. Remove one first.',
  'not-of-use':
    'The portal asks for another kind: one that checks that it’s you, that stays on its device, or of a make that it knows. This one was not kept.',
  'draft-changed': 'What this page showed can’t be kept any more. Start anew with what it shows now.',
  'changed-meanwhile': 'Something in your account was changed just now, elsewhere. Try again.',
}

type Words = typeof en

const nl: Words = {
  notYou: 'Bent u het niet? Hier uitloggen',
  'too-many-tries': (wait) =>
    `Dit ging te vaak mis. Voor uw veiligheid kunt u het pas over ${wait} opnieuw proberen.`,
  busy: 'Er loggen nu heel veel mensen in. Naar wat u invulde is nog niet gekeken: probeer het over een paar seconden opnieuw.',
  'too-many-factors': 'U hebt al twintig manieren om in te loggen. Verwijder er eerst één.',
  'not-of-use':
    'Het portaal vraagt om een andere soort: een die controleert of u het bent, die op zijn apparaat blijft of van een merk dat het kent. Deze is niet bewaard.',
  'draft-changed':
    'Wat deze pagina liet zien, kan niet meer worden bewaard. Begin opnieuw met wat er nu staat.',
  'changed-meanwhile': 'Er is zojuist elders iets in uw account gewijzigd. Probeer het opnieuw.',
}

const sv: Words = {
  notYou: 'Är det inte du? Logga ut här',
  'too-many-tries': (wait) =>
    `Det blev fel för många gånger. För din säkerhet kan du försöka igen först om ${wait}.`,
  busy: 'Väldigt många loggar in just nu. Det du skrev har inte prövats: försök igen om några sekunder.',
  'too-many-factors': 'Du har redan tjugo sätt att logga in. Ta bort ett först.',
  'not-of-use':
    'Portalen ber om ett annat slag: en nyckel som kontrollerar att det är du, som stannar på sin enhet eller är av ett märke som portalen känner till. Den här sparades inte.',
  'draft-changed': 'Det som sidan visade kan inte längre sparas. Börja om med det som visas nu.',
  'changed-meanwhile': 'Något på ditt konto ändrades alldeles nyss på annat håll. Försök igen.',
}

export const hostWords: Record<Locale, Words> = { en, nl, sv }
