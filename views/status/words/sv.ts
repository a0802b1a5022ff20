import type { Words } from './en.ts'

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
