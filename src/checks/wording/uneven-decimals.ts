import { nameSome } from '../../diagnostics/name-some.js'
import { isFigure } from '../../document/inline.js'
import { inlineSpots, type Passage, spotText } from '../../document/passages.js'
import type { FigureBook } from '../../figures/figure-book.js'
import { reportedIn } from '../../figures/figure-names.js'
import { groupBy } from '../../keyed/group-by.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { printedTables } from './tables.js'

/** Of fewer places nobody can say which is the odd one; and it is one in so many at most. */
const FEWEST = 4
const ONE_IN = 3

/**
 * 89% below 87.4% and 86.3%: in a column of rates that places report the digits behind the point are as many. Excel shows no
 * zero at the end, and what comes from there has lost it. Of counts 万 may be given in as many digits as there are.
 */
export const unevenDecimals: Check = ({ document, passages, figures }) =>
  printedTables(document, passages).flatMap(({ header, rows }) =>
    header.flatMap((_, column) =>
      unevenAmong(rows.flatMap((row) => (row[column] ? ratesIn(row[column], figures) : []))),
    ),
  )

/** A rate that a place reports, alone in a cell. */
interface ReportedRate {
  readonly cell: Passage
  readonly indicator: string
  readonly decimals: number
}

function unevenAmong(rates: readonly ReportedRate[]): readonly Finding[] {
  if (rates.length < FEWEST || new Set(rates.map(({ indicator }) => indicator)).size > 1) return []
  const [usual, ...others] = [...groupBy(rates, ({ decimals }) => decimals)].sort(([, a], [, b]) => b.length - a.length)
  const odd = new Set(others.flatMap(([, group]) => group))
  if (!usual || odd.size === 0 || odd.size * ONE_IN > rates.length) return []
  const cells = rates.filter((rate) => odd.has(rate)).flatMap(({ cell }) => inlineSpots(cell))
  const message = `这一栏别的数有${usual[0]}位小数，这里不是：${nameSome(
    cells.map(({ spot }) => spotText(spot)),
    10,
  )}`
  const hint = '请与原件核对；末位是零的，在数据里补上（89% 写成 89.0%）。确实如此的，写进 豁免.yaml。'
  return cells.slice(0, 1).map(({ spot }) => finding('decimals-uneven', 'warning', message, { spot, hint }))
}

function ratesIn(cell: Passage, figures: FigureBook): readonly ReportedRate[] {
  const [only, ...others] = cell.inlines
  if (!only || others.length > 0 || !isFigure(only)) return []
  const { indicator, part } = reportedIn(only) ?? {}
  const { unit = '', digits = '' } = figures.find(only.name, null)?.quantity ?? {}
  const isRate = unit === '%' || unit.includes('/')
  // 100% and 0% are exact.
  if (indicator === undefined || part !== '完成' || !isRate || /^(?:|0|100)$/u.test(digits)) return []
  return [{ cell, indicator, decimals: /\.(\d+)/u.exec(digits)?.[1]?.length ?? 0 }]
}
