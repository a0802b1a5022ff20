import type { Words } from './en.ts'

export const words: Words = {
  title: 'Sluis är igång',
  lead: 'Var en av personerna nedan, logga in i en portal som de gör och se vad de ser.',
  people: 'Vem du kan vara',
  password: 'Alla har lösenordet',
  about: {
    'nora@demo.example': 'är ny här: hon visar att adressen är hennes och ställer in ett andra steg.',
    'tom@demo.example': 'har en autentiseringsapp och återställningskoder.',
    'vera@demo.example': 'har ett lösenord som har gått ut: hon väljer ett nytt på vägen.',
  },
  code: 'Appen visar nu:',
  again: 'Visa koderna för den här stunden',
  be: (name) => `Logga in som ${name}`,
  tries: 'Vad du kan prova',
  tryFile:
    'Låt dig bli ombedd om mer på vägen: logga in i portalen med bara ett lösenord och öppna sedan den konfidentiella akten.',
  toPortal: 'Till portalen',
  tryLost:
    'Tappa bort en telefon: logga in som Tom, välj ”Jag har inte kvar min telefon eller nyckel” och använd en återställningskod.',
  recoveryCodes: 'Toms återställningskoder',
  eachOnce: 'Varje kod fungerar en gång.',
  tryMail: 'Läs vad folk har fått mejlat, koder och länkar också.',
  toMailbox: 'Till brevlådan',
  tryAccount: 'Ta hand om dig själv: vad du loggar in med, var du är inloggad, vad som har hänt.',
  toAccount: 'Till mitt konto',
  build: 'För dig som bygger en portal',
  discovery: 'Discovery-dokumentet',
  policy: 'Vad som krävs av lösenord, och varför',
}
