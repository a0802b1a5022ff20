import { html, type Html } from '../html.ts'
import { layout, type Frame } from '../layout.ts'

/** An operation, as developers read it. */
export interface ToldOperation {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly says: string
  readonly more: string | undefined
  readonly scope: string
  /** Who may, and whether a second person must agree. */
  readonly who: string
  readonly parameters: readonly { readonly name: string; readonly where: string; readonly says: string }[]
  /** A request that works, as it is sent. */
  readonly example: string
  readonly answers: readonly { readonly status: string; readonly says: string }[]
}

export interface ReferenceModel {
  readonly frame: Frame
  /** Where tokens are asked for, for which resource, and where the API is. */
  readonly issuer: string
  readonly resource: string
  readonly base: string
  readonly scopes: readonly { readonly scope: string; readonly says: string }[]
  readonly roles: readonly string[]
  /** Who may what: a line an operation, a cell a role. */
  readonly table: readonly {
    readonly operation: string
    readonly cells: readonly string[]
    readonly second: string
  }[]
  readonly groups: readonly { readonly name: string; readonly operations: readonly ToldOperation[] }[]
}

/** The operators' API, for developers: in English, in whatever language the page around it is. */
export function referencePage(model: ReferenceModel): Html {
  const { frame, groups } = model
  return layout(frame, {
    title: 'The operators’ API',
    width: 'wide',
    body: html`<article class="document" lang="en">
      <h1>The operators’ API</h1>
      <p>
        What those who look after this installation, and programs of theirs, do through
        <code>${model.base}</code>. The same as a document for programs:
        <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
      </p>
      ${beginning(model)} ${conventions()} ${whoMay(model)}
      <h2 id="operations">Operations</h2>
      <ul>
        ${groups.map(
          ({ name, operations }) =>
            html`<li>
              ${name}:
              ${operations.map(
                (each, i) => html`${i > 0 ? ', ' : ''}<a href="#${each.name}">${each.name.split('.')[1]}</a>`,
              )}
            </li>`,
        )}
      </ul>
      ${groups.map(({ operations }) => operations.map(section))}
    </article>`,
  })
}

const beginning = ({ issuer, resource, scopes }: ReferenceModel): Html =>
  html`<h2 id="begin">To begin</h2>
    <p>
      A program of yours is a client with <code>client_credentials</code> and
      <code>"sluis_resources": ["${resource}"]</code>; it holds a role by
      <code>sluis operators add --client &lt;client-id&gt; --role auditor</code>. A person holds one by
      <code>sluis operators add &lt;account&gt;</code>, and signs in to a client of theirs.
    </p>
    <pre tabindex="0"><code>curl -u "$CLIENT_ID:$CLIENT_SECRET" ${issuer}/token \\
  -d grant_type=client_credentials -d resource=${resource} -d scope="clients:read"</code></pre>
    <table tabindex="0">
      <thead>
        <tr>
          <th scope="col">scope</th>
          <th scope="col">for</th>
        </tr>
      </thead>
      <tbody>
        ${scopes.map(
          ({ scope, says }) =>
            html`<tr>
              <td><code>${scope}</code></td>
              <td>${says}</td>
            </tr>`,
        )}
      </tbody>
    </table>`

const conventions = (): Html =>
  html`<h2 id="conventions">What holds for all of it</h2>
    <ul>
      <li>
        A refusal is a problem (RFC 9457): <code>type</code> is a page that says what to do, and
        <code>errors</code> has everything that is wrong, each with its place.
      </li>
      <li>
        Without a token that counts it answers 401, without the scope or the role 403, and 503 with
        <code>Retry-After</code> where it cannot answer now.
      </li>
      <li>
        What creates something takes an <code>Idempotency-Key</code>: sent again within a day, it is answered
        the same.
      </li>
      <li>What changes something takes <code>If-Match</code> with the <code>ETag</code> that was read.</li>
      <li>A PATCH is a merge patch (RFC 7396): null takes a member away, a list is replaced whole.</li>
      <li><code>?dry_run=true</code> says what would be done, and does nothing.</li>
      <li>A list goes on at its <code>next</code>, by <code>after</code>. Nothing is counted.</li>
      <li>
        What needs two persons answers 202 with a proposal. Another person agrees within 24 hours; it ends
        with the role of who proposed it, and when its target changes.
      </li>
    </ul>`

const whoMay = ({ roles, table }: ReferenceModel): Html =>
  html`<h2 id="roles">Who may what</h2>
    <table tabindex="0">
      <thead>
        <tr>
          <th scope="col">operation</th>
          ${roles.map((role) => html`<th scope="col">${role}</th>`)}
          <th scope="col">second person</th>
        </tr>
      </thead>
      <tbody>
        ${table.map(
          ({ operation, cells, second }) =>
            html`<tr>
              <th scope="row"><a href="#${operation}">${operation}</a></th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
              <td>${second}</td>
            </tr>`,
        )}
      </tbody>
    </table>`

/** A text with its names as code. */
const coded = (text: string): Html[] =>
  text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))

const section = (each: ToldOperation): Html =>
  html`<h3 id="${each.name}"><code>${each.method} ${each.path}</code></h3>
    <p>${coded(each.says)} ${coded(each.more ?? '')}</p>
    <p>Scope <code>${each.scope}</code>. ${each.who}</p>
    ${
      each.parameters.length === 0
        ? ''
        : html`<ul>
            ${each.parameters.map(
              ({ name, where, says }) =>
                html`<li><code>${name}</code> (${where})${says === '' ? '' : ': '}${coded(says)}</li>`,
            )}
          </ul>`
    }
    <pre tabindex="0"><code>${each.example}</code></pre>
    <ul>
      ${each.answers.map(({ status, says }) => html`<li><code>${status}</code>: ${coded(says)}</li>`)}
    </ul>`
