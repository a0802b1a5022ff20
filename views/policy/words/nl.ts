import type { Words } from './en.ts'
import { stop } from '../../stop.ts'

export const words: Words = {
  title: 'Wachtwoordregels',
  standards: 'Wat de normen zeggen, en waar wij afwijken',
  change: 'Uw wachtwoord wijzigen',
  lead: 'Deze regels gelden hier voor iedereen die een wachtwoord kiest.',
  silent: 'niets',
  against: (names) => `Dit wijkt af van ${stop(names)}`,
  why: 'Waarom',
  noReason: 'Er is geen reden opgeschreven.',
  approvedBy: (who) => `Besloten door ${stop(who)}`,
  reviewAt: (date) => `Wordt opnieuw bekeken op ${date}.`,
  rules: {
    length: {
      title: 'Lengte',
      ours: ({ shortest, longest }) =>
        `Van ${shortest} tot en met ${longest} tekens. Spaties en alle andere tekens tellen mee.`,
      says: {
        nist: 'minstens 15, of 8 naast een tweede factor; 64 moet kunnen',
        asvs: 'minstens 8, liever 15; 64 moet kunnen',
        bio2: 'de organisatie bepaalt het',
      },
    },
    classes: {
      title: 'Soorten tekens',
      ours: ({ classes }) =>
        classes > 1
          ? `Minstens ${classes} van deze vier: kleine letters, hoofdletters, cijfers, al het andere. In elk alfabet.`
          : 'Er wordt geen soort teken gevraagd.',
      says: {
        nist: 'mag niet worden geëist',
        asvs: 'mag niet worden geëist',
        bio2: 'het systeem moet regels afdwingen',
      },
    },
    names: {
      title: 'Uw eigen naam',
      ours: ({ namesNobody }) =>
        namesNobody
          ? 'Uw naam en e-mailadres, of een deel daarvan van vier letters of meer, mogen er niet in staan: niet achterstevoren en niet met cijfers in plaats van letters.'
          : 'Daar wordt niet naar gekeken.',
      says: {
        nist: 'woorden uit de context moeten worden geweigerd',
        asvs: 'woorden uit de context moeten worden geweigerd',
      },
    },
    known: {
      title: 'Bekende wachtwoorden',
      ours: ({ refusesKnown }) =>
        refusesKnown
          ? 'Wachtwoorden die veel mensen gebruiken of die op een lijst van bekende wachtwoorden staan, worden geweigerd.'
          : 'Daar wordt niet naar gekeken.',
      says: { nist: 'moeten worden geweigerd', asvs: 'moeten worden geweigerd' },
    },
    history: {
      title: 'Eerdere wachtwoorden',
      ours: ({ history }) =>
        history > 0
          ? `Niet een van uw laatste ${history}, het huidige meegeteld.`
          : 'Die mogen opnieuw worden gebruikt.',
      says: {},
    },
    age: {
      title: 'Hoe lang het geldig is',
      ours: ({ months }) =>
        months === null
          ? 'Tot u het wijzigt.'
          : `${months} kalendermaanden. Daarna logt u er nog één keer mee in, voor één ding: een nieuw kiezen.`,
      says: {
        nist: 'mag niet door ouderdom verlopen, maar moet worden gewijzigd als anderen het kunnen kennen',
        asvs: 'mag niet door ouderdom verlopen',
        bio2: 'vraagt er niet om',
        nis2: 'moet met vastgestelde tussenpozen worden gewijzigd',
      },
    },
    warning: {
      title: 'Op tijd gewaarschuwd',
      ours: ({ months, warnDays }) =>
        months === null
          ? 'Er is niets te waarschuwen.'
          : warnDays.length === 0
            ? 'Per mail als het verlopen is, overdag.'
            : `Per mail ${warnDays.join(', ')} dagen van tevoren en als het verloopt, overdag; en na het inloggen.`,
      says: { asvs: 'mensen worden op tijd herinnerd' },
    },
    'minimum-age': {
      title: 'Hoe snel het opnieuw mag',
      ours: ({ minimumAgeHours }) =>
        minimumAgeHours > 0
          ? `Na ${minimumAgeHours} uur; meteen als het is vergeten, van een ander komt of bekend kan zijn.`
          : 'Meteen.',
      says: {},
    },
    'forced-change': {
      title: 'Wanneer het gewijzigd moet worden',
      ours: ({ graceDays, spreadDays }) =>
        `Bij de eerste keer inloggen met een wachtwoord dat een ander u gaf, nadat een ander het opnieuw instelde, en nadat u meldde dat iemand anders in uw account was. Als deze regels strenger worden: ${graceDays} tot ${graceDays + spreadDays} dagen later.`,
      says: {
        nist: 'als anderen het kunnen kennen',
        asvs: 'een eerste wachtwoord mag niet blijven',
        bio2: 'uitgifte volgt een formele procedure',
        nis2: 'bij aanvang en bij een vermoeden',
      },
    },
    questions: {
      title: 'Geheime vragen',
      ours: () => 'Die gebruiken wij niet: wat anderen over u te weten kunnen komen, bewijst niets.',
      says: { nist: 'mogen niet worden gebruikt', asvs: 'mogen niet worden gebruikt' },
    },
  },
}
