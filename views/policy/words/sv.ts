import type { Words } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  title: 'Lösenordsregler',
  standards: 'Vad standarderna säger, och var vi avviker',
  change: 'Byt ditt lösenord',
  lead: 'De här reglerna gäller här för alla som väljer ett lösenord.',
  silent: 'inget',
  against: (names) => `Det här är annorlunda än ${names} vill ha det.`,
  why: 'Varför',
  noReason: 'Inget skäl är nedskrivet.',
  approvedBy: (who) => `Beslutat av ${stop(who)}`,
  reviewAt: (date) => `Ses över igen ${date}.`,
  rules: {
    length: {
      title: 'Längd',
      ours: ({ shortest, longest }) =>
        `Från ${shortest} till ${longest} tecken. Mellanslag och alla andra tecken räknas.`,
      says: {
        nist: 'minst 15, eller 8 vid sidan av en andra faktor; 64 måste gå',
        asvs: 'minst 8, helst 15; 64 måste gå',
        bio2: 'organisationen bestämmer',
      },
    },
    classes: {
      title: 'Slags tecken',
      ours: ({ classes }) =>
        classes > 1
          ? `Minst ${classes} av dessa fyra: små bokstäver, stora bokstäver, siffror, allt annat. I alla alfabet.`
          : 'Inget slags tecken krävs.',
      says: {
        nist: 'får inte krävas',
        asvs: 'får inte krävas',
        bio2: 'systemet måste upprätthålla reglerna',
      },
    },
    names: {
      title: 'Ditt eget namn',
      ours: ({ namesNobody }) =>
        namesNobody
          ? 'Ditt namn och din e-postadress, eller en del av dem på minst fyra bokstäver, får inte finnas i det: inte baklänges och inte med siffror som bokstäver.'
          : 'Det kontrolleras inte.',
      says: { nist: 'ord ur sammanhanget måste nekas', asvs: 'ord ur sammanhanget måste nekas' },
    },
    known: {
      title: 'Välkända lösenord',
      ours: ({ refusesKnown }) =>
        refusesKnown
          ? 'Lösenord som många använder, eller som står på en lista över kända lösenord, nekas.'
          : 'Det kontrolleras inte.',
      says: { nist: 'måste nekas', asvs: 'måste nekas' },
    },
    history: {
      title: 'Tidigare lösenord',
      ours: ({ history }) =>
        history > 0 ? `Inget av dina ${history} senaste, det nuvarande inräknat.` : 'De får användas igen.',
      says: {},
    },
    age: {
      title: 'Hur länge det gäller',
      ours: ({ months }) =>
        months === null
          ? 'Tills du byter det.'
          : `${months} kalendermånader. Därefter loggar du in med det en gång till, för en enda sak: att välja ett nytt.`,
      says: {
        nist: 'får inte gå ut av ålder, men måste bytas när andra kan känna till det',
        asvs: 'får inte gå ut av ålder',
        bio2: 'kräver det inte',
        nis2: 'ska bytas med fastställda mellanrum',
      },
    },
    warning: {
      title: 'Att få veta i tid',
      ours: ({ months, warnDays }) =>
        months === null
          ? 'Det finns inget att påminna om.'
          : warnDays.length === 0
            ? 'Med mejl när det har gått ut, på dagtid.'
            : `Med mejl ${warnDays.join(', ')} dagar i förväg och när det går ut, på dagtid; och efter inloggning.`,
      says: { asvs: 'folk påminns i tid' },
    },
    'minimum-age': {
      title: 'Hur snart det får bytas igen',
      ours: ({ minimumAgeHours }) =>
        minimumAgeHours > 0
          ? `Efter ${minimumAgeHours} timmar; genast om det är glömt, kommer från någon annan eller kan vara känt.`
          : 'Genast.',
      says: {},
    },
    'forced-change': {
      title: 'När det måste bytas',
      ours: ({ graceDays, spreadDays }) =>
        `Vid första inloggningen med ett lösenord som du fått av någon annan, efter att någon återställt det och efter att du rapporterat att någon annan var inne på ditt konto. När reglerna blir strängare: ${graceDays} till ${graceDays + spreadDays} dagar senare.`,
      says: {
        nist: 'när andra kan känna till det',
        asvs: 'ett första lösenord får inte vara kvar',
        bio2: 'utlämning följer en formell rutin',
        nis2: 'i början och vid misstanke',
      },
    },
    questions: {
      title: 'Säkerhetsfrågor',
      ours: () => 'Vi använder dem inte: det som andra kan ta reda på om dig bevisar ingenting.',
      says: { nist: 'får inte användas', asvs: 'får inte användas' },
    },
  },
}
