import type { Dataset, Indicator, Place, PlaceReport, RankingRule, Report } from '../../src/data/dataset.js'
import { loadDataset } from '../../src/data/load-dataset.js'
import { parseQuantity } from '../../src/data/parse-quantity.js'
import { type SourcePlace, place as sourcePlace } from '../../src/diagnostics/diagnostic.js'
import { buildFigureBook, type FigureBook } from '../../src/figures/figure-book.js'
import { changedWorkspace } from '../workspace.js'

/** Where all of it stands. */
export const at: SourcePlace = sourcePlace('test', 1, 1)
const loaded = loadDataset(changedWorkspace([]), '2022')
if (!loaded.ok) throw new Error('the data of 2022 must load')
const base: Dataset = loaded.value

/** What one place reports, as a clerk writes it. */
export interface ReportTexts {
  readonly plan?: string | undefined
  readonly actual?: string | undefined
  readonly score?: string | undefined
}

export const quantity = (text: string) => {
  const read = parseQuantity(text, at)
  if (!read.ok) throw new Error(`no quantity: ${text}`)
  return { value: read.value, at }
}

const rule: RankingRule = { by: '完成率', order: '降序', ties: '连续', cut: 3, tieWord: '及' }

/** An indicator with nothing declared. */
export const indicator = (name: string, changes: Partial<Indicator> = {}): Indicator => ({
  name: { value: name, at },
  wording: { value: name, at },
  plan: null,
  actual: null,
  completion: null,
  control: null,
  ranking: null,
  form: null,
  completionDecimals: 1,
  rule,
  ...changes,
})

export const rules = (changes: Partial<RankingRule>): RankingRule => ({ ...rule, ...changes })

const placeNamed = (name: string): Place => {
  const value = { value: name, at }
  return { ...base.places[0], name: value, shortName: value, organ: value, aliases: [] } as Place
}

/** A year of so many places with what each reports for the indicators. */
export function datasetOf(
  indicators: readonly Indicator[],
  rows: readonly (readonly (ReportTexts | null)[])[],
  changes: Partial<Dataset> = {},
): Dataset {
  const places = rows.map((_, index) => placeNamed(`地${index}`))
  const reports = rows.map((row, index): PlaceReport => {
    const place = places[index] ?? placeNamed('无')
    const entries = indicators.flatMap(({ name }, column): [string, Report][] => {
      const texts = row[column]
      if (!texts) return []
      const { plan, actual, score } = texts
      const read = (text: string | undefined) => (text === undefined ? null : quantity(text))
      return [[name.value, { plan: read(plan), actual: read(actual), score: read(score), at }]]
    })
    return { place, score: null, reports: new Map(entries), exempt: new Set(), at }
  })
  return { ...base, places, indicators, reports, overall: null, figures: [], ...changes }
}

/** The figures of a dataset that is made so; problems that keep it from having any end the test. */
export function bookOf(...given: Parameters<typeof datasetOf>): FigureBook {
  const built = buildFigureBook(datasetOf(...given))
  if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'))
  return built.value
}
