import type { Locale } from '../../../src/platform/render/locale.ts'

const en = {
  subject: 'A new way to sign in was set up',
  what: 'From now on, signing in to your account also asks for a code from an authenticator app. It was set up just now.',
  notYou:
    'Was it not you? Then somebody knows your password and reads your mail. Tell the portal’s help desk at once.',
}

export type Words = typeof en

const nl: Words = {
  subject: 'Er is een nieuwe manier van inloggen ingesteld',
  what: 'Vanaf nu vraagt inloggen op uw account ook om een code uit een authenticator-app. Die is zojuist ingesteld.',
  notYou:
    'Was u dit niet? Dan kent iemand uw wachtwoord en leest iemand uw mail. Bel meteen de helpdesk van het portaal.',
}

const sv: Words = {
  subject: 'Ett nytt sätt att logga in har ställts in',
  what: 'Från och med nu kräver inloggning på ditt konto också en kod från en autentiseringsapp. Den ställdes in alldeles nyss.',
  notYou:
    'Var det inte du? Då kan någon ditt lösenord och läser din e-post. Kontakta genast portalens support.',
}

export const words: Record<Locale, Words> = { en, nl, sv }
