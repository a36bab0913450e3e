import type { Dataset, Place, Ranking, RankingRule } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import { type Diagnostic, error, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import type { Exact } from './exact.js'
import type { Figure } from './figure.js'
import { formatFigure } from './format-figure.js'
import { exactOf } from './measure.js'

export type { Derivation, Figure } from './figure.js'

/** A place with its position in a computed ranking. */
export interface RankedPlace {
  readonly place: Place
  /** From 1; places that share it are a tie. */
  readonly position: number
  /** What it is ranked by, before rounding. */
  readonly value: Exact
  /** Where the place reports it. */
  readonly at: SourcePlace
}

/** A place that a ranking leaves out, and why. */
export interface UnrankedPlace {
  readonly place: Place
  /** In words: 没有计划, 没有得分 … */
  readonly reason: string
  readonly at: SourcePlace | null
}

/** A ranking: what is printed, and all positions where it can be computed. */
export interface RankingResult {
  /** The indicator; null for the overall ranking. */
  readonly indicator: string | null
  readonly rule: RankingRule
  readonly source: Figure['source']
  /** Cut off, as printed: the declared one if there is one. */
  readonly printed: Ranking
  /** Every place that can be ranked, best first; empty when the reports do not tell. */
  readonly ranked: readonly RankedPlace[]
  readonly unranked: readonly UnrankedPlace[]
}

/** What is known of an indicator; null what neither the data say nor the reports imply. */
export interface IndicatorResult {
  readonly plan: Figure | null
  readonly actual: Figure | null
  readonly completion: Figure | null
  readonly ranking: RankingResult | null
}

/** Something noticed while computing, with the figure or ranking (`青年见习/排名`, `综合排名`) it is about. */
export interface FigureFinding {
  readonly figure: string
  readonly diagnostic: Diagnostic
}

/** Every figure of a year by name. */
export interface FigureBook {
  /** Indicators first, then the province's figures, then the places' own in official order; not what places report. */
  readonly figures: readonly Figure[]
  /** What a place reports, and what follows from it: its completion and positions. Made when asked for. */
  reported(place: Place): readonly Figure[]
  /** By the name of the indicator. */
  readonly indicators: ReadonlyMap<string, IndicatorResult>
  readonly overall: RankingResult | null
  /** Contradictions of declared and computed values, thin margins, places left out: a check reports them. */
  readonly findings: readonly FigureFinding[]
  /** The figure that a text of `scope` means by `name`: the place's own, else the one with that full name. */
  find(name: string, scope: Place | null): Figure | undefined
  /** The names that a text of `scope` may use; a place's own figures also without the place. */
  namesFor(scope: Place | null): readonly string[]
  /** The known name that a misspelt one most likely means. */
  nearest(name: string, scope: Place | null): string | undefined
}

/** Collects every figure under its name; a name that is given twice is an error at the second place. */
export function buildFigureBook(dataset: Dataset): Outcome<FigureBook> {
  const byName = new Map<string, Figure>()
  const ownNames = new Map<Place, string[]>()
  const diagnostics: Diagnostic[] = []

  for (const { figure, at } of listFigures(dataset)) {
    const earlier = byName.get(figure.name)
    if (earlier) {
      const { file, line } = earlier.origin
      diagnostics.push(
        error(
          'figure-duplicate',
          `“${figure.name}”这个数字定义了两次`,
          at,
          `前一次在 ${file} 第 ${line} 行，请改名或删去一个。`,
        ),
      )
      continue
    }
    byName.set(figure.name, figure)
    if (figure.scope) ownNames.set(figure.scope, [...(ownNames.get(figure.scope) ?? []), figure.name])
  }

  const find = (name: string, scope: Place | null) =>
    (scope && byName.get(placeFigureName(scope, name))) ?? byName.get(name)
  const namesFor = (scope: Place | null) => {
    const own = scope ? (ownNames.get(scope) ?? []).map((name) => name.slice(placeFigureName(scope, '').length)) : []
    return [...own, ...byName.keys()]
  }
  return outcome(
    {
      figures: [...byName.values()],
      reported: () => [],
      indicators: new Map(
        dataset.indicators.map((indicator): [string, IndicatorResult] => [
          indicator.name.value,
          {
            plan: null,
            actual: (indicator.actual && byName.get(indicator.name.value)) ?? null,
            completion: (indicator.completion && byName.get(`${indicator.name.value}/完成率`)) ?? null,
            ranking: indicator.ranking && declaredRanking(indicator.name.value, indicator.rule, indicator.ranking),
          },
        ]),
      ),
      overall: dataset.overall && declaredRanking(null, dataset.overallRule, dataset.overall),
      findings: [],
      find,
      namesFor,
      nearest: (name, scope) => nearestName(name, namesFor(scope)),
    },
    diagnostics,
  )
}

const declaredRanking = (indicator: string | null, rule: RankingRule, printed: Ranking): RankingResult => ({
  indicator,
  rule,
  source: 'declared',
  printed,
  ranked: [],
  unranked: [],
})

/** The name of a place's figure in the book: 吉林市/提供岗位. */
const placeFigureName = (place: Place, name: string): string => `${place.name.value}/${name}`

/** A figure and the place of its name in the data. */
interface Listed {
  readonly figure: Figure
  readonly at: SourcePlace
}

function* listFigures(dataset: Dataset): Generator<Listed> {
  for (const { name, actual, completion } of dataset.indicators) {
    if (actual) yield listed(name.value, null, actual.value, actual.at, name.at)
    if (completion) yield listed(`${name.value}/完成率`, null, completion.value, completion.at, name.at)
  }
  for (const { name, quantity, scope } of dataset.figures) {
    const full = scope ? placeFigureName(scope, name.value) : name.value
    if (quantity) yield listed(full, scope, quantity.value, quantity.at, name.at)
  }
}

const listed = (
  name: string,
  scope: Place | null,
  quantity: Quantity,
  origin: SourcePlace,
  at: SourcePlace,
): Listed => ({
  figure: {
    name,
    scope,
    quantity,
    text: formatFigure(quantity),
    origin,
    exact: exactOf(quantity),
    source: 'declared',
    derivation: null,
  },
  at,
})
