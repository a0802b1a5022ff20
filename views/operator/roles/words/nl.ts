import type { Words } from './en.ts'

export const words: Words = {
  title: 'Beheerders',
  lead: 'Wie deze installatie beheert. Een rol wordt door twee personen gegeven en door één teruggenomen.',
  none: 'Niemand heeft een rol.',
  caption: 'Rollen',
  columns: { who: 'Wie', role: 'Rol', clients: 'Van welke portalen', since: 'Sinds', end: 'Terugnemen' },
  all: 'alle',
  program: 'programma',
  you: 'u',
  give: 'Een rol geven',
  giveTitle: 'Een rol geven',
  giveLead:
    'Een tweede persoon moet akkoord gaan. Wie de rol krijgt, logt vanaf dan met een passkey in bij de console.',
  who: 'E-mailadres van een persoon, of id van een client die een programma is',
  role: 'Rol',
  says: {
    operator: 'doet alles',
    helpdesk: 'vindt mensen, ziet hoe het ervoor staat en helpt ze weer op weg',
    auditor: 'ziet alles en wijzigt niets',
    'client-manager': 'beheert enkele portalen',
  },
  clients: 'Portalen die een portaalbeheerder beheert',
  clientsHint: 'Hun client-id’s, één per regel',
  go: 'Een tweede persoon vragen',
  takeBack: 'Terugnemen',
  takeTitle: (who) => `De rol van ${who} terugnemen?`,
  takeLead:
    'De rol eindigt met het volgende verzoek. Wat deze persoon aan een tweede persoon vroeg, vervalt ook.',
  keep: 'Nee, zo laten',
  'who-missing': 'Vul in wie',
  'who-too-long': 'Dit is te lang',
  'who-unknown': 'Er is geen account met dit adres en geen client met deze id',
  'role-unknown': 'Kies een rol',
  'clients-missing': 'Vul in welke portalen',
  'clients-unknown': 'Eén hiervan is geen client',
  done: { withdrawn: 'De rol is teruggenomen.' },
}
