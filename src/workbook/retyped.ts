import { type Diagnostic, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { type CellPlace, cellName, cellProblem } from './cell-place.js'

/** What a second person has typed of one figure or ranking. */
export interface Retyped {
  readonly kind: 'figure' | 'ranking'
  readonly name: string
  /** As the data will say it. */
  readonly text: string
  readonly cell: CellPlace
}

/** Each figure and ranking once; two sheets that have typed it otherwise contradict each other. */
export function retypedOnce(typed: readonly Retyped[]): Outcome<readonly Retyped[]> {
  const known = new Map<string, Retyped>()
  const diagnostics: Diagnostic[] = []
  for (const each of typed) {
    const first = known.get(each.name)
    if (!first) known.set(each.name, each)
    else if (first.text !== each.text) {
      const message = `“${each.name}”这里录的是 ${each.text}，${first.cell.file} ${cellName(first.cell)} 录的是 ${first.text}`
      diagnostics.push(cellProblem('error', 'import-conflict', each.cell, message, '请对照原件，改成一致。'))
    }
  }
  return outcome([...known.values()], diagnostics)
}
