import type { Frame } from '../layout.ts'
import { happenedWords } from './words/index.ts'

/** What happened, as those read it who look after others. @param event `factor`: of a factor, what that is called */
export function happenedText(
  { locale }: Pick<Frame, 'locale'>,
  { type, factor }: { readonly type: string; readonly factor: string | undefined },
): string {
  const { factor: ofFactor, events } = happenedWords[locale]
  const [, kind, what = ''] = /^factors\.([\w-]+)\.([\w-]+)$/.exec(type) ?? []
  return events[type] ?? ofFactor[what]?.(factor ?? kind ?? '') ?? type
}
