import type { AboutActivation } from '../about.ts'
import type { RecoveryWords, Words } from './en.ts'
import { stop } from '../../stop.ts'

const ask = ({ sender, organisation }: AboutActivation): string =>
  organisation === undefined ? 'vår support' : (sender ?? `den som bjöd in dig till ${organisation}`)

const isInvitation = ({ organisation }: AboutActivation): boolean => organisation !== undefined

export const words: Words = {
  invitedTitle: (organisation) => `Företräd ${organisation}`,
  invitedLead: ({ sender, organisation }, isAdministrator) =>
    `${sender === undefined ? 'Du är inbjuden' : `${sender} bjuder in dig`} att företräda ${isAdministrator ? `${organisation ?? ''}, som en av dess administratörer.` : stop(organisation ?? '')}`,
  for: 'För',
  portal: 'Portal',
  will: {
    text: 'Härnäst skickar vi en kod i ett sms till din mobil; sedan väljer du ett lösenord. Det tar några minuter.',
    letter:
      'Härnäst skriver du koden i brevet som vi skickar till dig; sedan väljer du ett lösenord. Har brevet inte kommit än? Kom då tillbaka med den här länken när det har gjort det.',
  },
  willSignIn:
    'Du har redan ett konto med den här adressen. Härnäst loggar du in som vanligt, och får frågan en gång till.',
  goOn: 'Fortsätt',
  notYou: 'Är det inte till dig? Stäng då sidan: ingenting har hänt.',
  oldTitle: 'Länken fungerar inte längre',
  oldLead:
    'Den är för gammal, en nyare har tagit dess plats eller så är den använd. Om den mejlades till dig kan vi mejla en ny: till samma adress och ingen annan.',
  oldUsed: 'Har du redan accepterat? Gå då till portalen eller ditt konto och logga in.',
  toAccount: 'Till mitt konto',
  renew: 'Mejla mig en ny länk',
  'network-limit': (wait) => `Det har begärts väldigt mycket härifrån. Försök igen om ${wait}.`,
  sentTitle: 'Titta i din e-post',
  sentLead: 'Om länken var vår, och det den gäller fortfarande är öppet, är en ny på väg till samma adress.',
  sentHelp: (from, since) =>
    `Har inget kommit på fem minuter? Titta i skräpposten efter ett mejl från ${from}, skickat efter ${since}. Fråga annars den som lät skicka den.`,
  codeTitle: 'Skriv in koden vi skickar',
  notMyNumber: (about) => `Är det inte ditt nummer? Be ${ask(about)} att rätta det.`,
  elsewhere: 'Vill du skriva in den i en annan webbläsare?',
  elsewhereHow: (here, reference) =>
    `Gå till ${here} i den webbläsaren och skriv den här referensen tillsammans med koden: ${reference}. Fortsätt sedan här.`,
  codeClosed: (about) =>
    `Koden skrevs fel för många gånger. För din säkerhet går det inte att skriva fler: be ${ask(about)} att skicka allt igen.`,
  elsewhereTitle: 'Skriv in din kod',
  elsewhereLead:
    'Här skriver du in en kod som du har fått, tillsammans med referensen som visas i webbläsaren där du öppnade länken. Har du fått en länk i ett mejl? Öppna då den: den visar vägen.',
  code: 'Kod',
  codeHint: 'Från sms:et, eller från brevet',
  'reference-of-letter': 'Det är numret på ditt brev. Referensen står i webbläsaren där du öppnade länken.',
  'code-mistyped': 'Ett av tecknen är inte som i brevet. Jämför dem igen.',
  'code-missing': 'Skriv koden.',
  reference: 'Referens',
  referenceHint: 'Åtta bokstäver och siffror, som 7K2M-9PXQ',
  shownTitle: 'Det stämmer',
  shownLead: 'Fortsätt nu i webbläsaren där referensen visas. Du kan stänga den här sidan.',
  'reference-missing': 'Skriv referensen som visas i den andra webbläsaren.',
  'not-together': 'Referensen och koden hör inte ihop, eller så fungerar en av dem inte längre.',
  passwordFor: (organisation) => `Sedan företräder du ${stop(organisation)}`,
  keepNumber: (end) => `Skicka mig även koder i sms när jag loggar in, till numret som slutar på ${end}`,
  keepNumberHint:
    'Utan kryss glömmer vi numret nu. Om en portal begär ett andra steg kan du välja en app eller en passkey i stället: de är säkrare.',
  joinTitle: (organisation) => `Företräda ${organisation}?`,
  joinLead: ({ sender, organisation }, isAdministrator) =>
    `${sender === undefined ? 'Du är inbjuden' : `${sender} bjuder in dig`} att företräda ${organisation ?? ''}${isAdministrator ? ', som en av dess administratörer' : ''}, med kontot som du är inloggad med. Det du har förblir som det är.`,
  join: (organisation) => `Ja, jag företräder ${organisation}`,
  joinNot: 'Vill du inte? Stäng då sidan. Inbjudan väntar tills dess tid är ute.',
  notTheirsTitle: 'Det här är till någon annan',
  notTheirsLead: (signedIn, email) =>
    `Du är inloggad här som ${signedIn}, och det här är till ${stop(email)} Ingenting har ändrats.`,
  signOutGoOn: 'Logga ut här och fortsätt',
  overTitle: 'Det går inte längre att acceptera',
  over: {
    accepted: () => 'Det är redan använt. Det går bara en gång.',
    withdrawn: (about) => `Det har tagits tillbaka. Fråga ${ask(about)} om du inte väntade dig det.`,
    closed: (about) =>
      `Tiden är ute. Be ${ask(about)} att ${isInvitation(about) ? 'bjuda in dig' : 'börja'} igen.`,
    'sender-gone': (about) =>
      isInvitation(about)
        ? 'Den som skickade inbjudan sköter inte organisationen längre. Be en av dess administratörer att bjuda in dig igen.'
        : 'Den som påbörjade det arbetar inte här längre. Be vår support att börja igen.',
    'organisation-not-in-use': () => 'Organisationen används inte här just nu. Fråga dess administratörer.',
    'account-not-active': () => 'Kontot med den här adressen används inte. Vår support kan berätta mer.',
    'address-changed': () => 'Kontot har en annan e-postadress nu. Vår support kan skicka det dit.',
    'ask-again': (about) =>
      `Något har ändrats sedan den skickades, så att detta inte räcker för att släppa in dig. Be ${ask(about)} att skicka det igen.`,
    'already-member': ({ organisation }) => `Du företräder redan ${stop(organisation ?? 'organisationen')}`,
    'user-name-taken': (about) =>
      `Användarnamnet har under tiden getts till någon annan. Be ${ask(about)} att bjuda in dig igen.`,
    'numbers-gone': (about) =>
      `Det inbjudan gällde finns inte längre. Be ${ask(about)} att bjuda in dig igen.`,
  },
  doneTitle: (organisation) => `Du företräder ${organisation} nu`,
  doneActivated: 'Ditt konto är klart',
  doneGoOn: (portal) => `Du skickas nu till ${stop(portal)}`,
  doneGo: (portal) => `Gå nu till ${portal} och logga in där.`,
  doneAccount: 'I ditt konto ser du vem du företräder.',
  toPortal: (portal) => `Fortsätt till ${portal}`,
}

