import { faceOf, type Brand } from '../../../views/brand.ts'
import { clientById, pictureNamed, portalBrand } from '../../domain/clients/index.ts'
import type { Letterhead } from '../../domain/letters/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Queryable } from '../../platform/db/database.ts'
import { picturePath, type Picture } from '../../platform/render/picture.ts'
import { toPrintable } from '../../platform/render/printable.ts'

const DARK_BLUE = '#0a5672'

/**
 * On whose paper a letter is, by the rule of pages: a portal's, where it has a look of its own, and this installation's
 * otherwise. Help is the portal's where it says whom to ask. A portal that is gone meanwhile has none.
 *
 * @param portal the client id of the portal that a letter is for; undefined: for none
 */
export async function letterheadOf(
  {
    db,
    clock,
    brand,
    brandPictures,
  }: {
    readonly db: Queryable
    readonly clock: Clock
    readonly brand: Brand
    readonly brandPictures: readonly Picture[]
  },
  portal: string | undefined,
): Promise<Letterhead> {
  const client = portal === undefined ? undefined : await clientById(db, portal, clock())
  const said = client && portalBrand(client.id, client.metadata, client.pictures)
  const { name, look } = faceOf({ ...brand, portal: said })
  const logo =
    look.logo === undefined
      ? undefined
      : (brandPictures.find((own) => look.logo === picturePath(own.name)) ??
        (await pictureNamed(db, look.logo.slice(picturePath('').length))))
  return {
    name,
    colour: look.colours?.tones.light.ink ?? DARK_BLUE,
    logo: logo && (await toPrintable(logo)),
    help: said?.help ?? brand.help,
  }
}
