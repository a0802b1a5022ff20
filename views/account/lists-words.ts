import type { Locale } from '../../src/platform/render/locale.ts'

const en = {
  factorsTitle: 'Second step when signing in',
  factorsLead:
    'A new phone? Add it here first, then remove the old one. We mail you whenever something is added or removed.',
  since: (date: string) => `since ${date}`,
  used: (date: string) => `last used on ${date}`,
  neverUsed: 'not used yet',
  name: 'Name',
  changeName: 'Change the name',
  rename: 'Save the name',
  remove: (name: string) => `Remove ${name}`,
  noFactors: 'Nothing is set up yet.',
  'factor-gone': 'This one is not there any more.',
  'factor-name-missing': 'Enter a name to tell it by.',
  'last-factor':
    'You can’t remove this one yet: without it, a portal would no longer let you in. Add another of the same kind first.',
  'changed-meanwhile':
    'Something in your account was changed just now, elsewhere. Look at it once more and try again.',
  sessionsTitle: 'Where you are signed in',
  sessionsLead: 'Is there a place that you don’t know? End it, and change your password.',
  here: 'Here, in this browser',
  unknownProgram: 'an unknown program',
  places: {
    same: (address: string) => `on the network that you use now (${address})`,
    private: (address: string) => `within a private network (${address})`,
    other: (address: string) => `on another network (${address})`,
  },
  sessionSince: (date: string) => `signed in on ${date}`,
  sessionSeen: (date: string) => `last used on ${date}`,
  sessionPortals: (names: string) => `for ${names}`,
  end: 'Sign out there',
  endOthers: 'Sign out everywhere but here',
  browsersTitle: 'Browsers that are remembered',
  browsersLead:
    'In these, some portals skip the second step. Once you choose a new password, they are not remembered any more.',
  rememberedSince: (since: string, until: string) => `since ${since}, until ${until}`,
  forget: 'Ask for the second step again',
  portalsTitle: 'Portals you use',
  portalsLead:
    'What each portal was given of you. Withdraw it, and the portal is signed out; it asks again the next time you go there.',
  noPortals: 'No portal has anything of you at this moment.',
  portalSince: (date: string) => `since ${date}`,
  withdraw: (name: string) => `Withdraw access of ${name}`,
  done: {
    'factor-added': 'It was added. You can use it from now on.',
    'factor-removed': 'It was removed, and does not sign in any more.',
    'factor-renamed': 'The name was saved.',
    'address-proven':
      'The code was right. Nothing has been removed yet: choose once more below what to remove.',
    'session-ended': 'You have been signed out there.',
    'browser-forgotten': 'The second step will be asked for there again.',
    'sessions-ended': 'You have been signed out everywhere but here.',
    'portal-withdrawn': 'The access was withdrawn.',
  } as Record<string, string>,
}

export type Words = typeof en

const nl: Words = {
  factorsTitle: 'Tweede stap bij het inloggen',
  factorsLead:
    'Een nieuwe telefoon? Voeg die hier eerst toe en verwijder dan de oude. Wij mailen u als er iets wordt toegevoegd of verwijderd.',
  since: (date) => `sinds ${date}`,
  used: (date) => `laatst gebruikt op ${date}`,
  neverUsed: 'nog niet gebruikt',
  name: 'Naam',
  changeName: 'Naam wijzigen',
  rename: 'Naam opslaan',
  remove: (name) => `${name} verwijderen`,
  noFactors: 'Er is nog niets ingesteld.',
  'factor-gone': 'Deze is er niet meer.',
  'factor-name-missing': 'Vul een naam in waaraan u hem herkent.',
  'last-factor':
    'Deze kunt u nog niet verwijderen: zonder deze laat een portaal u niet meer binnen. Voeg eerst een andere van dezelfde soort toe.',
  'changed-meanwhile':
    'Er is zojuist elders iets in uw account gewijzigd. Kijk er nog eens naar en probeer het opnieuw.',
  sessionsTitle: 'Waar u bent ingelogd',
  sessionsLead: 'Staat er een plaats bij die u niet kent? Log daar uit en wijzig uw wachtwoord.',
  here: 'Hier, in deze browser',
  unknownProgram: 'een onbekend programma',
  places: {
    same: (address) => `op het netwerk dat u nu gebruikt (${address})`,
    private: (address) => `binnen een privénetwerk (${address})`,
    other: (address) => `op een ander netwerk (${address})`,
  },
  sessionSince: (date) => `ingelogd op ${date}`,
  sessionSeen: (date) => `laatst gebruikt op ${date}`,
  sessionPortals: (names) => `voor ${names}`,
  end: 'Daar uitloggen',
  endOthers: 'Overal uitloggen behalve hier',
  browsersTitle: 'Browsers die worden onthouden',
  browsersLead:
    'In deze browsers slaan sommige portalen de tweede stap over. Kiest u een nieuw wachtwoord, dan worden ze niet meer onthouden.',
  rememberedSince: (since, until) => `sinds ${since}, tot ${until}`,
  forget: 'Weer om de tweede stap vragen',
  portalsTitle: 'Portalen die u gebruikt',
  portalsLead:
    'Wat elk portaal van u heeft gekregen. Trekt u de toegang in, dan wordt u daar uitgelogd; het portaal vraagt erom als u er weer komt.',
  noPortals: 'Geen enkel portaal heeft op dit moment iets van u.',
  portalSince: (date) => `sinds ${date}`,
  withdraw: (name) => `Toegang van ${name} intrekken`,
  done: {
    'factor-added': 'Toegevoegd. U kunt het vanaf nu gebruiken.',
    'factor-removed': 'Verwijderd. Inloggen gaat er niet meer mee.',
    'factor-renamed': 'De naam is opgeslagen.',
    'address-proven':
      'De code klopt. Er is nog niets verwijderd: kies hieronder nog een keer wat u wilt verwijderen.',
    'session-ended': 'U bent daar uitgelogd.',
    'browser-forgotten': 'Daar wordt weer om de tweede stap gevraagd.',
    'sessions-ended': 'U bent overal uitgelogd, behalve hier.',
    'portal-withdrawn': 'De toegang is ingetrokken.',
  },
}

