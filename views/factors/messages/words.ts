import type { Locale } from '../../../src/platform/render/locale.ts'

const en = {
  subject: 'A new way to sign in was set up',
  what: (name: string) =>
    `From now on you can show who you are with this, too: ${name}. It was set up just now.`,
  notYou:
    'Was it not you? Then somebody else can get into your account. Choose a new password at once, and tell the portal’s help desk.',
  renewed: {
    subject: 'Your password was changed',
    how: {
      owner: 'The password of your account was changed just now, by somebody who was signed in.',
      reset: 'The password of your account was changed just now, by the link in a mail that we sent you.',
      issued:
        'You were given another password just now, by those who look after this service. They will tell you what it is; the next time you sign in you choose one that only you know.',
    },
    ended: {
      owner: 'Everywhere else you have been signed out.',
      reset: 'You have been signed out everywhere.',
      issued: 'You have been signed out everywhere.',
    },
    notYou: (url: string) =>
      `Was it not you? Choose a new password at once, at ${url}, and tell the portal’s help desk.`,
  },
}

export type Words = typeof en

const nl: Words = {
  subject: 'Er is een nieuwe manier van inloggen ingesteld',
  what: (name) => `Vanaf nu kunt u ook hiermee laten zien wie u bent: ${name}. Dat is zojuist ingesteld.`,
  notYou:
    'Was u dit niet? Dan kan iemand anders bij uw account. Kies meteen een nieuw wachtwoord en neem contact op met de helpdesk van het portaal.',
  renewed: {
    subject: 'Uw wachtwoord is gewijzigd',
    how: {
      owner: 'Het wachtwoord van uw account is zojuist gewijzigd door iemand die was ingelogd.',
      reset: 'Het wachtwoord van uw account is zojuist gewijzigd met de link uit een mail van ons.',
      issued:
        'De beheerders van deze dienst hebben u zojuist een ander wachtwoord gegeven. Zij vertellen u welk; als u ermee inlogt, kiest u er een dat alleen u kent.',
    },
    ended: {
      owner: 'Op alle andere plaatsen bent u uitgelogd.',
      reset: 'U bent overal uitgelogd.',
      issued: 'U bent overal uitgelogd.',
    },
    notYou: (url) =>
      `Was u dit niet? Kies meteen een nieuw wachtwoord op ${url} en neem contact op met de helpdesk van het portaal.`,
  },
}

const sv: Words = {
  subject: 'Ett nytt sätt att logga in har ställts in',
  what: (name) =>
    `Från och med nu kan du också visa vem du är med det här: ${name}. Det ställdes in alldeles nyss.`,
  notYou:
    'Var det inte du? Då kan någon annan komma in på ditt konto. Välj genast ett nytt lösenord och kontakta portalens support.',
  renewed: {
    subject: 'Ditt lösenord har ändrats',
    how: {
      owner: 'Lösenordet till ditt konto ändrades alldeles nyss av någon som var inloggad.',
      reset: 'Lösenordet till ditt konto ändrades alldeles nyss med länken i ett mejl från oss.',
      issued:
        'De som sköter den här tjänsten har alldeles nyss gett dig ett annat lösenord. De berättar vilket; när du loggar in med det väljer du ett som bara du känner till.',
    },
    ended: {
      owner: 'På alla andra ställen har du loggats ut.',
      reset: 'Du har loggats ut överallt.',
      issued: 'Du har loggats ut överallt.',
    },
    notYou: (url) =>
      `Var det inte du? Välj genast ett nytt lösenord på ${url} och kontakta portalens support.`,
  },
}

export const words: Record<Locale, Words> = { en, nl, sv }
