import type { Words } from './en.ts'

export const words: Words = {
  title: 'Sluis draait',
  lead: 'Wees een van deze mensen, log in bij een portaal zoals zij dat doen en kijk wat zij zien.',
  people: 'Wie u kunt zijn',
  password: 'Zij hebben allemaal het wachtwoord',
  about: {
    'nora@demo.example': 'is nieuw: zij bewijst haar adres en stelt een tweede stap in.',
    'tom@demo.example': 'heeft een authenticator-app en herstelcodes.',
    'vera@demo.example': 'heeft een verlopen wachtwoord: zij kiest onderweg een nieuw.',
  },
  code: 'De app toont nu:',
  again: 'De codes van dit moment tonen',
  be: (name) => `Inloggen als ${name}`,
  tries: 'Wat u kunt proberen',
  tryFile:
    'Laat onderweg om meer vragen: log bij het portaal in met alleen een wachtwoord en open dan het vertrouwelijke dossier.',
  toPortal: 'Naar het portaal',
  tryLost:
    'Raak een telefoon kwijt: log in als Tom, kies ‘Ik heb mijn telefoon of sleutel niet meer’ en gebruik een herstelcode.',
  recoveryCodes: 'De herstelcodes van Tom',
  eachOnce: 'Elke code werkt één keer.',
  tryMail: 'Lees wat mensen is gemaild, ook de codes en links.',
  toMailbox: 'Naar het postvak',
  tryAccount: 'Zorg voor uzelf: waarmee u inlogt, waar u bent ingelogd, wat er is gebeurd.',
  toAccount: 'Naar mijn account',
  build: 'Voor wie een portaal bouwt',
  discovery: 'Het discovery-document',
  policy: 'Wat van wachtwoorden wordt gevraagd, en waarom',
}
