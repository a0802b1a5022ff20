import type { Words, LauncherWords, ListWords, ProfileWords } from './en.ts'

export const words: Words = {
  title: 'Mitt konto',
  hello: (name) => `Hej ${name}`,
  back: 'Tillbaka till mitt konto',
  password: 'Lösenord',
  passwordUntil: (date) => `giltigt till ${date}`,
  passwordExpiresIn: (days, date) =>
    days <= 1
      ? `går ut ${days === 0 ? 'i dag' : 'i morgon'}, den ${date}`
      : `går ut om ${days} dagar, den ${date}`,
  passwordForEver: 'inställt',
  passwordNone: 'inte inställt',
  factors: 'Tvåstegsverifiering',
  factorsNone: 'inte inställd',
  sessions: 'Var du är inloggad',
  sessionsCount: (count) => (count === 1 ? 'bara här' : `på ${count} enheter`),
  profile: 'Dina uppgifter',
  profileWhat: 'namn, e-postadress, språk, tidszon',
  launcher: 'Dina portaler',
  launcherWhat: 'gå till en portal',
  portals: 'Vad portaler får veta om dig',
  organisations: 'Dina organisationer',
  organisationsCount: (n) => (n === 0 ? 'ingen ännu' : n === 1 ? 'en organisation' : `${n} organisationer`),
  portalsCount: (count) =>
    count === 0
      ? 'inga just nu'
      : count === 1
        ? '1 portal har uppgifter om dig'
        : `${count} portaler har uppgifter om dig`,
  activity: 'Senaste aktivitet',
  activityWhat: 'inloggningar och ändringar, och vad du gör om det inte var du',
  data: 'Ladda ner mina uppgifter',
  dataWhat: 'det som sparas om dig, i en fil',
  close: 'Avsluta mitt konto',
  closeWhat: 'permanent',
  policy: 'Lösenordsregler',
  done: {
    'password-changed': 'Ditt lösenord är ändrat. På alla andra ställen har du loggats ut.',
  },
  leftTitle: 'Det blev inte klart',
  leftLead: 'Du avbröt, eller så gick det inte.',
  signIn: 'Logga in på mitt konto',
  saidClosedTitle: 'Ditt konto är avslutat',
  saidClosedLead:
    'Du har loggats ut överallt och ingen kan logga in med det. Vi har mejlat dig en bekräftelse.',
  saidReportedTitle: 'Alla är utloggade',
  saidReportedLead: (areTold) =>
    `Alla sessioner är avslutade, även din${areTold ? ', och de som sköter tjänsten har fått veta det' : ''}. Logga in igen: du väljer genast ett nytt lösenord. Kontrollera sedan att ditt andra steg och din e-postadress fortfarande är dina.`,
  notMeTitle: 'Var någon annan inne på ditt konto?',
  notMeLead: 'Då gör vi detta på en gång:',
  notMeSteps: [
    'Alla sessioner avslutas, även den här, och allt som portaler håller igång åt dig.',
    'Ditt lösenord slutar gälla: nästa gång du loggar in väljer du ett nytt.',
  ],
  notMeTold: 'De som sköter tjänsten får veta det.',
  notMeYes: 'Ja, logga ut alla',
  notMeNo: 'Nej, gå tillbaka',
  dataTitle: 'Ladda ner mina uppgifter',
  dataLead:
    'En fil (JSON) med dina uppgifter, det du loggar in med, var du är inloggad, vilka portaler som har vad om dig och vad som har hänt i ditt konto. Inga lösenord, inga nycklar. Förvara den där bara du kommer åt den.',
  dataYes: 'Ladda ner',
  closeTitle: 'Avsluta ditt konto?',
  closeLead: (email) =>
    `Du kan då inte längre logga in med ${email} hos någon portal. Du kan inte ångra det själv.`,
  security: 'Inloggning och säkerhet',
  yours: 'Du och dina portaler',
  oneWay: 'Du har bara ett sätt att logga in.',
  oneWaySays: 'Tappar du bort telefonen eller nyckeln kommer du inte in längre.',
  oneWayWay: 'Skapa återställningskoder',
  lost: 'En återställningskod användes nyligen.',
  lostSays: 'Har du tappat bort telefonen eller nyckeln? Ta bort den och ställ in det du har nu.',
  lostWay: 'Tvåstegsverifiering',
  fewCodes: 'Du har få återställningskoder kvar.',
  fewCodesSays: 'Du har ett annat sätt att logga in. Om du förlorar det behöver du koderna.',
  fewCodesWay: 'Skapa nya återställningskoder',
  noSecond: 'Ditt konto har inget andra steg än.',
  noSecondSays: 'Ett lösenord ensamt kan gissas eller stjälas.',
  noSecondWay: 'Ställ in tvåstegsverifiering',
  expires: 'Ditt lösenord går snart ut.',
  expiresSays: 'Välj ett nytt medan det gamla fungerar.',
  expiresWay: 'Byt lösenord',
  closeEnds: [
    'du loggas ut överallt;',
    'ingen portal släpper in dig med det här kontot;',
    'vi mejlar dig en bekräftelse.',
  ],
  closeSure: 'Jag förstår att jag inte kan ångra det',
  'close-not-sure': 'Kryssa i rutan för att avsluta ditt konto.',
  'close-last-operator': 'Du är den sista administratören här. Låt någon annan bli administratör först.',
  'close-last-administrator':
    'Du är den sista administratören i en organisation. Gör någon annan till administratör först, eller fråga portalens kundtjänst.',
  closeYes: 'Avsluta mitt konto permanent',
  closeNo: 'Nej, behåll det',
}

