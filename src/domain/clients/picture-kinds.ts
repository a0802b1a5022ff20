/** What a portal may show pictures as. */
export const pictureKinds = ['logo', 'logo-dark', 'icon'] as const
export type PictureKind = (typeof pictureKinds)[number]

/** The names of its pictures, by kind. */
export type Pictures = Readonly<Partial<Record<PictureKind, string>>>

/** Where a registration says that each is found. */
export const pictureMembers = {
  logo: 'logo_uri',
  'logo-dark': 'sluis_logo_dark_uri',
  icon: 'sluis_icon_uri',
} as const satisfies Record<PictureKind, string>
