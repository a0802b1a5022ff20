import {
  activationById,
  legsOf,
  visitByReference,
  visitByToken,
  type ActivationRow,
  type VisitRow,
} from '../../domain/activations/index.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { refused, type Outcome, type SessionKey } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'
import { accountOf } from './about.ts'
import { beginIn } from './begin.ts'
import { compareCode, takeCode, textCode, type SentCode, type ShownCode } from './codes.ts'
import type { ActivationActsDeps } from './contract.ts'
import { isKnownStill } from './known-number.ts'
import { postCode, type PostedCode } from './posting.ts'

type Deps = Pick<ActivationActsDeps, 'vault' | 'outbox' | 'log' | 'installation' | 'endings'>

/** What whoever it is for shows, in the browser where they show it. */
export const showingActs = (deps: Deps) => {
  return {
    /** A browser goes on by a link: nothing is used up by it, and it is worth nothing by itself. */
    beginVisit: act({
      name: 'activations.begin-visit',
      tells: { nobody: 'whoever follows a link of theirs sees what comes of it' },
      async run(
        tx,
        _who,
        row: ActivationRow,
        { token, link }: { readonly token: Buffer; readonly link: Buffer },
        now,
      ): Promise<Outcome<never>> {
        await beginIn(tx, row, { token, link }, now)
        return { ok: true }
      },
    }),

    /** Whoever is signed in here is not whom it is for: they sign out, and nothing else of theirs ends. */
    leaveSession: act({
      name: 'activations.leave-session',
      tells: { nobody: 'they do it themselves, where they are' },
      async run(tx, who, key: SessionKey, _input: undefined, now): Promise<Outcome<never>> {
        await deps.endings.endOne(tx, who, { key, reason: 'signed-out' }, now)
        return { ok: true }
      },
    }),

    /** Texts the code of an activation to the number that it was given for, in the place of the code before. */
    sendCode: act({
      name: 'activations.send-code',
      tells: 'factors/sms/code',
      async run(
        tx,
        who,
        visit: VisitRow,
        { locale, address }: { readonly locale: Locale; readonly address: string },
        now,
      ): Promise<SentCode | PostedCode> {
        const row = await activationById(tx, visit.activation_id)
        if (!row || row.ended_at !== null) return refused('visit-over')
        const link = (await legsOf(tx, [row.id])).find(({ channel }) => channel === 'mail')?.secret
        // whoever has an older link has none that counts
        if (!link || !visit.link_hash?.equals(link)) return refused('visit-over')
        const account = row.purpose === 'recovery' ? await accountOf(tx, row) : undefined
        if (account && !(await isKnownStill(tx, deps, { account, row })))
          return refused(row.legs.includes('letter') ? 'postal-gone' : 'number-gone')
        return row.legs.includes('letter')
          ? postCode(tx, deps, { row, who, mayWait: false }, now)
          : textCode(tx, deps, { row, who, locale, address }, now)
      },
    }),

    /** Somebody types the code, for one browser: this one, or the one whose reference they type beside it. */
    showCode: act({
      name: 'activations.show-code',
      tells: { nobody: 'they type it themselves' },
      async prepare(
        db,
        of: { readonly visit: Buffer } | { readonly reference: string },
        { code }: { readonly code: string },
        now,
      ) {
        const visit =
          'visit' in of ? await visitByToken(db, of.visit) : await visitByReference(db, of.reference, now)
        const activation = visit && (await activationById(db, visit.activation_id))
        if (!activation || activation.ended_at !== null || visit.expires_at <= now)
          return { compared: refused('visit-over') }
        return { visit, activation, compared: await compareCode(db, deps, { activation, typed: code }, now) }
      },
      async run(tx, who, _of, { visit, activation, compared }, now): Promise<ShownCode> {
        if (!visit || !activation) return compared
        return takeCode(tx, who, { row: activation, token: visit.token_hash, compared }, now)
      },
    }),
  }
}
