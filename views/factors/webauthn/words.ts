import type { Locale } from '../../../src/platform/render/locale.ts'
import { hostWords } from '../host-words.ts'

const en = {
  ...hostWords.en,
  names: {
    name: 'Passkey or security key',
    use: 'Use a passkey or security key',
    add: 'Add a passkey or security key',
  },
  happened: {
    refused: () => 'A passkey or security key was refused',
    throttled: () => 'Too many wrong passkeys: trying was slowed down',
    enrolled: () => 'A passkey or security key was added',
    removed: () => 'A passkey or security key was removed',
  },
  title: 'Use your passkey',
  lead: 'Your device or security key shows that it’s you: by fingerprint, face, PIN or a touch.',
  submit: 'Continue with the passkey',
  signIn: 'Sign in with a passkey',
  cancel: 'Cancel and go back',
  enrolTitle: 'Protect your account with a passkey',
  enrolLead: (portal: string) =>
    `${portal} asks for more than a password. A passkey lives on your phone, computer or security key, and does not work on a fake page.`,
  addLead: 'It lives on your phone, computer or security key. What you have goes on working.',
  enrolSubmit: 'Set up the passkey',
  name: 'A name to tell it by (if you like), such as “My laptop”',
  bound: 'It lives on one device only. Lose that, and you need another way in.',
  backedUp: 'It is backed up, and also works on devices that use the same password manager.',
  notBackedUp: 'It is not backed up yet: so far it works on one device only.',
  noScript:
    'Passkeys need JavaScript and an up-to-date browser. Choose another way below, or switch JavaScript on.',
  noScriptAlone:
    'Passkeys need JavaScript and an up-to-date browser. Switch JavaScript on or use another browser, and load this page again.',
  cancelled: 'Nothing was chosen. Try again, or choose another way.',
  failed: 'Your browser could not do this. Try again, or choose another way.',
  'passkey-missing': 'Nothing came from your browser. Try again.',
  'wrong-passkey': 'That passkey does not work here. Try another one.',
  'passkey-late': 'That took more than five minutes. Try once more.',
  'passkey-used': 'That was sent already. Try once more.',
  'passkey-known': 'This passkey or security key is set up already.',
  'passkey-unverified':
    'Your key did not check that it was you. Use one that asks for a fingerprint, your face or a PIN.',
  'passkey-cloned':
    'This key was refused: another copy of it seems to be in use. We have mailed you what to do.',
  wrong: 'That passkey does not work here. Try another one.',
  clonedMail: {
    subject: 'A security key of yours may have been copied',
    what: 'Somebody tried to sign in with what seems to be a copy of one of your security keys. We refused it.',
    remove: 'Remove that key, and add a new one:',
    notYou: 'Don’t know what this is? Tell the portal’s help desk.',
  },
}

export type Words = typeof en

const nl: Words = {
  ...hostWords.nl,
  names: {
    name: 'Passkey of beveiligingssleutel',
    use: 'Een passkey of beveiligingssleutel gebruiken',
    add: 'Een passkey of beveiligingssleutel toevoegen',
  },
  happened: {
    refused: () => 'Een passkey of beveiligingssleutel is geweigerd',
    throttled: () => 'Te veel verkeerde passkeys: proberen is vertraagd',
    enrolled: () => 'Er is een passkey of beveiligingssleutel toegevoegd',
    removed: () => 'Er is een passkey of beveiligingssleutel verwijderd',
  },
  title: 'Gebruik uw passkey',
  lead: 'Uw apparaat of beveiligingssleutel laat zien dat u het bent: met vingerafdruk, gezicht, pincode of een aanraking.',
  submit: 'Verder met de passkey',
  signIn: 'Inloggen met een passkey',
  cancel: 'Annuleren en teruggaan',
  enrolTitle: 'Beveilig uw account met een passkey',
  enrolLead: (portal) =>
    `${portal} vraagt om meer dan een wachtwoord. Een passkey staat op uw telefoon, computer of beveiligingssleutel en werkt niet op een nagemaakte pagina.`,
  addLead: 'Hij staat op uw telefoon, computer of beveiligingssleutel. Wat u al hebt, blijft werken.',
  enrolSubmit: 'De passkey instellen',
  name: 'Een naam om hem te herkennen (als u wilt), zoals ‘Mijn laptop’',
  bound: 'Staat op maar één apparaat. Raakt u dat kwijt, dan hebt u een andere manier van inloggen nodig.',
  backedUp: 'Heeft een back-up en werkt ook op apparaten met dezelfde wachtwoordmanager.',
  notBackedUp: 'Heeft nog geen back-up en werkt voorlopig maar op één apparaat.',
  noScript:
    'Een passkey werkt alleen met JavaScript en een recente browser. Kies hieronder een andere manier of zet JavaScript aan.',
  noScriptAlone:
    'Een passkey werkt alleen met JavaScript en een recente browser. Zet JavaScript aan of gebruik een andere browser, en laad deze pagina opnieuw.',
  cancelled: 'Er is niets gekozen. Probeer het opnieuw of kies een andere manier.',
  failed: 'Uw browser kon dit niet. Probeer het opnieuw of kies een andere manier.',
  'passkey-missing': 'Er kwam niets van uw browser. Probeer het opnieuw.',
  'wrong-passkey': 'Deze passkey werkt hier niet. Probeer een andere.',
  'passkey-late': 'Dat duurde langer dan vijf minuten. Probeer het nog eens.',
  'passkey-used': 'Dit was al verstuurd. Probeer het nog eens.',
  'passkey-known': 'Deze passkey of beveiligingssleutel is al ingesteld.',
  'passkey-unverified':
    'Uw sleutel heeft niet gecontroleerd of u het was. Gebruik er een die om een vingerafdruk, uw gezicht of een pincode vraagt.',
  'passkey-cloned':
    'Deze sleutel is geweigerd: er lijkt een kopie van in gebruik te zijn. Wij hebben u gemaild wat u kunt doen.',
  wrong: 'Deze passkey werkt hier niet. Probeer een andere.',
  clonedMail: {
    subject: 'Een beveiligingssleutel van u is misschien gekopieerd',
    what: 'Iemand probeerde in te loggen met wat een kopie lijkt van een van uw beveiligingssleutels. Wij hebben dat geweigerd.',
    remove: 'Verwijder die sleutel en voeg een nieuwe toe:',
    notYou: 'Weet u niet wat dit is? Neem contact op met de helpdesk van het portaal.',
  },
}

