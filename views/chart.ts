import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { html, type Html } from './html.ts'

export interface Series {
  readonly name: string
  /** A value for each place, in their order. */
  readonly values: readonly number[]
}

export interface ChartModel {
  /** Of its own on the page. */
  readonly id: string
  readonly title: string
  /** What is seen, in a sentence: for who hears it. The table below it says all. */
  readonly says: string
  /** What stands below: times, or names. */
  readonly places: readonly string[]
  readonly series: readonly Series[]
  readonly number: (value: number) => string
}

const SIZE = { width: 720, height: 220, top: 8, right: 8, bottom: 28, left: 48 }
/** Labels that fit beside one another. */
const LABELS = 8

/** Bars upon one another, one for each place: drawn on the server, without a script, in the colours of the page. */
export function stackedChart({ id, title, says, places, series, number }: ChartModel): Html {
  const rows = places.map((_, i) =>
    Object.fromEntries(series.map(({ name, values }) => [name, values[i] ?? 0])),
  )
  const most = Math.max(
    1,
    ...places.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)),
  )
  const x = scaleBand(
    places.map((_, i) => i),
    [SIZE.left, SIZE.width - SIZE.right],
  ).padding(0.15)
  const y = scaleLinear([0, most], [SIZE.height - SIZE.bottom, SIZE.top]).nice(4)
  const layers = stack<Record<string, number>>().keys(series.map(({ name }) => name))(rows)
  const at = (value: number): string => value.toFixed(1)
  const every = Math.max(1, Math.ceil(places.length / LABELS))
  return html`<figure class="chart">
    <svg
      viewBox="0 0 ${SIZE.width} ${SIZE.height}"
      role="img"
      aria-labelledby="${id}-title ${id}-says"
      focusable="false"
    >
      <title id="${id}-title">${title}</title>
      <desc id="${id}-says">${says}</desc>
      ${y
        .ticks(4)
        .filter(Number.isInteger)
        .map(
          (tick) =>
            html`<path class="grid" d="M${SIZE.left} ${at(y(tick))}H${SIZE.width - SIZE.right}" /><text
                x="${SIZE.left - 6}"
                y="${at(y(tick) + 4)}"
                text-anchor="end"
                >${number(tick)}</text
              >`,
        )}
      ${layers.map(
        (layer, i) =>
          html`<g class="series-${i % 6}">
            ${layer.map(([from, to], place) =>
              to > from
                ? html`<rect
                    x="${at(x(place) ?? 0)}"
                    y="${at(y(to))}"
                    width="${at(x.bandwidth())}"
                    height="${at(y(from) - y(to))}"
                  />`
                : '',
            )}
          </g>`,
      )}
      ${places.map((place, i) =>
        i % every === 0
          ? html`<text
              x="${at((x(i) ?? 0) + x.bandwidth() / 2)}"
              y="${SIZE.height - 10}"
              text-anchor="middle"
            >
              ${place}
            </text>`
          : '',
      )}
    </svg>
    ${
      series.length > 1 &&
      html`<figcaption class="legend">
        ${series.map(({ name }, i) => html`<span><i class="series-${i % 6}" aria-hidden="true"></i>${name}</span>`)}
      </figcaption>`
    }
  </figure>`
}

/** A bar in a cell: how much of the most it is. What it is stands beside it as a number. */
export function barOf(value: number, most: number): Html {
  const width = scaleLinear([0, Math.max(1, most)], [0, 120])(value)
  return html`<svg class="bar-cell" viewBox="0 0 120 10" aria-hidden="true" focusable="false">
    <rect class="series-0" x="0" y="0" width="${width.toFixed(1)}" height="10" />
  </svg>`
}
