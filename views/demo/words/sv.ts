import type { Words } from './en.ts'

export const words: Words = {
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
