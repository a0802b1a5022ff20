import type { What, MailWords } from './en.ts'
import { stop } from '../../stop.ts'

const what: What = {
  'factor-removed': {
    subject: 'Ett sätt att logga in har tagits bort',
    text: 'Ett sätt att logga in på ditt konto togs bort alldeles nyss. Det fungerar inte längre.',
  },
  'factor-renamed': {
    subject: 'Ett sätt att logga in fick ett annat namn',
    text: 'Du gav ett sätt att logga in på ditt konto ett annat namn.',
  },
  'session-ended': {
    subject: 'Du har loggats ut på ett ställe',
    text: 'Du loggades ut på ett av ställena där du var inloggad. Det gjordes från ditt konto.',
  },
  'sessions-ended': {
    subject: 'Du har loggats ut på andra ställen',
    text: 'Du loggades ut överallt utom på det ställe där det gjordes.',
  },
  'profile-changed': {
    subject: 'Dina uppgifter har ändrats',
    text: 'Namnet, språket eller tidszonen på ditt konto ändrades alldeles nyss.',
  },
  'email-changed': {
    subject: 'Din e-postadress har ändrats',
    text: 'Från och med nu loggar du in med den här adressen. Den tidigare adressen kan ta tillbaka det i sju dagar.',
  },
  'email-undone': {
    subject: 'Din e-postadress är som den var',
    text: 'Ett byte av din e-postadress togs tillbaka. Alla har loggats ut; vid nästa inloggning väljer du ett nytt lösenord.',
  },
  'email-respelled': {
    subject: 'Din e-postadress skrivs på ett annat sätt',
    text: 'Versalerna i e-postadressen på ditt konto ändrades alldeles nyss. Det är fortfarande samma adress.',
  },
  'email-corrected': {
    subject: 'Din e-postadress har rättats',
    text: 'Från och med nu loggar du in med den här adressen.',
  },
  'postal-asked': {
    subject: 'Ett brev är på väg till dig',
    text: 'Ett brev med en kod beställdes från ditt konto alldeles nyss. När koden har skrivits in där är brevets adress den adress där posten når dig.',
  },
  'postal-confirmed': {
    subject: 'Din postadress är bekräftad',
    text: 'Koden i vårt brev skrevs in på ditt konto alldeles nyss. Från och med nu når posten dig på den adress som brevet gick till.',
  },
  'postal-unreached': {
    subject: 'Ett brev till dig kom tillbaka',
    text: 'Posten kunde inte lämna ett brev på din postadress. Där en portal behöver veta att posten når dig kan du inte logga in förrän du har bekräftat en adress igen.',
  },
  'postal-corrected': {
    subject: 'Din postadress har ändrats',
    text: 'Den som sköter kontona här har ändrat din postadress. Behöver en portal veta att posten når dig där, bekräfta den först.',
  },
  'postal-removed': {
    subject: 'Din postadress har tagits bort',
    text: 'Den som sköter kontona här har tagit bort din postadress. Inga fler brev går dit.',
  },
  enabled: {
    subject: 'Din åtkomst fungerar igen',
    text: 'Ditt konto har aktiverats igen av den som sköter kontona här. Du loggar in som förut.',
  },
  'portal-withdrawn': {
    subject: 'En portals åtkomst har återkallats',
    text: 'En portals åtkomst till dina uppgifter återkallades från ditt konto, och du har loggats ut där.',
  },
  'data-downloaded': {
    subject: 'Dina uppgifter har laddats ner',
    text: 'Allt som sparas om dig laddades ner från ditt konto alldeles nyss.',
  },
  'notices-off': {
    subject: 'Mejl om nya webbläsare är avstängda',
    text: 'Från och med nu får du inget mejl när ditt konto används i en ny webbläsare. Du kan slå på dem igen på ditt konto, under ”Var du är inloggad”.',
  },
  reported: {
    subject: 'Alla har loggats ut från ditt konto',
    text: 'Någon på ditt konto berättade att någon annan är inloggad på det. Alla sessioner är avslutade. Vid nästa inloggning väljer du ett nytt lösenord.',
  },
  'membership-given': {
    subject: 'Du företräder en organisation',
    text: 'Från och med nu företräder du en organisation, med kontot som har den här adressen. I ditt konto ser du under ”Dina organisationer” vilken det är och vad du får göra.',
  },
  'membership-ended': {
    subject: 'Du företräder inte längre en organisation',
    text: 'Från och med nu företräder du inte längre en organisation. Ditt konto är kvar som det är.',
  },
  'request-granted': {
    subject: 'Du har fått det du bad om',
    text: 'Du bad om mer i en organisation som du företräder. En administratör har beslutat om det: se under ”Dina organisationer” i ditt konto.',
  },
  'request-declined': {
    subject: 'Din fråga till en organisation har avslagits',
    text: 'En administratör i organisationen har sagt nej. I ditt konto ser du under ”Dina organisationer” vad svaret var.',
  },
  'request-closed': {
    subject: 'Ingen har svarat på din fråga',
    text: 'Du bad en organisation om att få företräda den, och ingen har svarat på trettio dagar. Fråga någon som du känner där.',
  },
  'numbers-merged': {
    subject: 'Din organisations nummer är ett',
    text: 'Flera av organisationens nummer blev ett, som du bad om. Sidan med numren visar det.',
  },
  'numbers-not-merged': {
    subject: 'Din organisations nummer är som förut',
    text: 'Du bad om att flera av organisationens nummer skulle bli ett. Det gjordes inte. Sidan med numren säger mer.',
  },
  'handover-accepted': {
    subject: 'Ditt arbete har tagits över',
    text: 'Den du frågade har accepterat och sköter organisationens användare från och med nu. Du är medlem som andra.',
  },
  'handover-declined': {
    subject: 'Ditt arbete har inte tagits över',
    text: 'Den du bad att ta över ditt arbete har sagt nej. Du fortsätter som förut.',
  },
  'application-declined': {
    subject: 'Din ansökan har avslagits',
    text: 'Du har ansökt om en organisation. Ansökan har inte godkänts. Vill du veta varför? Fråga portalens kundtjänst.',
  },
  closed: {
    subject: 'Ditt konto är avslutat',
    text: 'Ditt konto avslutades alldeles nyss av någon som var inloggad på det. Ingen kan längre logga in med det.',
  },
}

