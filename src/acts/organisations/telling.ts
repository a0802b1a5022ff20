import { tell } from '../accounts/index.ts'
import type { OrganisationActsDeps, TellMember } from './contract.ts'

/** Mails somebody that they act for an organisation, or no more; what they do themselves they know. */
export const tellingMembers =
  ({ outbox }: Pick<OrganisationActsDeps, 'outbox'>): TellMember =>
  (tx, { who, account, organisation, changed }, now) =>
    tell(tx, outbox, { who, account, changed, thing: organisation.display_name }, now)
