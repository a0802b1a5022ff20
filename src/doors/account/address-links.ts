import { addressLinkPage, type AddressLink } from '../../../views/account/address-link.ts'
import { isUseful, type Followed, type FollowedChange } from '../../acts/accounts/index.ts'
import { perform } from '../../acts/index.ts'
import { accountById, changeByToken } from '../../domain/accounts/index.ts'
import { sha256 } from '../../platform/crypto/random.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import type { Exchange } from '../../platform/http/exchange.ts'
import type { AccountDoor } from './contract.ts'
import { frameOf } from './enter.ts'

type State = AddressLink['state']

/** What a mailed link about an address can still do. Opening it changes nothing. */
export async function showAddressLink(door: AccountDoor, exchange: Exchange): Promise<Answer> {
  const change = await changeOf(door, exchange)
  return render(door, exchange, change, change && isUseful(change, door.clock()) ? 'asks' : 'dead')
}

/** A person who follows the link reads the mail of the account: they are the actor. */
export async function answerAddressLink(door: AccountDoor, exchange: Exchange): Promise<Answer> {
  const change = await changeOf(door, exchange)
  if (!change) return render(door, exchange, change, 'dead')
  const { address, userAgent } = exchange
  const who = { by: { account: change.account_id }, seenFrom: { address, userAgent } }
  const followed = await perform(door, door.acts.followAddressLink, who, change)
  return render(door, exchange, change, stateOf(followed))
}

const changeOf = ({ db }: AccountDoor, { params }: Exchange): Promise<FollowedChange | undefined> =>
  changeByToken(db, sha256(params['token'] ?? ''))

const stateOf = (followed: Followed): State =>
  followed.ok ? (followed.did === 'changed' ? 'done' : followed.did) : followed.reason

async function render(
  door: AccountDoor,
  exchange: Exchange,
  change: FollowedChange | undefined,
  state: State,
): Promise<Answer> {
  const account = change && (await accountById(door.db, change.account_id))
  const html = addressLinkPage({
    frame: { ...frameOf(door, exchange, account), here: exchange.path },
    action: exchange.path,
    state,
    role: change?.role ?? 'new',
    isCorrection: change?.asked_by === 'operator',
    oldAddress: change?.old_value ?? '',
    newAddress: change?.new_value ?? '',
  })
  const status = state === 'dead' ? 410 : state === 'taken' ? 409 : 200
  return page(html, {
    status,
    isSecret: true,
    problem: status === 200 ? undefined : { reason: `address-link-${state}` },
  })
}