export const mailWords: MailWords = {
  what: what,
  notYou: 'Var det inte du? Välj genast ett nytt lösenord och kontakta portalens support.',
  firstTime:
    'Har du aldrig loggat in här? Ett konto har skapats åt dig med den här adressen: välj först ditt lösenord. Du loggar in med den här adressen.',
  firstPassword: 'Välj ett lösenord',
  postal: 'Bekräfta din postadress',
  questions: 'Frågor? Kontakta portalens support.',
  notYouClosed: 'Var det inte du? Kontakta genast portalens support.',
  confirmOldSubject: 'Bekräfta att din e-postadress byts',
  confirmOld: (from, to) =>
    `Någon som är inloggad på ditt konto vill logga in med ${to} i stället för ${from}. Det sker bara om båda adresserna bekräftar. Är det du, bekräfta det.`,
  confirmNewSubject: 'Bekräfta din nya e-postadress',
  confirmNew: (from, to) =>
    `${to} blir den nya e-postadressen för kontot som nu har ${from}. Bekräfta att du läser e-posten till den här adressen.`,
  confirmCorrected: (to) =>
    `Den som sköter kontona här har angett ${to} som e-postadress på ett konto. Bekräfta att du läser mejlen på den här adressen.`,
  validity: (hours) => `Länken fungerar i ${hours} timmar.`,
  notYouNew: 'Var det inte du? Då behöver du inte göra något: inget ändras om du inte bekräftar.',
  undoSubject: 'Din e-postadress har ändrats',
  undo: (to) => `E-postadressen till ditt konto är nu ${stop(to)} Från och med nu loggar du in med den.`,
  undoNote: (until) =>
    `Var det inte du? Ta tillbaka det före ${until}. Då loggas alla ut och du väljer ett nytt lösenord.`,
  undoButton: 'Ta tillbaka',
  confirmButton: 'Bekräfta',
  reportSubject: 'Någon rapporterar att en annan var inne på ett konto',
  report: (email, account, reference) =>
    `${email} (konto ${account}) rapporterade att någon annan var inne på kontot, referens ${reference}. Alla sessioner avslutades och lösenordet måste bytas. Kontrollera vad som hände före det.`,
}
