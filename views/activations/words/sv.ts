import type { DetailsWords, MailWords, RecoveryWords, TakeOverWords } from './en.ts'
import { stop } from '../../stop.ts'

export const mailWords: MailWords = {
  subject: {
    first: (organisation) => `En inbjudan att företräda ${organisation}`,
    asked: (organisation) => `En ny länk: din inbjudan att företräda ${organisation}`,
    again: (organisation) => `Din inbjudan att företräda ${organisation}`,
    reminder: (organisation) => `Påminnelse: en inbjudan att företräda ${organisation}`,
  },
  invites: (sender, organisation, isAdministrator) =>
    `${sender === undefined ? 'Du är inbjuden' : `${sender} bjuder in dig`} att företräda ${isAdministrator ? `${organisation}, som en av dess administratörer.` : stop(organisation)}`,
  where: (portal) => `Det gör du i ${stop(portal)}`,
  button: 'Se inbjudan',
  with: {
    text: 'Ha mobilen till hands: vi skickar en kod i ett sms på vägen.',
    letter:
      'Vi skickar ett brev med en kod till dig. Du behöver båda: öppna länken när du har brevet. Är länken för gammal då kan den mejla en ny till dig.',
  },
  withTheirLetter: (day) =>
    `Vi skickar ett brev med en kod till den adress där organisationen är registrerad, tidigast den ${day}: till dess kan de som företräder den invända. Du behöver båda: öppna länken när du har brevet. Om länken är för gammal då kan sidan mejla dig en ny.`,
  withAccount: 'Du har redan ett konto: logga in som vanligt och acceptera inbjudan med det.',
  validity: (hours, until) =>
    `Länken fungerar i ${hours} timmar. Därefter kan du be om en ny på sidan som den öppnar, till och med ${until}.`,
  asked:
    'Du, eller någon som har ett äldre mejl från oss, bad om en ny länk. Den förra fungerar inte längre.',
  notYou:
    'Känner du inte till organisationen? Då behöver du inte göra något: utan dig händer ingenting. Ge inte länken vidare till någon.',
  joinedSubject: (organisation) => `Du företräder ${organisation} nu`,
  joined: (organisation) => `Från och med nu företräder du ${stop(organisation)}`,
  joinedWhere: (portal) => `Det gör du i ${portal}: gå dit och logga in.`,
  joinedQuestions: 'Var det inte du? Berätta det för dem som hjälper dig där, eller för vår support.',
}

export const detailsWords: DetailsWords = {
  subject: (organisation) => `Logga in för ${organisation} första gången`,
  lead: (organisation, portal) =>
    `Du har ett konto för att företräda ${stop(portal === undefined ? organisation : `${organisation}, i ${portal}`)} Med de här tre uppgifterna loggar du in första gången.`,
  userName: 'Användarnamn',
  password: 'Engångslösenord',
  once: (days) =>
    `De gäller i ${days} dagar, och en gång: därefter loggar du in med ett lösenord som du väljer själv. För din säkerhet finns ingen länk i det här mejlet: gå dit som du brukar.`,
  with: {
    text: 'Ha mobilen till hands: vi skickar också en kod i ett sms. Utan koden kommer ingen in.',
    letter: 'Vi skickar också ett brev med en kod: vänta på det. Utan koden kommer ingen in.',
  },
  notYou:
    'Känner du inte till organisationen? Då behöver du inte göra något. Skicka inte mejlet vidare till någon.',
}

export const recoveryWords: RecoveryWords = {
  subject: 'Kom in på ditt konto igen',
  lead: (sender) =>
    `${sender === undefined ? 'Vi hjälper' : `${sender} hjälper`} dig att komma in på ditt konto igen, eftersom du har förlorat något som du loggar in med.`,
  how: {
    text: 'Ha mobilen till hands: vi skickar en kod i ett sms till numret som vi känner till.',
    letter:
      'Vi skickar ett brev med en kod till adressen som vi känner till. Öppna länken när du har det: är länken för gammal då kan den mejla en ny till dig.',
  },
  then: 'Sedan loggar du in med ditt lösenord och ställer in något annat. Det du har ställt in finns kvar tills du tar bort det.',
  button: 'Kom in igen',
  asked:
    'Du, eller någon som har ett äldre mejl från oss, bad om en ny länk. Den förra fungerar inte längre.',
  validity: (hours, until) =>
    `Länken fungerar i ${hours} timmar. Därefter kan du be om en ny på sidan som den öppnar, till och med ${until}.`,
  notYou: 'Har du inte bett om det? Då kanske någon annan försöker ta sig in.',
  stop: 'Stoppa det här',
  begunSubject: 'Någon vill komma in på ditt konto igen',
  begun: {
    text: 'Någon har bett om att komma in igen på ett konto som hade den här e-postadressen: en länk har mejlats till kontots nuvarande adress, och en kod kan skickas till dess mobilnummer. Var det inte du? Då kanske någon annan försöker ta sig in: stoppa det genast.',
    letter:
      'Någon har bett om att komma in igen på ett konto som hade den här e-postadressen: en länk har mejlats till kontots nuvarande adress, och ett brev med en kod går till dess postadress. Var det inte du? Då kanske någon annan försöker ta sig in: stoppa det genast.',
  },
  begunWhy: 'Du får det här mejlet eftersom kontot hade den här adressen förut.',
  usedSubject: 'Någon har kommit in på ditt konto igen',
  used: 'Någon, troligen du, har just visat länken och koden för att komma in på ditt konto igen, och kan nu logga in med ditt lösenord.',
  usedNotYou:
    'Var det inte du? Välj då ett nytt lösenord genast: det loggar ut alla. Och berätta det för vår support.',
  text: {
    begun: (brand) =>
      `${brand}: någon vill komma in på ditt konto igen. Var det inte du? Stoppa det med länken i vårt mejl, eller ring vår support.`,
    used: (brand) =>
      `${brand}: någon har kommit in på ditt konto igen. Var det inte du? Välj genast ett nytt lösenord och ring vår support.`,
  },
}

export const takeOverWords: TakeOverWords = {
  subject: (organisation) => `Någon ska ta hand om ${organisation}`,
  lead: (person, organisation) =>
    `Ingen kan längre ta hand om ${stop(organisation)} ${person} ska göra det: som administratör, som bestämmer vilka som företräder den.`,
  how: (until) =>
    `Därför går ett brev med en kod till den adress där organisationen är registrerad, inte före den ${until}. Utan koden ändras ingenting.`,
  object: (until) =>
    `Stämmer det inte? Berätta det för vår support före den ${until}, så tar vi reda på det.`,
  stoppedSubject: (organisation) => `Ingen tar över ${organisation}`,
  stopped: (person, organisation) =>
    `Vi skrev att ${person} skulle ta hand om ${stop(organisation)} Det blir inte av; ingenting har ändrats av det.`,
  why: 'Du får det här mejlet för att du företräder organisationen, eller har gjort det.',
}
