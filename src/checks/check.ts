import type { Dataset } from '../data/dataset.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { FigureBook } from '../figures/figure-book.js'

/** What a check may look at: the data, its figures and the document that was composed from them. */
export interface CheckInput {
  readonly dataset: Dataset
  readonly figures: FigureBook
  readonly document: OfficialDocument
}

/** A check is a function from these to what it finds; it changes nothing. */
export type Check = (input: CheckInput) => readonly Diagnostic[]
