import type { Locale } from '../src/platform/render/locale.ts'

const en = {
  title: 'This did not work',
  reference: (reference: string) => `Reference: ${reference}`,
  back: (portal: string) => `Back to ${portal}`,
  referenceHelp: 'If you ask for help, mention this reference.',
  fallback:
    'The portal sent a request that is not right. Only the portal can solve that; tell its help desk.',
  problems: {
    internal: 'Something went wrong on our side. Try again in a moment.',
    unavailable: 'We can’t be reached properly right now. Try again in a moment.',
    busy: 'Very many people are signing in at this moment. Try again in a few seconds.',
    'method-not-allowed':
      'This address is there, but not to be asked for in this way. Go back to the portal you came from.',
    'not-found': 'There is no page here. Go back to the portal you came from.',
    'bad-request': 'The request was not understood. Go back and try again.',
    'too-large': 'What was sent is too large.',
    'media-type': 'A file or a form of this kind is not taken here.',
    invalid: 'Something in what was sent is not right.',
    'credential-missing': 'This address is for programs, which show that they may.',
    invalid_token: 'This address is for programs, which show that they may.',
    'headers-too-large':
      'Your browser sent more than we take. Remove the cookies of this site, then start again at the portal.',
    'too-slow': 'What your browser sent did not arrive in time. Try again, perhaps from another network.',
    'cross-site':
      'For your safety, this was refused: it did not come from our own page. Go back to the portal and start again.',
    'wrong-origin': 'This address is not ours. Start at the portal you want to go to.',
    'cookies-off':
      'Your browser does not keep cookies, and without them we can’t sign you in. Allow cookies for this site and start again at the portal.',
    'attempt-gone':
      'This sign-in is over: it was finished, it took too long, or it was started in another browser. Go back to the portal and start again.',
    'too-many-tries': 'That was tried too often. Wait a few minutes before you try again.',
    'network-limit':
      'From your network this was tried too often, and wrongly. Wait some minutes, or go on from another network.',
    'network-busy':
      'Very much was begun from your network just now, and not finished. Wait some minutes, or go on from another network.',
    invalid_client: 'The portal that sent you here is not known to us. Tell its help desk.',
    invalid_redirect_uri:
      'The portal that sent you here gave an address to return to that is not registered. For your safety we don’t go there. Tell its help desk.',
    access_denied: 'The request was stopped.',
    session_not_found:
      'This sign-in is over: it was finished, it took too long, or it was started in another browser. Go back to the portal and start again.',
    server_error: 'Something went wrong on our side. Try again in a moment.',
  } as Record<string, string>,
}

export type Words = typeof en

const nl: Words = {
  title: 'Dit is niet gelukt',
  reference: (reference) => `Referentie: ${reference}`,
  back: (portal) => `Terug naar ${portal}`,
  referenceHelp: 'Vraagt u om hulp, noem dan deze referentie.',
  fallback:
    'Het portaal stuurde een verzoek dat niet klopt. Alleen het portaal kan dat oplossen; meld het bij de helpdesk.',
  problems: {
    internal: 'Er ging bij ons iets mis. Probeer het zo nog eens.',
    unavailable: 'Wij zijn op dit moment niet goed bereikbaar. Probeer het zo nog eens.',
    busy: 'Er loggen nu heel veel mensen in. Probeer het over een paar seconden opnieuw.',
    'method-not-allowed':
      'Dit adres bestaat, maar is niet op deze manier op te vragen. Ga terug naar het portaal waar u vandaan kwam.',
    'not-found': 'Hier is geen pagina. Ga terug naar het portaal waar u vandaan kwam.',
    'bad-request': 'Het verzoek is niet begrepen. Ga terug en probeer het opnieuw.',
    'too-large': 'Wat u stuurde, is te groot.',
    'media-type': 'Een bestand of formulier van deze soort nemen wij hier niet aan.',
    invalid: 'Iets in wat u stuurde, klopt niet.',
    'credential-missing': 'Dit adres is voor programma’s, die laten zien dat zij dit mogen.',
    invalid_token: 'Dit adres is voor programma’s, die laten zien dat zij dit mogen.',
    'headers-too-large':
      'Uw browser stuurde meer dan wij aannemen. Verwijder de cookies van deze site en begin opnieuw bij het portaal.',
    'too-slow':
      'Wat uw browser stuurde, kwam niet op tijd aan. Probeer het opnieuw, eventueel vanaf een ander netwerk.',
    'cross-site':
      'Voor uw veiligheid is dit geweigerd: het kwam niet van onze eigen pagina. Ga terug naar het portaal en begin opnieuw.',
    'wrong-origin': 'Dit adres is niet van ons. Begin bij het portaal waar u naartoe wilt.',
    'cookies-off':
      'Uw browser bewaart geen cookies, en zonder cookies kunnen wij u niet laten inloggen. Sta cookies voor deze site toe en begin opnieuw bij het portaal.',
    'attempt-gone':
      'Dit inloggen is voorbij: het is afgerond, het duurde te lang of het begon in een andere browser. Ga terug naar het portaal en begin opnieuw.',
    'too-many-tries': 'Dit is te vaak geprobeerd. Wacht een paar minuten voordat u het opnieuw probeert.',
    'network-limit':
      'Vanaf uw netwerk is dit te vaak en met een verkeerde code geprobeerd. Wacht een paar minuten, of ga verder vanaf een ander netwerk.',
    'network-busy':
      'Vanaf uw netwerk is zojuist heel veel begonnen en niet afgemaakt. Wacht een paar minuten, of ga verder vanaf een ander netwerk.',
    invalid_client:
      'Het portaal dat u hierheen stuurde, kennen wij niet. Meld het bij de helpdesk van het portaal.',
    invalid_redirect_uri:
      'Het portaal dat u hierheen stuurde, gaf een terugkeeradres dat niet is geregistreerd. Voor uw veiligheid gaan wij daar niet heen. Meld het bij de helpdesk van het portaal.',
    access_denied: 'Het verzoek is gestopt.',
    session_not_found:
      'Dit inloggen is voorbij: het is afgerond, het duurde te lang of het begon in een andere browser. Ga terug naar het portaal en begin opnieuw.',
    server_error: 'Er ging bij ons iets mis. Probeer het zo nog eens.',
  },
}

