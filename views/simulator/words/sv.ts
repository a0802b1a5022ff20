import type { Words } from './en.ts'

export const words: Words = {
  title: 'Vem loggar in?',
  lead: 'Det här är en simulator av Sluis, för portalers tester. Ange vem som loggar in och vad som går fel.',
  answer: 'Som JSON; varje del får utelämnas',
  signIn: 'Logga in',
  deny: 'Neka',
}
