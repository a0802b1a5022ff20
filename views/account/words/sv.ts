import type { Words, ActivityWords, ListWords, ProfileWords } from './en.ts'

export const words: Words = {
  title: 'Mitt konto',
  hello: (name) => `Hej ${name}`,
  lead: (email) => `Det här är ditt konto, ${email}.`,
  back: 'Tillbaka till mitt konto',
  signOut: 'Logga ut',
  password: 'Lösenord',
  passwordUntil: (date) => `giltigt till ${date}`,
  passwordExpiresIn: (days, date) =>
    days <= 1
      ? `går ut ${days === 0 ? 'i dag' : 'i morgon'}, den ${date}`
      : `går ut om ${days} dagar, den ${date}`,
  passwordForEver: 'inställt',
  passwordNone: 'inte inställt',
  factors: 'Andra steget vid inloggning',
  factorsCount: (count) =>
    count === 0 ? 'inte inställt än' : count === 1 ? '1 inställt' : `${count} inställda`,
  sessions: 'Var du är inloggad',
  sessionsCount: (count) => (count === 1 ? 'bara här' : `på ${count} ställen`),
  profile: 'Dina uppgifter',
  profileWhat: 'namn, e-postadress, språk, tidszon',
  portals: 'Portaler som du använder',
  portalsCount: (count) =>
    count === 0
      ? 'inga än'
      : count === 1
        ? '1 portal har uppgifter om dig'
        : `${count} portaler har uppgifter om dig`,
  activity: 'Vad som har hänt',
  activityWhat: 'inloggningar och ändringar, och vad du gör om det inte var du',
  data: 'Ladda ner mina uppgifter',
  dataWhat: 'allt som sparas om dig, i en fil',
  close: 'Avsluta mitt konto',
  closeWhat: 'för gott',
  policy: 'Vad vi kräver av lösenord',
  done: {
    'password-changed': 'Ditt lösenord är ändrat. På alla andra ställen har du loggats ut.',
  },
  leftTitle: 'Det blev inte klart',
  leftLead: 'Du avbröt, eller så gick det inte. Inget har ändrats.',
  signIn: 'Logga in på mitt konto',
  saidClosedTitle: 'Ditt konto är avslutat',
  saidClosedLead:
    'Du har loggats ut överallt och ingen kan logga in med det. Vi har mejlat dig en bekräftelse.',
  saidReportedTitle: 'Alla är utloggade',
  saidReportedLead:
    'Alla sessioner är avslutade, även din, och de som sköter tjänsten har fått veta. Logga in igen: då väljer du genast ett nytt lösenord. Kontrollera sedan att ditt andra steg och din e-postadress fortfarande är dina.',
  notMeTitle: 'Var någon annan inne på ditt konto?',
  notMeLead: 'Då gör vi tre saker på en gång:',
  notMeSteps: [
    'vi avslutar alla sessioner, även den här, och allt som portaler håller igång åt dig;',
    'lösenordet duger bara till en sak: att välja ett nytt, med ditt andra steg;',
    'vi varnar de som sköter tjänsten.',
  ],
  notMeYes: 'Ja, stäng alla ute',
  notMeNo: 'Nej, gå tillbaka',
  dataTitle: 'Ladda ner mina uppgifter',
  dataLead:
    'En fil (JSON) med allt som sparas om dig: dina uppgifter, var du är inloggad, vilken portal som har vad om dig och vad som har hänt på ditt konto. Inga lösenord, inga nycklar. Spara den där bara du kan läsa den.',
  dataYes: 'Ladda ner',
  closeTitle: 'Avsluta ditt konto?',
  closeLead: (email) =>
    `Du kan då inte längre logga in med ${email} hos någon portal. Du kan inte ångra det själv.`,
  closeYes: 'Avsluta mitt konto för gott',
  closeNo: 'Nej, behåll det',
}

