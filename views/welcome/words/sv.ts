import type { Words } from './en.ts'

export const words: Words = {
  title: 'Sluis är igång',
  lead: 'Välj en av personerna nedan, logga in i en portal som de gör och se vad de ser.',
  people: 'Vem du kan logga in som',
  password: 'Alla har lösenordet',
  about: {
    'nora@demo.example':
      'Nora är ny här: hon visar att e-postadressen är hennes och ställer in ett andra steg.',
    'tom@demo.example': 'Tom har en autentiseringsapp och återställningskoder.',
    'vera@demo.example': 'Vera har ett lösenord som har gått ut: hon väljer ett nytt på vägen.',
  },
  afresh:
    'Så här börjar var och en; det du gör med dem finns kvar. För att börja om stoppar du Sluis och tar bort mappen .data. En kod fungerar en gång: vänta en halv minut på nästa.',
  newTab: 'öppnas i en ny flik',
  code: 'Appen visar nu:',
  again: 'Visa aktuella koder',
  be: (name) => `Logga in som ${name}`,
  tries: 'Vad du kan prova',
  tryFile:
    'Se hur en portal ber om mer under tiden: logga in med bara ett lösenord och öppna sedan den konfidentiella akten.',
  toPortal: 'Logga in med ett lösenord',
  tryLost:
    'Låtsas att Tom har tappat sin telefon: logga in som Tom, välj ”Jag har inte kvar min telefon eller nyckel” och använd en återställningskod.',
  recoveryCodes: 'Toms återställningskoder',
  eachOnce: 'Varje kod fungerar en gång.',
  tryMail: 'Läs vad folk har fått mejlat, även koder och länkar.',
  toMailbox: 'Till brevlådan',
  tryAccount: 'Sköt ditt konto: vad du loggar in med, var du är inloggad, vad som har hänt.',
  toAccount: 'Till mitt konto',
  build: 'För dig som bygger en portal',
  docs: 'Så ansluter du en portal (på engelska)',
  discovery: 'Discovery-dokumentet',
  policy: 'Vad som krävs av lösenord, och varför',
}
