import type { Dataset } from '../data/dataset.js'
import type { OfficialDocument } from '../document/document.js'
import type { Passage } from '../document/passages.js'
import type { FigureBook } from '../figures/figure-book.js'
import type { Finding } from './finding.js'
import type { PrintedValues } from './printed-values.js'

/** What is checked: the data, its figures, and the document that was composed from them. */
export interface CheckedWork {
  readonly dataset: Dataset
  readonly figures: FigureBook
  readonly document: OfficialDocument
}

/** What a check may look at. Pages are not among it: what is wrong does not depend on where it is printed. */
export interface CheckInput extends CheckedWork {
  /** The words of the document, paragraph by paragraph. */
  readonly passages: readonly Passage[]
  /** Where each value of the data is printed. */
  readonly printed: PrintedValues
}

/** A check is a function from these to what it finds; it changes nothing. */
export type Check = (input: CheckInput) => readonly Finding[]
