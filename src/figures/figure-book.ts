import type { Dataset, Place } from '../data/dataset.js'
import type { Quantity } from '../data/quantity.js'
import { type Diagnostic, error, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import { formatFigure } from './format-figure.js'

/** One number of the year under the name by which texts call it. */
export interface Figure {
  /** Unique in the book: `县域内就业`, `城镇新增就业/完成率`, `吉林市/提供岗位`. */
  readonly name: string
  /** The place it belongs to; null for the province. */
  readonly scope: Place | null
  readonly quantity: Quantity
  /** As printed. */
  readonly text: string
  /** Where the data defines it. */
  readonly origin: SourcePlace
}

/** Every figure of a year by name. */
export interface FigureBook {
  /** Indicators first, then the province's figures, then the places' in official order. */
  readonly figures: readonly Figure[]
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
      find,
      namesFor,
      nearest: (name, scope) => nearestName(name, namesFor(scope)),
    },
    diagnostics,
  )
}

/** The name of a place's figure in the book: 吉林市/提供岗位. */
const placeFigureName = (place: Place, name: string): string => `${place.name.value}/${name}`

/** A figure and the place of its name in the data. */
interface Listed {
  readonly figure: Figure
  readonly at: SourcePlace
}

/** The figures as reported. Computed ones (sums, shares, completion) join the list here once there are plans. */
function* listFigures(dataset: Dataset): Generator<Listed> {
  for (const { name, actual, completion } of dataset.indicators) {
    if (actual) yield listed(name.value, null, actual.value, actual.at, name.at)
    if (completion) yield listed(`${name.value}/完成率`, null, completion.value, completion.at, name.at)
  }
  for (const { name, quantity, scope } of dataset.figures) {
    const full = scope ? placeFigureName(scope, name.value) : name.value
    yield listed(full, scope, quantity.value, quantity.at, name.at)
  }
}

const listed = (
  name: string,
  scope: Place | null,
  quantity: Quantity,
  origin: SourcePlace,
  at: SourcePlace,
): Listed => ({
  figure: { name, scope, quantity, text: formatFigure(quantity), origin },
  at,
})
