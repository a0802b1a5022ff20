/** The languages Sluis speaks, English being the source. */
export const locales = ['en', 'nl', 'sv'] as const
export type Locale = (typeof locales)[number]

/** `nl-BE` → `nl`, and so is `nl_BE`, as systems write it; undefined for a language Sluis does not speak. BCP 47, RFC 4647 §3.4. */
export function asLocale(tag: string | undefined): Locale | undefined {
  const primary = tag?.trim().split(/[-_]/)[0]?.toLowerCase()
  return locales.find((locale) => locale === primary)
}

export interface LocaleWishes {
  /** What the person chose on the page itself. */
  readonly chosen?: string | undefined
  /** `ui_locales`, in order (OIDC Core §3.1.2.1). */
  readonly asked?: readonly string[] | undefined
  readonly account?: string | undefined
  /** What the browser asks for, the dearest first. */
  readonly accepted?: readonly string[] | undefined
}

/** The first language that somebody wished and Sluis speaks: the person, the portal, the account, the browser. */
export function chooseLocale(wishes: LocaleWishes): Locale {
  const inOrder = [wishes.chosen, ...(wishes.asked ?? []), wishes.account, ...(wishes.accepted ?? [])]
  for (const tag of inOrder) {
    const locale = asLocale(tag)
    if (locale) return locale
  }
  return 'en'
}