export const activityWords: ActivityWords = {
  title: 'Vad som har hänt',
  lead: 'På ditt konto, det nyaste först.',
  notMe: 'Det här var inte jag',
  notMeLead: 'Finns det något som du inte har gjort?',
  older: 'Äldre',
  nothing: 'Inget än.',
  where: (program, address) => `${program}, internetadress ${address}`,
  unknownProgram: 'okänt program',
  portal: 'en portal',
  account: 'ditt konto här',
  events: {
    'signin.attempt.finished': (portal) => `Du loggade in för ${portal}`,
    'signin.attempt.cancelled': (portal) => `En inloggning för ${portal} avbröts`,
    'signin.attempt.refused': (portal) => `En inloggning för ${portal} nekades`,
    'signin.mailed-code.sent': () => 'Vi mejlade en kod',
    'signin.mailed-code.refused': () => 'En felaktig mejlad kod angavs',
    'sessions.client.authorised': (portal) => `Du använde ${portal}`,
    'sessions.session.ended': () => 'En session avslutades',
    'sessions.all.ended': () => 'Sessioner avslutades',
    'signin.browser.remembered': () => 'Du bad oss hoppa över det andra steget i en webbläsare',
    'signin.browser.recalled': () => 'Det andra steget hoppades över i en webbläsare som vi kommer ihåg',
    'sessions.browser.forgotten': () => 'Det andra steget krävs igen i en webbläsare',
    'factors.credential.renamed': () => 'Ett sätt att logga in fick ett annat namn',
    'recovery.link.sent': () => 'En länk för ett nytt lösenord begärdes och mejlades',
    'accounts.account.created': () => 'Kontot skapades',
    'accounts.account.disabled': () => 'Kontot stängdes av',
    'accounts.account.enabled': () => 'Kontot aktiverades igen',
    'accounts.account.closed': () => 'Kontot avslutades',
    'accounts.profile.changed': () => 'Dina uppgifter ändrades',
    'accounts.email.change-asked': () => 'Ett byte av e-postadress begärdes',
    'accounts.email.changed': () => 'E-postadressen ändrades',
    'accounts.email.respelled': () => 'E-postadressens stavning ändrades',
    'accounts.email.change-undone': () => 'Ett byte av e-postadress togs tillbaka',
    'accounts.email.correction-asked': () => 'Din e-postadress håller på att rättas åt dig',
    'accounts.email.unproven': () => 'Din e-postadress måste visas vara din på nytt',
    'accounts.email.freed': () => 'Det avslutade kontots e-postadress kan användas igen',
    'oidc.consent.given': (portal) => `Du delade uppgifter med ${portal}`,
    'oidc.consent.withdrawn': (portal) => `Du drog tillbaka det som ${portal} hade om dig`,
    'oidc.device.connected': (portal) => `En enhet anslöts för ${portal}`,
    'oidc.grant.revoked': (portal) => `Det som ${portal} höll igång åt dig avslutades`,
    'oidc.logout.refused': (portal) => `${portal} bekräftade inte att du loggades ut där`,
    'selfservice.stranger.reported': () => 'Du berättade att någon annan var inne på ditt konto',
    'selfservice.data.downloaded': () => 'Dina uppgifter laddades ner',
  },
}

export const listWords: ListWords = {
  factorsTitle: 'Andra steget vid inloggning',
  factorsLead:
    'Ny telefon? Lägg först till den här och ta sedan bort den gamla. Vi mejlar dig när något läggs till eller tas bort.',
  since: (date) => `sedan ${date}`,
  used: (date) => `senast använd ${date}`,
  neverUsed: 'inte använd än',
  name: 'Namn',
  changeName: 'Ändra namnet',
  rename: 'Spara namnet',
  remove: (name) => `Ta bort ${name}`,
  noFactors: 'Inget är inställt än.',
  'factor-gone': 'Den finns inte längre.',
  'factor-name-missing': 'Ange ett namn så att du känner igen den.',
  'last-factor':
    'Du kan inte ta bort den här än: utan den släpper en portal inte längre in dig. Lägg först till en till av samma slag.',
  'changed-meanwhile':
    'Något på ditt konto ändrades alldeles nyss på annat håll. Titta en gång till och försök igen.',
  sessionsTitle: 'Var du är inloggad',
  sessionsLead: 'Finns det ett ställe som du inte känner igen? Logga ut där och byt lösenord.',
  here: 'Här, i den här webbläsaren',
  unknownProgram: 'ett okänt program',
  places: {
    same: (address) => `på nätverket som du använder nu (${address})`,
    private: (address) => `i ett privat nätverk (${address})`,
    other: (address) => `på ett annat nätverk (${address})`,
  },
  sessionSince: (date) => `inloggad ${date}`,
  sessionSeen: (date) => `senast använd ${date}`,
  sessionPortals: (names) => `för ${names}`,
  end: 'Logga ut där',
  endOthers: 'Logga ut överallt utom här',
  browsersTitle: 'Webbläsare som vi kommer ihåg',
  browsersLead:
    'I dem hoppar en del portaler över det andra steget. Väljer du ett nytt lösenord kommer vi inte längre ihåg dem.',
  rememberedSince: (since, until) => `sedan ${since}, till ${until}`,
  forget: 'Fråga efter det andra steget igen',
  portalsTitle: 'Portaler som du använder',
  portalsLead:
    'Vad varje portal har fått veta om dig. Återkallar du åtkomsten loggas du ut där; portalen frågar igen nästa gång du går dit.',
  noPortals: 'Ingen portal har något om dig just nu.',
  portalSince: (date) => `sedan ${date}`,
  withdraw: (name) => `Återkalla åtkomst för ${name}`,
  done: {
    'factor-added': 'Tillagd. Du kan använda den från och med nu.',
    'factor-removed': 'Borttagen. Den går inte längre att logga in med.',
    'factor-renamed': 'Namnet är sparat.',
    'address-proven': 'Koden stämmer. Inget är borttaget än: välj en gång till nedan vad du vill ta bort.',
    'session-ended': 'Du har loggats ut där.',
    'browser-forgotten': 'Där frågar vi efter det andra steget igen.',
    'sessions-ended': 'Du har loggats ut överallt utom här.',
    'portal-withdrawn': 'Åtkomsten är återkallad.',
  },
}

