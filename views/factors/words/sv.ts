import type { HostWords, MessageWords, RememberWords } from './en.ts'

export const hostWords: HostWords = {
  'too-many-tries': (wait) =>
    `Det blev fel för många gånger. För din säkerhet kan du försöka igen först om ${wait}.`,
  busy: 'Väldigt många loggar in just nu. Det du skrev har inte prövats: försök igen om några sekunder.',
  'too-many-factors': 'Du har redan tjugo sätt att logga in. Ta bort ett först.',
  'not-of-use':
    'Portalen ber om ett annat slag: en nyckel som kontrollerar att det är du, som stannar på sin enhet eller är av ett märke som portalen känner till. Den här sparades inte.',
  'draft-changed': 'Det som sidan visade kan inte längre sparas. Börja om med det som visas nu.',
  'changed-meanwhile': 'Något på ditt konto ändrades alldeles nyss på annat håll. Försök igen.',
}

export const messageWords: MessageWords = {
  subject: 'Ett nytt sätt att logga in har ställts in',
  what: 'Från och med nu kan du också visa vem du är med det här. Det ställdes in alldeles nyss.',
  notYou:
    'Var det inte du? Då kan någon annan komma in på ditt konto. Välj genast ett nytt lösenord och kontakta portalens support.',
  renewed: {
    subject: 'Ditt lösenord har ändrats',
    how: {
      owner: 'Lösenordet till ditt konto ändrades alldeles nyss av någon som var inloggad.',
      reset: 'Lösenordet till ditt konto ändrades alldeles nyss med länken i ett mejl från oss.',
      issued:
        'De som sköter den här tjänsten har alldeles nyss gett dig ett annat lösenord. De berättar vilket; när du loggar in med det väljer du ett som bara du känner till.',
    },
    ended: {
      owner: 'På alla andra ställen har du loggats ut.',
      reset: 'Du har loggats ut överallt.',
      issued: 'Du har loggats ut överallt.',
    },
    notYou:
      'Var det inte du? Då kan någon annan komma in på ditt konto. Välj genast ett nytt lösenord och kontakta portalens support.',
  },
}

export const rememberWords: RememberWords = {
  label: 'Kom ihåg webbläsaren i 30 dagar',
  hint: 'Då hoppar vi över det här steget här. Välj det bara om ingen annan använder webbläsaren; du kan ångra det på ditt konto.',
}

export const lost = 'Jag har inte kvar min telefon eller nyckel'
