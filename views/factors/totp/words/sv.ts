import { hostWords } from '../../words/sv.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Autentiseringsapp',
    use: 'Använd en autentiseringsapp',
    add: 'Lägg till en autentiseringsapp',
    why: 'Till exempel Google eller Microsoft Authenticator. Gratis.',
    have: 'Har du ställt in den på en annan enhet också? Ta koden därifrån.',
    instead: 'Använd en autentiseringsapp i stället',
  },
  happened: {
    refused: () => 'En felaktig kod från en autentiseringsapp angavs',
    throttled: () => 'För många felaktiga koder: inloggningen bromsades tillfälligt',
    enrolled: () => 'En autentiseringsapp lades till',
    removed: () => 'En autentiseringsapp togs bort',
  },
  title: 'Ange din kod',
  lead: `Öppna din autentiseringsapp och skriv de sex siffror som den visar för det här kontot.`,
  code: 'Sexsiffrig kod',
  submit: 'Fortsätt',
  cancel: 'Avbryt och gå tillbaka',
  enrolTitle: 'Skydda ditt konto',
  enrolLead:
    'Från och med nu visar en app en kod när du loggar in. Det tar en minut att ställa in, en enda gång.',
  addTitle: 'Lägg till en autentiseringsapp',
  addLead: 'Det du redan har fungerar tills du tar bort det.',
  name: 'Namn (valfritt)',
  nameHint: 'Till exempel ”Min nya telefon”',
  stepApp:
    'Öppna din autentiseringsapp. Har du ingen? Hämta Google Authenticator eller Microsoft Authenticator gratis i App Store eller Google Play. En lösenordshanterare går också bra.',
  stepScan: 'Skanna QR-koden med appen.',
  stepOpen: 'Tryck på knappen nedan: appen öppnas och hämtar nyckeln.',
  picture: 'QR-kod för din autentiseringsapp',
  cannotScan: 'Går det inte att skanna? Skriv in nyckeln själv',
  secretLabel: 'Nyckel till din app',
  openApp: 'Öppna i din app på den här telefonen',
  copy: 'Kopiera nyckeln',
  copied: 'Nyckeln har kopierats.',
  stepCode: 'Skriv de sex siffror som appen visar nu.',
  enrolSubmit: 'Kontrollera och slutför',
  'code-missing': 'Fyll i de sex siffrorna från din app.',
  'code-malformed': 'Koden har sex siffror. Fyll bara i dem.',
  'wrong-code':
    'Koden stämmer inte. Vänta på nästa och försök igen; kontrollera att telefonens klocka ställs automatiskt.',
  'code-already-used': 'Den koden har redan använts. Vänta på nästa och fyll i den.',
  wrong: 'Koden stämmer inte. Vänta på nästa och försök igen.',
}
