/** A cell that we write. Text is always text: what begins with = is never a formula. */
export type CellPlan =
  | {
      readonly text: string
      readonly bold?: boolean
      readonly wrap?: boolean
      readonly centred?: boolean
      /** How many columns it covers; those behind it are left out. */
      readonly span?: number
      readonly plain?: boolean
    }
  | { readonly number: number; readonly decimals: number }
  | null

type Row = readonly CellPlan[]

/** Words in a cell with a border. */
export const textCell = (text: string): CellPlan => ({ text, wrap: true })

/** A whole number. */
export const countCell = (number: number): CellPlan => ({ number, decimals: 0 })

/** The title of a sheet, over so many columns. */
export const titleRow = (text: string, span: number): Row => [{ text, bold: true, centred: true, span, plain: true }]

/** A line of words below or above a table, over so many columns. */
export const wordsRow = (text: string, span: number): Row => [{ text, span, wrap: true, plain: true }]

/** The heads of a table. */
export const headRow = (heads: readonly string[]): Row =>
  heads.map((text): CellPlan => ({ text, bold: true, centred: true, wrap: true }))
