import { html, type Child, type Html } from '../../html.ts'
import { table } from '../../table.ts'
import { tag } from '../../work.ts'
import { moment, type ConsoleFrame } from '../frame.ts'
import { requestWords } from './words/index.ts'

/** What was wrong with a request, as a name and what it is about. */
export interface WrongShown {
  readonly what: string
  readonly about: Readonly<Record<string, string | number | boolean | undefined>>
}

export interface RequestShown {
  readonly at: Date
  readonly endpoint: string
  readonly reference: string
  readonly wrong: WrongShown | undefined
}

/** Whose requests they are; and whether whoever looks may change its settings. */
interface Of {
  readonly id: string
  readonly mayChange: boolean
}

/** What a client asked of late, and what was wrong with it, in words. */
export function requestsPart(
  frame: ConsoleFrame,
  zone: string,
  { requests, of }: { readonly requests: readonly RequestShown[]; readonly of: Of },
): Html {
  const text = requestWords[frame.locale]
  const { columns } = text
  return html`<h2>${text.title}</h2>
    <p class="soft">${text.lead}</p>
    ${table(frame.locale, {
      caption: text.title,
      isTitled: true,
      columns: [
        { title: columns.at, cell: ({ at }) => moment(frame, zone, at) },
        { title: columns.where, cell: ({ endpoint }) => text.where[endpoint] ?? endpoint },
        {
          title: columns.how,
          cell: ({ wrong }) =>
            wrong === undefined
              ? tag(text.fine, 'ok')
              : html`${tag(text.wrong, 'bad')}
                  <span data-wrong="${wrong.what}">${wrongText(frame, wrong)}</span>
                  ${mend(frame, of, wrong)}`,
        },
        { title: columns.reference, cell: ({ reference }) => html`<code>${reference}</code>` },
      ],
      rows: requests,
      empty: text.none,
    })}`
}

/** What would mend it, where a setting would: whoever saves it there decides. */
function mend({ locale }: ConsoleFrame, { id, mayChange }: Of, { what, about }: WrongShown): Child {
  const text = requestWords[locale]
  const to = (setting: Record<string, string>): string =>
    `/operator/portals/${id}/settings?${new URLSearchParams(setting).toString()}`
  if (!mayChange) return undefined
  if (what === 'pkce-missing' && about['exempts'] === true)
    return html`<a href="${to({ exempt: 'yes' })}">${text.exempt}</a>`
  // whoever asks may be a stranger: an address of another host is proposed to nobody
  const isSlip =
    what === 'redirect-differs' && !['host', 'port', 'scheme', 'query'].includes(String(about['how']))
  const asked = String(about['asked'] ?? '')
  return isSlip && !asked.includes('…') && html`<a href="${to({ add: asked })}">${text.register}</a>`
}

export function wrongText({ locale }: Pick<ConsoleFrame, 'locale'>, { what, about }: WrongShown): string {
  const text = requestWords[locale]
  const said = (name: string): string => String(about[name] ?? '')
  const says: Readonly<Record<string, () => string>> = {
    'redirect-differs': () =>
      text.redirectDiffers(
        text.differs[said('how') as keyof typeof text.differs],
        said('asked'),
        said('registered'),
      ),
    'redirect-unknown': () => text.redirectUnknown(said('asked'), said('registered')),
    'redirect-changed': () => text.redirectChanged,
    'pkce-missing': () => (about['exempts'] === true ? text.pkceMissingExempts : text.pkceMissing),
    'pkce-wrong': () => text.pkceWrong,
    'code-twice': () =>
      about['apart'] === undefined
        ? text.codeTwice
        : text.codeTwiceApart(apartText(locale, Number(about['apart']))),
    'code-late': () => text.codeLate,
    'refresh-twice': () => text.refreshTwice,
    'grant-over': () => text.grantOver,
    'of-another-client': () => text.ofAnotherClient,
    'secret-wrong': () => text.secretWrong,
    'method-wrong': () => text.methodWrong(said('registered')),
    'grant-type-missing': () => text.grantTypeMissing(said('grant')),
    'level-unreachable': () => text.levelUnreachable,
    'nobody-asked': () => text.nobodyAsked,
    cancelled: () => text.cancelled,
  }
  return says[what]?.() ?? text.other(said('error'), said('detail'))
}

/** 40 ms, or 12 s. */
const apartText = (locale: string, ms: number): string =>
  new Intl.NumberFormat(locale, {
    ...{ style: 'unit', maximumFractionDigits: ms < 10_000 ? 1 : 0 },
    unit: ms < 1000 ? 'millisecond' : 'second',
  }).format(ms < 1000 ? ms : ms / 1000)