export const recoveryWords: RecoveryWords = {
  title: 'Kom in på ditt konto igen',
  lead: (sender) =>
    `${sender === undefined ? 'Du får hjälp att komma in på ditt konto igen' : `${sender} hjälper dig att komma in på ditt konto igen`}, eftersom du har förlorat något som du loggar in med.`,
  for: 'För',
  will: {
    text: 'Härnäst skickar vi en kod i ett sms till mobilnumret som vi känner till. Sedan loggar du in med ditt lösenord och ställer in något annat.',
    letter:
      'Härnäst skriver du koden i brevet som vi skickar till adressen som vi känner till. Sedan loggar du in med ditt lösenord och ställer in något annat.',
  },
  goOn: 'Fortsätt',
  notYou: 'Har du inte bett om det?',
  stopWay: 'Stoppa det då',
  goInTitle: 'Logga nu in med ditt lösenord',
  goInLead: 'Länken och koden stämmer. I en kvart står de i stället för det du har förlorat.',
  goInThen:
    'Ställ sedan in ett annat sätt att logga in och ta bort det du har förlorat. Till dess finns allt kvar.',
  goIn: 'Fortsätt till inloggningen',
  forgotten: 'Kommer du inte ihåg ditt lösenord?',
  forgottenWay: 'Välj först ett nytt och öppna sedan länken i vårt mejl igen',
  stopTitle: 'Stoppa det här?',
  stopLead:
    'Då fungerar inget längre av det som har skickats. Den som verkligen har förlorat något ber om det igen.',
  stopSure: 'Jag har inte bett om det här',
  stop: 'Stoppa',
  'not-sure': 'Kryssa i rutan först. Har du bett om det? Stäng då sidan.',
  stoppedTitle: {
    stopped: 'Det är stoppat',
    used: 'Det är redan använt',
    over: 'Det fungerar inte längre',
  },
  stoppedSays: {
    stopped:
      'Inget av det som skickades fungerar längre. Tror du att någon kan ditt lösenord? Välj då ett nytt.',
    used: 'Någon har visat länken och koden. Var det inte du? Välj ett nytt lösenord genast: det loggar ut alla. Och berätta det för vår support.',
    over: 'Det var redan stoppat, eller så är tiden ute: inget av det som skickades fungerar längre.',
  },
  newPassword: 'Välj ett nytt lösenord',
}
