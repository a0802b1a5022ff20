import type { DemandsWords } from './en.ts'

export const demandsWords: DemandsWords = {
  title: 'Vad du kräver av organisationens användare',
  lead: 'Mer än portalerna kräver, av alla som agerar för din organisation. Det gäller från nästa inloggning. Du ser först vilka det skulle träffa.',
  labels: {
    level: 'Minst',
    required: 'Vad alla måste ha ställt in',
    forbidden: 'Vad som inte räknas för din organisation',
  },
  hints: {
    required: 'Den som inte har det måste ställa in det vid nästa inloggning.',
    forbidden:
      'Den som inte har något annat kan inte agera för din organisation förrän ett annat sätt är inställt.',
  },
  anyLevel: 'det som portalen kräver',
  levels: {
    basic: 'ett sätt att logga in',
    'two-factor': 'två sätt, till exempel ett lösenord och en kod',
    low: 'två sätt, och känd på sin adress (eIDAS låg)',
    substantial: 'två starka sätt, och känd genom handlingar (eIDAS väsentlig)',
    high: 'två sätt varav ett inte går att lura av någon (eIDAS hög)',
  },
  look: 'Se vilka det skulle träffa',
  keep: 'Låt det vara',
  whomTitle: 'Vilka det skulle träffa',
  asked: 'Vad du skulle kräva',
  whom: 'Vilka som inte kan fortsätta som förut',
  nobody: 'Ingen: alla kan logga in som förut.',
  nobodyOf: (n) => `Ingen av de ${n} personer som granskats för den här sidan.`,
  some: (n, of) => `${n} av de ${of} personer som granskats för den här sidan.`,
  columns: { who: 'Vem', how: 'Vad det betyder' },
  refused: 'kan inte längre agera för din organisation',
  setsUp: 'måste först ställa in något:',
  lookOn: 'Granska nästa personer',
  noWayBack: 'För att senare kräva mindre igen måste du be webbplatsens kundtjänst.',
  set: 'Kräv det här från och med nu',
  change: 'Ändra',
}
