import type { Dataset } from '../../data/dataset.js'
import { compare } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { lastYearName } from '../../figures/figure-names.js'
import type { Sides } from '../edits.js'

/** The data of a year with its figures. */
export interface YearFigures {
  readonly dataset: Dataset
  readonly figures: FigureBook
}

/** The two versions of a year that are compared. */
export type ComparedYears = Sides<YearFigures>

/** A figure that is not what it was: its value, its printed form, or that it is there at all. */
export interface ChangedFigure {
  /** Its full name, e.g. `长春市/上报/城镇新增就业/完成率`. */
  readonly name: string
  readonly old: Figure | null
  readonly now: Figure | null
}

/** Every figure of a year by name, what places report and what the year before has printed included. */
function allFigures({ dataset, figures }: YearFigures): ReadonlyMap<string, Figure> {
  const reported = dataset.places.flatMap((place) => figures.reported(place))
  const lastYear = dataset.lastYear.flatMap(({ name }) => figures.find(lastYearName(name.value), null) ?? [])
  return new Map([...figures.figures, ...reported, ...lastYear].map((figure) => [figure.name, figure]))
}

/** The figures that changed, in the order of the new year; those that are gone come last. */
export function changedFigures(old: YearFigures, now: YearFigures): readonly ChangedFigure[] {
  const [before, after] = [allFigures(old), allFigures(now)]
  const changed = [...after].flatMap(([name, figure]): readonly ChangedFigure[] => {
    const was = before.get(name) ?? null
    return was && sameFigure(was, figure) ? [] : [{ name, old: was, now: figure }]
  })
  const gone = [...before].flatMap(([name, figure]): readonly ChangedFigure[] =>
    after.has(name) ? [] : [{ name, old: figure, now: null }],
  )
  return [...changed, ...gone]
}

/** A figure is the same when it prints and counts the same; digits that are not printed can turn a ranking. */
export const sameFigure = (a: Figure, b: Figure): boolean =>
  a.text === b.text && (a.exact === null || b.exact === null ? a.exact === b.exact : compare(a.exact, b.exact) === 0)
