import {
  addBranch,
  addNumber,
  branchesAmong,
  changeBranch,
  closeBranch,
  faulty,
  labelNumber,
  lockOrganisations,
  mergeNumbers,
  moveNumber,
  type MergeSaid,
  type Merged,
  type MergeFault,
  type NumberFault,
  type NumberRow,
  type NumberSaid,
} from '../../domain/organisations/index.ts'
import { duplicateOf } from '../../platform/db/connect.ts'
import { refused, type OrganisationId, type Outcome } from '../../policy/vocabulary.ts'
import { act, undoing } from '../index.ts'
import type { OrganisationActsDeps, Within } from './contract.ts'
import { organisationInUse } from './members.ts'
import { settleMerges } from './merging.ts'

const theirs = { nobody: 'an organisation has no mailbox; its people see it at the portals' }

const numberTaken = (error: unknown) =>
  ['organisation_number_only', 'organisation_number_organisation_id_register_key_lookup_key'].includes(
    duplicateOf(error) ?? '',
  )
    ? refused('number-taken')
    : undefined

type Unknown = { readonly ok: false; readonly reason: 'organisation-unknown' }
type NumberDone = Outcome<NumberFault | 'number-taken', { readonly number: NumberRow }> | Unknown
export type MergeDone = Outcome<MergeFault, Merged> | Unknown

/** The numbers and the branches of an organisation. */
export const numberActs = ({ endings, outbox }: Pick<OrganisationActsDeps, 'endings' | 'outbox'>) => ({
  addNumber: act({
    name: 'numbers.add',
    tells: theirs,
    refusal: (error): NumberDone | undefined => numberTaken(error),
    async run(tx, who, id: OrganisationId, said: NumberSaid, now): Promise<NumberDone> {
      const organisation = await organisationInUse(tx, id)
      return organisation ? addNumber(tx, who, organisation, said, now) : refused('organisation-unknown')
    },
  }),

  labelNumber: act({
    name: 'numbers.label',
    tells: theirs,
    async run(tx, who, { organisation: id, id: number }: Within, { label }: { label: string | null }, now) {
      const organisation = await organisationInUse(tx, id)
      if (!organisation) return refused('organisation-unknown')
      return labelNumber(tx, who, organisation, { id: number, label }, now)
    },
  }),

  /** Gives a number to another organisation, with what has become it. */
  moveNumber: act({
    name: 'numbers.move',
    tells: theirs,
    refusal: (error): NumberDone | undefined => numberTaken(error),
    async run(
      tx,
      who,
      { organisation: id, id: number }: Within,
      { to: other }: { readonly to: OrganisationId },
      now,
    ): Promise<NumberDone> {
      const held = await lockOrganisations(tx, [id, other])
      const [from, to] = [id, other].map((each) => held.find((row) => row.id === each))
      if (!from || !to || from === to) return refused('organisation-unknown')
      if (to.standing !== 'active' && to.standing !== 'suspended') return refused('organisation-unknown')
      const moved = await moveNumber(tx, who, { from, to }, number, now)
      if (!moved.ok) return moved
      // whoever had it, or all of its numbers, has one less
      const ended = { memberships: moved.less, reason: 'number-moved', organisationId: id }
      await endings.endActing(tx, who, ended, now)
      await settleMerges(tx, outbox, who, { organisation: from, from: [number], to: number }, now)
      return { ok: true, number: moved.number }
    },
  }),

  /**
   * Makes several numbers into one; in rehearsal, it is the preview of who gains and who loses sight of what. Whoever of the
   * organisation has asked for it is mailed.
   */
  mergeNumbers: act({
    name: 'numbers.merge',
    tells: 'selfservice/changed',
    refusal: (error): MergeDone | undefined => numberTaken(error),
    async run(tx, who, id: OrganisationId, said: MergeSaid, now): Promise<MergeDone> {
      const organisation = await organisationInUse(tx, id)
      if (!organisation) return refused('organisation-unknown')
      const merged = await mergeNumbers(tx, who, organisation, said, now)
      // a number that was added for it goes as well
      if (!merged.ok) return undoing<MergeDone>(merged)
      const losing = merged.changes.filter(({ loses }) => loses.length > 0)
      const memberships = losing.map(({ membership }) => membership)
      await endings.endActing(tx, who, { memberships, reason: 'numbers-merged', organisationId: id }, now)
      const gone = merged.from.map((each) => each.id)
      await settleMerges(tx, outbox, who, { organisation, from: gone, to: merged.number.id }, now)
      return merged
    },
  }),

  addBranch: act({
    name: 'branches.add',
    tells: theirs,
    async run(tx, who, id: OrganisationId, said: unknown, now) {
      const organisation = await organisationInUse(tx, id)
      return organisation ? addBranch(tx, who, organisation, said, now) : faulty('organisation-unknown')
    },
  }),

  changeBranch: act({
    name: 'branches.change',
    tells: theirs,
    async run(tx, who, { organisation: id, id: branch }: Within, said: unknown, now) {
      const organisation = await organisationInUse(tx, id)
      const [before] = organisation ? await branchesAmong(tx, id, [branch]) : []
      if (!organisation || !before) return faulty('branch-unknown')
      return changeBranch(tx, who, organisation, { before, said }, now)
    },
  }),

  endBranch: act({
    name: 'branches.end',
    tells: theirs,
    async run(tx, who, { organisation: id, id: branch }: Within, _input: undefined, now) {
      const organisation = await organisationInUse(tx, id)
      if (!organisation) return refused('branch-unknown')
      const closed = await closeBranch(tx, who, organisation, branch, now)
      if (!closed.ok) return closed
      const ended = { memberships: closed.less, reason: 'branch-ended', organisationId: id }
      await endings.endActing(tx, who, ended, now)
      return closed
    },
  }),
})
