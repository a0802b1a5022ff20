/**
 * Brand: the logos, icons and colours that pages show. Everything is served from our own origin, under addresses that are
 * of their content, so that a browser asks once; what came from elsewhere can do nothing here, even opened by itself.
 */
import { pictureNamed } from '../../domain/clients/index.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Answer } from '../../platform/http/answers.ts'
import type { Endpoint } from '../../platform/http/exchange.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import { colourIn, colourSheet, coloursOf } from '../../platform/render/colour-sheet.ts'
import { colourFault, type Scheme } from '../../platform/render/colour.ts'
import { picturePath, type Picture } from '../../platform/render/picture.ts'

interface Needs {
  readonly db: Db
  /** Of the organisation itself; those of portals are in the database. */
  readonly brandPictures: readonly Picture[]
}

/** A drawing may hold scripts: opened by itself it runs none, loads nothing, and is of no origin. */
const POWERLESS = `default-src 'none'; style-src 'unsafe-inline'; sandbox`

export function brandEndpoints({ db, brandPictures }: Needs): Endpoint[] {
  const own = new Map(brandPictures.map((picture) => [picture.name, picture]))
  const picture: Endpoint = {
    method: 'GET',
    path: picturePath(':name'),
    async handle({ params: { name = '' }, raw }) {
      const found = own.get(name) ?? (isPictureName(name) ? await pictureNamed(db, name) : undefined)
      if (!found) throw new HttpProblem(404, 'not-found')
      raw.response.setHeader('Content-Security-Policy', POWERLESS)
      // no page of ours is a drawing of somebody else's: shown in a page, or kept as a file
      raw.response.setHeader('Content-Disposition', 'attachment')
      return { kind: 'file', type: found.type, body: found.body, isFinal: true }
    },
  }
  const colours: Endpoint = {
    method: 'GET',
    path: '/brand/:hash/:name',
    async handle({ path, params: { name = '' } }): Promise<Answer> {
      const colour = colourIn(name)
      const schemes: readonly Scheme[] = ['light', 'dark']
      // nobody paints our pages in what cannot be read, by an address that they made up
      if (!colour || schemes.some((scheme) => colourFault(colour[scheme], scheme) !== undefined))
        throw new HttpProblem(404, 'not-found')
      const { tones, sheet } = coloursOf(colour)
      return {
        kind: 'file',
        type: 'text/css; charset=utf-8',
        body: colourSheet(tones),
        // of another release, whose pages are served beside ours: it gets what we make of it, and asks again
        isFinal: path === sheet,
      }
    },
  }
  return [picture, colours]
}

const isPictureName = (name: string): boolean => /^[\w-]{22}\.\w{3,4}$/.test(name)

export const slice = { name: 'brand', endpoints: brandEndpoints }
