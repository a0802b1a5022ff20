/**
 * Welcome: the start page of somebody who tries Sluis on one machine. It says whom one can be and what to try, and leads
 * into the demo portal as one of them. Absent in production.
 */
import type { Brand } from '../../../views/brand.ts'
import { welcomePage } from '../../../views/welcome/start.ts'
import { demoPassword, demoPeople, demoRecoveryCodes, demoTotpSecret } from '../../acts/operating/index.ts'
import { codeNow } from '../../domain/factors/totp/index.ts'
import { days, type Clock } from '../../platform/clock.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { localeCookie } from '../../platform/http/cookies.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { chooseLocale } from '../../platform/render/locale.ts'

interface Needs {
  readonly brand: Brand
  readonly clock: Clock
  /** Whether somebody tries Sluis here. */
  readonly demo: boolean
  /** Where somebody belongs who types our bare address. */
  readonly home: URL | undefined
}

/** Whom one can be with a click: somebody new, somebody who is set up, and one whose password has expired. */
const offered = ['nora@demo.example', 'tom@demo.example', 'vera@demo.example']

export function welcomeEndpoints({ brand, clock }: Needs): Endpoint[] {
  const show = async (exchange: Exchange): Promise<Answer> =>
    page(
      welcomePage({
        frame: { brand, locale: chooseLocale(exchange.wishes), here: '/' },
        people: demoPeople
          .filter(({ email }) => offered.includes(email))
          .map(({ email, givenName, totp }) => ({
            ...{ email, name: givenName },
            code: totp ? codeNow(demoTotpSecret, clock()) : undefined,
          })),
        password: demoPassword,
        recoveryCodes: demoRecoveryCodes,
      }),
    )
  const be = async (exchange: Exchange): Promise<Answer> => {
    const { form, wishes } = exchange
    const email = offered.find((each) => each === form['as'])
    if (email === undefined) return seeOther('/')
    // a newcomer goes on reading what they read, whatever language the person has that they are
    exchange.setCookie(localeCookie, chooseLocale(wishes), { path: '/', maxAge: days(365) })
    return seeOther(`/demo/sign-in?${new URLSearchParams({ as: email }).toString()}`)
  }
  return [
    { method: 'GET', path: '/', handle: show },
    { method: 'POST', path: '/', handle: be },
  ]
}

export const slice = {
  name: 'welcome',
  endpoints: (needs: Needs) => (needs.demo && !needs.home ? welcomeEndpoints(needs) : []),
}
