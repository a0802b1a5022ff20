import { hostWords } from '../../words/sv.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Passkey eller säkerhetsnyckel',
    use: 'Använd en passkey eller säkerhetsnyckel',
    add: 'Lägg till en passkey eller säkerhetsnyckel',
    why: 'Med fingeravtryck, ansikte eller pinkod. Snabbast och säkrast.',
    have: 'På en annan enhet som är din, eller en andra nyckel.',
    instead: 'Använd en passkey i stället',
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
  or: 'eller',
  signIn: 'Logga in med en passkey',
  cancel: 'Avbryt och gå tillbaka',
  enrolTitle: 'Skydda ditt konto med en passkey',
  enrolLead:
    'En passkey (nyckel) finns i din telefon, dator eller säkerhetsnyckel och fungerar inte på en förfalskad sida.',
  addLead: 'Den finns i din telefon, dator eller säkerhetsnyckel. Det du redan har fungerar som förut.',
  enrolSubmit: 'Skapa passkey',
  name: 'Namn (valfritt)',
  nameHint: 'Till exempel ”Min dator”',
  bound: 'Den finns bara på en enda enhet. Tappar du bort enheten behöver du ett annat sätt att logga in.',
  backedUp: 'Den är säkerhetskopierad och fungerar även på enheter med samma lösenordshanterare.',
  notBackedUp: 'Den är inte säkerhetskopierad än: än så länge fungerar den bara på en enda enhet.',
  noScript:
    'En passkey kräver JavaScript och en aktuell webbläsare. Välj ett annat sätt nedan eller slå på JavaScript.',
  noScriptAlone:
    'En passkey kräver JavaScript och en aktuell webbläsare. Slå på JavaScript eller byt webbläsare, och ladda sidan igen.',
  cancelled: 'Begäran om en passkey avbröts. Försök igen, eller välj ett annat sätt.',
  failed: 'Din webbläsare klarade inte det här. Försök igen, eller välj ett annat sätt.',
  'passkey-missing': 'Inget kom från din webbläsare. Försök igen.',
  'wrong-passkey': 'Din passkey fungerar inte här. Prova en annan.',
  'passkey-late': 'Det tog mer än fem minuter. Försök en gång till.',
  'passkey-used': 'Det hade redan skickats. Försök en gång till.',
  'passkey-known': 'Den här passkeyn eller säkerhetsnyckeln är redan inställd.',
  'passkey-unverified':
    'Din nyckel kontrollerade inte att det var du. Använd en som ber om fingeravtryck, ansikte eller pinkod.',
  'passkey-cloned':
    'Nyckeln nekades: en kopia av den verkar vara i bruk. Vi har mejlat dig om vad du kan göra.',
  wrong: 'Din passkey fungerar inte här. Prova en annan.',
  clonedMail: {
    subject: 'En av dina säkerhetsnycklar kan ha kopierats',
    what: 'Någon försökte logga in med vad som verkar vara en kopia av en av dina säkerhetsnycklar. Vi nekade det.',
    remove: 'Ta bort den nyckeln och lägg till en ny.',
    button: 'Till dina säkerhetsnycklar',
    notYou: 'Vet du inte vad det här är? Kontakta portalens support.',
  },
}
