import type { Dataset } from '../data/dataset.js'
import { parseQuantity } from '../data/parse-quantity.js'
import type { Quantity } from '../data/quantity.js'
import { type Diagnostic, hasErrors, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import { explainDerivation } from '../figures/explain-derivation.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { lastYearName, OVERALL } from '../figures/figure-names.js'
import { formatFigure } from '../figures/format-figure.js'
import { formOf, isAdded, quantityOf } from '../figures/measure.js'
import { groupBy } from '../keyed/group-by.js'
import { oncePer } from '../keyed/once-per.js'
import { type CellPlace, cellName, cellProblem } from './cell-place.js'
import { makeFindTarget } from './find-target.js'
import { type NewQuantity, newQuantity, type Wanted } from './new-quantity.js'
import { makeStatedOverall } from './overall-score.js'
import type { Entry, Named } from './read-table.js'
import { isUntouched, staleCell, staleSheet } from './since-export.js'
import { type ChangeTarget, type Target, targetName } from './target.js'
import { inUnit, withoutUnit } from './unit-in-name.js'

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

interface ImportContext {
  readonly dataset: Dataset
  readonly book: FigureBook
  readonly add: boolean
}

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

/** What an import does, and what must then be true. */
export interface ImportPlan {
  readonly changes: readonly PlannedChange[]
  /** What stays as it is, by the first cell that says so. */
  readonly confirmed: readonly Confirmed[]
  readonly claims: readonly Claim[]
}

/** What entries of workbooks change in the data of a year; every contradiction among them is an error. */
export function planImport(entries: readonly Entry[], context: ImportContext): Outcome<ImportPlan> {
  const { book } = context
  const findTarget = makeFindTarget(context)
  const diagnostics: Diagnostic[] = []
  const statements: Statement[] = []
  const claims: Claim[] = []
  const bySheet = new Map<string, Set<string>>()
  const saidOn = ({ at: { file, sheet } }: Entry): Set<string> => {
    const key = `${file}\n${sheet}`
    const said = bySheet.get(key) ?? new Set()
    bySheet.set(key, said)
    return said
  }
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
    const wanted = { ...wantedOf(target, entry, context), ...(follows ? { computed: true } : {}) }
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

  const confirmed: Confirmed[] = []
  const byFigure = groupBy(statements, ({ target }) => targetName(target))
  const changes = [...byFigure].flatMap(([figure, all]): readonly PlannedChange[] => {
    const corrects = all.some(({ entry }) => entry.part === '更正')
    // A correction stands beside a table of the same workbook that still shows the number as it was.
    const [first, ...others] = corrects ? all.filter(({ entry, read }) => entry.part === '更正' || !read.same) : all
    if (!first) return []
    diagnostics.push(...contradictions(figure, first, others))
    const { entry, target, read } = first
    if (read.same) {
      if (target.kind === 'figure') confirmed.push({ figure: target.figure, cell: entry.at })
      return []
    }
    return [
      { figure, target, old: target.kind === 'figure' ? target.figure.text : null, now: read.text, cell: entry.at },
    ]
  })
  return hasErrors(diagnostics) ? { ok: false, diagnostics } : outcome({ changes, confirmed, claims }, diagnostics)
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
      const amount = parseQuantity(entry.amount.text, place('', 1, 1))
      const { value: name } = target.indicator.name
      return amount.ok && isAdded(name, amount.value.unit) ? [`${name}/${target.part}`] : []
    }),
  )
  return (target: Target): boolean => {
    if (target.kind !== 'indicator') return false
    const parts = target.part === '完成率' ? ['计划', '完成'] : [target.part]
    return parts.every((part) => brought.has(`${target.indicator.name.value}/${part}`))
  }
}

function wantedOf(target: Target, { part }: Entry, context: ImportContext): Wanted {
  const { book } = context
  const figure = target.kind === 'figure' ? target.figure : null
  const name = targetName(target)
  const reported = target.kind === 'report' || /\/上报\//.test(name)
  return {
    old: figure && (partOf(figure, book) ?? figure).quantity,
    unitless: isUnitless(name, context),
    percent: name.endsWith('/完成率') || (part === '完成率' && figure?.quantity.unit === '%'),
    exact: reported,
    bare: reported && name.endsWith('得分'),
    computed: figure?.source === 'computed',
  }
}

