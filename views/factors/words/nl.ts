import type { HostWords, MessageWords, RememberWords } from './en.ts'

export const hostWords: HostWords = {
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

export const messageWords: MessageWords = {
  subject: 'Er is een nieuwe manier van inloggen ingesteld',
  what: 'Vanaf nu kunt u ook hiermee laten zien wie u bent. Het is zojuist ingesteld.',
  notYou:
    'Was u dit niet? Dan kan iemand anders bij uw account. Kies meteen een nieuw wachtwoord en neem contact op met de helpdesk van het portaal.',
  renewed: {
    subject: 'Uw wachtwoord is gewijzigd',
    how: {
      owner: 'Het wachtwoord van uw account is zojuist gewijzigd door iemand die was ingelogd.',
      reset: 'Het wachtwoord van uw account is zojuist gewijzigd met de link uit een mail van ons.',
      issued:
        'De beheerders van deze dienst hebben u zojuist een ander wachtwoord gegeven. Zij vertellen u welk; als u ermee inlogt, kiest u er een dat alleen u kent.',
    },
    ended: {
      owner: 'Op alle andere plaatsen bent u uitgelogd.',
      reset: 'U bent overal uitgelogd.',
      issued: 'U bent overal uitgelogd.',
    },
    notYou:
      'Was u dit niet? Dan kan iemand anders bij uw account. Kies meteen een nieuw wachtwoord en neem contact op met de helpdesk van het portaal.',
  },
}

export const rememberWords: RememberWords = {
  label: 'Deze browser 30 dagen onthouden',
  hint: 'Wij slaan deze stap hier dan over. Doe dit alleen als niemand anders deze browser gebruikt; in uw account kunt u het ongedaan maken.',
}

export const lost = 'Ik heb mijn telefoon of sleutel niet meer'