export const profileWords: ProfileWords = {
  profileTitle: 'Dina uppgifter',
  profileLead: 'Portaler som du använder ser de här nästa gång du går dit.',
  name: 'Fullständigt namn',
  givenName: 'Förnamn (om du vill)',
  familyName: 'Efternamn (om du vill)',
  language: 'Språk på sidor och mejl',
  timeZone: 'Tidszon',
  ownZone: (zone) => `Som den här tjänsten: ${zone}`,
  save: 'Spara',
  email: 'E-postadress',
  emailIs: (email) => `Du loggar in med ${email}.`,
  changeEmail: 'Byt e-postadress',
  pending: (email) =>
    `Ett byte till ${email} väntar: öppna länkarna som vi har mejlat till båda adresserna. De fungerar i ett dygn.`,
  'name-missing': 'Fyll i ditt namn.',
  'name-malformed': 'Här finns tecken som inte går att visa. Skriv namnet på nytt.',
  'name-too-long': 'Ett namn kan ha 200 tecken.',
  'name-is-proven': 'Ditt namn är styrkt med handlingar, så bara supporten kan ändra det.',
  'locale-unknown': 'Välj ett av språken.',
  'time-zone-unknown': 'Välj en av tidszonerna.',
  done: {
    'profile-changed': 'Dina uppgifter är sparade.',
    'email-respelled': 'Din e-postadress skrivs nu som du skrev den.',
    'email-asked':
      'Vi har mejlat en länk till båda adresserna. När båda är bekräftade loggar du in med den nya.',
  },
  emailTitle: 'Byt e-postadress',
  emailLead: (email) =>
    `Du loggar in med ${email}. Vi mejlar en länk dit och till den nya adressen; när båda är bekräftade gäller den nya.`,
  newEmail: 'Ny e-postadress',
  ask: 'Mejla båda adresserna',
  keep: 'Tillbaka, och behåll adressen',
  'email-missing': 'Fyll i den nya e-postadressen.',
  'email-malformed': 'Det är ingen e-postadress. Den ser ut som namn@example.org.',
  'email-not-ascii':
    'Mejl till den här adressen skulle inte komma fram: före @ får det bara stå vanliga bokstäver utan prickar och ringar, siffror och tecken.',
  'email-unchanged': 'Det är adressen som du har.',
  'too-many-mails': (wait) => `Vi har mejlat tillräckligt ofta för tillfället. Försök igen om ${wait}.`,
  linkTitle: 'En ny e-postadress?',
  linkOld: (from, to) =>
    `Du, eller någon som var inloggad som du, vill logga in med ${to} i stället för ${from}. Var det inte du? Stäng då sidan: inget ändras om du inte bekräftar. Och byt lösenord.`,
  linkNew: (from, to) =>
    `${to} ska ersätta ${from} på ett konto här. Bekräfta att du läser e-posten på ${to}. Känner du inte till det, stäng sidan.`,
  linkCorrected: (to) =>
    `Den som sköter kontona här har angett ${to} som e-postadress på ett konto. Bekräfta att du läser mejl på ${to}; därefter loggar du in med den. Om du inte känner till detta, stäng sidan.`,
  linkUndo: (from, to) =>
    `Adressen till ditt konto har ändrats från ${from} till ${to}. Du kan ta tillbaka den: ${from} gäller igen, alla loggas ut och ett nytt lösenord väljs vid nästa inloggning.`,
  confirm: 'Bekräfta',
  undo: 'Ta tillbaka adressen',
  waitsTitle: 'Bekräftat; en kvar',
  waitsLead: 'Även länken i mejlet till den andra adressen måste öppnas.',
  doneTitle: 'Adressen är ändrad',
  doneLead: (to) =>
    `Från och med nu loggar du in med ${to}. Den gamla adressen kan ta tillbaka det i sju dagar.`,
  correctedLead: (to) => `Från och med nu loggar du in med ${to}.`,
  undoneTitle: 'Adressen är din igen',
  undoneLead: (from) =>
    `Du loggar in med ${from}, som förut. Alla har loggats ut. Vid nästa inloggning väljer du ett nytt lösenord; har du glömt det, be om en länk.`,
  deadTitle: 'Länken fungerar inte längre',
  deadLead: 'Den har använts, är för gammal eller så har något ändrats sedan dess.',
  takenTitle: 'Adressen går inte att använda',
  takenLead: 'Ett annat konto har den. Logga in med det, eller fråga portalens support.',
}
