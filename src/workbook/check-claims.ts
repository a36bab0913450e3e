import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import { explainDerivation } from '../figures/explain-derivation.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { OVERALL } from '../figures/figure-names.js'
import { formatLike } from '../figures/format-figure.js'
import { cellProblem } from './cell-place.js'
import type { NewQuantity } from './new-quantity.js'
import type { Entry } from './read-table.js'

/** A computed figure as a workbook states it: to be compared once everything else has changed. */
export interface Claim {
  readonly entry: Entry
  readonly figure: string
  readonly stated: NewQuantity
  /** As it is computed before the import; null: nothing tells it yet. */
  readonly before: string | null
  /** What else its sheet says. */
  readonly beside: ReadonlySet<string>
}

const NO_PLAN = '请在表里写上计划、完成；没有计划的，这一格请清空。'

/** A computed figure cannot be changed: a table that states another number than what now follows contradicts itself. */
export const checkClaims = (claims: readonly Claim[], book: FigureBook): readonly Diagnostic[] =>
  claims.flatMap((claim) => checkClaim(claim, book) ?? [])

function checkClaim(claim: Claim, book: FigureBook): Diagnostic | undefined {
  const { entry, figure: name, stated, before, beside } = claim
  const { at, part } = entry
  const { quantity, text } = stated
  const figure = book.find(name, null)
  if (!figure) return cellProblem('error', 'import-unknown', at, `“${name}”算不出：没有上报计划、完成`, NO_PLAN)
  if (text === figure.text) return undefined
  const { exact, derivation } = figure
  const inForm = exact ? formatLike(exact, quantity) : figure.text
  if (part !== '更正' && inForm === text) return undefined
  // A total that was true before may have stayed in a table of some places; below all of its parts it is wrong.
  if (text === before && part !== '更正' && !derivation?.operands.every((each) => beside.has(each)))
    return cellProblem('note', 'import-computed', at, `“${name}”是计算出来的，随着改动由 ${before} 变为 ${figure.text}`)
  const open = exact || part === '更正' ? [] : openOperands(figure, book)
  return open.length > 0 ? notYet(claim, open) : contradicted(claim, figure, inForm, book)
}

function notYet({ entry: { at }, figure, stated: { text } }: Claim, open: readonly string[]): Diagnostic {
  const message = `“${figure}”还算不出，表格里的 ${text} 没有核对：${nameSome(open, 3, `等 ${open.length} 个`)}还是待补`
  const hint = '补上以后再导入一次，就会核对；没有这项任务的地方，在它的上报里删去这一项，写进“不考核”。'
  return cellProblem('warning', 'import-computed', at, message, hint)
}

/** `inForm`: the figure as a quantity of the form that is stated. */
function contradicted(
  { entry: { at, part }, figure: name, stated: { text } }: Claim,
  figure: Figure,
  inForm: string,
  book: FigureBook,
): Diagnostic {
  const how = explainDerivation(figure, book)
  const message = `“${name}”是计算出来的，得 ${inForm === text ? figure.text : inForm}，表格里是 ${text}`
  const extra = name.endsWith(`/${OVERALL}`) ? '有另外加分、扣分的，先在它的上报里写上“综合得分”，再导入。' : ''
  const hint = (how ? `由 ${how.brief} 得出，请改这几个数字。` : '请改它所依据的数字。') + extra
  return cellProblem(part === '完成率' ? 'warning' : 'error', 'import-computed', at, message, hint)
}

/** The figures still to come that a computed one waits for. */
const openOperands = ({ derivation }: Figure, book: FigureBook): readonly string[] =>
  (derivation?.operands ?? []).flatMap((name) => {
    const operand = book.find(name, null)
    if (!operand || operand.exact) return []
    const below = operand.source === 'computed' ? openOperands(operand, book) : []
    return below.length > 0 ? below : [operand.name]
  })
