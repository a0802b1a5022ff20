import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  profileTitle: 'Your details',
  profileLead: 'Portals that you use see these when you go there next.',
  name: 'Full name',
  givenName: 'Given name (if you like)',
  familyName: 'Family name (if you like)',
  language: 'Language of pages and mails',
  timeZone: 'Time zone',
  ownZone: (zone: string) => `As this service: ${zone}`,
  save: 'Save',
  email: 'E-mail address',
  emailIs: (email: string) => `You sign in with ${email}.`,
  changeEmail: 'Change the e-mail address',
  pending: (email: string) =>
    `A change to ${email} is waiting: open the links that we mailed to both addresses. They work for a day.`,
  'name-missing': 'Enter your name.',
  'name-malformed': 'This holds characters that cannot be shown. Type the name anew.',
  'name-too-long': 'A name can have 200 characters.',
  'name-is-proven': 'Your name was proven with documents, so it can only be changed by the help desk.',
  'locale-unknown': 'Choose one of the languages.',
  'time-zone-unknown': 'Choose one of the time zones.',
  done: {
    'profile-changed': 'Your details were saved.',
    'email-respelled': 'Your e-mail address is written as you typed it.',
    'email-asked':
      'We have mailed a link to both addresses. Once both are confirmed, the new one is yours to sign in with.',
  } as Record<string, string>,
  emailTitle: 'Change the e-mail address',
  emailLead: (email: string) =>
    `You sign in with ${email}. We mail a link to that address and to the new one; when both are confirmed, the new one counts.`,
  newEmail: 'New e-mail address',
  ask: 'Mail both addresses',
  keep: 'Back, and keep the address',
  'email-missing': 'Enter the new e-mail address.',
  'email-malformed': 'That is not an e-mail address. It looks like name@example.org.',
  'email-not-ascii':
    'Mail to this address would not arrive: before the @ there may only be plain letters, digits and signs.',
  'email-unchanged': 'That is the address you have.',
  'too-many-mails': (wait: string) => `We have mailed often enough for now. Try again in ${wait}.`,
  linkTitle: 'A new e-mail address?',
  linkOld: (from: string, to: string) =>
    `You, or somebody who was signed in as you, wants to sign in with ${to} instead of ${from}. If it was not you, close this page: nothing changes without your yes. And change your password.`,
  linkNew: (from: string, to: string) =>
    `${to} is to take the place of ${from} in an account here. Confirm that you read mail at ${to}. If you know nothing of this, close this page.`,
  linkCorrected: (to: string) =>
    `Whoever looks after the accounts here has put ${to} into one as its e-mail address. Confirm that you read mail at ${to}; from then on you sign in with it. If you know nothing of this, close this page.`,
  linkUndo: (from: string, to: string) =>
    `The address of your account was changed from ${from} to ${to}. You can take it back: ${from} counts again, everybody is signed out, and a new password is chosen at the next sign-in.`,
  confirm: 'Confirm',
  undo: 'Take the address back',
  waitsTitle: 'Confirmed; one more to go',
  waitsLead: 'The link in the mail to the other address must be opened, too.',
  doneTitle: 'The address was changed',
  doneLead: (to: string) =>
    `From now on you sign in with ${to}. The old address can take it back for seven days.`,
  correctedLead: (to: string) => `From now on you sign in with ${to}.`,
  undoneTitle: 'The address is yours again',
  undoneLead: (from: string) =>
    `You sign in with ${from}, as before. Everybody has been signed out. At the next sign-in you choose a new password; forgot it? Ask for a link.`,
  deadTitle: 'This link doesn’t work any more',
  deadLead: 'It has been used, it is too old, or something changed since.',
  takenTitle: 'This address can’t be used',
  takenLead: 'Another account has it. Sign in with that one, or ask the help desk of the portal.',
}

export type Words = typeof en

