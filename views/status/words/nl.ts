import type { Words } from './en.ts'

export const words: Words = {
  title: 'Hulp en contact',
  lead: 'Het meeste kunt u zelf meteen doen.',
  forgot: 'Wachtwoord vergeten?',
  forgotSays:
    'Laat een link sturen naar het e-mailadres waarmee u inlogt. Daarmee kiest u een nieuw wachtwoord.',
  forgotWay: 'Nieuw wachtwoord kiezen',
  lost: 'Telefoon of sleutel kwijt?',
  lostSays:
    'Log in met uw wachtwoord. Kies op de pagina die om de tweede stap vraagt een andere manier: een herstelcode, een sms of een ander apparaat van u. Verwijder daarna wat u kwijt bent en stel in wat u nu hebt.',
  another: 'Een nieuwe telefoon?',
  anotherSays: 'Stel de nieuwe in zolang u de oude nog hebt. Verwijder daarna de oude.',
  anotherWay: 'Tweestapsverificatie',
  stranger: 'Was er iemand anders in uw account?',
  strangerSays: 'Log meteen iedereen uit en kies daarna een nieuw wachtwoord.',
  strangerWay: 'Melden',
  desk: 'Komt u er niet uit?',
  deskSays:
    'Neem contact op met de helpdesk van het portaal waar u naartoe wilt, of met de beheerder van uw organisatie. Stond er op een pagina een referentie? Noem die dan: daarmee ziet men wat er is gebeurd.',
  never: 'Niemand heeft uw wachtwoord of een code nodig om u te helpen. Geef ze aan niemand.',
}
