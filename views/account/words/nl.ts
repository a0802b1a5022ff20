import type { Words, LauncherWords, ListWords, ProfileWords } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  title: 'Mijn account',
  hello: (name) => `Dag ${name}`,
  back: 'Terug naar mijn account',
  password: 'Wachtwoord',
  passwordUntil: (date) => `geldig tot ${date}`,
  passwordExpiresIn: (days, date) =>
    days <= 1
      ? `verloopt ${days === 0 ? 'vandaag' : 'morgen'}, ${date}`
      : `verloopt over ${days} dagen, op ${date}`,
  passwordForEver: 'ingesteld',
  passwordNone: 'niet ingesteld',
  factors: 'Tweestapsverificatie (2FA)',
  factorsNone: 'niet ingesteld',
  sessions: 'Waar u bent ingelogd',
  sessionsCount: (count) => (count === 1 ? 'alleen hier' : `op ${count} apparaten`),
  profile: 'Uw gegevens',
  profileWhat: 'naam, e-mailadres, taal, tijdzone',
  launcher: 'Uw portalen',
  launcherWhat: 'naar een portaal gaan',
  portals: 'Wat portalen van u krijgen',
  organisations: 'Uw organisaties',
  organisationsCount: (n) => (n === 0 ? 'nog geen' : n === 1 ? 'één organisatie' : `${n} organisaties`),
  portalsCount: (count) =>
    count === 0
      ? 'nu geen'
      : count === 1
        ? '1 portaal heeft gegevens van u'
        : `${count} portalen hebben gegevens van u`,
  activity: 'Recente activiteit',
  activityWhat: 'inloggen en wijzigingen, en wat u doet als u het niet was',
  data: 'Mijn gegevens downloaden',
  dataWhat: 'wat er van u wordt bewaard, in één bestand',
  close: 'Mijn account sluiten',
  closeWhat: 'definitief',
  policy: 'Wachtwoordregels',
  done: {
    'password-changed': 'Uw wachtwoord is gewijzigd. Op alle andere plaatsen bent u uitgelogd.',
  },
  leftTitle: 'Dit is niet afgerond',
  leftLead: 'U bent gestopt, of het was niet mogelijk.',
  signIn: 'Inloggen op mijn account',
  saidClosedTitle: 'Uw account is gesloten',
  saidClosedLead:
    'U bent overal uitgelogd en niemand kan er nog mee inloggen. Wij hebben u een bevestiging gemaild.',
  saidReportedTitle: 'Iedereen is uitgelogd',
  saidReportedLead: (areTold) =>
    `Elke sessie is beëindigd, ook de uwe${areTold ? ', en wie deze dienst beheert is op de hoogte gesteld' : ''}. Log opnieuw in: u kiest meteen een nieuw wachtwoord. Kijk daarna of uw tweede stap en uw e-mailadres nog van u zijn.`,
  notMeTitle: 'Was er iemand anders in uw account?',
  notMeLead: 'Dan doen wij dit meteen:',
  notMeSteps: [
    'Elke sessie wordt beëindigd, ook deze, en alle toegang die portalen nog namens u hebben.',
    'Uw wachtwoord vervalt: bij het volgende inloggen kiest u een nieuw.',
  ],
  notMeTold: 'Wie deze dienst beheert, krijgt bericht.',
  notMeYes: 'Ja, iedereen uitloggen',
  notMeNo: 'Nee, ga terug',
  dataTitle: 'Mijn gegevens downloaden',
  dataLead:
    'Eén bestand (JSON) met uw gegevens, waarmee u inlogt, waar u bent ingelogd, welke portalen wat van u hebben en wat er in uw account is gebeurd. Geen wachtwoorden, geen sleutels. Bewaar het op een plek waar alleen u bij kunt.',
  dataYes: 'Downloaden',
  closeTitle: 'Uw account sluiten?',
  closeLead: (email) =>
    `U kunt dan bij geen enkel portaal meer inloggen met ${stop(email)} U kunt dit niet zelf terugdraaien.`,
  security: 'Inloggen en beveiliging',
  yours: 'U en uw portalen',
  oneWay: 'U hebt maar één manier om in te loggen.',
  oneWaySays: 'Raakt u uw telefoon of sleutel kwijt, dan komt u er niet meer in.',
  oneWayWay: 'Herstelcodes maken',
  lost: 'Onlangs is een herstelcode gebruikt.',
  lostSays: 'Telefoon of sleutel kwijt? Verwijder die en stel in wat u nu hebt.',
  lostWay: 'Tweestapsverificatie',
  fewCodes: 'U hebt nog maar weinig herstelcodes.',
  fewCodesSays: 'U hebt één andere manier om in te loggen. Raakt u die kwijt, dan hebt u ze nodig.',
  fewCodesWay: 'Nieuwe herstelcodes maken',
  noSecond: 'Uw account heeft nog geen tweede stap.',
  noSecondSays: 'Een wachtwoord alleen kan worden geraden of gestolen.',
  noSecondWay: 'Tweestapsverificatie instellen',
  expires: 'Uw wachtwoord verloopt binnenkort.',
  expiresSays: 'Kies een nieuw zolang het oude nog werkt.',
  expiresWay: 'Wachtwoord wijzigen',
  closeEnds: [
    'u wordt overal uitgelogd;',
    'geen enkel portaal laat u met dit account nog binnen;',
    'wij mailen u een bevestiging.',
  ],
  closeSure: 'Ik begrijp dat ik dit niet kan terugdraaien',
  'close-not-sure': 'Vink dit aan om uw account te sluiten.',
  'close-last-operator':
    'U bent de laatste beheerder van dit systeem. Laat eerst een ander beheerder worden.',
  'close-last-administrator':
    'U bent de laatste beheerder van een organisatie. Maak eerst iemand anders beheerder, of vraag het de helpdesk van het portaal.',
  closeYes: 'Mijn account definitief sluiten',
  closeNo: 'Nee, behouden',
}