const sv: Words = {
  title: 'Det gick inte',
  reference: (reference) => `Referens: ${reference}`,
  back: (portal) => `Tillbaka till ${portal}`,
  referenceHelp: 'Om du ber om hjälp, nämn den här referensen.',
  fallback:
    'Portalen skickade en begäran som inte stämmer. Bara portalen kan lösa det; berätta det för dess support.',
  problems: {
    internal: 'Något gick fel hos oss. Försök igen om en stund.',
    unavailable: 'Vi går inte att nå ordentligt just nu. Försök igen om en stund.',
    busy: 'Väldigt många loggar in just nu. Försök igen om några sekunder.',
    'method-not-allowed':
      'Adressen finns, men kan inte anropas på det här sättet. Gå tillbaka till portalen du kom från.',
    'not-found': 'Här finns ingen sida. Gå tillbaka till portalen du kom från.',
    'bad-request': 'Begäran gick inte att förstå. Gå tillbaka och försök igen.',
    'too-large': 'Det som skickades är för stort.',
    'media-type': 'En fil eller ett formulär av det här slaget tas inte emot här.',
    invalid: 'Något i det som skickades stämmer inte.',
    'credential-missing': 'Den här adressen är för program, som visar att de får.',
    invalid_token: 'Den här adressen är för program, som visar att de får.',
    'headers-too-large':
      'Din webbläsare skickade mer än vi tar emot. Ta bort kakorna för den här webbplatsen och börja om hos portalen.',
    'too-slow':
      'Det som din webbläsare skickade kom inte fram i tid. Försök igen, kanske från ett annat nätverk.',
    'cross-site':
      'För din säkerhet nekades detta: det kom inte från vår egen sida. Gå tillbaka till portalen och börja om.',
    'wrong-origin': 'Den här adressen är inte vår. Börja hos portalen du vill till.',
    'cookies-off':
      'Din webbläsare sparar inte kakor, och utan dem kan vi inte logga in dig. Tillåt kakor för den här webbplatsen och börja om hos portalen.',
    'attempt-gone':
      'Den här inloggningen är över: den är klar, den tog för lång tid eller den började i en annan webbläsare. Gå tillbaka till portalen och börja om.',
    'too-many-tries': 'Det har prövats för många gånger. Vänta några minuter innan du försöker igen.',
    'network-limit':
      'Från ditt nätverk har det här prövats för många gånger med fel kod. Vänta några minuter, eller fortsätt från ett annat nätverk.',
    'network-busy':
      'Från ditt nätverk har mycket påbörjats alldeles nyss, utan att avslutas. Vänta några minuter, eller fortsätt från ett annat nätverk.',
    invalid_client: 'Portalen som skickade dig hit är okänd för oss. Berätta det för portalens support.',
    invalid_redirect_uri:
      'Portalen som skickade dig hit angav en adress att återvända till som inte är registrerad. För din säkerhet går vi inte dit. Berätta det för portalens support.',
    access_denied: 'Begäran stoppades.',
    session_not_found:
      'Den här inloggningen är över: den är klar, den tog för lång tid eller den började i en annan webbläsare. Gå tillbaka till portalen och börja om.',
    server_error: 'Något gick fel hos oss. Försök igen om en stund.',
  },
}

export const words: Record<Locale, Words> = { en, nl, sv }
