import { randomUUID } from 'node:crypto'
import { exportFor, insertExport, type PeopleExport } from '../../domain/accounts/index.ts'
import { append } from '../../domain/audit/index.ts'
import { hours, later } from '../../platform/clock.ts'
import { refused, type AccountId, type Outcome } from '../../policy/vocabulary.ts'
import { act } from '../index.ts'

/** For so long it may be read. */
const EXPORT_HOURS = 24

const everybody = { nobody: 'it is of everybody: whoever looks after them has a reason to tell, or has none' }

/** Everybody, read out: by whoever asked, once another has agreed. */
export const exportActs = {
  /** @param input whoever asked, and reads it */
  agreeToExport: act({
    name: 'people.agree-to-export',
    tells: everybody,
    async run(tx, who, _target: undefined, { askedBy }: { askedBy: AccountId }, now): Promise<PeopleExport> {
      const row = {
        ...{ id: randomUUID(), asked_by: askedBy, made_at: now },
        expires_at: later(now, hours(EXPORT_HOURS)),
      }
      await insertExport(tx, row)
      await append(tx, 'accounts.people.export-agreed', { ...who, details: { export: row.id, askedBy } }, now)
      return row
    },
  }),

  /** Begins to read it. */
  readExport: act({
    name: 'people.read-export',
    tells: everybody,
    async run(tx, who, id: string, { by }: { by: AccountId }, now): Promise<Outcome<'export-unknown'>> {
      if (!(await exportFor(tx, { id, by }, now))) return refused('export-unknown')
      await append(tx, 'accounts.people.exported', { ...who, details: { export: id } }, now)
      return { ok: true }
    },
  }),
}
