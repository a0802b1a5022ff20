import { postalPage, type PostalShown } from '../../../../views/account/postal/postal.ts'
import { isOfCode } from '../../../../views/texted-code.ts'
import { perform } from '../../../acts/index.ts'
import { cameBack, sentCodeOf } from '../../../acts/activations/index.ts'
import { postalOf, postalStateOf, type KnownPostal } from '../../../domain/accounts/index.ts'
import { activationPostal, addressUnderWay, legsOf } from '../../../domain/activations/index.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import type { Fields } from '../../../platform/http/bodies.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FieldFault, type FormState } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line, pick } from '../../../platform/schema/index.ts'
import {
  addressLines,
  LONGEST_LINES,
  postedTo,
  type Recipient,
} from '../../../platform/text/postal-address.ts'
import type { AccountVisit } from '../enter.ts'

const here = '/account/postal'

const optional = (most: number) => line({ most, isOptional: true })
const form = declaredForm({
  'postal-organisation': optional(LONGEST_LINES.organisation),
  'postal-extra': optional(LONGEST_LINES.extra),
  'postal-street': line({ most: LONGEST_LINES.street }),
  'postal-number': optional(LONGEST_LINES.number),
  'postal-code': line({ most: LONGEST_LINES.postal_code }),
  'postal-city': line({ most: LONGEST_LINES.city }),
  'postal-country': pick(postedTo),
})

interface Shown {
  readonly form?: FormState
  readonly code?: { readonly typed: string | undefined; readonly problem: FieldFault }
}

/** @throws HttpProblem 404 where no letters are posted */
export async function showPostal(visit: AccountVisit): Promise<Answer> {
  if (!visit.door.here.letters.isServed) throw new HttpProblem(404, 'not-found')
  return render(visit, {})
}

export async function answerPostal(visit: AccountVisit): Promise<Answer> {
  const { door, account, session, who, exchange } = visit
  const acts = door.acts.activations
  if (!door.here.letters.isServed) throw new HttpProblem(404, 'not-found')
  switch (exchange.form['do']) {
    case 'ask':
      return ask(visit)
    case 'send': {
      const asked = await perform(door, acts.askForLetter, who, account, {
        postal: undefined,
      })
      if (asked.ok) return seeOther(`${here}?done=asked`)
      const { reason, retryAfter } = asked
      return render(visit, { code: { typed: undefined, problem: { reason, ...of(retryAfter) } } })
    }
    case 'withdraw':
      await perform(door, acts.withdrawOwnLetter, who, account)
      return seeOther(`${here}?done=withdrawn`)
    default: {
      const code = exchange.form['code'] ?? ''
      const shown = await perform(door, acts.showOwnCode, who, account, {
        ...{ session: session.id, code },
      })
      if (shown.ok) return seeOther(`${here}?done=confirmed`)
      const { reason, retryAfter } = shown
      const problem = { reason, ...(isOfCode(reason) && { field: 'code' }), ...of(retryAfter) }
      return render(visit, { code: { typed: code, problem } })
    }
  }
}

const of = (retryAfter: number | undefined) => (retryAfter === undefined ? {} : { retryAfter })

async function ask(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const filled = form.read(exchange.form)
  if (!filled.ok) return render(visit, { form: filled })
  const [said, acts] = [filled.value, door.acts.activations]
  const postal = {
    ...{ organisation: said['postal-organisation'], extra: said['postal-extra'] },
    ...{ street: said['postal-street'], number: said['postal-number'] },
    ...{ postal_code: said['postal-code'], city: said['postal-city'], country: said['postal-country'] },
  }
  const asked = await perform(door, acts.askForLetter, who, account, { postal })
  if (asked.ok) return seeOther(`${here}?done=asked`)
  const { reason, retryAfter } = asked
  return render(visit, {
    form: form.refused(filled, { field: fieldOf(reason), reason, ...of(retryAfter) }),
  })
}

/** The field that something is wrong with, by what it is called; all else is of the form. */
const fieldOf = (reason: string): string =>
  ['organisation', 'extra', 'street', 'number', 'code', 'city', 'country']
    .map((each) => `postal-${each}`)
    .find((field) => reason.startsWith(`${field}-`)) ?? 'page'

async function render(visit: AccountVisit, shown: Shown): Promise<Answer> {
  const { door, account, frame, zone, exchange, now } = visit
  const known = await postalOf(door.db, door.vault, account.id)
  const row = await addressUnderWay(door.db, account.id)
  const back = row && (await cameBack(door.db, row.id))
  const to = row && activationPostal(door.vault, row)
  const { country } = door.here.letters
  const linesOf = (address: Recipient) => addressLines(address, { country, locale: frame.locale })
  const legs = row ? await legsOf(door.db, [row.id]) : []
  const code = sentCodeOf({ vault: door.vault, timeZone: zone }, row, legs, now)
  const model = {
    frame: { ...frame, here },
    ...{ zone, name: account.name, countries: postedTo, done: doneOf(exchange) },
    known: known
      ? shownOf(known, linesOf(known.address))
      : back && to
        ? ({ lines: linesOf(to), state: 'returned', since: back } as const)
        : undefined,
    waits: to && !back ? { lines: linesOf(to), code } : undefined,
    code: shown.code ?? { typed: undefined, problem: undefined },
    form: shown.form ?? form.show(typedOf(known, country)),
  }
  return page(postalPage(model), { problem: shown.form?.faults[0] ?? shown.code?.problem })
}

const shownOf = (known: KnownPostal, lines: readonly string[]): PostalShown => ({
  lines,
  ...postalStateOf(known),
})

/** Where a letter is to be sent to again it need not be typed; nothing is sent to where one came back from. */
const typedOf = (known: KnownPostal | undefined, country: string): Fields =>
  known === undefined || postalStateOf(known).state !== 'unconfirmed'
    ? { 'postal-country': known?.address.country ?? country }
    : {
        ...{ 'postal-organisation': known.address.organisation, 'postal-extra': known.address.extra },
        ...{ 'postal-street': known.address.street, 'postal-number': known.address.number },
        ...{ 'postal-code': known.address.postal_code, 'postal-city': known.address.city },
        'postal-country': known.address.country,
      }
