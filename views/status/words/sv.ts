import type { AccessibilityWords, PrivacyWords, Words } from './en.ts'

export const words: Words = {
  title: 'Hjälp och kontakt',
  lead: 'Det mesta kan du göra själv, på en gång.',
  forgot: 'Har du glömt lösenordet?',
  forgotSays: 'Få en länk skickad till adressen du loggar in med. Med den väljer du ett nytt lösenord.',
  forgotWay: 'Välj ett nytt lösenord',
  lost: 'Har du tappat bort telefonen eller nyckeln?',
  lostSays:
    'Logga in med ditt lösenord. På sidan som frågar efter det andra steget väljer du ett annat sätt: en återställningskod, ett sms eller en annan enhet som är din. Ta sedan bort det du har förlorat och ställ in det du har nu.',
  another: 'Har du en ny telefon?',
  anotherSays: 'Ställ in den nya medan du har den gamla kvar. Ta sedan bort den gamla.',
  anotherWay: 'Tvåstegsverifiering',
  stranger: 'Har någon annan varit inne i ditt konto?',
  strangerSays: 'Logga ut alla på en gång och välj sedan ett nytt lösenord.',
  strangerWay: 'Anmäl det',
  desk: 'Kommer du inte vidare?',
  deskSays:
    'Kontakta supporten för portalen du vill till, eller administratören i din organisation. Visade en sida en referens? Ange den, så går det att se vad som hände.',
  never: 'Ingen behöver ditt lösenord eller en kod för att hjälpa dig. Lämna inte ut dem till någon.',
}

export const privacyWords: PrivacyWords = {
  title: 'Personuppgifter',
  lead: 'Vad som sparas om dig här, vem som får det och vad du kan göra åt det.',
  kept: 'Vad som sparas',
  keptSays:
    'Ditt namn, din e-postadress och tidigare adresser, ditt språk och din tidszon, och ditt telefonnummer om du eller din organisation har lämnat det. Det du loggar in med: lösenord, även tidigare, i en form som ingen kan läsa ut dem ur, och nycklarna till appar och passkeys. Var du är inloggad och vilka webbläsare som är ihågkomna. Meddelandena vi har skickat till dig, i 30 dagar. En inbjudan som du har fått, till 90 dagar efter att den upphörde; och vilka villkor från en portal du har godkänt, och när. Och vad som har hänt i ditt konto: när, från vilken nätverksadress, med vilket program och för vilken portal.',
  given: 'Vem som får det',
  givenSays:
    'En portal som du går till får det du ser i ditt konto, och dessutom när och hur du loggade in. Den som förmedlar våra mejl och sms får dem. De som sköter den här tjänsten kan se vad som har hänt i ett konto, för att hjälpa dig och för att hitta missbruk.',
  givenWay: 'Vilka portaler som får vad',
  browser: 'I din webbläsare',
  browserSays:
    'De här sidorna använder kakor för att hålla dig inloggad, känna igen din webbläsare, hitta tillbaka till där du var och komma ihåg ditt språk. De följer ingen och hämtar inget från andra webbplatser.',
  yours: 'Vad du kan göra',
  yoursSays: 'Ta med dig dina uppgifter, rätta dem eller stänga ditt konto.',
  dataWay: 'Ladda ner dina uppgifter',
  profileWay: 'Rätta dina uppgifter',
  closeWay: 'Stäng ditt konto',
  ask: 'Har du frågor?',
  askSays: 'Ställ dem till dem som sköter den här tjänsten.',
  askWay: 'Hjälp och kontakt',
}

export const accessibilityWords: AccessibilityWords = {
  title: 'Tillgänglighet',
  lead: 'Alla ska kunna logga in här.',
  works: 'Vad som fungerar',
  worksSays:
    'Alla sidor är gjorda för att användas med bara tangentbord och med skärmläsare, på telefon, förstorade, med ljusa eller mörka färger och utan JavaScript. Bara en passkey kräver JavaScript.',
  checked: 'Hur det kontrolleras',
  checkedSays:
    'Vid varje ändring kontrollerar ett program varje sida, på tre språk, mot WCAG 2.2, nivå AA. Ett program hittar inte allt.',
  trouble: 'Är det något som inte fungerar för dig?',
  troubleSays: 'Berätta vilken sida det var och vad du använder. Vi hjälper dig också att logga in.',
  troubleWay: 'Hjälp och kontakt',
}