const nl: Words = {
  profileTitle: 'Uw gegevens',
  profileLead: 'Portalen die u gebruikt, zien deze zodra u er weer komt.',
  name: 'Volledige naam',
  givenName: 'Voornaam (als u wilt)',
  familyName: 'Achternaam (als u wilt)',
  language: 'Taal van pagina’s en mails',
  timeZone: 'Tijdzone',
  ownZone: (zone) => `Zoals deze dienst: ${zone}`,
  save: 'Opslaan',
  email: 'E-mailadres',
  emailIs: (email) => `U logt in met ${email}.`,
  changeEmail: 'E-mailadres wijzigen',
  pending: (email) =>
    `Een wijziging naar ${email} wacht nog: open de links die wij naar beide adressen hebben gemaild. Ze werken een dag.`,
  'name-missing': 'Vul uw naam in.',
  'name-malformed': 'Hier staan tekens in die niet te tonen zijn. Typ de naam opnieuw.',
  'name-too-long': 'Een naam kan 200 tekens hebben.',
  'name-is-proven': 'Uw naam is met documenten aangetoond; alleen de helpdesk kan hem wijzigen.',
  'locale-unknown': 'Kies een van de talen.',
  'time-zone-unknown': 'Kies een van de tijdzones.',
  done: {
    'profile-changed': 'Uw gegevens zijn opgeslagen.',
    'email-respelled': 'Uw e-mailadres wordt nu geschreven zoals u het typte.',
    'email-asked':
      'Wij hebben een link naar beide adressen gemaild. Zodra beide bevestigd zijn, logt u in met het nieuwe.',
  },
  emailTitle: 'E-mailadres wijzigen',
  emailLead: (email) =>
    `U logt in met ${email}. Wij mailen een link naar dat adres en naar het nieuwe; als beide bevestigd zijn, geldt het nieuwe.`,
  newEmail: 'Nieuw e-mailadres',
  ask: 'Mail beide adressen',
  keep: 'Terug, en het adres houden',
  'email-missing': 'Vul het nieuwe e-mailadres in.',
  'email-malformed': 'Dit is geen e-mailadres. Het ziet eruit als naam@example.org.',
  'email-not-ascii':
    'Mail naar dit adres zou niet aankomen: vóór de @ mogen alleen gewone letters, cijfers en tekens staan.',
  'email-unchanged': 'Dit adres hebt u al.',
  'too-many-mails': (wait) => `Wij hebben voorlopig vaak genoeg gemaild. Probeer het over ${wait} opnieuw.`,
  linkTitle: 'Een nieuw e-mailadres?',
  linkOld: (from, to) =>
    `U, of iemand die als u was ingelogd, wil voortaan inloggen met ${to} in plaats van ${from}. Was u dat niet? Sluit dan deze pagina: zonder uw bevestiging verandert er niets. En wijzig uw wachtwoord.`,
  linkNew: (from, to) =>
    `${to} moet in een account hier de plaats innemen van ${from}. Bevestig dat u de mail op ${to} leest. Weet u hier niets van, sluit dan deze pagina.`,
  linkCorrected: (to) =>
    `Wie de accounts hier beheert, heeft ${to} als e-mailadres in een account gezet. Bevestig dat u de mail op ${to} leest; daarna logt u ermee in. Weet u hier niets van, sluit dan deze pagina.`,
  linkUndo: (from, to) =>
    `Het adres van uw account is gewijzigd van ${from} in ${to}. U kunt dat terugdraaien: ${from} geldt weer, iedereen wordt uitgelogd en bij het volgende inloggen wordt een nieuw wachtwoord gekozen.`,
  confirm: 'Bevestigen',
  undo: 'Het adres terugnemen',
  waitsTitle: 'Bevestigd; nu de andere nog',
  waitsLead: 'Ook de link in de mail aan het andere adres moet worden geopend.',
  doneTitle: 'Het adres is gewijzigd',
  doneLead: (to) => `Vanaf nu logt u in met ${to}. Het oude adres kan dit zeven dagen lang terugdraaien.`,
  correctedLead: (to) => `Vanaf nu logt u in met ${to}.`,
  undoneTitle: 'Het adres is weer van u',
  undoneLead: (from) =>
    `U logt in met ${from}, zoals eerst. Iedereen is uitgelogd. Bij het volgende inloggen kiest u een nieuw wachtwoord; bent u het vergeten, vraag dan een link aan.`,
  deadTitle: 'Deze link werkt niet meer',
  deadLead: 'De link is al gebruikt, is te oud of er is sindsdien iets veranderd.',
  takenTitle: 'Dit adres kan niet worden gebruikt',
  takenLead: 'Een ander account heeft het. Log daarmee in of vraag het de helpdesk van het portaal.',
}

const sv: Words = {
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

export const profileWords: Record<Locale, Words> = { en, nl, sv }
