import { type Causes, union } from '../cause/causes.js'
import { inRuns } from './runs.js'
import { shownPlace } from './sentence-words.js'
import type { ToldSentence } from './told.js'

/** Sentences that are told together. */
export type SentenceGroup = readonly [ToldSentence, ...ToldSentence[]]

/**
 * The changed sentences of a document in their order, those that are told in one line together: cells of one column, one
 * below the other, and all that have nothing but a new name or another number.
 */
export function sentenceGroups(sentences: readonly ToldSentence[]): readonly SentenceGroup[] {
  const of = (own: ToldSentence['fate']) => sentences.filter(({ fate }) => fate === own)
  const others = sentences.filter(({ fate }) => fate === undefined || fate === 'moved')
  return [...inRuns(others, columnMark), of('renamed'), of('renumbered')].flatMap(
    ([first, ...rest]): readonly SentenceGroup[] => (first ? [[first, ...rest]] : []),
  )
}

/** The heads of the column of a cell; empty for what is none, and for a cell that moved. */
export const columnOf = ({ context, fate }: ToldSentence): string =>
  fate === undefined ? context.split('／').slice(1).join('／') : ''

/** Cells of a column are told together where they all changed, or all came, or all went. */
const columnMark = (cell: ToldSentence): string =>
  columnOf(cell) && `${cell.old ? '' : '新增'}${cell.now ? '' : '删去'} ${columnOf(cell)}`

/** What the row of a cell is called. */
export const rowOf = ({ context }: ToldSentence): string => context.split('／')[0] ?? ''

/** What one or another of its sentences follows from. */
export const causesOf = (group: SentenceGroup): Causes => union(group.map(({ causes }) => causes))

/** Where the sentences of a group stand, each place once. */
export const placesOf = (group: SentenceGroup): readonly string[] => [...new Set(group.map(shownPlace))]