/** Whether the year before said a figure without a unit, or other places or the whole of them say it so: an index. */
function isUnitless(name: string, { dataset, book }: ImportContext): boolean {
  const [, indicator = ''] = /^(?:[^/]+\/上报\/)?([^/]+)/u.exec(name) ?? []
  const lastYear = book.find(lastYearName(name), null) ?? book.find(lastYearName(indicator), null)
  return lastYear ? hasNoUnit(lastYear.quantity) : unitlessIndicators(dataset).has(indicator)
}

const hasNoUnit = ({ digits, scale, unit }: Quantity): boolean => digits !== '' && scale + unit === ''

/** The indicators of which what was done, or planned, is said without a unit: of some place or of the whole. */
const unitlessIndicators = oncePer(({ indicators, reports }: Dataset): ReadonlySet<string> => {
  const said = [
    ...indicators.map((indicator) => [indicator.name.value, indicator] as const),
    ...reports.flatMap((of) => [...of.reports]),
  ]
  const unitless = said.filter(([, { plan, actual }]) => [plan, actual].some((each) => each && hasNoUnit(each.value)))
  return new Set(unitless.map(([name]) => name))
})

/** A number that a total adds up, where all are in one unit: a table that has no unit states its total in theirs. */
function partOf({ source, derivation }: Figure, book: FigureBook): Figure | undefined {
  if (source !== 'computed' || derivation?.kind !== 'sum') return undefined
  const parts = derivation.operands.flatMap((name) => book.find(name, null) ?? [])
  const [first] = parts
  const alike = parts.every(
    ({ quantity: { unit, scale } }) => unit === first?.quantity.unit && scale === first.quantity.scale,
  )
  return alike ? first : undefined
}

const NO_PLAN = '请在表里写上计划、完成；没有计划的，这一格请清空。'

/** A computed figure cannot be changed: a table that states another number than what now follows contradicts itself. */
export function checkClaims(claims: readonly Claim[], book: FigureBook): readonly Diagnostic[] {
  return claims.flatMap(({ entry: { at, part }, figure: name, stated: { quantity, text }, before, beside }) => {
    const figure = book.find(name, null)
    if (!figure) return [cellProblem('error', 'import-unknown', at, `“${name}”算不出：没有上报计划、完成`, NO_PLAN)]
    if (text === figure.text) return []
    const { exact, derivation } = figure
    const inForm = exact ? formatFigure(quantityOf(exact, formOf(quantity))) : figure.text
    if (part !== '更正' && inForm === text) return []
    // A total that was true before may have stayed in a table of some places; below all of its parts it is wrong.
    if (text === before && part !== '更正' && !derivation?.operands.every((each) => beside.has(each))) {
      return [
        cellProblem('note', 'import-computed', at, `“${name}”是计算出来的，随着改动由 ${before} 变为 ${figure.text}`),
      ]
    }
    const open = exact || part === '更正' ? [] : openOperands(figure, book)
    if (open.length > 0) {
      const message = `“${name}”还算不出，表格里的 ${text} 没有核对：${nameSome(open, 3, `等 ${open.length} 个`)}还是待补`
      const hint = '补上以后再导入一次，就会核对；没有这项任务的地方，在它的上报里删去这一项，写进“不考核”。'
      return [cellProblem('warning', 'import-computed', at, message, hint)]
    }
    const how = explainDerivation(figure, book)
    const message = `“${name}”是计算出来的，得 ${inForm === text ? figure.text : inForm}，表格里是 ${text}`
    const extra = name.endsWith(`/${OVERALL}`) ? '有另外加分、扣分的，先在它的上报里写上“综合得分”，再导入。' : ''
    const hint = (how ? `由 ${how.brief} 得出，请改这几个数字。` : '请改它所依据的数字。') + extra
    return [cellProblem(part === '完成率' ? 'warning' : 'error', 'import-computed', at, message, hint)]
  })
}

/** The figures still to come that a computed one waits for. */
const openOperands = ({ derivation }: Figure, book: FigureBook): readonly string[] =>
  (derivation?.operands ?? []).flatMap((name) => {
    const operand = book.find(name, null)
    if (!operand || operand.exact) return []
    const below = operand.source === 'computed' ? openOperands(operand, book) : []
    return below.length > 0 ? below : [operand.name]
  })
