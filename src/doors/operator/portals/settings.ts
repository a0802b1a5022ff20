import type { ChangedMeanwhile } from '../../../../views/operator/meanwhile.ts'
import { secretPage } from '../../../../views/operator/portals/connect.ts'
import { rotatePage, settingsPage, withdrawPage } from '../../../../views/operator/portals/settings.ts'
import { momentText } from '../../../../views/operator/frame.ts'
import { isDeepStrictEqual } from 'node:util'
import { wishOfClient, type ClientMetadata } from '../../../domain/clients/index.ts'
import { isUsed } from '../../../domain/sessions/index.ts'
import { randomToken } from '../../../platform/crypto/random.ts'
import { page, seeOther, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm, type FieldFault, type FormState } from '../../../platform/http/forms.ts'
import { changesBetween, line, readLine } from '../../../platform/schema/index.ts'
import { isAskedOf } from '../agreements/agreements.ts'
import { begunWith, notOurs, sealed } from '../begun.ts'
import { attempt, changeShown, saidOf, waiting, type Came, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { applied, faultIn, fieldNamesFor, fieldOf, formOf, typedIn, type Shown } from './form.ts'
import { levelsOf } from './kinds.ts'
import { clientHere } from './portal.ts'

/** What a form began with. */
interface Base {
  readonly version: number
  readonly metadata: ClientMetadata
}

const contextOf = (client: string): string => `operator-settings/${client}`

type Client = Awaited<ReturnType<typeof clientHere>>

/** What a form begins with. */
export const sealedBase = (visit: Visit, { id, version, metadata }: Client): string =>
  sealed(visit, contextOf(id), { version, metadata } satisfies Base)

export const showSettings = async (visit: Visit): Promise<Answer> => {
  const client = await clientHere(visit)
  const typed = formOf(client.metadata)
  return shown(visit, client, { typed: { ...typed, ...proposedIn(visit, typed) }, faults: [] })
}

/**
 * What the page before found missing is put there, for whoever saves it: an address, or an exemption from PKCE. Links come
 * from anywhere, and a stranger's request is shown to operators: only an address of an origin that is registered is put there.
 */
function proposedIn({ exchange: { query } }: Visit, { redirects = '', exempt }: Shown): Shown {
  const add = URL.parse(query.get('add')?.slice(0, 500) ?? '')
  const isTheirs = add && redirects.split('\n').some((each) => URL.parse(each)?.origin === add.origin)
  return {
    redirects: isTheirs && add.origin !== 'null' ? `${redirects}\n${add.href}`.trim() : redirects,
    ...(exempt !== undefined && query.get('exempt') === 'yes' && { exempt: 'yes' }),
  }
}

async function shown(
  visit: Visit,
  client: Client,
  form: FormState,
  { refused, meanwhile = [] }: { refused?: Refused; meanwhile?: readonly ChangedMeanwhile[] } = {},
): Promise<Answer> {
  const { frame, may, exchange } = visit
  const [fault] = form.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  return page(
    settingsPage({
      ...{ frame: { ...frame, here: `/operator/portals/${client.id}/settings` }, form, meanwhile },
      client: { id: client.id, name: client.name, isInFiles: client.managed_at !== null },
      base: sealedBase(visit, client),
      asks: fieldNamesFor(client.metadata).filter((name) => name !== 'apis' || isOperators(visit)),
      asked: (await isAskedOf(visit, client)) ? (may('proposals.list') ? 'seen' : 'unseen') : undefined,
      levels: levelsOf(visit),
      may: {
        change: may('clients.replace', { client: client.id }),
        withdraw: may('clients.delete', { client: client.id }),
      },
      refused: refused && { ...refused, said: saidOf(refused) },
      done: doneOf(exchange),
    }),
    problem ? { problem, ...(refused && { status: refused.status }) } : {},
  )
}

/** Which APIs a client may reach is an operator's to say. */
const isOperators = ({ by }: Visit): boolean => by.holds.some(({ role }) => role === 'operator')

/** Saves what was changed, to the version that was seen; what somebody else has changed meanwhile is shown first. */
export async function saveSettings(visit: Visit): Promise<Answer> {
  const client = await clientHere(visit)
  const { form } = visit.exchange
  const begun = begunWith(visit, contextOf(client.id)) as Base | undefined
  const base = begun ?? client
  const typed = typedIn(form, base.metadata)
  if (!begun) return stale(visit, { typed, base }, notOurs)
  const wanted = applied(typed, base.metadata)
  if (wanted === undefined) return malformed(visit, client, typed)
  const asked = {
    ...{ params: { client_id: client.id }, body: wanted, expected: base.version },
    anyway: form['anyway'] === 'yes',
  }
  const isNews =
    form['sure'] !== 'yes' && !isDeepStrictEqual(wishOfClient(base.metadata), wishOfClient(wanted))
  // what asks otherwise of people is tried, looked at, and then saved
  const came = await attempt(visit, 'clients.replace', { ...asked, rehearses: isNews })
  if (isNews && came.came === 'done') {
    if (await isUsed(visit.door.db, client.id))
      return lookAhead(visit, { ...asked, client, wanted, form: { typed, faults: [] } })
    return settle(visit, client, { typed, base }, await attempt(visit, 'clients.replace', asked))
  }
  return settle(visit, client, { typed, base }, came)
}

/** The whole of it is no JSON: told where it stops being that. */
function malformed(visit: Visit, client: Client, typed: Shown): Promise<Answer> {
  const form = { typed, faults: [{ field: 'whole', reason: 'whole-malformed' }] }
  const says = faultIn(typed)
  if (says === undefined) return shown(visit, client, form)
  const faults = [{ path: ['JSON'], says }]
  return shown(visit, client, form, {
    refused: { status: 422, reason: 'invalid', says: undefined, faults },
  })
}

/** Says beforehand whom it would lock out. */
async function lookAhead(
  visit: Visit,
  {
    client,
    wanted,
    expected,
    form,
  }: { client: Client; wanted: ClientMetadata; expected: number; form: FormState },
): Promise<Answer> {
  const { door, by } = visit
  const asked = await door.foresights.ask(by.who, { clientId: client.id, version: expected, wanted })
  if (asked.ok) return seeOther(`/operator/lockouts/${asked.id}`)
  const refused = {
    status: 429,
    reason: 'too-many',
    says: undefined,
    faults: [],
    retryAfter: asked.retryAfter,
  }
  return shown(visit, client, form, { refused })
}

async function settle(
  visit: Visit,
  client: Client,
  { typed, base }: { typed: Shown; base: Base },
  came: Came,
): Promise<Answer> {
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'done') return seeOther(`/operator/portals/${client.id}/settings?done=saved`)
  if (came.reason === 'precondition-failed') return stale(visit, { typed, base }, came)
  const faults = came.faults.map(({ path }): FieldFault => ({
    field: fieldOf(path[0]),
    reason: 'refused-here',
  }))
  return shown(visit, client, { typed, faults: onceEach(faults) }, { refused: came })
}

