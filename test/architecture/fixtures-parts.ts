import { codePage } from '../../views/activation/code.ts'
import { fieldsOf } from '../../views/form.ts'
import { html, type Html } from '../../views/html.ts'
import { layout, type Frame } from '../../views/layout.ts'
import { refusedPage } from '../../views/signin/refused.ts'
import { table } from '../../views/table.ts'
import { listingIn, ways } from '../../src/platform/http/listing.ts'
import { hostile } from './hostile.ts'

/** A code that goes by letter: while one is on its way, and once another may be asked for. */
const byLetter = (frame: Frame, reason: string): Html =>
  codePage({
    ...{ frame, action: '/x', about: { organisation: hostile, portal: hostile, sender: hostile } },
    code: {
      ...{ by: 'letter', goesAt: new Date(0), againAt: new Date(1), isClosed: reason === 'code-closed' },
      ...{ now: new Date(2), zone: 'Europe/Stockholm' },
    },
    ...{ reference: '7K2M9PXQ', here: 'id.example/activate', typed: hostile },
    problem: { reason, ...(reason === 'code-mistyped' ? { field: 'code' } : {}) },
  })

/** Parts that pages are made of, each on a page of its own until its first one comes. */
export const parts: Readonly<Record<string, (frame: Frame) => Html>> = {
  'posted-code.ts#postedCodePage': (frame) => byLetter(frame, 'code-mistyped'),
  'posted-code.ts#closedCodePage': (frame) => byLetter(frame, 'code-closed'),
  'signin/refused.ts#addressAskedPage': (frame) =>
    refusedPage({
      ...{ frame, action: '/x', portal: hostile, reason: 'level-out-of-reach', addressAt: '/account/postal' },
      ...{ reference: 'AbCd', mayEndSession: false },
    }),
  'table.ts#tablePage': (frame) => {
    const to = ways('/people', listingIn(new URLSearchParams('sort=-name&after=x'), ['name', 'since']))
    const people = [
      { name: 'Åsa Öberg', email: 'asa.oberg@example.org', since: '12 mei 2026', numbers: 3 },
      { name: hostile, email: `${'long'.repeat(20)}@example.org`, since: '1 juni 2026', numbers: 12 },
    ]
    const shown = table(frame.locale, {
      caption: 'Mensen',
      isTitled: true,
      columns: [
        { title: 'Naam', cell: ({ name }) => name, sort: to.sortBy('name') },
        { title: 'E-mailadres', cell: ({ email }) => email },
        { title: 'Sinds', cell: ({ since }) => since, sort: to.sortBy('since') },
        { title: 'Nummers', cell: ({ numbers }) => String(numbers), isNumber: true },
        { title: 'Doen', cell: () => html`<a href="/people/1">Wijzigen</a>` },
      ],
      rows: people,
      empty: '',
      pages: to.pages('y'),
    })
    return layout(frame, {
      title: 'Mensen',
      width: 'wide',
      body: html`<h1>Mensen</h1>
        ${shown}`,
    })
  },
  'table.ts#emptyTablePage': (frame) => {
    const shown = table(frame.locale, {
      caption: 'Mensen',
      columns: [{ title: 'Naam', cell: () => '' }],
      rows: [],
      empty: html`<p>Hier staat nog niemand. <a href="/people/new">Nodig iemand uit</a>.</p>`,
    })
    return layout(frame, {
      title: 'Mensen',
      width: 'wide',
      body: html`<h1>Mensen</h1>
        ${shown}`,
    })
  },
  'form.ts#formPage': (frame) => {
    const words = { 'name-missing': 'Vul een naam in.', 'email-malformed': 'Dit is geen e-mailadres.' }
    const form = {
      typed: { email: hostile },
      faults: [
        { field: 'name', reason: 'name-missing' },
        { field: 'email', reason: 'email-malformed' },
      ],
    }
    const { field } = fieldsOf(form, words, frame.locale)
    return layout(frame, {
      title: 'Uitnodigen',
      body: html`<h1>Uitnodigen</h1>
        <form method="post" action="/x" novalidate>
          ${field({ name: 'name', label: 'Naam', autocomplete: 'off', hint: 'Zoals collega’s die kennen.' })}
          ${field({ name: 'email', label: 'E-mailadres', type: 'email', autocomplete: 'off' })}
          <div class="actions"><button type="submit" class="primary">Uitnodigen</button></div>
        </form>`,
    })
  },
}
