import type { Words } from './en.ts'

export const words: Words = {
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
