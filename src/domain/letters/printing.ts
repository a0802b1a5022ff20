import type { Vault } from '../../platform/crypto/vault.ts'
import { openPress, type Paper } from '../../platform/pdf/paper.ts'
import { toSquares } from '../../platform/pdf/squares.ts'
import type { Locale } from '../../platform/render/locale.ts'
import { addressLines } from '../../platform/text/postal-address.ts'
import { codeLetter } from '../../../views/letters/letter.ts'
import type { Help } from '../../../views/brand.ts'
import { openLetter } from './content.ts'
import { drawLetter, type Unprintable, type Window } from './drawing.ts'
import type { LetterRow } from './rows.ts'

/** Whose paper a letter is on, and whom it says to ask. */
export interface Letterhead {
  readonly name: string
  /** As `#0a5672`. */
  readonly colour: string
  /** A PNG that was made for printing. */
  readonly logo: Buffer | undefined
  readonly help: Help
}

/** On what letters are printed here. */
export interface Stationery {
  /** By whose name people know where they have an account. */
  readonly name: string
  letterheadOf(portal: string | undefined): Promise<Letterhead>
  readonly issuer: URL
  readonly timeZone: string
  /** Where letters are posted. */
  readonly country: string
  readonly window: Window
  readonly sender: string
}

/** Where a code that came by post is typed, and one that confirms one's own address. */
const [PAGE, OWN_PAGE] = ['/activate', '/account/postal']

/** The language that is read in the country where letters are posted, as far as it is one of ours. */
const languages: Readonly<Record<string, Locale>> = { NL: 'nl', BE: 'nl', SE: 'sv', FI: 'sv' }

export interface Printer {
  /** A letter by itself, as a PDF; or why it cannot be printed. */
  print(row: LetterRow): Promise<Buffer | Unprintable>
  /** Adds a letter to others. What could be printed by itself can be here. */
  add(paper: Paper, row: LetterRow): Promise<void>
  /** Begins a document for several. */
  open(title: string): Paper
}

/** Prints letters on what is theirs here: the fonts are read once. */
export async function openPrinter(vault: Vault, stationery: Stationery): Promise<Printer> {
  const press = await openPress()
  const { name: brandName, issuer, country } = stationery
  const heads = new Map<string | undefined, Promise<Letterhead>>()
  // once for each portal: a letter by itself, and among the others of its run, is on the same paper
  const headOf = (portal: string | undefined): Promise<Letterhead> => {
    const known = heads.get(portal) ?? stationery.letterheadOf(portal)
    heads.set(portal, known)
    return known
  }
  const squares = new Map<string, boolean[][]>()
  const squaresOf = async (text: string): Promise<boolean[][]> => {
    const known = squares.get(text) ?? (await toSquares(text))
    squares.set(text, known)
    return known
  }
  const open = (title: string, locale: Locale): Paper => press.open({ title, locale, author: brandName })
  const draw = async (paper: Paper, row: LetterRow): Promise<Unprintable | undefined> => {
    const content = openLetter(vault, row)
    if (!content) throw new Error('a letter that is to be printed has no content any more')
    const { address, code, organisation, sender, portal } = content
    const { help, ...head } = await headOf(portal)
    const parts = codeLetter(
      {
        ...{ kind: row.kind, name: address.name, organisation, sender, code, reference: row.reference },
        ...{ askedAt: row.asked_at, worksUntil: row.works_until },
      },
      {
        ...{ locale: row.locale, brandName, help, zone: stationery.timeZone },
        ...{
          page: new URL(PAGE, issuer),
          ownPage: new URL(OWN_PAGE, issuer),
          helpPage: new URL('/help', issuer),
        },
      },
    )
    return drawLetter(press, paper, {
      ...{ parts, window: stationery.window, squares: await squaresOf(parts.page.href) },
      address: addressLines(address, { country, locale: languages[country] ?? 'en' }),
      head: { ...head, from: stationery.sender },
    })
  }
  return {
    open: (title) => open(title, languages[country] ?? 'en'),
    async print(row) {
      const paper = open(row.reference, row.locale)
      const why = await draw(paper, row)
      if (why !== undefined) return why
      paper.end()
      return Buffer.concat(await Array.fromAsync(paper.bytes))
    },
    async add(paper, row) {
      const why = await draw(paper, row)
      if (why !== undefined) throw new Error(`what was printed by itself is not: ${why}`)
    },
  }
}
