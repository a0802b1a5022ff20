import fs from 'node:fs/promises'
import type { Command } from 'commander'
import { perform } from '../../acts/index.ts'
import type { PictureChanges } from '../../domain/clients/index.ts'
import { readPicture, type Picture } from '../../platform/render/picture.ts'
import { clientActs } from '../../ports.ts'
import { inHouse, operatorHere, Refusal } from './run.ts'

interface Options {
  readonly json?: boolean
  readonly file?: string
  readonly dark?: string
  readonly icon?: string
  readonly remove?: boolean
}

export function logoCommand(clients: Command): void {
  clients
    .command('logo <client-id>')
    .description(
      'give a portal a logo and an icon from files, as its registration does by logo_uri: SVG, PNG, JPEG, WebP or ICO, 200 kB at most',
    )
    .option('--file <path>', 'the logo')
    .option('--dark <path>', 'the logo for dark paper')
    .option('--icon <path>', 'the icon that browsers show beside the title')
    .option('--remove', 'take them all away')
    .action(setLogo)
}

async function setLogo(id: string, { file, dark, icon, remove, ...options }: Options): Promise<void> {
  const given = { logo: file, 'logo-dark': dark, icon }
  const named = Object.entries(given).filter(([, path]) => path !== undefined)
  if (named.length > 0 === (remove ?? false)) throw new Refusal('Name files, or --remove, and not both.')
  const pictures: PictureChanges = await Promise.all(
    (['logo', 'logo-dark', 'icon'] as const)
      .filter((kind) => remove || given[kind] !== undefined)
      .map(async (kind) => [kind, remove ? undefined : await pictureFrom(given[kind] ?? '')] as const),
  )
  await inHouse(options, async (house) => {
    const who = await operatorHere(house)
    const done = await perform(house, clientActs(house).setPictures, who, id, { pictures })
    if (!done.ok) throw new Refusal(`There is no client ${id}.`)
    const changed = pictures.map(([kind]) => kind)
    const text = `${remove ? 'Removed from' : 'Given to'} ${id}: ${changed.join(', ')}`
    return { text, json: { client_id: id, changed } }
  })
}

async function pictureFrom(path: string): Promise<Picture> {
  const bytes = await fs.readFile(path).catch(() => {
    throw new Refusal(`${path} cannot be read.`)
  })
  const picture = readPicture(bytes)
  if (typeof picture === 'string') throw new Refusal(`${path} ${picture}`)
  return picture
}
