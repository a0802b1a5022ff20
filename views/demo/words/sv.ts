import type { Words } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  title: 'Demoportal',
  lead: 'En portal som dem som använder Sluis. Den vet bara det om dig som Sluis berättar.',
  level: 'Vad den begär av Sluis',
  levels: {
    basic: 'Ett lösenord räcker',
    twoFactor: 'Två faktorer',
    substantial: 'Två faktorer och en identitet styrkt med handlingar',
  },
  signIn: 'Logga in',
  toStart: 'Startsidan',
  signedInTitle: (name) => `Välkommen, ${name}`,
  how: (time, ways, sure) =>
    ways === ''
      ? `Du loggade in kl. ${time}. Portalen har nu ${sure}.`
      : `Du loggade in kl. ${time}, med ${ways}. Portalen har nu ${sure}.`,
  ways: { pwd: 'ett lösenord', otp: 'en kod', sms: 'ett sms', hwk: 'en säkerhetsnyckel', swk: 'en passkey' },
  sure: {
    'urn:sluis:loa:basic': 'den säkerhet som en faktor ger',
    'urn:sluis:loa:two-factor': 'den säkerhet som två faktorer ger',
    'http://eidas.europa.eu/LoA/low': 'den säkerhet som eIDAS-nivån låg ger',
    'http://eidas.europa.eu/LoA/substantial': 'den säkerhet som eIDAS-nivån väsentlig ger',
    'http://eidas.europa.eu/LoA/high': 'den säkerhet som eIDAS-nivån hög ger',
  },
  actsFor: (name, through) =>
    through === undefined ? `Du företräder ${stop(name)}` : `Du företräder ${name}, genom ${through}.`,
  switchTo: 'Företräd en annan organisation',
  switch: 'Byt',
  who: 'Vem du är',
  acr: 'Hur säkert det är',
  amr: 'Hur du loggade in',
  claims: 'Vad Sluis har berättat för portalen',
  idToken: 'ID-token',
  access: 'Åtkomsttoken',
  refresh: 'Förnya token',
  again: 'Logga in igen',
  signOut: 'Logga ut',
  openFile: 'Öppna den konfidentiella akten',
  file: (file, time) =>
    `Den konfidentiella akten är öppen: nummer ${file}. Dess server vill ha två faktorer som visats för mindre än en minut sedan, och du visade dem kl. ${time}.`,
  account: 'Mitt konto hos Sluis',
  mailbox: 'Brevlådan',
  stopped: 'Inloggningen avbröts. Sluis har inte berättat något om dig för portalen.',
  unmet: 'Den nivån går inte att nå här. Ingen har styrkt sin identitet med handlingar, och det säger Sluis.',
  failed: (text) => `Sluis svarade: ${text}`,
  refreshed: 'Token har förnyats.',
  signedOut: 'Sluis har berättat för portalen att du loggade ut.',
}
