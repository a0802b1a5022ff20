import { happenedText } from '../../happened/happened.ts'
import { momentText, type DeskFrame } from '../frame.ts'
import { happenedWords as words } from './words/index.ts'

export interface HappenedShown {
  readonly type: string
  readonly at: Date
  /** Of a factor, what that is called. */
  readonly factor: string | undefined
  /** Who did it: a person by their name; what an operator does is the service desk's. */
  readonly by:
    { readonly kind: 'person'; readonly name: string } | { readonly kind: 'operator' | 'clock' | 'nobody' }
  /** To whom. */
  readonly person: string | undefined
  readonly portal: string | undefined
}

export function byText({ locale }: Pick<DeskFrame, 'locale'>, { by }: HappenedShown): string {
  return by.kind === 'person' ? by.name : words[locale].by[by.kind]
}

/** What the columns of a file are called, and a line of it. */
export function happenedTitles({ locale }: Pick<DeskFrame, 'locale'>): string[] {
  const { columns } = words[locale]
  return [columns.at, columns.what, columns.whom, columns.by, columns.portal]
}

export const happenedLine = (frame: DeskFrame, zone: string, event: HappenedShown): string[] => [
  ...[momentText(frame, zone, event.at), happenedText(frame, event)],
  ...[event.person ?? '', byText(frame, event), event.portal ?? ''],
]
