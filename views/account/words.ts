import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  title: 'My account',
  hello: (name: string) => `Hello, ${name}`,
  lead: (email: string) => `This is your account, ${email}.`,
  back: 'Back to my account',
  signOut: 'Sign out',
  password: 'Password',
  passwordUntil: (date: string) => `valid until ${date}`,
  passwordExpiresIn: (days: number, date: string) =>
    days <= 1
      ? `expires ${days === 0 ? 'today' : 'tomorrow'}, ${date}`
      : `expires in ${days} days, on ${date}`,
  passwordForEver: 'set',
  passwordNone: 'not set',
  factors: 'Second step when signing in',
  factorsCount: (count: number) => (count === 0 ? 'none set up' : `${count} set up`),
  sessions: 'Where you are signed in',
  sessionsCount: (count: number) => (count === 1 ? 'only here' : `in ${count} places`),
  profile: 'Your details',
  profileWhat: 'name, e-mail address, language, time zone',
  portals: 'Portals you use',
  portalsCount: (count: number) =>
    count === 0
      ? 'none yet'
      : count === 1
        ? '1 portal has details of you'
        : `${count} portals have details of you`,
  activity: 'What happened',
  activityWhat: 'sign-ins and changes, and what to do if it was not you',
  data: 'Download my data',
  dataWhat: 'all that is kept of you, in one file',
  close: 'Close my account',
  closeWhat: 'for good',
  policy: 'What we ask of passwords',
  done: {
    'password-changed': 'Your password was changed. Everywhere else you have been signed out.',
  } as Record<string, string>,
  leftTitle: 'This was not finished',
  leftLead: 'You stopped, or it was not possible. Nothing has changed.',
  signIn: 'Sign in to my account',
  saidClosedTitle: 'Your account is closed',
  saidClosedLead:
    'You have been signed out everywhere, and nobody can sign in with it. We have mailed you a confirmation.',
  saidReportedTitle: 'Everybody is out',
  saidReportedLead:
    'Every session has ended, yours too, and those who look after this service have been told. Sign in once more: you choose a new password at once. Then look whether your second step and your e-mail address are still yours.',
  notMeTitle: 'Was somebody else in your account?',
  notMeLead: 'Then we do three things at once:',
  notMeSteps: [
    'end every session, this one too, and everything that portals keep going for you;',
    'make the password good for one thing only: choosing a new one, with your second step;',
    'tell those who look after this service.',
  ],
  notMeYes: 'Yes, shut everybody out',
  notMeNo: 'No, go back',
  dataTitle: 'Download my data',
  dataLead:
    'One file (JSON) with all that is kept of you: your details, where you are signed in, which portals have what of you, and what happened in your account. No passwords, no keys. Keep it where only you can read it.',
  dataYes: 'Download',
  closeTitle: 'Close my account?',
  closeLead: (email: string) =>
    `You will not be able to sign in with ${email} any more, at any portal. You can’t undo this yourself.`,
  closeYes: 'Close my account for good',
  closeNo: 'No, keep it',
}

export type Words = typeof en

const nl: Words = {
  title: 'Mijn account',
  hello: (name) => `Dag ${name}`,
  lead: (email) => `Dit is uw account, ${email}.`,
  back: 'Terug naar mijn account',
  signOut: 'Uitloggen',
  password: 'Wachtwoord',
  passwordUntil: (date) => `geldig tot ${date}`,
  passwordExpiresIn: (days, date) =>
    days <= 1
      ? `verloopt ${days === 0 ? 'vandaag' : 'morgen'}, ${date}`
      : `verloopt over ${days} dagen, op ${date}`,
  passwordForEver: 'ingesteld',
  passwordNone: 'niet ingesteld',
  factors: 'Tweede stap bij het inloggen',
  factorsCount: (count) => (count === 0 ? 'nog niet ingesteld' : `${count} ingesteld`),
  sessions: 'Waar u bent ingelogd',
  sessionsCount: (count) => (count === 1 ? 'alleen hier' : `op ${count} plaatsen`),
  profile: 'Uw gegevens',
  profileWhat: 'naam, e-mailadres, taal, tijdzone',
  portals: 'Portalen die u gebruikt',
  portalsCount: (count) =>
    count === 0
      ? 'nog geen'
      : count === 1
        ? '1 portaal heeft gegevens van u'
        : `${count} portalen hebben gegevens van u`,
  activity: 'Wat er gebeurd is',
  activityWhat: 'inloggen en wijzigingen, en wat u doet als u het niet was',
  data: 'Mijn gegevens downloaden',
  dataWhat: 'alles wat over u wordt bewaard, in één bestand',
  close: 'Mijn account sluiten',
  closeWhat: 'voorgoed',
  policy: 'Wat wij van wachtwoorden vragen',
  done: {
    'password-changed': 'Uw wachtwoord is gewijzigd. Op alle andere plaatsen bent u uitgelogd.',
  },
  leftTitle: 'Dit is niet afgerond',
  leftLead: 'U bent gestopt of het lukte niet. Er is niets veranderd.',
  signIn: 'Inloggen op mijn account',
  saidClosedTitle: 'Uw account is gesloten',
  saidClosedLead:
    'U bent overal uitgelogd en niemand kan er nog mee inloggen. Wij hebben u een bevestiging gemaild.',
  saidReportedTitle: 'Iedereen is eruit',
  saidReportedLead:
    'Elke sessie is beëindigd, ook die van u, en de beheerders van deze dienst weten ervan. Log opnieuw in: u kiest dan meteen een nieuw wachtwoord. Kijk daarna of uw tweede stap en uw e-mailadres nog van u zijn.',
  notMeTitle: 'Was er iemand anders in uw account?',
  notMeLead: 'Dan doen wij drie dingen tegelijk:',
  notMeSteps: [
    'wij beëindigen elke sessie, ook deze, en alle toegang die portalen nog namens u hebben;',
    'het wachtwoord dient nog voor één ding: een nieuw kiezen, met uw tweede stap;',
    'wij waarschuwen de beheerders van deze dienst.',
  ],
  notMeYes: 'Ja, sluit iedereen buiten',
  notMeNo: 'Nee, ga terug',
  dataTitle: 'Mijn gegevens downloaden',
  dataLead:
    'Eén bestand (JSON) met alles wat over u wordt bewaard: uw gegevens, waar u bent ingelogd, welk portaal wat van u heeft en wat er in uw account is gebeurd. Geen wachtwoorden, geen sleutels. Bewaar het waar alleen u het kunt lezen.',
  dataYes: 'Downloaden',
  closeTitle: 'Uw account sluiten?',
  closeLead: (email) =>
    `U kunt dan bij geen enkel portaal meer inloggen met ${email}. U kunt dit niet zelf terugdraaien.`,
  closeYes: 'Sluit mijn account voorgoed',
  closeNo: 'Nee, behouden',
}

const sv: Words = {
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

export const words: Record<Locale, Words> = { en, nl, sv }
