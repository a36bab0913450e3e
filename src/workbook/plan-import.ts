import { quantityIn } from '../data/parse-quantity.js'
import { type Diagnostic, hasErrors, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { distinct } from '../diagnostics/distinct.js'
import type { Figure } from '../figures/figure-book.js'
import { isAdded } from '../figures/measure.js'
import { groupBy } from '../keyed/group-by.js'
import { oncePerKey } from '../keyed/once-per.js'
import { type CellPlace, cellName, cellProblem } from './cell-place.js'
import type { Claim } from './check-claims.js'
import { makeFindTarget, type Search } from './find-target.js'
import { type NewQuantity, newQuantity } from './new-quantity.js'
import { makeStatedOverall } from './overall-score.js'
import type { Entry, Named } from './read-table.js'
import { isUntouched, staleCell, staleSheet } from './since-export.js'
import { type ChangeTarget, type Target, targetName } from './target.js'
import { inUnit, withoutUnit } from './unit-in-name.js'
import { wantedOf } from './wanted-quantity.js'

/** A figure that an import will change. */
export interface PlannedChange {
  /** Its full name: 城镇新增就业/完成率. */
  readonly figure: string
  readonly target: ChangeTarget
  /** As it is printed now; null: the data do not say it yet. */
  readonly old: string | null
  /** As the data will say it. */
  readonly now: string
  readonly cell: CellPlace
}

/** A figure of the data as a cell says it too. */
export interface Confirmed {
  readonly figure: Figure
  readonly cell: CellPlace
}

/** What one cell says of one figure. */
interface Statement {
  readonly entry: Entry
  readonly target: ChangeTarget
  readonly read: NewQuantity
  /** What the figure would be. */
  readonly text: string
}

/** What an import does, and what must then be true. */
export interface ImportPlan {
  readonly changes: readonly PlannedChange[]
  /** What stays as it is, by the first cell that says so. */
  readonly confirmed: readonly Confirmed[]
  readonly claims: readonly Claim[]
}

/** What entries of workbooks change in the data of a year; every contradiction among them is an error. */
export function planImport(entries: readonly Entry[], context: Search): Outcome<ImportPlan> {
  const { statements, claims, diagnostics } = readStatements(entries, context)
  const { changes, confirmed, contradicted } = settleStatements(statements)
  const found = [...diagnostics, ...contradicted]
  return hasErrors(found) ? { ok: false, diagnostics: found } : outcome({ changes, confirmed, claims }, found)
}

/** What each entry states: of a figure that may change, or, of one that is computed, to be compared. */
function readStatements(entries: readonly Entry[], context: Search) {
  const { dataset, book } = context
  const findTarget = makeFindTarget(context)
  const diagnostics: Diagnostic[] = []
  const statements: Statement[] = []
  const claims: Claim[] = []
  const bySheet = oncePerKey(Infinity, (_: string) => new Set<string>())
  const saidOn = ({ at: { file, sheet } }: Entry) => bySheet(`${file}\n${sheet}`)
  const rows = new Set<string>()
  /** A row that is passed over is told of once. */
  const isFirstOfRow = ({ at: { file, sheet, row } }: Entry): boolean => {
    const before = rows.size
    return rows.add(`${file}\n${sheet}\n${row}`).size > before
  }
  const named = entries.map((entry) => findNamed(entry, findTarget))
  const statedOverall = makeStatedOverall(
    named.map(({ target }) => target),
    book,
  )
  const isTotal = makeIsTotal(named)
  for (const { entry, target: found } of named) {
    if ('severity' in found) {
      if (found.severity === 'error' || isFirstOfRow(entry)) diagnostics.push(found)
      continue
    }
    const target = statedOverall(found)
    const follows = isTotal(target) || target.kind === 'rate'
    const wanted = { ...wantedOf(target, entry, dataset, book), ...(follows ? { computed: true } : {}) }
    if (isUntouched(entry, target, wanted)) continue
    // What is computed is only compared: a rate of a formula, shown with one decimal, is as it should be.
    if (!wanted.computed) diagnostics.push(...rounded(entry))
    const read = newQuantity(entry, wanted)
    diagnostics.push(...read.diagnostics)
    if (!read.ok) continue
    diagnostics.push(...staleSheet(entry, target, read.value), ...staleCell(entry, target, read.value))
    if (wanted.computed || target.kind === 'rate') {
      const before = target.kind === 'figure' ? target.figure.text : null
      claims.push({ entry, figure: targetName(target), stated: read.value, before, beside: saidOn(entry) })
      continue
    }
    saidOn(entry).add(targetName(target))
    const text = read.value.same && target.kind === 'figure' ? target.figure.text : read.value.text
    statements.push({ entry, target, read: read.value, text })
  }
  // A place that is not known is so for each cell of its row.
  return { statements, claims, diagnostics: distinct(diagnostics) }
}

/** What becomes of the figures that are stated: the first statement of each counts, the others must say the same. */
function settleStatements(statements: readonly Statement[]) {
  const confirmed: Confirmed[] = []
  const contradicted: Diagnostic[] = []
  const byFigure = groupBy(statements, ({ target }) => targetName(target))
  const changes = [...byFigure].flatMap(([figure, all]): readonly PlannedChange[] => {
    const corrects = all.some(({ entry }) => entry.part === '更正')
    // A correction stands beside a table of the same workbook that still shows the number as it was.
    const [first, ...others] = corrects ? all.filter(({ entry, read }) => entry.part === '更正' || !read.same) : all
    if (!first) return []
    contradicted.push(...contradictions(figure, first, others))
    const { entry, target, read } = first
    if (read.same) {
      if (target.kind === 'figure') confirmed.push({ figure: target.figure, cell: entry.at })
      return []
    }
    return [
      { figure, target, old: target.kind === 'figure' ? target.figure.text : null, now: read.text, cell: entry.at },
    ]
  })
  return { changes, confirmed, contradicted }
}

function rounded({ at, amount: { text, unrounded } }: Entry): readonly Diagnostic[] {
  if (unrounded === null) return []
  const message = `单元格显示 ${text}，存的是 ${unrounded}，按显示的导入`
  return [cellProblem('warning', 'cell-rounded', at, message, '要导入全部小数，请增加单元格显示的位数。')]
}

/** What an entry is about; its name may have a unit behind it, where no figure is called so. */
function findNamed(entry: Entry, findTarget: (entry: Named) => Target | Diagnostic) {
  const target = findTarget(entry)
  const bare = 'severity' in target ? withoutUnit(entry) : undefined
  const found = bare && findTarget(bare.entry)
  if (!bare || !found || 'severity' in found) return { entry, target }
  const read = inUnit(bare.entry, bare.unit, found)
  if (read) return { entry: read, target: found }
  const message = `“${entry.written}”：名称后面不要写“（${bare.unit}）”`
  const hint = `名称请写“${bare.entry.written}”，单位写在表头、“单位”一列或单元格里。`
  return { entry, target: cellProblem('error', 'import-unknown', entry.at, message, hint) }
}

const contradictions = (figure: string, first: Statement, others: readonly Statement[]): readonly Diagnostic[] =>
  others
    .filter(({ text }) => text !== first.text)
    .map(({ entry, text }) => {
      const { at } = first.entry
      const message = `“${figure}”这里是 ${text}，${at.file} ${cellName(at)} 是 ${first.text}`
      return cellProblem('error', 'import-conflict', entry.at, message, '请改成一致。')
    })

/**
 * Whether an entry is the total of what this import brings of the places: it will be computed, and what is stated is only
 * compared. Of what does not add up, the whole is declared.
 */
function makeIsTotal(named: readonly { readonly entry: Entry; readonly target: Target | Diagnostic }[]) {
  const brought = new Set(
    named.flatMap(({ entry, target }) => {
      if (!('kind' in target) || target.kind !== 'report') return []
      const amount = quantityIn(entry.amount.text)
      const { value: name } = target.indicator.name
      return amount && isAdded(name, amount.unit) ? [`${name}/${target.part}`] : []
    }),
  )
  return (target: Target): boolean => {
    if (target.kind !== 'indicator') return false
    const parts = target.part === '完成率' ? ['计划', '完成'] : [target.part]
    return parts.every((part) => brought.has(`${target.indicator.name.value}/${part}`))
  }
}