const sv: Words = {
  ...hostWords.sv,
  names: {
    name: 'Passkey eller säkerhetsnyckel',
    use: 'Använd en passkey eller säkerhetsnyckel',
    add: 'Lägg till en passkey eller säkerhetsnyckel',
  },
  happened: {
    refused: () => 'En passkey eller säkerhetsnyckel nekades',
    throttled: () => 'För många felaktiga passkeys: försöken bromsades',
    enrolled: () => 'En passkey eller säkerhetsnyckel lades till',
    removed: () => 'En passkey eller säkerhetsnyckel togs bort',
  },
  title: 'Använd din passkey',
  lead: 'Din enhet eller säkerhetsnyckel visar att det är du: med fingeravtryck, ansikte, pinkod eller en beröring.',
  submit: 'Fortsätt med din passkey',
  signIn: 'Logga in med en passkey',
  cancel: 'Avbryt och gå tillbaka',
  enrolTitle: 'Skydda ditt konto med en passkey',
  enrolLead: (portal) =>
    `${portal} ber om mer än ett lösenord. En passkey finns i din telefon, dator eller säkerhetsnyckel och fungerar inte på en förfalskad sida.`,
  addLead: 'Den finns i din telefon, dator eller säkerhetsnyckel. Det du redan har fungerar som förut.',
  enrolSubmit: 'Ställ in din passkey',
  name: 'Ett namn att känna igen den på (om du vill), som ”Min dator”',
  bound: 'Den finns bara på en enda enhet. Tappar du bort enheten behöver du ett annat sätt att logga in.',
  backedUp: 'Den är säkerhetskopierad och fungerar även på enheter med samma lösenordshanterare.',
  notBackedUp: 'Den är inte säkerhetskopierad än: än så länge fungerar den bara på en enda enhet.',
  noScript:
    'En passkey kräver JavaScript och en aktuell webbläsare. Välj ett annat sätt nedan eller slå på JavaScript.',
  noScriptAlone:
    'En passkey kräver JavaScript och en aktuell webbläsare. Slå på JavaScript eller byt webbläsare, och ladda sidan igen.',
  cancelled: 'Inget valdes. Försök igen, eller välj ett annat sätt.',
  failed: 'Din webbläsare klarade inte det här. Försök igen, eller välj ett annat sätt.',
  'passkey-missing': 'Inget kom från din webbläsare. Försök igen.',
  'wrong-passkey': 'Din passkey fungerar inte här. Prova en annan.',
  'passkey-late': 'Det tog mer än fem minuter. Försök en gång till.',
  'passkey-used': 'Det hade redan skickats. Försök en gång till.',
  'passkey-known': 'Du har redan en passkey på den här enheten eller säkerhetsnyckeln.',
  'passkey-unverified':
    'Din nyckel kontrollerade inte att det var du. Använd en som ber om fingeravtryck, ansikte eller pinkod.',
  'passkey-cloned':
    'Nyckeln nekades: en kopia av den verkar vara i bruk. Vi har mejlat dig om vad du kan göra.',
  wrong: 'Din passkey fungerar inte här. Prova en annan.',
  clonedMail: {
    subject: 'En av dina säkerhetsnycklar kan ha kopierats',
    what: 'Någon försökte logga in med vad som verkar vara en kopia av en av dina säkerhetsnycklar. Vi nekade det.',
    remove: 'Ta bort den nyckeln och lägg till en ny:',
    notYou: 'Vet du inte vad det här är? Kontakta portalens support.',
  },
}

export const words: Record<Locale, Words> = { en, nl, sv }
