import type { Dataset, NamedFigure, Place } from '../data/dataset.js'
import { type Diagnostic, error, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { groupBy } from '../keyed/group-by.js'
import type { FigureFinding } from './compare-declared.js'
import { computeIndicator, type IndicatorResult } from './compute-indicator.js'
import type { Figure } from './figure.js'
import { lastYearName, ownName, placeName } from './figure-names.js'
import { declaredFigure } from './make-figure.js'
import { placeFigures } from './place-figures.js'
import { rankOverall } from './rank-overall.js'
import type { RankingBy, RankingResult } from './rank-places.js'
import { type LookUp, makeLookUp, type Named, settleFigures } from './settle-figures.js'
import { type WhyAbsent, whyAbsent } from './why-absent.js'

export type { FigureFinding } from './compare-declared.js'
export type { IndicatorResult } from './compute-indicator.js'
export type { Derivation, Figure } from './figure.js'
export type { RankedPlace, RankingResult, UnrankedPlace } from './rank-places.js'

/** Every figure of a year by name. */
export interface FigureBook {
  /** Indicators first, then the province's figures, then the places' own in official order; not what places report. */
  readonly figures: readonly Figure[]
  /** What a place reports, and what follows from it: its completion and positions. Made when asked for. */
  reported(place: Place): readonly Figure[]
  /** By the name of the indicator. */
  readonly indicators: ReadonlyMap<string, IndicatorResult>
  readonly ranking: RankingBy
  /** Those that there are, the overall one first. */
  readonly rankings: readonly RankingResult[]
  /** Contradictions of declared and computed values, thin margins, places left out: a check reports them. */
  readonly findings: readonly FigureFinding[]
  /** The figure that a text of `scope` means by `name`: the place's own, else the one with that full name. */
  find(name: string, scope: Place | null): Figure | undefined
  /** The names that a text of `scope` may use; a place's own figures also without the place. */
  namesFor(scope: Place | null): readonly string[]
  /** The known name that a misspelt one most likely means. */
  nearest(name: string, scope: Place | null): string | undefined
  /** In a hint: why a place has no figure of that name; undefined where the name is no place's. */
  readonly whyAbsent: WhyAbsent
}

/** Computes what the data imply, and collects every figure under its name; a name given twice is an error. */
export function buildFigureBook(dataset: Dataset): Outcome<FigureBook> {
  const { indicators, names, ...claimed } = claimNames(dataset)
  const overall = rankOverall(dataset)
  const ranking: RankingBy = (indicator) =>
    (indicator === null ? overall.ranking : indicators.get(indicator)?.ranking) ?? null
  const reported = placeFigures(dataset, ranking)
  const before = lastYearFigures(dataset)
  const lookUpNow = makeLookUp(dataset.places, reported)
  const lookUp: LookUp = (name, byName) => before.get(name) ?? lookUpNow(name, byName)
  const byPlace = groupBy(dataset.figures, ({ scope }) => scope)
  const ownNames = (scope: Place) => byPlace.get(scope)?.map(({ name }) => name.value) ?? []
  const why = whyAbsent(dataset, ownNames)
  const settled = settleFigures(names, lookUp, why)
  const { byName } = settled
  const find = (name: string, scope: Place | null) =>
    (scope && lookUp(placeName(scope, name), byName)) ?? lookUp(name, byName)
  const namesFor = (scope: Place | null) => {
    if (!scope) return [...byName.keys(), ...before.keys()]
    const reports = reported(scope).map(ownName)
    return [...ownNames(scope), ...reports, ...byName.keys()]
  }
  return outcome(
    {
      figures: [...byName.values()],
      reported,
      indicators,
      ranking,
      rankings: [null, ...indicators.keys()].flatMap((indicator) => ranking(indicator) ?? []),
      findings: [...claimed.findings, ...overall.findings, ...settled.findings],
      find,
      namesFor,
      nearest: (name, scope) => nearestName(name, namesFor(scope)),
      whyAbsent: why,
    },
    [...claimed.diagnostics, ...settled.diagnostics],
  )
}

/** Every named figure of the data under its name: those of the indicators, computed, and what 数字.yaml and highlights name. */
function claimNames(dataset: Dataset) {
  const diagnostics: Diagnostic[] = []
  const findings: FigureFinding[] = []
  const indicators = new Map<string, IndicatorResult>()
  const names = new Map<string, Named>()
  const claim = (name: string, named: Named) => {
    const earlier = names.get(name)
    if (earlier) diagnostics.push(duplicate(name, named.at, earlier.at))
    else names.set(name, named)
  }
  for (const indicator of dataset.indicators) {
    const { result, ...noticed } = computeIndicator(indicator, dataset.reports)
    diagnostics.push(...noticed.diagnostics)
    findings.push(...noticed.findings)
    indicators.set(indicator.name.value, result)
    for (const figure of [result.actual, result.completion, result.plan])
      if (figure) claim(figure.name, { at: indicator.name.at, figure, entry: null })
  }
  for (const entry of dataset.figures) claim(fullName(entry), { at: entry.name.at, figure: null, entry })
  return { indicators, names, findings, diagnostics }
}

/** What the year before has printed, under names of its own; no text of this year is about them, so no check is. */
const lastYearFigures = ({ lastYear }: Dataset): ReadonlyMap<string, Figure> =>
  new Map(
    lastYear.map(({ name: { value }, quantity }) => {
      const name = lastYearName(value)
      return [name, declaredFigure({ name, scope: null }, quantity)]
    }),
  )

const fullName = ({ name, scope }: NamedFigure): string => (scope ? placeName(scope, name.value) : name.value)

function duplicate(name: string, at: SourcePlace, { file, line }: SourcePlace): Diagnostic {
  const hint = `前一次在 ${file} 第${line}行，请改名或删去一个。`
  return error('figure-duplicate', `“${name}”这个数字定义了两次`, at, hint)
}
