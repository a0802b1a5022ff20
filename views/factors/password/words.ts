import type { Locale } from '../../../src/platform/render/locale.ts'
import { hostWords } from '../host-words.ts'

const en = {
  ...hostWords.en,
  names: { name: 'Password', use: 'Use the password', add: 'Set a password' },
  happened: {
    refused: (portal: string) => `A wrong password was typed, for ${portal}, or a new one refused`,
    throttled: () => 'Too many wrong passwords: guessing was slowed down',
    renewed: () => 'The password was changed',
    issued: () => 'You were given another password',
  },
  title: 'Sign in',
  toContinue: (portal: string) => `to continue to ${portal}`,
  email: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  forgot: 'Forgot your password?',
  cancel: 'Cancel and go back',
  'username-missing': 'Enter your e-mail address.',
  'password-missing': 'Enter your password.',
  'password-too-long': 'That is longer than any password here. Check what was pasted.',
  'wrong-password': 'The e-mail address or the password is not right. Check both and try again.',
  wrong: 'The e-mail address or the password is not right. Check both and try again.',
}

export type Words = typeof en

const nl: Words = {
  ...hostWords.nl,
  names: { name: 'Wachtwoord', use: 'Het wachtwoord gebruiken', add: 'Een wachtwoord instellen' },
  happened: {
    refused: (portal) => `Er is een verkeerd wachtwoord ingevuld, voor ${portal}, of een nieuw geweigerd`,
    throttled: () => 'Te veel verkeerde wachtwoorden: raden is vertraagd',
    renewed: () => 'Het wachtwoord is gewijzigd',
    issued: () => 'U hebt een ander wachtwoord gekregen',
  },
  title: 'Inloggen',
  toContinue: (portal) => `om verder te gaan naar ${portal}`,
  email: 'E-mailadres',
  password: 'Wachtwoord',
  signIn: 'Inloggen',
  forgot: 'Wachtwoord vergeten?',
  cancel: 'Annuleren en teruggaan',
  'username-missing': 'Vul uw e-mailadres in.',
  'password-missing': 'Vul uw wachtwoord in.',
  'password-too-long': 'Dit is langer dan een wachtwoord hier kan zijn. Controleer wat u hebt geplakt.',
  'wrong-password': 'Het e-mailadres of het wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
  wrong: 'Het e-mailadres of het wachtwoord klopt niet. Controleer beide en probeer het opnieuw.',
}

const sv: Words = {
  ...hostWords.sv,
  names: { name: 'Lösenord', use: 'Använd lösenordet', add: 'Ställ in ett lösenord' },
  happened: {
    refused: (portal) => `Ett felaktigt lösenord angavs, för ${portal}, eller ett nytt nekades`,
    throttled: () => 'För många felaktiga lösenord: gissandet bromsades',
    renewed: () => 'Lösenordet ändrades',
    issued: () => 'Du har fått ett annat lösenord',
  },
  title: 'Logga in',
  toContinue: (portal) => `för att fortsätta till ${portal}`,
  email: 'E-postadress',
  password: 'Lösenord',
  signIn: 'Logga in',
  forgot: 'Glömt lösenordet?',
  cancel: 'Avbryt och gå tillbaka',
  'username-missing': 'Fyll i din e-postadress.',
  'password-missing': 'Fyll i ditt lösenord.',
  'password-too-long': 'Det är längre än ett lösenord kan vara här. Kontrollera vad du klistrade in.',
  'wrong-password': 'E-postadressen eller lösenordet stämmer inte. Kontrollera båda och försök igen.',
  wrong: 'E-postadressen eller lösenordet stämmer inte. Kontrollera båda och försök igen.',
}

export const words: Record<Locale, Words> = { en, nl, sv }
