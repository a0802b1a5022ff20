import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  title: 'Demo portal',
  lead: 'A portal like those that use Sluis. It knows of you only what Sluis tells it.',
  level: 'Level of certainty to ask for',
  levels: {
    basic: 'Basic: one factor',
    twoFactor: 'Two-factor',
    substantial: 'Substantial: verified identity',
  },
  signIn: 'Sign in',
  signedInTitle: (name: string) => `Welcome, ${name}`,
  who: 'Who you are',
  acr: 'How sure that is (acr)',
  amr: 'How you signed in (amr)',
  when: 'When you signed in',
  claims: 'The ID token',
  access: 'The access token',
  refresh: 'Refresh the tokens',
  again: 'Sign in again',
  signOut: 'Sign out',
  openFile: 'Open the confidential file',
  file: 'The server of the file says:',
  account: 'My account at Sluis',
  failed: (text: string) => `Sluis answered: ${text}`,
  refreshed: 'The tokens were refreshed.',
  signedOut: 'Sluis has told the portal that you signed out.',
}

export type Words = typeof en

const nl: Words = {
  title: 'Demoportaal',
  lead: 'Een portaal zoals de portalen die Sluis gebruiken. Het weet van u alleen wat Sluis vertelt.',
  level: 'Gevraagd zekerheidsniveau',
  levels: {
    basic: 'Basis: één factor',
    twoFactor: 'Twee factoren',
    substantial: 'Substantieel: vastgestelde identiteit',
  },
  signIn: 'Inloggen',
  signedInTitle: (name) => `Welkom, ${name}`,
  who: 'Wie u bent',
  acr: 'Hoe zeker dat is (acr)',
  amr: 'Hoe u hebt ingelogd (amr)',
  when: 'Wanneer u hebt ingelogd',
  claims: 'Het ID-token',
  access: 'Het toegangstoken',
  refresh: 'Tokens vernieuwen',
  again: 'Opnieuw inloggen',
  signOut: 'Uitloggen',
  openFile: 'Het vertrouwelijke dossier openen',
  file: 'De server van het dossier zegt:',
  account: 'Mijn account bij Sluis',
  failed: (text) => `Sluis antwoordde: ${text}`,
  refreshed: 'De tokens zijn vernieuwd.',
  signedOut: 'Sluis heeft het portaal verteld dat u bent uitgelogd.',
}

const sv: Words = {
  title: 'Demoportal',
  lead: 'En portal som dem som använder Sluis. Den vet bara det om dig som Sluis berättar.',
  level: 'Begärd tillitsnivå',
  levels: {
    basic: 'Bas: en faktor',
    twoFactor: 'Två faktorer',
    substantial: 'Väsentlig: fastställd identitet',
  },
  signIn: 'Logga in',
  signedInTitle: (name) => `Välkommen, ${name}`,
  who: 'Vem du är',
  acr: 'Hur säkert det är (acr)',
  amr: 'Hur du loggade in (amr)',
  when: 'När du loggade in',
  claims: 'ID-token',
  access: 'Åtkomsttoken',
  refresh: 'Förnya token',
  again: 'Logga in igen',
  signOut: 'Logga ut',
  openFile: 'Öppna den konfidentiella akten',
  file: 'Aktens server säger:',
  account: 'Mitt konto hos Sluis',
  failed: (text) => `Sluis svarade: ${text}`,
  refreshed: 'Token har förnyats.',
  signedOut: 'Sluis har berättat för portalen att du loggade ut.',
}

export const words: Record<Locale, Words> = { en, nl, sv }
