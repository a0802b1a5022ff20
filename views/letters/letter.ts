import type { Locale } from '../../src/platform/render/locale.ts'
import { hoursIn, type Help } from '../brand.ts'
import { lastWholeDayOf, told } from '../time.ts'
import { words } from './words/index.ts'

/** What a code by letter is for. */
export const letterKinds = ['invitation', 'issued', 'recovery', 'address', 'control'] as const
export type LetterKind = (typeof letterKinds)[number]

/** A code, and for what. */
export interface CodeLetter {
  readonly kind: LetterKind
  /** Who opens it. */
  readonly name: string
  /** For whom they will act; undefined: for nobody but themselves. */
  readonly organisation: string | undefined
  /** Who sends for it, where that is a person. */
  readonly sender: string | undefined
  /** As it is drawn: without groups. */
  readonly code: string
  readonly reference: string
  readonly askedAt: Date
  readonly worksUntil: Date
}

/** On whose paper. */
export interface LetterPaper {
  readonly locale: Locale
  /** By whose name people know where they have an account. */
  readonly brandName: string
  readonly help: Help
  /** Where the code is typed, where that of one's own address is, and where there is help: nothing secret is in any. */
  readonly page: URL
  readonly ownPage: URL
  readonly helpPage: URL
  readonly zone: string
}

/** What a letter says, part by part. */
export interface LetterParts {
  readonly locale: Locale
  readonly title: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly greeting: string
  readonly before: readonly string[]
  readonly code: { readonly label: string; readonly shown: string; readonly until: string }
  readonly steps: { readonly title: string; readonly each: readonly string[] }
  readonly page: { readonly says: string; readonly shown: string; readonly href: string }
  readonly notes: readonly { readonly title: string; readonly text: string }[]
  readonly reference: { readonly label: string; readonly shown: string; readonly plain: string }
}

/** In groups of five and what is checked, as it is read out: `7KQ4M-8XN2P-R`. */
export const grouped = (code: string): string => code.match(/.{1,5}/g)?.join('-') ?? ''

/** An address as people type it. */
const typed = ({ host, pathname }: URL): string => `${host}${pathname === '/' ? '' : pathname}`

/** Where its code is typed; what was issued is used where one signs in: there is no page of ours for it. */
function pageOf(kind: LetterKind, { page, ownPage, helpPage }: LetterPaper): URL {
  if (kind === 'issued') return helpPage
  return kind === 'address' ? ownPage : page
}

export function codeLetter(model: CodeLetter, paper: LetterPaper): LetterParts {
  const { locale, brandName, help, zone } = paper
  const text = words[locale]
  const day = (at: Date): string => told(locale, at, { dateStyle: 'long', timeZone: zone })
  const reached = [
    ...(help.phone === undefined
      ? []
      : [`${help.phone}${help.hours.length > 0 ? ` (${hoursIn(locale, help.hours)})` : ''}`]),
    typed(paper.helpPage),
  ]
  const shown = grouped(model.reference)
  const said = text[model.kind]
  const page = pageOf(model.kind, paper)
  return {
    locale,
    title: said.title(model.organisation ?? brandName),
    facts: [
      [text.date, day(model.askedAt)],
      [text.reference, shown],
    ],
    greeting: text.greeting(model.name),
    before: [said.lead(model.organisation ?? brandName, model.sender)],
    code: {
      label: text.code,
      shown: grouped(model.code),
      until: text.until(day(lastWholeDayOf(model.worksUntil))),
    },
    steps: { title: text.how, each: said.steps },
    page: { says: said.page, shown: typed(page), href: page.href },
    notes: [
      { title: text.notYou, text: said.notYou },
      { title: text.questions, text: text.ask(reached) },
    ],
    reference: { label: text.reference, shown, plain: model.reference },
  }
}
