import { describe, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { invite, mobileNumber, newAddress } from '../harness/activation.ts'
import { atDesk } from '../harness/desk.ts'
import { headingOf, noticeOn, reasonsOn } from '../harness/html.ts'
import { mailsTo } from '../harness/mails.ts'
import { addMember, addNumber, createRegister } from '../harness/organisations.ts'
import { createPerson } from '../harness/people.ts'
import { useWorld } from '../harness/setup.ts'
import { counts, listAt, look, paste, people, rowsOf, send, settled, type Listed } from './given.ts'
import { removeOldLists } from '../../src/journeys/inviting/store.ts'
import { goOnWith } from '../../src/journeys/inviting/work.ts'

const the = useWorld()

/** What is said of a row, by its address. */
const saidOf = ({ text }: { text: string }, email: string): string => {
  const row = text.split('<tr ').find((each) => each.includes(email)) ?? ''
  return row.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

/** Somebody who has signed in before. */
async function arrived() {
  const person = await createPerson(the())
  await sql`update account set first_signed_in_at = now() where id = ${person.id}`.execute(the().house.db)
  return person
}

describe('a list of people to invite', () => {
  test('is looked at first: each row with what will come of it; nothing is sent before that is pressed', async () => {
    const desk = await atDesk(the())
    const number = await addNumber(the(), desk.organisation.id, await createRegister(the()))
    const member = await createPerson(the())
    await addMember(the(), desk.organisation.id, { account: member.id })
    const joins = await arrived()
    const { person: invited } = await invite(the(), { organisation: desk.organisation })
    const [fresh, other] = people(2) as [Listed, Listed]
    const page = await look(
      desk,
      [
        'Voornaam\tAchternaam\tE-mailadres\tMobiel\tNummers\tRol',
        `Nina\tNieuw\t${fresh.email}\t${fresh.mobile}\t${number.value}\tmedewerker`,
        `Joost\tJoin\t${joins.email}\t\talle\t`,
        `Max\tMember\t${member.email}\t\talle\t`,
        `Ina\tInvited\t${invited.email}\t${mobileNumber()}\talle\t`,
        `Wim\tWrong\t${other.email}\t6,12E+08\t999999\tbaas`,
        `Nina\tTwice\t${fresh.email}\t${fresh.mobile}\talle\t`,
        `Leeg\tNummer\t${newAddress()}\t${mobileNumber()}\t\t`,
      ].join('\n'),
    )
    expect(counts(page)).toEqual({ ready: 2, already: 2, wrong: 3 })
    expect(saidOf(page, fresh.email)).toContain('is invited')
    expect(saidOf(page, joins.email)).toContain('joins with what they have')
    expect(saidOf(page, member.email)).toContain('They act for your organisation already.')
    expect(saidOf(page, invited.email)).toContain('They are invited already.')
    const wrong = saidOf(page, other.email)
    for (const said of ['Numbers: your organisation has no such number.', 'Role: write “member”'])
      expect([said, wrong.includes(said)]).toEqual([said, true])
    expect(page.text).toContain('E-mail: stands in this list before.')
    expect(page.text).toContain('Numbers: write the numbers, or “all”.')
    expect(await mailsTo(the(), fresh.email, 'activation/link')).toEqual([])

    const done = await send(desk, page)
    expect(counts(done)).toMatchObject({ sent: 2 })
    expect(await mailsTo(the(), fresh.email, 'activation/link')).toHaveLength(1)
    expect(await mailsTo(the(), joins.email, 'activation/link')).toHaveLength(1)
    const { rows } = await sql<{ number_ids: string[]; name: string }>`select number_ids, name from activation
      where email = ${fresh.email}`.execute(the().house.db)
    expect(rows).toEqual([{ number_ids: [number.id], name: 'Nina Nieuw' }])
  })

  test('whose columns have other names asks which is which, by what stands in them', async () => {
    const desk = await atDesk(the())
    const [one] = people(1)
    const asked = await paste(desk, `${one!.name},${one!.email},${one!.mobile}`)
    expect(headingOf(asked)).toBe('Which column is which?')
    expect(asked.text).toContain(one!.email)
    const path = listAt(asked)
    const missing = await desk.press(asked, `${path}/columns`, { 'column-0': 'name' })
    expect(reasonsOn(missing)).toEqual(['email-column-missing'])
    const twice = await desk.press(missing, `${path}/columns`, { 'column-1': 'email', 'column-2': 'email' })
    expect(reasonsOn(twice)).toEqual(['column-twice'])
    await desk.press(twice, `${path}/columns`, { 'column-2': 'mobile' })
    const page = await settled(desk, path)
    expect(counts(page)).toEqual({ ready: 1 })
    // and may be chosen otherwise, as long as nothing was sent
    const again = await desk.go(`${path}?columns=choose`)
    await desk.press(again, `${path}/columns`, { titles: 'yes' })
    expect(counts(await settled(desk, path))).toEqual({ ready: 0 })
  })

  test('that was sent twice invites nobody twice, and leads to the one that is under way', async () => {
    const desk = await atDesk(the())
    const all = people(3)
    const first = await paste(desk, rowsOf(all))
    const second = await paste(desk, rowsOf(all))
    expect(second.url.pathname).toBe(first.url.pathname)
    await send(desk, await settled(desk, listAt(first)))
    const third = await look(desk, rowsOf(all))
    expect(third.url.pathname).not.toBe(first.url.pathname)
    expect(counts(third)).toEqual({ ready: 0, already: 3 })
  })

  test('is sent by whoever has sent it here, and by nobody else; anybody who invites may throw it away', async () => {
    const desk = await atDesk(the())
    const other = await atDesk(the(), { organisation: desk.organisation })
    const page = await look(desk, rowsOf(people(2)))
    const theirs = await settled(other, listAt(page))
    expect(theirs.text).toContain('Another administrator has sent this list here')
    const path = listAt(page)
    expect(reasonsOn(await other.press(page, `${path}/send`))).toEqual(['not-so'])
    const dropped = await other.press(theirs, `${path}/drop`)
    expect(dropped.url.pathname.split('/').at(-1)).toBe('lists')
    expect((await desk.go(path)).status).toBe(404)
    const { rows } =
      await sql`select 1 from invitation_list_row where list_id = ${path.split('/').at(-1)}`.execute(
        the().house.db,
      )
    expect(rows).toEqual([])
  })

  test('has its columns chosen by whoever has sent it here, and is sent as it was shown', async () => {
    const desk = await atDesk(the())
    const other = await atDesk(the(), { organisation: desk.organisation })
    const [one] = people(1)
    const asked = await paste(desk, `${one!.name},${one!.email},${one!.mobile}`)
    const path = listAt(asked)
    expect((await other.go(path)).text).not.toContain('name="column-0"')
    const columns = { 'column-0': 'name', 'column-1': 'email', 'column-2': 'mobile' }
    expect(reasonsOn(await other.press(asked, `${path}/columns`, columns))).toEqual(['not-so'])
    await desk.press(asked, `${path}/columns`, columns)
    const first = await settled(desk, path)
    await desk.press(await desk.go(`${path}?columns=choose`), `${path}/columns`, columns)
    await settled(desk, path)
    // what was shown before is not what would be sent
    expect(reasonsOn(await desk.press(first, `${path}/send`))).toEqual(['not-so'])
    expect(counts(await send(desk, await desk.go(path)))).toMatchObject({ sent: 1 })
  })

  test('is stopped while it is sent: the rest is not', async () => {
    const desk = await atDesk(the())
    const page = await look(desk, rowsOf(people(90)))
    const sending = await desk.press(page, `${listAt(page)}/send`)
    const stopped = await desk.press(sending, `${listAt(page)}/drop`)
    expect(stopped.text).toContain('The rest of this list was not sent')
    await goOnWith(the().app.reach.inviting, page.url.pathname.split('/').at(-1) ?? '')
    const { sent = 0 } = counts(await desk.go(listAt(page)))
    expect(sent).toBeLessThan(90)
    const { rows } =
      await sql`select 1 from activation where organisation_id = ${desk.organisation.id}`.execute(
        the().house.db,
      )
    expect(rows).toHaveLength(sent)
  })

  test('is one of three that are under way at once, and of ten in a day', async () => {
    const desk = await atDesk(the())
    const begin = () => look(desk, rowsOf(people(1)))
    const end = () =>
      sql`update invitation_list set ended_at = now(), state = 'dropped' where organisation_id = ${desk.organisation.id}`.execute(
        the().house.db,
      )
    for (let i = 0; i < 3; i += 1) await begin()
    expect(reasonsOn(await paste(desk, rowsOf(people(1))))).toEqual(['too-many-lists'])
    for (let i = 3; i < 10; i += 1) {
      await end()
      await begin()
    }
    await end()
    expect(reasonsOn(await paste(desk, rowsOf(people(1))))).toEqual(['too-many-lists'])
  })

  test('says which references others have, or had', async () => {
    const desk = await atDesk(the())
    const { id: account } = await createPerson(the())
    await addMember(the(), desk.organisation.id, { account }, { externalKey: 'P-1' })
    const [one, two] = people(2)
    const page = await look(
      desk,
      `naam;e-mail;mobiel;kenmerk\nA;${one!.email};${one!.mobile};P-1\nB;${two!.email};${two!.mobile};P-2`,
    )
    expect(counts(page)).toEqual({ ready: 1, wrong: 1 })
    expect(saidOf(page, one!.email)).toContain('Somebody of your organisation has, or had, this reference.')
  })

  test('stops where whoever has sent it looks after these people no more', async () => {
    const desk = await atDesk(the())
    const other = await atDesk(the(), { organisation: desk.organisation })
    const all = people(2)
    const page = await look(desk, rowsOf(all))
    await the().app.reach.inviting.lock.act(
      { organisation: desk.organisation.id, account: desk.person.id },
      async (tx) => {
        await sql`update invitation_list set state = 'sending' where begun_by = ${desk.person.id}`.execute(tx)
        await sql`update membership set role = 'member', powers = '{}' where id = ${desk.membership}`.execute(
          tx,
        )
      },
    )
    await goOnWith(the().app.reach.inviting, page.url.pathname.split('/').at(-1) ?? '')
    const stopped = await settled(other, listAt(page))
    expect(stopped.text).toContain('The rest of this list was not sent')
    expect(await mailsTo(the(), all[0]!.email, 'activation/link')).toEqual([])
  })

  test('whose rows are wrong is downloaded with why, formulas made harmless, and goes round again', async () => {
    const desk = await atDesk(the())
    const page = await look(
      desk,
      'naam;e-mail;mobiel\n"=HYPERLINK(""x"")";nobody;+31612345678\nGoed;' +
        newAddress() +
        ';' +
        mobileNumber(),
    )
    expect(counts(page)).toEqual({ ready: 1, wrong: 1 })
    const csv = await desk.browser.send(new URL(`${page.url.pathname}/wrong`, the().origin).href, {
      method: 'GET',
    })
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(csv.text).toContain('"naam";"e-mail";"mobiel";"What is wrong"')
    expect(csv.text).toContain(`"'=HYPERLINK(""x"")";"nobody";"'+31612345678"`)
    const again = await look(desk, csv.text.replace('"nobody"', `"${newAddress()}"`))
    expect(again.text).toContain('=HYPERLINK(&quot;x&quot;)')
    expect(counts(again)).toEqual({ ready: 1 })
  })

  test('is refused as a whole where it cannot be read, and what was pasted stays', async () => {
    const desk = await atDesk(the())
    expect(reasonsOn(await paste(desk, ' \n '))).toEqual(['pasted-missing'])
    expect(reasonsOn(await paste(desk, 'naam;e-mail'))).toEqual(['nobody'])
    const quoted = await paste(desk, 'naam;e-mail\n"Jan;jan@example.test')
    expect(reasonsOn(quoted)).toEqual(['quote-wrong'])
    expect(quoted.text).toContain('jan@example.test')
    expect(reasonsOn(await paste(desk, Array.from({ length: 70 }, (_e, i) => `k${i}`).join(';')))).toEqual([
      'too-many-columns',
    ])
  })

  test('hands on no more than whoever sends it has', async () => {
    const { organisation } = await atDesk(the())
    await addNumber(the(), organisation.id, await createRegister(the()))
    const desk = await atDesk(the(), { organisation, powers: ['people'] })
    const [one, two, three] = people(3)
    const page = await look(
      desk,
      [
        'naam;e-mail;mobiel;rol;nummers',
        `A;${one!.email};${one!.mobile};beheerder;alle`,
        `B;${two!.email};${two!.mobile};;alle`,
      ].join('\n'),
    )
    expect(counts(page)).toEqual({ ready: 0, wrong: 2 })
    const plain = await look(desk, `naam;e-mail;mobiel\nC;${three!.email};${three!.mobile}`)
    expect(counts(plain)).toEqual({ ready: 1 })
  })

  test('is kept for thirty days, what stands in it sealed', async () => {
    const desk = await atDesk(the())
    const [one] = people(1)
    const page = await look(desk, rowsOf([one!]))
    const id = page.url.pathname.split('/').at(-1)
    const { rows } = await sql<{ text: string }>`select r::text || l::text as text from invitation_list_row r
      join invitation_list l on l.id = r.list_id where l.id = ${id}`.execute(the().house.db)
    for (const { text } of rows) expect(text).not.toContain(Buffer.from(one!.email).toString('hex'))
    expect(rows.map(({ text }) => text.includes(one!.email))).toEqual([false, false])
    const later = new Date(Date.now() + 31 * 86_400_000)
    while (
      await the()
        .house.db.transaction()
        .execute((tx) => removeOldLists(tx, later))
    );
    expect((await desk.go(`/lists/${id}`)).status).toBe(404)
  })

  test('says so once it is sent', async () => {
    const desk = await atDesk(the())
    const page = await look(desk, rowsOf(people(1)))
    const path = listAt(page)
    expect(noticeOn(await desk.press(page, `${path}/send`))).toBe('The invitations are on their way.')
    expect(reasonsOn(await desk.press(page, `${path}/send`))).toEqual(['not-so'])
  })
})
