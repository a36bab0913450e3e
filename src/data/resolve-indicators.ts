import { type Diagnostic, error, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import type { Dataset, Indicator, PrintForm, Ranking, RankingRule } from './dataset.js'
import type { PlaceIndex } from './place-index.js'
import { rankingName } from './ranking-name.js'
import { readRanking } from './read-ranking.js'
import type { IndicatorRow, IndicatorsFile, RankEntries } from './schema-indicators.js'
import type { Sourced } from './sourced.js'

const DEFAULTS = { by: '完成率', order: '降序', ties: '连续', tieWord: '及', completionDecimals: 0 } as const
/** 小数 of a total in 万 or 亿 that does not say. */
const SCALED_DECIMALS = 2

type Indicators = Pick<Dataset, 'indicators' | 'indicatorCut' | 'overall' | 'overallCut' | 'overallRule'>

/** How the table of indicators is to be read. */
export interface IndicatorsContext {
  readonly places: PlaceIndex
  readonly file: string
  /** The indicators that places report: their rankings follow from the reports, so their length is checked there. */
  readonly reported: ReadonlySet<string>
  /** Places report scores. */
  readonly scored: boolean
}

/** The indicators with their places found and their settings complete. */
export function resolveIndicators(table: IndicatorsFile, context: IndicatorsContext): Outcome<Indicators> {
  const { indicatorCut, overallCut } = table
  const { places, file, reported, scored } = context
  const top = place(file, 1, 1)
  const common = { ...DEFAULTS, ...given(table.rules) }
  const diagnostics: Diagnostic[] = []
  const rank = ({ entries, at }: RankEntries, rule: RankingRule, label: string, complete: boolean) => {
    if (entries.length === 0 && at) return { groups: [], at }
    // Without a number of positions, which is complained of, nobody can tell whether the list is whole.
    if (rule.cut === 0) return null
    const ranking = readRanking(entries, { places, rule, label, complete })
    diagnostics.push(...ranking.diagnostics)
    return ranking.ok ? ranking.value : null
  }

  const byName = new Map<string, Sourced<string>>()
  const indicators = table.indicators.map((row): Indicator => {
    const { name, wording, plan, actual, completion, control } = row
    const earlier = byName.get(name.value)
    if (earlier) {
      const hint = `前一次在第${earlier.at.line}行。`
      diagnostics.push(error('indicator-duplicate', `“${name.value}”这项指标写了两次`, name.at, hint))
    }
    byName.set(name.value, name)
    const { completionDecimals, ...basis } = { ...common, ...given(row.rules) }
    const rule: RankingRule = { ...basis, cut: row.cut ?? indicatorCut?.value ?? 0 }
    const ranking = row.ranks && rank(row.ranks, rule, name.value, !reported.has(name.value))
    const form = resolveForm(row, diagnostics)
    return { name, wording, plan, actual, completion, control, ranking, form, completionDecimals, rule }
  })

  const { completionDecimals: _, ...basis } = common
  const overallRule: RankingRule = { ...basis, by: '得分', cut: overallCut?.value ?? 0 }
  const overall: Ranking | null =
    table.overallRanks && rank(table.overallRanks, overallRule, rankingName(null), !scored)
  const lacks = (key: string, hint: string) =>
    diagnostics.push(error('key-missing', `缺少“${key}”`, { ...top, length: 0 }, hint))
  const hasOverall = table.overallRanks !== null || scored
  if (overallCut && !hasOverall)
    lacks(
      '综合排名',
      '请写上“综合排名”，或者在各地上报里写上得分，还没有报来的写“综合排名: 待补”；没有综合排名的，删去“综合取前”。',
    )
  if (!overallCut && hasOverall) lacks('综合取前', '请写上综合排名取前几名，例如：综合取前: 4。')
  if (!indicatorCut && table.indicators.some(({ cut }) => cut === undefined))
    lacks('单项取前', '请写上单项排名取前几名，例如：单项取前: 3；或者每项指标各写“取前”。')
  return outcome({ indicators, indicatorCut, overall, overallCut, overallRule }, diagnostics)
}

/** The settings that are given, to be laid over the defaults. */
export function given({ by, order, ties, tieWord, completionDecimals }: Partial<IndicatorRow['rules']>) {
  return {
    ...(by && { by }),
    ...(order && { order }),
    ...(ties && { ties }),
    ...(tieWord && { tieWord: tieWord.value }),
    ...(completionDecimals !== undefined && { completionDecimals }),
  }
}

/** How the totals of an indicator are printed; null where it does not say. */
export const formOf = ({ unit, decimals }: IndicatorRow): PrintForm | null =>
  unit && { ...unit.value, decimals: decimals?.value ?? (unit.value.scale === '' ? 0 : SCALED_DECIMALS) }

function resolveForm(row: IndicatorRow, diagnostics: Diagnostic[]): PrintForm | null {
  const { unit, decimals } = row
  if (!unit && decimals)
    diagnostics.push(error('key-missing', '写了“小数”，还要写“单位”', decimals.at, '例如：单位: 万人。'))
  return formOf(row)
}