export const listWords: ListWords = {
  factorsTitle: 'Tvåstegsverifiering',
  factorsLead:
    'Ny telefon? Lägg först till den här och ta sedan bort den gamla. Vi mejlar dig när något läggs till eller tas bort.',
  since: (date) => `sedan ${date}`,
  used: (date) => `senast använd ${date}`,
  neverUsed: 'inte använd än',
  name: 'Namn',
  changeName: 'Ändra namnet',
  rename: 'Spara namnet',
  remove: (name) => `Ta bort ${name}`,
  removeTitle: (name) => `Ta bort ${name}?`,
  removeLead: 'Du kan då inte längre logga in med den. Vi mejlar dig om det.',
  removeLeft: (names) => `Därefter har du kvar: ${names}.`,
  removeLast: 'Därefter har du inget andra steg. En portal som ber om det låter dig ställa in det på nytt.',
  keepFactor: 'Nej, behåll',
  setUp: 'Ställ in tvåstegsverifiering',
  noFactors: 'Inget är inställt än.',
  'factor-gone': 'Den finns inte längre.',
  'factor-name-missing': 'Ange ett namn så att du känner igen den.',
  'last-factor':
    'Du kan inte ta bort den här än: utan den släpper en portal inte längre in dig. Lägg först till en till av samma slag.',
  'changed-meanwhile':
    'Något på ditt konto ändrades alldeles nyss på annat håll. Titta en gång till och försök igen.',
  newBrowsersTitle: 'Mejl om nya webbläsare',
  newBrowsersTold: 'När du loggar in i en webbläsare som vi inte känner igen skickar vi ett mejl.',
  newBrowsersUntold: 'Du får inget mejl när ditt konto används i en ny webbläsare.',
  newBrowsersOff: 'Stoppa de här mejlen',
  newBrowsersOn: 'Skicka de här mejlen',
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
  endOthers: 'Logga ut på alla andra enheter',
  browsersTitle: 'Ihågkomna webbläsare',
  browsersLead:
    'I dem hoppar en del portaler över det andra steget. Väljer du ett nytt lösenord kommer vi inte längre ihåg dem.',
  rememberedSince: (since, until) => `sedan ${since}, till ${until}`,
  forget: 'Glöm den här webbläsaren',
  portalsTitle: 'Vad portaler får veta om dig',
  portalsLead:
    'Vad varje portal har fått veta om dig. Om du tar tillbaka det loggas du ut där, och portalen får inget mer veta förrän du går dit igen.',
  noPortals: 'Just nu kan ingen portal få veta något om dig.',
  portalActsFor: (names) => `Du företräder ${names} där.`,
  portalSince: (date) => `sedan ${date}`,
  withdraw: (name) => `Återkalla åtkomst för ${name}`,
  done: {
    'factor-added': 'Tillagd. Du kan använda den från och med nu.',
    'factor-removed': 'Borttagen. Den går inte längre att logga in med.',
    'factor-renamed': 'Namnet är sparat.',
    'address-proven':
      'Det stämde. Inget är borttaget än: välj en gång till här nedanför vad du vill ta bort.',
    'session-ended': 'Du har loggats ut där.',
    'browser-forgotten': 'Där frågar vi efter det andra steget igen.',
    'tells-no-browsers': 'Du får inga mejl om nya webbläsare längre.',
    'tells-browsers': 'Du får ett mejl när ditt konto används i en ny webbläsare.',
    'sessions-ended': 'Du har loggats ut överallt utom här.',
    'portal-withdrawn': 'Åtkomsten är återkallad.',
  },
}

export const profileWords: ProfileWords = {
  profileTitle: 'Dina uppgifter',
  profileLead: 'Portaler som du använder ser ditt namn och ditt språk nästa gång du går dit.',
  name: 'Fullständigt namn',
  givenName: 'Förnamn (valfritt)',
  familyName: 'Efternamn (valfritt)',
  language: 'Språk på sidor och mejl',
  timeZone: 'Tidszon',
  ownZone: (zone) => `Som den här tjänsten: ${zone}`,
  save: 'Spara',
  email: 'E-postadress',
  emailNone: 'Ditt konto har ingen adress. Din organisations administratör kan låta lägga till en.',
  emailIs: (email) => `Du loggar in med ${email}.`,
  changeEmail: 'Byt e-postadress',
  pending: (email) => `En ändring till ${email} väntar tills länkarna som vi har mejlat har öppnats.`,
  'name-missing': 'Fyll i ditt namn.',
  'name-malformed': 'Här finns tecken som inte går att visa. Skriv namnet på nytt.',
  'name-too-long': 'Ett namn kan ha 200 tecken.',
  'name-is-proven': 'Ditt namn är styrkt med handlingar och kan därför inte ändras här.',
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
  keep: 'Tillbaka utan att ändra',
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
    `${to} blir den nya e-postadressen för kontot som nu har ${from}. Bekräfta att du läser e-posten på ${to}. Känner du inte till det, stäng sidan.`,
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
  takenLead: 'Ett annat konto har den. Logga in med det, eller kontakta portalens support.',
}

export const launcherWords: LauncherWords = {
  title: 'Dina portaler',
  lead: 'Välj vart du vill. Du är redan inloggad.',
  none: 'Härifrån går det just nu inte att starta någon portal. Börja på den portal du vill till.',
  isApp: 'Öppna appen på din enhet.',
  given: 'Vad portaler får veta om dig',
}
