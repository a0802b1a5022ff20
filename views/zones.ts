import { html, type Html } from './html.ts'
import { zoneWords } from './words/index.ts'
import type { Locale } from '../src/platform/render/locale.ts'

/** Places that the list of the runtime still calls by their old names (IANA `backward`). */
const todays: Readonly<Record<string, string>> = {
  Asmera: 'Asmara',
  Calcutta: 'Kolkata',
  Enderbury: 'Kanton',
  Faeroe: 'Faroe',
  Godthab: 'Nuuk',
  Katmandu: 'Kathmandu',
  Kiev: 'Kyiv',
  Ponape: 'Pohnpei',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh City',
  Truk: 'Chuuk',
}

/** The place that a zone is named after, as people write it today. */
export function placeOf(zone: string): string {
  const place = zone.split('/').slice(1).toReversed().join(', ').replaceAll('_', ' ')
  return place === '' ? zone : (todays[place] ?? place)
}

type Region = keyof (typeof zoneWords)['en']

/** Every time zone, by the part of the world that it lies in: ours first, then by name; its places by name. */
export function zoneOptions(locale: Locale, chosen: string): Html {
  const text = zoneWords[locale]
  const all = Intl.supportedValuesOf('timeZone')
  const regions = (Object.keys(text) as Region[]).toSorted(
    (a, b) => Number(b === 'Europe') - Number(a === 'Europe') || text[a].localeCompare(text[b], locale),
  )
  return html`${regions.map((region) => {
    const zones = all
      .filter((zone) => zone.startsWith(`${region}/`))
      .map((zone) => ({ zone, place: placeOf(zone) }))
      .toSorted((a, b) => a.place.localeCompare(b.place, locale))
    return html`<optgroup label="${text[region]}">
      ${zones.map(
        ({ zone, place }) =>
          html`<option value="${zone}" ${zone === chosen && html`selected`}>${place}</option>`,
      )}
    </optgroup>`
  })}`
}
