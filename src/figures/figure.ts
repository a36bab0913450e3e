import type { FormulaKind, Place } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import type { SourcePlace } from '../diagnostics/diagnostic.js'
import type { Exact } from './exact.js'

/** How a figure follows from others: a formula of 数字.yaml, actual by plan, or a position in a ranking. */
export type DerivationKind = FormulaKind | 'completion' | 'rank'

/** Whether a figure says by how much another has changed. */
export const isChange = (kind: DerivationKind | undefined): boolean =>
  kind === 'growth' || kind === 'decline' || kind === 'change'

/** Which figures a figure follows from. `explainDerivation` writes it out for people. */
export interface Derivation {
  readonly kind: DerivationKind
  /** Full names of figures in the book, in the order of the formula (for a share: part, whole). */
  readonly operands: readonly string[]
}

/** One number of the year under the name by which texts call it. */
export interface Figure {
  /** Unique in the book: `县域内就业`, `城镇新增就业/完成率`, `吉林市/提供岗位`, `吉林市/上报/城镇新增就业/完成`. */
  readonly name: string
  /** The place it belongs to; null for the province. */
  readonly scope: Place | null
  /** What is printed; of a computed figure, the exact value rounded half up. */
  readonly quantity: Quantity
  /** As printed. */
  readonly text: string
  /** Where the data defines it; for a computed one, what asks for it (the indicator, the entry of 数字.yaml). */
  readonly origin: SourcePlace
  /**
   * The value in the base unit (人, 元, 个; 109% is 1.09): of a declared figure what is printed, without its 近 or 余;
   * of a computed one before rounding. null while it is 待补.
   */
  readonly exact: Exact | null
  /** `declared`: printed as the data says it; `computed`: the data does not say it. */
  readonly source: 'declared' | 'computed'
  /** How it was computed, or, of a declared one, how others imply it; null: nothing does. */
  readonly derivation: Derivation | null
}