const onceEach = (faults: readonly FieldFault[]): FieldFault[] => [
  ...new Map(faults.map((each) => [each.field, each])).values(),
]

/** What the other has changed, and what was typed, upon it. */
async function stale(
  visit: Visit,
  { typed, base }: { typed: Shown; base: Base },
  refused: Refused,
): Promise<Answer> {
  const client = await clientHere(visit)
  const rebased = applied(typed, base.metadata, client.metadata) ?? client.metadata
  const meanwhile = changesBetween(base.metadata, client.metadata).map(changeShown)
  const form = { typed: { ...formOf(client.metadata), ...differing(rebased, client.metadata) }, faults: [] }
  return shown(visit, client, form, { refused, meanwhile })
}

/** What of the form is not as the client is now: what somebody still wants to save. */
function differing(wanted: ClientMetadata, now: ClientMetadata): Shown {
  const [theirs, ours] = [formOf(wanted), formOf(now)]
  return Object.fromEntries(
    Object.entries(theirs).filter(([name, value]) => name !== 'whole' && value !== ours[name]),
  )
}

const rotateForm = declaredForm({
  once: line({ most: 100 }),
  hours: readLine((said) => (/^\d{1,4}$/.test(said) ? Number(said) : undefined), { most: 4 }),
})

export const showRotate = async (visit: Visit): Promise<Answer> =>
  rotating(visit, await clientHere(visit), rotateForm.show({ hours: '24' }))

function rotating({ frame }: Visit, client: Client, form: FormState, refused?: Refused): Answer {
  const [fault] = form.faults
  const problem = refused ?? (fault && { reason: fault.reason })
  const once = form.typed['once'] ?? randomToken(128)
  return page(
    rotatePage({ frame, client, form, once, refused: refused && { ...refused, said: saidOf(refused) } }),
    problem ? { problem, ...(refused && { status: refused.status }) } : {},
  )
}

/** Makes another secret, which is in this answer and in no other. */
export async function rotate(visit: Visit): Promise<Answer> {
  const client = await clientHere(visit)
  const filled = rotateForm.read(visit.exchange.form)
  if (!filled.ok) return rotating(visit, client, filled)
  const { hours, once } = filled.value
  if (hours > 24 * 90)
    return rotating(visit, client, rotateForm.refused(filled, { field: 'hours', reason: 'hours-unknown' }))
  const came = await attempt(visit, 'clients.rotate-secret', {
    ...{ params: { client_id: client.id }, body: { overlap_hours: hours }, key: once },
  })
  if (came.came === 'waits') return waiting(visit)
  if (came.came === 'refused') return rotating(visit, client, filled, came)
  const { client_secret: secret, old_until: until } = came.operated.body as {
    client_secret: string | null
    old_until: string
  }
  const oldUntil = momentText(visit.frame, visit.zone, new Date(until))
  const of = { frame: visit.frame, issuer: visit.door.here.issuer.origin }
  return page(secretPage({ ...of, client, isNew: false, secret, oldUntil }))
}

export const showWithdraw = async (visit: Visit, refused?: Refused): Promise<Answer> => {
  const { id, name, managed_at: managed } = await clientHere(visit)
  return page(
    withdrawPage({
      ...{ frame: visit.frame, client: { id, name, isInFiles: managed !== null } },
      refused: refused && { ...refused, said: saidOf(refused) },
    }),
    refused ? { status: refused.status, problem: refused } : {},
  )
}

/** Asks a second person to agree that a portal is withdrawn. */
export async function withdraw(visit: Visit): Promise<Answer> {
  const { id, version } = await clientHere(visit)
  const anyway = visit.exchange.form['anyway'] === 'yes'
  const came = await attempt(visit, 'clients.delete', {
    params: { client_id: id },
    expected: version,
    anyway,
  })
  if (came.came === 'refused') return showWithdraw(visit, came)
  return came.came === 'waits' ? waiting(visit) : seeOther('/operator/portals?done=withdrawn')
}
