import type { AboutActivation } from '../about.ts'
import type { RecoveryWords, Words } from './en.ts'
import { stop } from '../../stop.ts'

const ask = ({ sender, organisation }: AboutActivation): string =>
  organisation === undefined ? 'onze helpdesk' : (sender ?? `degene die u uitnodigde voor ${organisation}`)

const isInvitation = ({ organisation }: AboutActivation): boolean => organisation !== undefined

export const words: Words = {
  invitedTitle: (organisation) => `Handelen namens ${organisation}`,
  invitedLead: ({ sender, organisation }, isAdministrator) =>
    `${sender === undefined ? 'U bent uitgenodigd' : `${sender} nodigt u uit`} om te handelen namens ${isAdministrator ? `${organisation ?? ''}, als een van de beheerders.` : stop(organisation ?? '')}`,
  for: 'Voor',
  portal: 'Portaal',
  will: {
    text: 'Hierna sturen wij een code per sms naar uw mobiele telefoon; daarna kiest u een wachtwoord. Het duurt een paar minuten.',
    letter:
      'Hierna vult u de code in uit de brief die wij u sturen; daarna kiest u een wachtwoord. Hebt u de brief nog niet? Kom dan met deze link terug zodra hij er is.',
  },
  willSignIn:
    'U hebt al een account met dit adres. Hierna logt u in zoals altijd en vragen wij het nog één keer.',
  goOn: 'Verder',
  notYou: 'Is dit niet voor u bedoeld? Sluit dan deze pagina: er is niets gebeurd.',
  oldTitle: 'Deze link werkt niet meer',
  oldLead:
    'Hij is te oud, er is een nieuwere voor in de plaats gekomen, of hij is gebruikt. Is hij naar u gemaild? Dan kunnen wij een nieuwe mailen: naar hetzelfde adres, en naar geen ander.',
  oldUsed: 'Hebt u al geaccepteerd? Ga dan naar het portaal of naar uw account en log in.',
  toAccount: 'Naar mijn account',
  renew: 'Mail mij een nieuwe link',
  'network-limit': (wait) => `Vanaf hier is heel veel aangevraagd. Probeer het opnieuw over ${wait}.`,
  sentTitle: 'Kijk in uw e-mail',
  sentLead: 'Als de link van ons was en nog van belang is, is er een nieuwe onderweg naar hetzelfde adres.',
  sentHelp: (from, since) =>
    `Na vijf minuten nog niets? Kijk in de map met ongewenste mail naar een mail van ${from}, verstuurd na ${since}. Vraag het anders aan degene die hem liet sturen.`,
  codeTitle: 'Vul de code in die wij u sturen',
  notMyNumber: (about) => `Is dat uw nummer niet? Vraag ${ask(about)} om het juiste nummer in te vullen.`,
  elsewhere: 'Wilt u de code in een andere browser invullen?',
  elsewhereHow: (here, reference) =>
    `Ga daar naar ${here} en vul naast de code dit kenmerk in: ${reference}. Ga daarna hier verder.`,
  codeClosed: (about) =>
    `De code is te vaak verkeerd ingevuld. Voor uw veiligheid kunt u geen code meer invullen: vraag ${ask(about)} om alles opnieuw te sturen.`,
  elsewhereTitle: 'Vul uw code in',
  elsewhereLead:
    'Hier vult u een code in die u hebt gekregen, samen met het kenmerk uit de browser waarin u de link hebt geopend. Is er een link naar u gemaild? Open dan die: hij wijst de weg.',
  code: 'Code',
  codeHint: 'Uit het sms-bericht, of uit de brief',
  'reference-of-letter':
    'Dat is het nummer van uw brief. Het kenmerk staat in de browser waarin u de link hebt geopend.',
  'code-mistyped': 'Een van de tekens is anders dan in de brief. Vergelijk ze nog eens.',
  'code-missing': 'Vul de code in.',
  reference: 'Kenmerk',
  referenceHint: 'Acht letters en cijfers, zoals 7K2M-9PXQ',
  shownTitle: 'Dat klopt',
  shownLead: 'Ga nu verder in de browser waarin het kenmerk staat. Deze pagina kunt u sluiten.',
  'reference-missing': 'Vul het kenmerk in dat in de andere browser staat.',
  'not-together': 'Dit kenmerk en deze code horen niet bij elkaar, of een van de twee werkt niet meer.',
  passwordFor: (organisation) => `Daarna handelt u namens ${stop(organisation)}`,
  keepNumber: (end) => `Stuur mij ook codes per sms als ik inlog, naar het nummer dat eindigt op ${end}`,
  keepNumberHint:
    'Zonder vinkje vergeten wij het nummer nu. Vraagt een portaal om een tweede stap, dan kunt u ook een app of een passkey kiezen: die zijn veiliger.',
  joinTitle: (organisation) => `Handelen namens ${organisation}?`,
  joinLead: ({ sender, organisation }, isAdministrator) =>
    `${sender === undefined ? 'U bent uitgenodigd' : `${sender} nodigt u uit`} om te handelen namens ${organisation ?? ''}${isAdministrator ? ', als een van de beheerders' : ''}, met het account waarmee u bent ingelogd. Wat u hebt, blijft zoals het is.`,
  join: (organisation) => `Ja, ik handel namens ${organisation}`,
  joinNot: 'Wilt u dat niet? Sluit dan deze pagina. De uitnodiging wacht tot haar tijd voorbij is.',
  notTheirsTitle: 'Dit is voor iemand anders',
  notTheirsLead: (signedIn, email) =>
    `U bent hier ingelogd als ${signedIn} en dit is voor ${stop(email)} Er is niets veranderd.`,
  signOutGoOn: 'Log hier uit en ga verder',
  overTitle: 'Dit kan niet meer worden geaccepteerd',
  over: {
    accepted: () => 'Dit is al gebruikt; dat kan één keer.',
    withdrawn: (about) => `Dit is ingetrokken. Vraag het ${ask(about)} als u dat niet had verwacht.`,
    closed: (about) =>
      `De tijd is voorbij. Vraag ${ask(about)} om ${isInvitation(about) ? 'u opnieuw uit te nodigen' : 'opnieuw te beginnen'}.`,
    'sender-gone': (about) =>
      isInvitation(about)
        ? 'Degene die de uitnodiging stuurde, is geen beheerder van deze organisatie meer. Vraag een van de beheerders om u opnieuw uit te nodigen.'
        : 'Degene die hiermee begon, werkt hier niet meer. Vraag onze helpdesk om opnieuw te beginnen.',
    'organisation-not-in-use': () =>
      'De organisatie is hier op dit moment niet in gebruik. Vraag het de beheerders ervan.',
    'account-not-active': () =>
      'Het account met dit adres is niet in gebruik. Onze helpdesk kan u meer vertellen.',
    'address-changed': () =>
      'Het account heeft nu een ander e-mailadres. Onze helpdesk kan het daarheen sturen.',
    'ask-again': (about) =>
      `Er is sinds het versturen iets veranderd, waardoor dit niet genoeg is om u binnen te laten. Vraag ${ask(about)} om het opnieuw te sturen.`,
    'already-member': ({ organisation }) => `U handelt al namens ${stop(organisation ?? 'deze organisatie')}`,
    'user-name-taken': (about) =>
      `De gebruikersnaam is intussen aan iemand anders gegeven. Vraag ${ask(about)} om u opnieuw uit te nodigen.`,
    'numbers-gone': (about) =>
      `Waarvoor de uitnodiging was, is er niet meer. Vraag ${ask(about)} om u opnieuw uit te nodigen.`,
  },
  doneTitle: (organisation) => `U handelt nu namens ${organisation}`,
  doneActivated: 'Uw account is klaar',
  doneGoOn: (portal) => `U gaat nu naar ${stop(portal)}`,
  doneGo: (portal) => `Ga nu naar ${portal} en log daar in.`,
  doneAccount: 'In uw account ziet u namens wie u handelt.',
  toPortal: (portal) => `Verder naar ${portal}`,
}

