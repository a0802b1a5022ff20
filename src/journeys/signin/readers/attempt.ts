import type { Reader } from './reader.ts'

/** What happened in the attempt, as its row has it, which was read to know whom it names. */
export const attempt: Reader<'attempt'> = {
  part({ attempt: { id, row }, account, found }) {
    const provenForIt =
      account !== undefined &&
      row?.proof_account_id === account.id &&
      row.proof_era === account.era &&
      row.proof_sent_to === account.email
    return {
      id,
      expiresAt: id === undefined ? undefined : (row?.expires_at ?? new Date(0)),
      addressProvenAt: provenForIt ? (row.address_proven_at ?? undefined) : undefined,
      isFinished: Boolean(row?.finished_at),
      expiryAnswer: row?.expiry_answer ?? undefined,
      accountChoice: row?.account_choice ?? undefined,
      hasEnrolled: (found.account?.enrolled ?? []).some(
        ({ attempt_id: from }) => from !== null && from === row?.id,
      ),
      offerAnswered: row?.offer_answered ?? false,
    }
  },
}
