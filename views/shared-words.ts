import type { Locale } from '../src/platform/render/locale.ts'

const en = {
  scopes: {
    openid: 'That it is you, by a number that means nothing elsewhere',
    profile: 'Your name and language',
    email: 'Your e-mail address',
    sluis_account: 'When your password expires',
    phone: 'Your phone number',
    offline_access: 'Access when you are not there, until you withdraw it',
  } as Record<string, string>,
  otherScope: (scope: string, resource: string) => `“${scope}” at ${resource}`,
  otherClaim: (claim: string) => `The detail “${claim}”`,
}

type Words = typeof en

const nl: Words = {
  scopes: {
    openid: 'Dat u het bent, met een nummer dat nergens anders iets betekent',
    profile: 'Uw naam en taal',
    email: 'Uw e-mailadres',
    sluis_account: 'Wanneer uw wachtwoord verloopt',
    phone: 'Uw telefoonnummer',
    offline_access: 'Toegang als u er niet bij bent, tot u die intrekt',
  },
  otherScope: (scope, resource) => `‘${scope}’ bij ${resource}`,
  otherClaim: (claim) => `Het gegeven ‘${claim}’`,
}

const sv: Words = {
  scopes: {
    openid: 'Att det är du, genom ett nummer som inte betyder något någon annanstans',
    profile: 'Ditt namn och språk',
    email: 'Din e-postadress',
    sluis_account: 'När ditt lösenord går ut',
    phone: 'Ditt telefonnummer',
    offline_access: 'Åtkomst när du inte är där, tills du drar tillbaka den',
  },
  otherScope: (scope, resource) => `”${scope}” hos ${resource}`,
  otherClaim: (claim) => `Uppgiften ”${claim}”`,
}

export const words: Record<Locale, Words> = { en, nl, sv }
