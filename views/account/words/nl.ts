import type { Words, ActivityWords, ListWords, ProfileWords } from './en.ts'

export const words: Words = {
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

export const activityWords: ActivityWords = {
  title: 'Wat er gebeurd is',
  lead: 'In uw account, het nieuwste bovenaan.',
  notMe: 'Dit was ik niet',
  notMeLead: 'Staat er iets bij dat u niet hebt gedaan?',
  older: 'Ouder',
  nothing: 'Nog niets.',
  where: (program, address) => `${program}, internetadres ${address}`,
  unknownProgram: 'onbekend programma',
  portal: 'een portaal',
  account: 'uw account hier',
  events: {
    'signin.attempt.finished': (portal) => `U logde in voor ${portal}`,
    'signin.attempt.cancelled': (portal) => `Inloggen voor ${portal} is geannuleerd`,
    'signin.attempt.refused': (portal) => `Inloggen voor ${portal} is geweigerd`,
    'signin.mailed-code.sent': () => 'Wij mailden een code',
    'signin.mailed-code.refused': () => 'Er is een verkeerde gemailde code ingevuld',
    'sessions.client.authorised': (portal) => `U gebruikte ${portal}`,
    'sessions.session.ended': () => 'Een sessie is beëindigd',
    'sessions.all.ended': () => 'Er zijn sessies beëindigd',
    'signin.browser.remembered': () => 'Een browser werd onthouden voor de tweede stap',
    'signin.browser.recalled': () => 'De tweede stap werd overgeslagen, in een browser die is onthouden',
    'sessions.browser.forgotten': () => 'Een browser wordt niet meer onthouden',
    'factors.credential.renamed': () => 'Een manier van inloggen kreeg een andere naam',
    'recovery.link.sent': () => 'Er is een link voor een nieuw wachtwoord gevraagd en gemaild',
    'accounts.account.created': () => 'Het account is gemaakt',
    'accounts.account.disabled': () => 'Het account is uitgezet',
    'accounts.account.enabled': () => 'Het account is weer aangezet',
    'accounts.account.closed': () => 'Het account is gesloten',
    'accounts.profile.changed': () => 'Uw gegevens zijn gewijzigd',
    'accounts.email.change-asked': () => 'Er is gevraagd het e-mailadres te wijzigen',
    'accounts.email.changed': () => 'Het e-mailadres is gewijzigd',
    'accounts.email.respelled': () => 'De schrijfwijze van het e-mailadres is gewijzigd',
    'accounts.email.change-undone': () => 'Een wijziging van het e-mailadres is teruggedraaid',
    'accounts.email.correction-asked': () => 'Uw e-mailadres wordt voor u gecorrigeerd',
    'accounts.email.unproven': () => 'Van uw e-mailadres moet opnieuw blijken dat het van u is',
    'accounts.email.freed': () => 'Het e-mailadres van het gesloten account is weer te gebruiken',
    'oidc.consent.given': (portal) => `U deelde gegevens met ${portal}`,
    'oidc.consent.withdrawn': (portal) => `U trok in wat ${portal} van u had`,
    'oidc.device.connected': (portal) => `Er is een apparaat gekoppeld voor ${portal}`,
    'oidc.grant.revoked': (portal) => `De toegang die ${portal} namens u had, is beëindigd`,
    'oidc.logout.refused': (portal) => `${portal} heeft niet bevestigd dat u daar bent uitgelogd`,
    'selfservice.stranger.reported': () => 'U meldde dat iemand anders in uw account was',
    'selfservice.data.downloaded': () => 'Uw gegevens zijn gedownload',
  },
}

export const listWords: ListWords = {
  factorsTitle: 'Tweede stap bij het inloggen',
  factorsLead:
    'Een nieuwe telefoon? Voeg die hier eerst toe en verwijder dan de oude. Wij mailen u als er iets wordt toegevoegd of verwijderd.',
  since: (date) => `sinds ${date}`,
  used: (date) => `laatst gebruikt op ${date}`,
  neverUsed: 'nog niet gebruikt',
  name: 'Naam',
  changeName: 'Naam wijzigen',
  rename: 'Naam opslaan',
  remove: (name) => `${name} verwijderen`,
  noFactors: 'Er is nog niets ingesteld.',
  'factor-gone': 'Deze is er niet meer.',
  'factor-name-missing': 'Vul een naam in waaraan u hem herkent.',
  'last-factor':
    'Deze kunt u nog niet verwijderen: zonder deze laat een portaal u niet meer binnen. Voeg eerst een andere van dezelfde soort toe.',
  'changed-meanwhile':
    'Er is zojuist elders iets in uw account gewijzigd. Kijk er nog eens naar en probeer het opnieuw.',
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
  endOthers: 'Overal uitloggen behalve hier',
  browsersTitle: 'Browsers die worden onthouden',
  browsersLead:
    'In deze browsers slaan sommige portalen de tweede stap over. Kiest u een nieuw wachtwoord, dan worden ze niet meer onthouden.',
  rememberedSince: (since, until) => `sinds ${since}, tot ${until}`,
  forget: 'Weer om de tweede stap vragen',
  portalsTitle: 'Portalen die u gebruikt',
  portalsLead:
    'Wat elk portaal van u heeft gekregen. Trekt u de toegang in, dan wordt u daar uitgelogd; het portaal vraagt erom als u er weer komt.',
  noPortals: 'Geen enkel portaal heeft op dit moment iets van u.',
  portalSince: (date) => `sinds ${date}`,
  withdraw: (name) => `Toegang van ${name} intrekken`,
  done: {
    'factor-added': 'Toegevoegd. U kunt het vanaf nu gebruiken.',
    'factor-removed': 'Verwijderd. Inloggen gaat er niet meer mee.',
    'factor-renamed': 'De naam is opgeslagen.',
    'address-proven':
      'De code klopt. Er is nog niets verwijderd: kies hieronder nog een keer wat u wilt verwijderen.',
    'session-ended': 'U bent daar uitgelogd.',
    'browser-forgotten': 'Daar wordt weer om de tweede stap gevraagd.',
    'sessions-ended': 'U bent overal uitgelogd, behalve hier.',
    'portal-withdrawn': 'De toegang is ingetrokken.',
  },
}

export const profileWords: ProfileWords = {
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
