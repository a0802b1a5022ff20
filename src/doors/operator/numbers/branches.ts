import {
  branchesPage,
  branchPage,
  endBranchPage,
  type BranchListed,
} from '../../../../views/operator/numbers/branches.ts'
import {
  branchesAmong,
  branchesInOrder,
  type BranchRow,
  type OrganisationRow,
} from '../../../domain/organisations/index.ts'
import { page, type Answer } from '../../../platform/http/answers.ts'
import { doneOf } from '../../../platform/http/done.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line } from '../../../platform/schema/index.ts'
import { isUuid } from '../../../policy/vocabulary.ts'
import { byButton, type Refused } from '../doing.ts'
import type { Visit } from '../enter.ts'
import { begun, formAnswer, refusalOf, send, type Places, type Shown } from '../filling.ts'
import { addressIn, addressPlaces, addressShape, addressTyped } from '../../../platform/http/postal-form.ts'
import { isOpen, organisationHere, pathOf, withinOf } from '../organisations/here.ts'

const PAGE = 50

const listed = (row: BranchRow): BranchListed => ({
  ...{ id: row.id, number: row.number, name: row.name, city: row.address?.city },
})

/** Where an organisation is, by the numbers of its branches. */
export async function showBranches(visit: Visit): Promise<Answer> {
  const { door, frame, may, exchange } = visit
  const row = await organisationHere(visit)
  const after = exchange.query.get('after')?.slice(0, 60)
  const all = await branchesInOrder(door.db, row.id, { after, limit: PAGE + 1 })
  const last = all.length > PAGE ? all[PAGE - 1] : undefined
  const here = pathOf(row.id, '/branches')
  return page(
    branchesPage({
      ...{ frame: { ...frame, here }, organisation: withinOf(row), done: doneOf(exchange) },
      ...{ branches: all.slice(0, PAGE).map(listed), adds: may('branches.add') && isOpen(row) },
      next: last && `${here}?${new URLSearchParams({ after: last.number }).toString()}`,
    }),
  )
}

const changeForm = declaredForm({ name: line({ most: 100 }), ...addressShape })
const newForm = declaredForm({
  'branch-number': line({ most: 60 }),
  name: line({ most: 100 }),
  ...addressShape,
})

const places: Places = { number: 'branch-number', name: 'name', ...addressPlaces }

export async function showAddBranch(visit: Visit): Promise<Answer> {
  return adding(visit, await organisationHere(visit), begun({ country: 'NL' }))
}

const adding = ({ frame }: Visit, row: OrganisationRow, form: Shown): Promise<Answer> =>
  Promise.resolve(
    formAnswer(
      branchPage(
        {
          frame: { ...frame, here: pathOf(row.id, '/branches/new') },
          ...{ form: form.filled, refused: refusalOf(form) },
        },
        {
          ...{ organisation: withinOf(row), branch: undefined, done: null },
          may: { change: true, end: false },
        },
      ),
      form,
    ),
  )

/** Adds a branch to an organisation. */
export async function addBranch(visit: Visit): Promise<Answer> {
  const row = await organisationHere(visit)
  return send(
    visit,
    {
      ...{ form: newForm, name: 'branches.add', places },
      asked: (value) => {
        const { address, faults } = addressIn(value)
        const body = { number: value['branch-number'], name: value.name, address }
        return Promise.resolve(faults.length > 0 ? faults : { params: { organisation: row.id }, body })
      },
      done: () => pathOf(row.id, '/branches?done=added'),
    },
    (shown) => adding(visit, row, shown),
  )
}

/** A branch of the organisation that a page is of. @throws HttpProblem 404 */
async function branchHere(visit: Visit): Promise<{ organisation: OrganisationRow; branch: BranchRow }> {
  const organisation = await organisationHere(visit)
  const { branch: id = '' } = visit.exchange.params
  const [branch] = isUuid(id) ? await branchesAmong(visit.door.db, organisation.id, [id]) : []
  if (!branch) throw new HttpProblem(404, 'not-found')
  return { organisation, branch }
}

export async function showBranch(visit: Visit): Promise<Answer> {
  const { branch } = await branchHere(visit)
  return shown(visit, begun({ name: branch.name, ...addressTyped(branch.address) }))
}

async function shown(visit: Visit, form: Shown): Promise<Answer> {
  const { organisation, branch } = await branchHere(visit)
  const { frame, may, exchange } = visit
  const isOpenHere = isOpen(organisation)
  return formAnswer(
    branchPage(
      {
        frame: { ...frame, here: pathOf(organisation.id, `/branches/${branch.id}`) },
        ...{ form: form.filled, refused: refusalOf(form) },
      },
      {
        ...{ organisation: withinOf(organisation), branch: listed(branch), done: doneOf(exchange) },
        may: { change: isOpenHere && may('branches.change'), end: isOpenHere && may('branches.end') },
      },
    ),
    form,
  )
}

/** Changes the name or the address of a branch. */
export async function saveBranch(visit: Visit): Promise<Answer> {
  const { organisation, branch } = await branchHere(visit)
  const params = { organisation: organisation.id, branch: branch.id }
  return send(
    visit,
    {
      ...{ form: changeForm, name: 'branches.change', places },
      asked: (value) => {
        const { address, faults } = addressIn(value)
        return Promise.resolve(faults.length > 0 ? faults : { params, body: { name: value.name, address } })
      },
      done: () => pathOf(organisation.id, `/branches/${branch.id}?done=saved`),
    },
    (again) => shown(visit, again),
  )
}

export async function showEndBranch(visit: Visit, refused?: Refused): Promise<Answer> {
  const { organisation, branch } = await branchHere(visit)
  const form = { ...begun({}), refused }
  return formAnswer(
    endBranchPage(
      {
        frame: { ...visit.frame, here: pathOf(organisation.id, `/branches/${branch.id}`) },
        ...{ form: form.filled, refused: refusalOf(form) },
      },
      { organisation: withinOf(organisation), branch: listed(branch) },
    ),
    form,
  )
}

export async function endBranch(visit: Visit): Promise<Answer> {
  const { organisation, branch } = await branchHere(visit)
  const asked = { params: { organisation: organisation.id, branch: branch.id } }
  const back = pathOf(organisation.id, '/branches')
  return byButton(visit, { name: 'branches.end', asked, back, done: 'ended' }, (refused) =>
    showEndBranch(visit, refused),
  )
}
