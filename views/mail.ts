import type { Tones } from '../src/platform/render/colour.ts'
import type { Locale } from '../src/platform/render/locale.ts'
import { hoursIn, type Brand } from './brand.ts'
import { html, type Child, type Html } from './html.ts'
import { mailStyle, type MailStyle } from './mail-style.ts'
import { told } from './time.ts'
import { letterWords } from './words/index.ts'

/** What every message is written on. */
export interface Letterhead {
  readonly locale: Locale
  readonly brand: Brand
  /** What whoever reads it is called, where that is known to be them. */
  readonly called?: string | undefined
  /** When and from where that was done which it tells of. */
  readonly done?: Done | undefined
  /** Pages of ours that messages lead to. */
  readonly links: {
    /** Where a forgotten password is replaced. */
    readonly recover: string
    readonly factors: string
    readonly password: string
    readonly sessions: string
    readonly notMe: string
    /** Where somebody shows that post reaches them. */
    readonly postal: string
    readonly help: string
    /** The logo, where mail programs show one of its kind. */
    readonly logo?: string | undefined
  }
}

export interface Done {
  readonly at: Date
  readonly zone: string
  /** Undefined: not by a browser that we have seen. */
  readonly from?: { readonly address: string; readonly program: string | undefined } | undefined
}

export interface MailParts {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export type Paragraph =
  | string
  | { readonly code: string }
  | { readonly to: string; readonly label: string }
  | { readonly note: string; readonly way?: { readonly to: string; readonly label: string } }

export interface Letter {
  readonly subject: string
  /** What stands at its head; otherwise the subject. */
  readonly title?: string
  /** What a notification shows of it, beside its subject; otherwise how it begins. */
  readonly preview?: string
  /** Paragraphs are text. A code and a button stand by themselves, and there is one of them; a note is what to do if it was somebody else, and where. */
  readonly paragraphs: readonly Paragraph[]
  /** It tells of something that was done: when, from where, and of what, where that has a name. */
  readonly done?: true | string
}

/**
 * A name in a mail: on one line, and no longer than a name is. Whoever chooses one may choose it for somebody else to read,
 * so it is no link to anywhere; nor, where it is not an operator who chose it, anything that a mail program makes one of.
 */
export function named(name: string, by: 'anybody' | 'operator' = 'anybody'): string {
  const plain = name
    .replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/:\/\/|www\./gi, ' ')
    // no domain ends in one letter: B.V. stays as it is
    .replace(/(?!\.\p{L}(?![\p{L}\p{N}-]))([.@:/])(?=[^\s.@:/])/gu, by === 'operator' ? '$1' : '$1 ')
    .replace(/ +/g, ' ')
    .trim()
  const letters = Array.from(plain)
  return letters.length > 80 ? `${letters.slice(0, 79).join('').trimEnd()}…` : plain
}

/** The way to shut out whoever did what the mail tells of. */
export const notMe = ({ locale, links }: Letterhead): Paragraph => ({
  to: links.recover,
  label: letterWords[locale].notMe,
})

/** A mail in two forms that say the same. */
export function mail(letterhead: Letterhead, letter: Letter): MailParts {
  return { subject: letter.subject, text: asText(letterhead, letter), html: asHtml(letterhead, letter) }
}

/** What it says beside its paragraphs, in both forms. */
function around(letterhead: Letterhead, { done }: Letter) {
  const { locale, brand, called } = letterhead
  const text = letterWords[locale]
  const { phone, hours } = brand.help
  return {
    greeting: called === undefined ? text.hello : text.helloTo(named(called)),
    facts: done === undefined ? [] : factsOf(letterhead, done === true ? undefined : done),
    foot: text.automatic(brand.name),
    help:
      phone === undefined
        ? text.help
        : `${text.help} ${phone}${hours.length > 0 ? ` (${hoursIn(locale, hours)})` : ''} ·`,
  }
}

function factsOf({ locale, done }: Letterhead, what: string | undefined): (readonly [string, string])[] {
  const text = letterWords[locale]
  const about = what === undefined ? [] : ([[text.what, named(what)]] as const)
  if (!done) return [...about]
  const { at, zone: timeZone, from } = done
  const when = told(locale, at, { dateStyle: 'full', timeStyle: 'short', timeZone })
  return [
    ...about,
    [text.when, when],
    ...(from
      ? ([
          [text.where, from.address],
          [text.program, from.program ?? text.unknownProgram],
        ] as const)
      : []),
  ]
}