export const listWords: ListWords = {
  factorsTitle: 'Tweestapsverificatie (2FA)',
  factorsLead:
    'Een nieuwe telefoon? Voeg die hier eerst toe en verwijder dan de oude. Wij mailen u als er iets wordt toegevoegd of verwijderd.',
  since: (date) => `sinds ${date}`,
  used: (date) => `laatst gebruikt op ${date}`,
  neverUsed: 'nog niet gebruikt',
  name: 'Naam',
  changeName: 'Naam wijzigen',
  rename: 'Naam opslaan',
  remove: (name) => `${name} verwijderen`,
  removeTitle: (name) => `${name} verwijderen?`,
  removeLead: 'U kunt er dan niet meer mee inloggen. Wij mailen u hierover.',
  removeLeft: (names) => `Daarna hebt u nog: ${stop(names)}`,
  removeLast:
    'Daarna hebt u geen tweede stap meer. Een portaal dat erom vraagt, laat u die opnieuw instellen.',
  keepFactor: 'Nee, behouden',
  setUp: 'Tweestapsverificatie instellen',
  noFactors: 'Er is nog niets ingesteld.',
  'factor-gone': 'Deze is er niet meer.',
  'factor-name-missing': 'Vul een naam in waaraan u hem herkent.',
  'set-up-first':
    'U bent met onze hulp weer binnen: stel eerst iets anders in. Daarna kunt u dit verwijderen.',
  'last-factor':
    'Deze kunt u nog niet verwijderen: zonder deze laat een portaal u niet meer binnen. Voeg eerst een andere van dezelfde soort toe.',
  'changed-meanwhile':
    'Er is zojuist elders iets in uw account gewijzigd. Kijk er nog eens naar en probeer het opnieuw.',
  newBrowsersTitle: 'Mails over nieuwe browsers',
  newBrowsersTold: 'Logt u in met een browser die wij niet herkennen, dan sturen wij u een mail.',
  newBrowsersUntold: 'U krijgt geen mail als uw account in een nieuwe browser wordt gebruikt.',
  newBrowsersOff: 'Deze mails stoppen',
  newBrowsersOn: 'Stuur mij deze mails',
  sessionsTitle: 'Waar u bent ingelogd',
  sessionsLead: 'Staat er een plaats bij die u niet kent? Log daar uit en wijzig uw wachtwoord.',
  here: 'Hier, in deze browser',
  unknownProgram: 'een onbekend programma',
  places: {
    same: (address) => `op het netwerk dat u nu gebruikt (${address})`,
    private: (address) => `binnen een privénetwerk (${address})`,
    other: (address) => `op een ander netwerk (${address})`,
  },
  sessionSince: (date) => `ingelogd op ${date}`,
  sessionSeen: (date) => `laatst gebruikt op ${date}`,
  sessionPortals: (names) => `voor ${names}`,
  end: 'Daar uitloggen',
  endOthers: 'Op alle andere apparaten uitloggen',
  browsersTitle: 'Onthouden browsers',
  browsersLead:
    'In deze browsers slaan sommige portalen de tweede stap over. Kiest u een nieuw wachtwoord, dan worden ze niet meer onthouden.',
  rememberedSince: (since, until) => `sinds ${since}, tot ${until}`,
  forget: 'Deze browser vergeten',
  portalsTitle: 'Wat portalen van u krijgen',
  portalsLead:
    'Wat elk portaal van u heeft gekregen. Trekt u dat in, dan bent u daar uitgelogd en krijgt het niets meer, totdat u er weer naartoe gaat.',
  noPortals: 'Op dit moment kan geen portaal iets van u krijgen.',
  portalActsFor: (names) => `U handelt daar namens ${stop(names)}`,
  portalSince: (date) => `sinds ${date}`,
  withdraw: (name) => `Toegang van ${name} intrekken`,
  done: {
    'factor-added': 'Toegevoegd. U kunt het vanaf nu gebruiken.',
    'factor-removed': 'Verwijderd. Inloggen gaat er niet meer mee.',
    'factor-renamed': 'De naam is opgeslagen.',
    'address-proven':
      'Dat klopte. Er is nog niets verwijderd: kies hieronder nog een keer wat u wilt verwijderen.',
    'session-ended': 'U bent daar uitgelogd.',
    'browser-forgotten': 'Daar wordt weer om de tweede stap gevraagd.',
    'tells-no-browsers': 'U krijgt geen mails meer over nieuwe browsers.',
    'tells-browsers': 'U krijgt een mail als uw account in een nieuwe browser wordt gebruikt.',
    'sessions-ended': 'U bent overal uitgelogd, behalve hier.',
    'portal-withdrawn': 'De toegang is ingetrokken.',
  },
}