export const recoveryWords: RecoveryWords = {
  title: 'Weer toegang tot uw account',
  lead: (sender) =>
    `${sender === undefined ? 'U krijgt weer toegang tot uw account' : `${sender} geeft u weer toegang tot uw account`}, omdat u iets kwijt bent waarmee u inlogt.`,
  for: 'Voor',
  will: {
    text: 'Hierna sturen wij een code per sms naar het mobiele nummer dat wij van u kennen. Daarna logt u in met uw wachtwoord en stelt u iets anders in.',
    letter:
      'Hierna vult u de code in uit de brief die wij sturen naar het adres dat wij van u kennen. Daarna logt u in met uw wachtwoord en stelt u iets anders in.',
  },
  goOn: 'Verder',
  notYou: 'Hebt u hier niet om gevraagd?',
  stopWay: 'Houd het dan tegen',
  goInTitle: 'Log nu in met uw wachtwoord',
  goInLead: 'De link en de code kloppen. Een kwartier lang komen ze in de plaats van wat u kwijt bent.',
  goInThen:
    'Stel daarna een andere manier in om in te loggen en verwijder wat u kwijt bent. Tot dan blijft alles staan.',
  goIn: 'Verder naar inloggen',
  forgotten: 'Weet u uw wachtwoord niet meer?',
  forgottenWay: 'Kies dan eerst een nieuw wachtwoord en open daarna de link in onze mail opnieuw',
  stopTitle: 'Dit tegenhouden?',
  stopLead:
    'Dan werkt niets meer van wat hiervoor is gestuurd. Wie echt iets kwijt is, vraagt het opnieuw aan.',
  stopSure: 'Ik heb hier niet om gevraagd',
  stop: 'Tegenhouden',
  'not-sure': 'Vink dit eerst aan. Hebt u er wel om gevraagd? Sluit dan deze pagina.',
  stoppedTitle: {
    stopped: 'Het is tegengehouden',
    used: 'Het is al gebruikt',
    over: 'Dit werkt niet meer',
  },
  stoppedSays: {
    stopped:
      'Niets van wat hiervoor is gestuurd, werkt nog. Denkt u dat iemand uw wachtwoord kent? Kies dan een nieuw.',
    used: 'Iemand heeft de link en de code ingevoerd. Was u dat niet? Kies meteen een nieuw wachtwoord: daarmee wordt iedereen uitgelogd. En vertel het onze helpdesk.',
    over: 'Het was al tegengehouden of de tijd is voorbij: niets van wat hiervoor is gestuurd, werkt nog.',
  },
  newPassword: 'Nieuw wachtwoord kiezen',
}
