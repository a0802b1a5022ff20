import { hostWords } from '../../words/sv.ts'
import type { Words } from './en.ts'

export const words: Words = {
  ...hostWords,
  names: {
    name: 'Autentiseringsapp',
    use: 'Använd en autentiseringsapp',
    add: 'Lägg till en autentiseringsapp',
  },
  happened: {
    refused: () => 'En felaktig kod från en autentiseringsapp angavs',
    throttled: () => 'För många felaktiga koder: gissandet bromsades',
    enrolled: () => 'En autentiseringsapp lades till',
    removed: () => 'En autentiseringsapp togs bort',
  },
  title: 'Ange din kod',
  lead: 'Öppna din autentiseringsapp och skriv de sex siffror som den visar för det här kontot.',
  code: 'Sexsiffrig kod',
  submit: 'Fortsätt',
  cancel: 'Avbryt och gå tillbaka',
  enrolTitle: 'Skydda ditt konto',
  enrolLead: (portal) =>
    `${portal} ber om ett andra steg när du loggar in: en kod från en autentiseringsapp. Det tar en minut att ställa in, en enda gång.`,
  addTitle: 'Lägg till en autentiseringsapp',
  addLead: 'Det du redan har fungerar tills du tar bort det.',
  name: 'Ett namn att känna igen den på (om du vill), som ”Min nya telefon”',
  stepApp:
    'Öppna en autentiseringsapp på din telefon. Vilken som helst fungerar; en lösenordshanterare går också bra.',
  stepScan: 'Skanna den här bilden med appen.',
  picture: 'Bild att skanna med din autentiseringsapp',
  cannotScan: 'Går det inte att skanna? Skriv in nyckeln',
  secretLabel: 'Nyckel till din app',
  openApp: 'Eller öppna nyckeln i en app på den här enheten',
  stepCode: 'Skriv de sex siffror som appen visar nu.',
  enrolSubmit: 'Kontrollera och slutför',
  'code-missing': 'Fyll i de sex siffrorna från din app.',
  'code-malformed': 'Koden har sex siffror. Fyll bara i dem.',
  'wrong-code':
    'Koden stämmer inte. Vänta på nästa och försök igen; kontrollera att telefonens klocka ställs automatiskt.',
  'code-already-used': 'Den koden har redan använts. Vänta på nästa och fyll i den.',
  wrong: 'Koden stämmer inte. Vänta på nästa och försök igen.',
}
