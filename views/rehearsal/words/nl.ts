import type { Words } from './en.ts'

export const words: Words = {
  title: (portal) => `Proefdraaien met ${portal}`,
  tab: 'Proefdraaien',
  lead: 'Een ingebouwd portaal doet alles waarvoor dit portaal is geregistreerd, tegen een motor die niets bewaart. Het portaal zelf wordt gevraagd of een uitlogbericht aankomt en hoe laat het daar is.',
  go: 'Nu proefdraaien',
  again: 'Opnieuw proefdraaien',
  fine: 'Er is niets mis.',
  wrong: (n) => (n === 1 ? 'Eén ding is mis.' : `${n} dingen zijn mis.`),
  columns: { check: 'Wat is geprobeerd', how: 'Hoe het ging', why: 'Waarom' },
  verdict: { good: 'goed', aside: 'werkt, maar', wrong: 'mis', none: 'niet voor dit portaal' },
  checks: {
    redirect: 'De adressen worden aangenomen, en geen andere',
    pkce: 'Er wordt om PKCE gevraagd',
    par: 'Een vooraf gestuurd verzoek wordt aangenomen',
    'sign-in': 'Iemand logt in en het ID-token klopt',
    'code-twice': 'Een code wordt één keer ingewisseld',
    'acr-honoured': 'Een gevraagd niveau wordt gemeld',
    'acr-unmet': 'Een niveau dat niet gehaald is, wordt geweigerd',
    refresh: 'Een refresh token wordt één keer gebruikt',
    machine: 'Een machine krijgt een token',
    device: 'Een apparaat krijgt een code',
    logout: 'Een uitlogbericht komt aan',
    clock: 'De klok loopt goed',
  },
  whys: {
    'redirect-refused':
      'Een geregistreerd adres wordt geweigerd. Registreer het zoals het portaal het stuurt.',
    'redirect-open': 'Een adres dat niet is geregistreerd, werd aangenomen.',
    'redirect-plain': 'Een adres zonder TLS: wie meeleest, ziet de code.',
    'pkce-exempt':
      'Het is vrijgesteld van PKCE: een gestolen code kan worden ingewisseld. Zet het aan in de bibliotheek en beëindig de vrijstelling.',
    'pkce-open': 'Een verzoek zonder PKCE werd aangenomen.',
    'par-refused': 'Een vooraf gestuurd verzoek wordt geweigerd.',
    'par-open': 'Een verzoek dat niet vooraf gestuurd was, werd aangenomen, hoewel dat moet.',
    'sign-in-refused':
      'Niemand kan inloggen: aan het laagste niveau, of aan wat van middelen wordt gevraagd, kan hier niet worden voldaan.',
    'token-refused': 'Er wordt geen token gegeven.',
    'id-token-wrong': 'Het ID-token is niet waarvoor het is geregistreerd.',
    'code-open': 'Een code werd twee keer ingewisseld.',
    'refresh-missing': 'Het is geregistreerd voor refresh tokens en krijgt er geen.',
    'refresh-refused': 'Een refresh token wordt geweigerd.',
    'refresh-open': 'Een gebruikt refresh token wordt nog eens aangenomen.',
    'level-beyond': 'Het hoogste niveau dat mensen hier halen, wordt geweigerd.',
    'acr-other': 'Er wordt een ander niveau gemeld dan gevraagd en gehaald is.',
    'acr-lowered': 'Een niveau dat niet gehaald is, wordt niet geweigerd.',
    'resource-missing': 'Het mag voor geen enkele API tokens vragen: voeg er een toe aan sluis_resources.',
    'logout-refused':
      'Het portaal las het uitlogbericht en antwoordde 400: het weigert misschien mensen die het niet kent, of kent onze sleutels niet.',
    retired: 'Het portaal is gestopt: niemand komt binnen. Zie sluis_retires_at.',
    'logout-lost': 'Het portaal neemt het uitlogbericht niet aan: mensen blijven daar ingelogd.',
    'clock-off':
      'Seconden tussen de klok daar en de onze: wat de een ondertekent, is voor de ander te oud of te jong.',
    'portal-silent': 'Daar antwoordt niemand: het staat uit, of is van hier niet te bereiken.',
  },
}
