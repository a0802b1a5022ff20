import type { AccessibilityWords, PrivacyWords, Words } from './en.ts'

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

export const privacyWords: PrivacyWords = {
  title: 'Privacy',
  lead: 'Wat hier van u wordt bewaard, wie het krijgt en wat u eraan kunt doen.',
  kept: 'Wat wordt bewaard',
  keptSays:
    'Uw naam, uw e-mailadres en de adressen daarvoor, uw taal en tijdzone, en uw telefoonnummer als u of uw organisatie dat heeft opgegeven. Waarmee u inlogt: wachtwoorden, ook eerdere, in een vorm waaruit niemand ze kan aflezen, en de sleutels van apps en passkeys. Waar u bent ingelogd en welke browsers worden onthouden. De berichten die wij u stuurden, 30 dagen lang. Een uitnodiging die u kreeg, tot 90 dagen nadat zij voorbij is; en welke voorwaarden van een portaal u hebt geaccepteerd, en wanneer. En wat er in uw account is gebeurd: wanneer, vanaf welk netwerkadres, met welk programma en voor welk portaal.',
  given: 'Wie het krijgt',
  givenSays:
    'Een portaal waar u naartoe gaat, krijgt wat u in uw account ziet staan, en daarbij wanneer en hoe u hebt ingelogd. Wie onze mails en sms’en bezorgt, krijgt die. Wie deze dienst beheert, kan zien wat er in een account is gebeurd, om u te helpen en om misbruik te vinden.',
  givenWay: 'Welke portalen wat krijgen',
  browser: 'In uw browser',
  browserSays:
    'Deze pagina’s gebruiken cookies om u ingelogd te houden, om uw browser te herkennen, om de weg terug te vinden naar waar u was en om uw taal te onthouden. Ze volgen niemand en laden niets van andere websites.',
  yours: 'Wat u kunt doen',
  yoursSays: 'Uw gegevens meenemen, ze verbeteren of uw account sluiten.',
  dataWay: 'Uw gegevens downloaden',
  profileWay: 'Uw gegevens verbeteren',
  closeWay: 'Uw account sluiten',
  ask: 'Vragen?',
  askSays: 'Stel ze aan wie deze dienst beheert.',
  askWay: 'Hulp en contact',
}

export const accessibilityWords: AccessibilityWords = {
  title: 'Toegankelijkheid',
  lead: 'Iedereen moet hier kunnen inloggen.',
  works: 'Wat werkt',
  worksSays:
    'Alle pagina’s zijn gemaakt om te gebruiken met alleen het toetsenbord en met een schermlezer, op een telefoon, vergroot, met lichte of donkere kleuren en zonder JavaScript. Alleen voor een passkey is JavaScript nodig.',
  checked: 'Hoe dit wordt gecontroleerd',
  checkedSays:
    'Bij elke wijziging controleert een programma elke pagina, in drie talen, op WCAG 2.2, niveau AA. Een programma vindt niet alles.',
  trouble: 'Werkt er iets niet voor u?',
  troubleSays: 'Vertel ons welke pagina het was en wat u gebruikt. Wij helpen u ook met inloggen.',
  troubleWay: 'Hulp en contact',
}
