import type { Dataset, Place } from '../data/dataset.js'
import type { OfficialDocument } from '../document/document.js'
import type { FigureBook } from '../figures/figure-book.js'
import type { NoticeIndex } from './notice-index.js'

/** A letter with all that its words are held against. */
export interface LetterToVerify {
  readonly dataset: Dataset
  readonly figures: FigureBook
  /** The notice composed from the same data, and the names and figures of all places. */
  readonly index: NoticeIndex
  readonly place: Place
  readonly letter: OfficialDocument
}
