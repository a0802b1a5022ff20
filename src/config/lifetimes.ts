import { defaultLifetimes, type Lifetimes } from '../policy/lifetime.ts'
import { MOST, topic } from './report.ts'

/** How long what is given out lasts. */
export const lifetimes = topic(
  {
    SESSION_IDLE: { otherwise: '1800', meaning: 'seconds after which an unused session ends' },
    SESSION_MOST: { otherwise: '43200', meaning: 'seconds after which any session ends' },
    ATTEMPT_LIFETIME: { otherwise: '1800', meaning: 'seconds a sign-in may take' },
    CODE_LIFETIME: { otherwise: '60', meaning: 'seconds an authorization code lives, 60 at most' },
    ACCESS_TOKEN_LIFETIME: { otherwise: '300', meaning: 'seconds an access token lives, 300 at most' },
    REFRESH_IDLE: { otherwise: '1209600', meaning: 'seconds after which an unused refresh token ends' },
    REFRESH_MOST: { otherwise: '7776000', meaning: 'seconds after which any chain of refresh tokens ends' },
  },
  (said): { readonly lifetimes: Lifetimes } => ({
    lifetimes: {
      sessionIdle: said.whole('SESSION_IDLE', defaultLifetimes.sessionIdle, 60, MOST),
      sessionMost: said.whole('SESSION_MOST', defaultLifetimes.sessionMost, 60, MOST),
      attempt: said.whole('ATTEMPT_LIFETIME', defaultLifetimes.attempt, 60, 86_400),
      code: said.whole('CODE_LIFETIME', defaultLifetimes.code, 10, 60),
      accessToken: said.whole('ACCESS_TOKEN_LIFETIME', defaultLifetimes.accessToken, 30, 300),
      refreshIdle: said.whole('REFRESH_IDLE', defaultLifetimes.refreshIdle, 60, MOST),
      refreshMost: said.whole('REFRESH_MOST', defaultLifetimes.refreshMost, 60, MOST),
    },
  }),
)