const sv: Words = {
  factorsTitle: 'Andra steget vid inloggning',
  factorsLead:
    'Ny telefon? Lägg först till den här och ta sedan bort den gamla. Vi mejlar dig när något läggs till eller tas bort.',
  since: (date) => `sedan ${date}`,
  used: (date) => `senast använd ${date}`,
  neverUsed: 'inte använd än',
  name: 'Namn',
  changeName: 'Ändra namnet',
  rename: 'Spara namnet',
  remove: (name) => `Ta bort ${name}`,
  noFactors: 'Inget är inställt än.',
  'factor-gone': 'Den finns inte längre.',
  'factor-name-missing': 'Ange ett namn så att du känner igen den.',
  'last-factor':
    'Du kan inte ta bort den här än: utan den släpper en portal inte längre in dig. Lägg först till en till av samma slag.',
  'changed-meanwhile':
    'Något på ditt konto ändrades alldeles nyss på annat håll. Titta en gång till och försök igen.',
  sessionsTitle: 'Var du är inloggad',
  sessionsLead: 'Finns det ett ställe som du inte känner igen? Logga ut där och byt lösenord.',
  here: 'Här, i den här webbläsaren',
  unknownProgram: 'ett okänt program',
  places: {
    same: (address) => `på nätverket som du använder nu (${address})`,
    private: (address) => `i ett privat nätverk (${address})`,
    other: (address) => `på ett annat nätverk (${address})`,
  },
  sessionSince: (date) => `inloggad ${date}`,
  sessionSeen: (date) => `senast använd ${date}`,
  sessionPortals: (names) => `för ${names}`,
  end: 'Logga ut där',
  endOthers: 'Logga ut överallt utom här',
  browsersTitle: 'Webbläsare som vi kommer ihåg',
  browsersLead:
    'I dem hoppar en del portaler över det andra steget. Väljer du ett nytt lösenord kommer vi inte längre ihåg dem.',
  rememberedSince: (since, until) => `sedan ${since}, till ${until}`,
  forget: 'Fråga efter det andra steget igen',
  portalsTitle: 'Portaler som du använder',
  portalsLead:
    'Vad varje portal har fått veta om dig. Återkallar du åtkomsten loggas du ut där; portalen frågar igen nästa gång du går dit.',
  noPortals: 'Ingen portal har något om dig just nu.',
  portalSince: (date) => `sedan ${date}`,
  withdraw: (name) => `Återkalla åtkomst för ${name}`,
  done: {
    'factor-added': 'Tillagd. Du kan använda den från och med nu.',
    'factor-removed': 'Borttagen. Den går inte längre att logga in med.',
    'factor-renamed': 'Namnet är sparat.',
    'address-proven': 'Koden stämmer. Inget är borttaget än: välj en gång till nedan vad du vill ta bort.',
    'session-ended': 'Du har loggats ut där.',
    'browser-forgotten': 'Där frågar vi efter det andra steget igen.',
    'sessions-ended': 'Du har loggats ut överallt utom här.',
    'portal-withdrawn': 'Åtkomsten är återkallad.',
  },
}

export const listWords: Record<Locale, Words> = { en, nl, sv }