function asText(letterhead: Letterhead, letter: Letter): string {
  const { greeting, facts, foot, help } = around(letterhead, letter)
  const inText = (paragraph: Paragraph): string => {
    if (typeof paragraph === 'string') return paragraph
    if ('note' in paragraph)
      return paragraph.way
        ? `${paragraph.note}\n${paragraph.way.label}:\n${paragraph.way.to}`
        : paragraph.note
    return 'code' in paragraph ? `    ${paragraph.code}` : `${paragraph.label}:\n${paragraph.to}`
  }
  const [before, after] = parted(letter.paragraphs)
  return `${[
    letter.title ?? letter.subject,
    greeting,
    ...before.map(inText),
    ...(facts.length > 0 ? [facts.map(([name, value]) => `${name}: ${value}`).join('\n')] : []),
    ...after.map(inText),
    `-- \n${foot}\n${help} ${letterhead.links.help}`,
  ].join('\n\n')}\n`
}

/** What was done stands before what to do if it was somebody else. */
function parted(paragraphs: readonly Paragraph[]): [readonly Paragraph[], readonly Paragraph[]] {
  const at = paragraphs.findIndex((each) => typeof each === 'object' && 'note' in each)
  return at === -1 ? [paragraphs, []] : [paragraphs.slice(0, at), paragraphs.slice(at)]
}

const builtIn: Pick<Tones, 'brand' | 'on' | 'ink' | 'tint'>[] = [
  { brand: '#0a5672', on: '#ffffff', ink: '#0a5672', tint: '#e6f2f7' },
  { brand: '#7cc7e2', on: '#06222d', ink: '#7cc7e2', tint: '#14303b' },
]

function asHtml(letterhead: Letterhead, letter: Letter): string {
  const { locale, brand, links } = letterhead
  const tones = brand.look?.colours?.tones
  const [light, dark] = tones ? [tones.light, tones.dark] : builtIn
  const style = mailStyle(light!, dark!)
  const { greeting, facts, foot, help } = around(letterhead, letter)
  const [before, after] = parted(letter.paragraphs)
  const shown = (paragraph: Paragraph): Html => paragraphIn(locale, style, paragraph)
  const list: Child =
    facts.length > 0 &&
    html`<table role="presentation" cellpadding="0" cellspacing="0" style="${style.facts}">
      ${facts.map(
        ([name, value]) =>
          html`<tr>
            <td class="soft" style="${style.factName}">${name}</td>
            <td style="${style.factValue}">${value}</td>
          </tr>`,
      )}
    </table>`
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${letter.subject}</title>
        <style>
          ${style.sheet}
        </style>
      </head>
      <body style="${style.body}">
        <div style="${style.preview}">${letter.preview ?? previewOf(letter)}</div>
        <div class="paper" style="${style.paper}">
          <div class="whose" style="${style.whose}">${logoOrName(brand.name, links.logo)}</div>
          <h1 style="${style.title}">${letter.title ?? letter.subject}</h1>
          <p style="${style.paragraph}">${greeting}</p>
          ${before.map(shown)} ${list} ${after.map(shown)}
        </div>
        <div class="soft" style="${style.foot}">
          <p style="${style.footLine}">${foot}</p>
          <p style="${style.footLine}">
            ${help}
            <a href="${links.help}" class="link" style="${style.link}">${links.help}</a>
          </p>
        </div>
      </body>
    </html>`.toString()
}

/** Sized in the tag: some programs know no other way. */
const logoOrName = (name: string, logo: string | undefined): Child =>
  logo === undefined
    ? name
    : html`<img src="${logo}" alt="${name}" height="40" style="display:block;border:0" />`

const previewOf = ({ paragraphs }: Letter): string =>
  paragraphs.find((paragraph) => typeof paragraph === 'string') ?? ''

const wayIn = (style: MailStyle, { to, label }: { readonly to: string; readonly label: string }): Html =>
  html`<br />${label}:<br /><a href="${to}" class="link" style="${style.link}">${to}</a>`

function paragraphIn(locale: Locale, style: MailStyle, paragraph: Paragraph): Html {
  if (typeof paragraph === 'string') return html`<p style="${style.paragraph}">${paragraph}</p>`
  if ('note' in paragraph)
    return html`<p class="note" style="${style.note}">
      ${paragraph.note}${paragraph.way && wayIn(style, paragraph.way)}
    </p>`
  if ('code' in paragraph) return html`<p class="note" style="${style.code}">${paragraph.code}</p>`
  const { to, label } = paragraph
  return html`<p style="${style.paragraph}">
      <a href="${to}" class="button" style="${style.button}">${label}</a>
    </p>
    <p class="soft" style="${style.address}">
      ${letterWords[locale].orCopy}<br /><a href="${to}" class="link" style="${style.link}">${to}</a>
    </p>`
}
