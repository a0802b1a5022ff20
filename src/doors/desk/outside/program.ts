import { findProgramPage, programPage } from '../../../../views/desk/outside/program.ts'
import { memberFaults } from '../../../acts/organisations/index.ts'
import { isBuiltIn, programNamed } from '../../../domain/clients/index.ts'
import { firstRights } from '../../../domain/organisations/index.ts'
import { seeOther, type Answer } from '../../../platform/http/answers.ts'
import { declaredForm } from '../../../platform/http/forms.ts'
import { HttpProblem } from '../../../platform/http/problem.ts'
import { line } from '../../../platform/schema/index.ts'
import type { Visit } from '../enter.ts'
import { begun, beside, formAnswer, wrong, type Shown } from '../filling.ts'
import { pathOf } from '../paths.ts'
import { boxesIn, offeredIn, rightsPlaces, rightsShape, saidBy } from '../rights/fields.ts'

const finding = declaredForm({ program: line({ most: 64 }) })

/** Asks for the program, by the id that its maker gives. */
export const showFindProgram = (visit: Visit): Promise<Answer> => Promise.resolve(find(visit, begun()))

function find({ frame, organisation }: Visit, shown: Shown): Answer {
  const here = pathOf(organisation.id, '/outside/program')
  const filling = { frame: { ...frame, here }, form: shown.filled, refused: shown.refused }
  return formAnswer(findProgramPage(filling), shown)
}

/** A program that can act by itself, and is none of ours. */
async function programOf(
  { read, now }: Visit,
  id: string,
): Promise<{ id: string; name: string } | undefined> {
  const name = isBuiltIn(id) ? undefined : await read((tx) => programNamed(tx, id, now))
  return name === undefined ? undefined : { id, name }
}

export async function findProgram(visit: Visit): Promise<Answer> {
  const filled = finding.read(visit.exchange.form)
  if (!filled.ok) return find(visit, wrong(filled.typed, filled.faults))
  const program = await programOf(visit, filled.value.program)
  if (!program) return find(visit, wrong(filled.typed, [{ field: 'program', reason: 'client-unknown' }]))
  return seeOther(pathOf(visit.organisation.id, `/outside/programs/${encodeURIComponent(program.id)}`))
}

const form = declaredForm(rightsShape)
/** What is of none of the fields is said of the program. */
const places = { numbers: rightsPlaces['numbers']!, branches: rightsPlaces['branches']!, until: 'until' }

/** The program that the page is about. @throws HttpProblem 404 */
async function programHere(visit: Visit): Promise<{ id: string; name: string }> {
  const program = await programOf(visit, visit.exchange.params['program'] ?? '')
  if (!program) throw new HttpProblem(404, 'not-found')
  return program
}

export const showProgram = (visit: Visit): Promise<Answer> =>
  shown(visit, begun({ 'numbers-cover': 'all', 'branches-cover': 'all' }))

async function shown(visit: Visit, again: Shown): Promise<Answer> {
  const program = await programHere(visit)
  const { frame, organisation, read, may } = visit
  const offered = await read((tx) => offeredIn(visit, tx))
  const here = pathOf(organisation.id, `/outside/programs/${program.id}`)
  return formAnswer(
    programPage(
      { frame: { ...frame, here }, form: again.filled, refused: again.refused },
      // a program is no administrator
      { program, offered: { ...offered, makes: false }, ends: may('people.end') },
    ),
    again,
  )
}

/** Lets a program act for the organisation: within what whoever lets it hands on themselves. */
export async function giveProgram(visit: Visit): Promise<Answer> {
  const { door, exchange, organisation, own, read, who } = visit
  const program = await programHere(visit)
  const filled = form.read(exchange.form)
  const typed = { ...filled.typed, ...boxesIn(exchange.form) }
  if (!filled.ok) return shown(visit, wrong(typed, filled.faults))
  const value = { ...filled.value, role: '' }
  const { said, faults } = await read(async (tx) =>
    saidBy(visit, tx, { value, form: exchange.form }, await firstRights(tx, own)),
  )
  if (faults.length > 0) return shown(visit, wrong(typed, faults))
  const done = await door.perform(visit.opened, door.acts.organisations.addMember, who, organisation.id, {
    member: { client: program.id },
    said: { ...said, userName: null, externalKey: null },
  })
  if (!done.ok) return shown(visit, beside(typed, done.reason, memberFaults, places))
  return seeOther(pathOf(organisation.id, '/outside?done=program-given'))
}
