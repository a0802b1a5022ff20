import type { Frame } from '../../layout.ts'
import { tag, type Tone } from '../../work.ts'
import type { Html } from '../../html.ts'
import { words } from './words/index.ts'

/** Whether anybody has come yet. `worked`: since then something went wrong. */
export type Coming = 'waiting' | 'trouble' | 'works' | 'worked'

const tones: Readonly<Record<Coming, Tone>> = {
  waiting: 'plain',
  trouble: 'bad',
  works: 'ok',
  worked: 'warn',
}

/** The same in a word, for lists. Of a machine no more is known than of the last hour. */
export function comingTag({ locale }: Frame, coming: Coming, isMachine: boolean): Html {
  const text = words[locale]
  return tag(isMachine && coming === 'waiting' ? text.comingQuiet : text.coming[coming], tones[coming])
}
