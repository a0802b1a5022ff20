import type { Words } from './en.ts'

export const words: Words = {
  title: 'Sluis draait',
  lead: 'Kies een van deze mensen, log bij een portaal in zoals zij en kijk wat zij zien.',
  people: 'Als wie u kunt inloggen',
  password: 'Zij hebben allemaal het wachtwoord',
  about: {
    'nora@demo.example':
      'Nora is nieuw: zij laat zien dat het e-mailadres van haar is en stelt een tweede stap in.',
    'tom@demo.example': 'Tom heeft een authenticator-app en herstelcodes.',
    'vera@demo.example': 'Vera heeft een verlopen wachtwoord: zij kiest onderweg een nieuw.',
  },
  afresh:
    'Zo begint ieder van hen; wat u met hen doet, blijft. Om opnieuw te beginnen stopt u Sluis en verwijdert u de map .data. Een code werkt één keer: wacht een halve minuut op de volgende.',
  newTab: 'opent in een nieuw tabblad',
  code: 'De app toont nu:',
  again: 'De codes van dit moment tonen',
  be: (name) => `Inloggen als ${name}`,
  tries: 'Wat u kunt proberen',
  tryFile:
    'Zie hoe een portaal onderweg om meer vraagt: log in met alleen een wachtwoord en open dan het vertrouwelijke dossier.',
  toPortal: 'Inloggen met een wachtwoord',
  tryLost:
    'Doe alsof Tom zijn telefoon kwijt is: log in als Tom, kies ‘Ik heb mijn telefoon of sleutel niet meer’ en gebruik een herstelcode.',
  recoveryCodes: 'De herstelcodes van Tom',
  eachOnce: 'Elke code werkt één keer.',
  tryMail: 'Lees wat mensen is gemaild, ook de codes en links.',
  toMailbox: 'Naar het postvak',
  tryAccount: 'Beheer uw account: waarmee u inlogt, waar u bent ingelogd, wat er is gebeurd.',
  toAccount: 'Naar mijn account',
  build: 'Voor wie een portaal bouwt',
  docs: 'Hoe u een portaal aansluit (in het Engels)',
  discovery: 'Het discovery-document',
  policy: 'Wat van wachtwoorden wordt gevraagd, en waarom',
}
