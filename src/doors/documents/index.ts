/**
 * Documents: what developers of portals read, as pages and as Markdown, with this installation's own addresses in them; and
 * a page for each error, which never moves. Operators read theirs where they have the program.
 */
import fs from 'node:fs'
import { marked } from 'marked'
import type { Brand } from '../../../views/brand.ts'
import { documentPage } from '../../../views/documents/document.ts'
import { page, type Answer } from '../../platform/http/answers.ts'
import type { Endpoint, Exchange } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { chooseLocale } from '../../platform/render/locale.ts'

interface Needs {
  readonly issuer: URL
  readonly brand: Brand
}

/** Each by its name at `/docs`, with what it is for. */
const documents = {
  integrating: 'How to connect a portal: registrations, claims, levels, sign-out, frameworks',
  frameworks: 'What to set in openid-client, Auth.js, Authlib, Django, Spring, ASP.NET Core and others',
  errors: 'What each error means, and who can do what about it',
} as const
type Name = keyof typeof documents

/** The issuer that documents are written with. */
const EXAMPLE = 'https://id.example'

const isName = (name: string): name is Name => Object.hasOwn(documents, name)

const readDocument = (name: Name): string =>
  fs.readFileSync(new URL(`../../../docs/${name}.md`, import.meta.url), 'utf8')

/** The errors that have a page, with what is said of each. */
export const errorsTold = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/^#{2,3} /m)
      .slice(1)
      .flatMap((section) => {
        const [, code, said] = /^`([^`]+)`\n([^]*)$/.exec(section) ?? []
        return code === undefined || said === undefined ? [] : [[code, said] as const]
      }),
  )

export function documentEndpoints({ issuer, brand }: Needs): Endpoint[] {
  const text = (name: Name): string => readDocument(name).replaceAll(EXAMPLE, issuer.origin)
  // read once: they come with the release
  const texts = new Map((Object.keys(documents) as Name[]).map((name) => [name, text(name)]))
  const errors = errorsTold(texts.get('errors') ?? '')
  const shown = (exchange: Exchange, title: string, markdown: string): Answer => {
    const frame = { brand, locale: chooseLocale(exchange.wishes), here: exchange.path }
    return page(documentPage({ frame, title, body: asHtml(markdown) }))
  }
  return [
    {
      method: 'GET',
      path: '/docs/:name',
      async handle(exchange) {
        const [, name = '', suffix] = /^(.*?)(\.md)?$/.exec(exchange.params['name'] ?? '') ?? []
        if (!isName(name)) throw new HttpProblem(404, 'not-found')
        const markdown = texts.get(name) ?? ''
        return suffix === undefined ? shown(exchange, titleOf(markdown), markdown) : asMarkdown(markdown)
      },
    },
    { method: 'GET', path: '/llms.txt', handle: async () => asMarkdown(contents(issuer)) },
    {
      method: 'GET',
      path: '/errors/:code',
      async handle(exchange) {
        const { code = '' } = exchange.params
        const said = errors.get(code)
        if (said === undefined) throw new HttpProblem(404, 'not-found')
        return shown(exchange, code, `# \`${code}\`\n${said}\n[Every error](/docs/errors)`)
      },
    },
  ]
}

const titleOf = (markdown: string): string => /^# (.*)$/m.exec(markdown)?.[1] ?? ''

/** With addresses for its headings, and links between documents as pages have them. */
function asHtml(markdown: string): string {
  const linked = markdown.replaceAll(/\]\((\w+)\.md(#[\w-]+)?\)/g, (link, name: string, part = '') =>
    isName(name) ? `](/docs/${name}${part})` : link,
  )
  return (
    marked
      .parse(linked, { async: false, gfm: true })
      // what moves sideways is moved by keys, too
      .replace(/<(pre|table)>/g, '<$1 tabindex="0">')
      .replace(/<h([23])>([^]*?)<\/h\1>/g, (_all, level: string, inside: string) => {
        const id = inside
          .replace(/<[^>]+>/g, '')
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-')
        return `<h${level} id="${id}">${inside}</h${level}>`
      })
  )
}

const asMarkdown = (body: string): Answer => ({
  kind: 'file',
  type: 'text/markdown; charset=utf-8',
  body,
  isFinal: false,
})

/** What there is to read, for programs that read for people (llmstxt.org). */
const contents = ({ origin }: URL): string =>
  [
    '# Sluis',
    '',
    `> The OpenID Connect identity provider at ${origin}. Portals sign people in by the authorization code flow with PKCE.`,
    '',
    '## Documents',
    '',
    ...Object.entries(documents).map(([name, about]) => `- [${name}](${origin}/docs/${name}.md): ${about}`),
    `- [discovery](${origin}/.well-known/openid-configuration): every address and what is supported`,
    '',
  ].join('\n')

export const slice = { name: 'documents', endpoints: documentEndpoints }
