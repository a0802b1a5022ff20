import { perform } from '../../acts/index.ts'
import { profilePage } from '../../../views/account/profile.ts'
import { pendingChange, postalOf, postalStateOf, type Profile } from '../../domain/accounts/index.ts'
import { page, seeOther, type Answer } from '../../platform/http/answers.ts'
import { doneOf } from '../../platform/http/done.ts'
import type { AccountVisit } from './enter.ts'

const here = '/account/profile'

export async function showProfile(visit: AccountVisit): Promise<Answer> {
  const { account } = visit
  const profile: Profile = {
    name: account.name,
    givenName: account.given_name ?? '',
    familyName: account.family_name ?? '',
    locale: account.locale,
    timeZone: account.time_zone ?? '',
  }
  return render(visit, profile, [])
}

export async function answerProfile(visit: AccountVisit): Promise<Answer> {
  const { door, account, who, exchange } = visit
  const { form } = exchange
  const typed: Profile = {
    name: form['name'] ?? '',
    givenName: form['given-name'] ?? '',
    familyName: form['family-name'] ?? '',
    locale: form['locale'] ?? '',
    timeZone: form['time-zone'] ?? '',
  }
  const changed = await perform(door, door.acts.changeProfile, who, account, typed)
  if (!changed.ok) return render(visit, typed, changed.faults)
  return seeOther(`${here}?done=profile-changed`)
}

async function postalLine({ door, account }: AccountVisit) {
  const known = await postalOf(door.db, door.vault, account.id)
  if (!known) return { line: undefined, isConfirmed: false }
  const { street, number, city } = known.address
  return {
    line: `${[street, number].filter(Boolean).join(' ')}, ${city}`,
    isConfirmed: postalStateOf(known).state === 'confirmed',
  }
}

async function render(
  visit: AccountVisit,
  profile: Profile,
  faults: Parameters<typeof profilePage>[0]['faults'],
): Promise<Answer> {
  const { door, account, frame, exchange, now } = visit
  const html = profilePage({
    frame: { ...frame, here },
    profile,
    faults,
    email: account.email,
    pending: (await pendingChange(door.db, account.id, now))?.new_value,
    postal: door.here.letters.isServed ? await postalLine(visit) : undefined,
    timeZone: door.here.timeZone,
    done: doneOf(exchange),
  })
  return page(html, { problem: faults[0] })
}
