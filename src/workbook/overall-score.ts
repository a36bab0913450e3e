import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { FigureBook } from '../figures/figure-book.js'
import { OVERALL, overallName } from '../figures/figure-names.js'
import { type Target, targetName } from './target.js'

/**
 * Where none of a place's single scores has come in, nor comes with this import, the score over all is no sum yet: who
 * has it alone states it, and it is written as 综合得分.
 */
export function makeStatedOverall(targets: readonly (Target | Diagnostic)[], book: FigureBook) {
  const scored = new Set(
    targets.flatMap((target) => {
      const [place = '', ...path] = 'severity' in target ? [] : targetName(target).split('/')
      return path.length === 3 && path[0] === '上报' && path[2] === '得分' ? [place] : []
    }),
  )
  return (target: Target): Target => {
    if (target.kind !== 'figure') return target
    const { name, source, scope, derivation } = target.figure
    if (source !== 'computed' || !scope || name !== overallName(scope, OVERALL)) return target
    const open = derivation?.operands.every((operand) => book.find(operand, null)?.exact === null)
    return open && !scored.has(scope.name.value) ? { kind: 'overall', place: scope } : target
  }
}
