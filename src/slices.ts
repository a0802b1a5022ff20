/** The table of contents: what there is in the house. Factors are asked for in this order. To add a thing, add a line. */
import { slice as ownActs } from './acts/accounts/index.ts'
import { slice as activationActs } from './acts/activations/index.ts'
import { slice as letterActs } from './acts/letters/index.ts'
import { slice as account } from './doors/account/index.ts'
import { slice as api } from './doors/api/index.ts'
import { slice as bounces } from './doors/bounces/index.ts'
import { slice as brand } from './doors/brand/index.ts'
import { slice as desk } from './doors/desk/index.ts'
import { slice as documents } from './doors/documents/index.ts'
import { slice as mailbox } from './doors/mailbox/index.ts'
import { slice as oidc } from './doors/oidc/index.ts'
import { slice as operator } from './doors/operator/index.ts'
import { slice as welcome } from './doors/welcome/index.ts'
import { slice as registration } from './doors/registration/index.ts'
import { slice as status } from './doors/status/index.ts'
import { slice as accounts } from './domain/accounts/index.ts'
import { slice as audit } from './domain/audit/index.ts'
import { slice as clients } from './domain/clients/index.ts'
import { slice as factors } from './domain/factors/index.ts'
import { slice as password } from './domain/factors/password/index.ts'
import { slice as recoveryCodes } from './domain/factors/recovery-codes/index.ts'
import { slice as sms } from './domain/factors/sms/index.ts'
import { slice as totp } from './domain/factors/totp/index.ts'
import { slice as webauthn } from './domain/factors/webauthn/index.ts'
import { slice as keys } from './domain/keys/index.ts'
import { slice as operators } from './domain/operators/index.ts'
import { slice as organisations } from './domain/organisations/index.ts'
import { slice as outbox } from './domain/outbox/index.ts'
import { slice as sessions } from './domain/sessions/index.ts'
import { slice as activation } from './journeys/activation/index.ts'
import { slice as foresight } from './journeys/foresight/index.ts'
import { slice as posting } from './journeys/posting/index.ts'
import { slice as statistics } from './domain/statistics/index.ts'
import { slice as recovery } from './journeys/recovery/index.ts'
import { slice as signin } from './journeys/signin/index.ts'
import type { Slice } from './slice.ts'

export const slices: readonly Slice[] = [
  ...[audit, accounts, clients, keys, operators, organisations, outbox, sessions, statistics, factors],
  ...[password, totp, webauthn, sms, recoveryCodes, ownActs, activationActs, letterActs, signin],
  ...[recovery, activation, foresight, posting, oidc, account, desk, operator, api, registration, brand],
  ...[documents, welcome, status, mailbox, bounces],
]
