import type { Choice } from '../choices.ts'
import type { Frame } from '../layout.ts'
import { words } from './words/index.ts'

/** A level, and whether anybody can reach it here. */
export interface LevelOffered {
  readonly key: string
  readonly isOpen: boolean
}

/** Levels to choose from; of one that nobody can reach it is said so, for portals that wait for it. */
export const levelChoices = ({ locale }: Pick<Frame, 'locale'>, levels: readonly LevelOffered[]): Choice[] =>
  levels.map(({ key, isOpen }) => ({ value: key, text: isOpen ? key : `${key} ${words[locale].beyond}` }))