export const profileWords: ProfileWords = {
  profileTitle: 'Uw gegevens',
  profileLead: 'Portalen die u gebruikt zien uw naam en uw taal als u er weer naartoe gaat.',
  name: 'Volledige naam',
  givenName: 'Voornaam (niet verplicht)',
  familyName: 'Achternaam (niet verplicht)',
  language: 'Taal van pagina’s en mails',
  timeZone: 'Tijdzone',
  ownZone: (zone) => `Zoals deze dienst: ${zone}`,
  save: 'Opslaan',
  email: 'E-mailadres',
  postal: 'Postadres',
  postalIs: (line) => `Post bereikt u op ${line}.`,
  postalUnsure: (line) => `${line} is niet bevestigd.`,
  postalNone: 'Er is geen adres bekend. Sommige portalen vragen er een dat bevestigd is.',
  postalWay: 'Bekijken of wijzigen',
  emailNone: 'Uw account heeft geen adres. De beheerder van uw organisatie kan er een laten toevoegen.',
  emailIs: (email) => `U logt in met ${stop(email)}`,
  changeEmail: 'E-mailadres wijzigen',
  pending: (email) => `Een wijziging naar ${email} wacht tot de links die wij hebben gemaild zijn geopend.`,
  'name-missing': 'Vul uw naam in.',
  'name-malformed': 'Hier staan tekens in die niet te tonen zijn. Typ de naam opnieuw.',
  'name-too-long': 'Een naam kan 200 tekens hebben.',
  'name-is-proven': 'Uw naam is met documenten bewezen en kan daarom hier niet worden gewijzigd.',
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
    `U logt in met ${stop(email)} Wij mailen een link naar dat adres en naar het nieuwe; als beide bevestigd zijn, geldt het nieuwe.`,
  newEmail: 'Nieuw e-mailadres',
  ask: 'Mail beide adressen',
  keep: 'Terug zonder te wijzigen',
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
    `${to} wordt het nieuwe e-mailadres van het account dat nu ${from} heeft. Bevestig dat u de mail op ${to} leest. Weet u hier niets van, sluit dan deze pagina.`,
  linkCorrected: (to) =>
    `Wie de accounts hier beheert, heeft ${to} als e-mailadres in een account gezet. Bevestig dat u de mail op ${to} leest; daarna logt u ermee in. Weet u hier niets van, sluit dan deze pagina.`,
  linkUndo: (from, to) =>
    `Het adres van uw account is gewijzigd van ${from} in ${stop(to)} U kunt dat terugdraaien: ${from} geldt weer, iedereen wordt uitgelogd en bij het volgende inloggen wordt een nieuw wachtwoord gekozen.`,
  confirm: 'Bevestigen',
  undo: 'Het adres terugnemen',
  waitsTitle: 'Bevestigd; nu de andere nog',
  waitsLead: 'Ook de link in de mail aan het andere adres moet worden geopend.',
  doneTitle: 'Het adres is gewijzigd',
  doneLead: (to) =>
    `Vanaf nu logt u in met ${stop(to)} Het oude adres kan dit zeven dagen lang terugdraaien.`,
  correctedLead: (to) => `Vanaf nu logt u in met ${stop(to)}`,
  undoneTitle: 'Het adres is weer van u',
  undoneLead: (from) =>
    `U logt in met ${from}, zoals eerst. Iedereen is uitgelogd. Bij het volgende inloggen kiest u een nieuw wachtwoord; bent u het vergeten, vraag dan een link aan.`,
  deadTitle: 'Deze link werkt niet meer',
  deadLead: 'De link is al gebruikt, is te oud of er is sindsdien iets veranderd.',
  takenTitle: 'Dit adres kan niet worden gebruikt',
  takenLead:
    'Een ander account heeft het. Log daarmee in of neem contact op met de helpdesk van het portaal.',
}

export const launcherWords: LauncherWords = {
  title: 'Uw portalen',
  lead: 'Kies waar u naartoe wilt. U bent al ingelogd.',
  none: 'Vanaf hier kan op dit moment geen portaal worden gestart. Begin bij het portaal waar u naartoe wilt.',
  isApp: 'Open de app op uw apparaat.',
  given: 'Wat portalen van u krijgen',
}
