import type { NamedFigure, Place } from '../data/dataset.js'
import type { Sourced } from '../data/sourced.js'
import { type Diagnostic, error, fail, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import { oncePerKey } from '../keyed/once-per.js'
import { compareDeclared, type FigureFinding } from './compare-declared.js'
import { computeFormula } from './compute-formula.js'
import type { Figure } from './figure.js'
import { placeName } from './figure-names.js'
import { declaredFigure } from './make-figure.js'
import { placesKept } from './place-figures.js'
import type { WhyAbsent } from './why-absent.js'

/** What bears a name: a figure of an indicator, or an entry of 数字 that is still to be settled. */
export type Named = { readonly at: SourcePlace } & (
  | { readonly figure: Figure; readonly entry: null }
  | { readonly figure: null; readonly entry: NamedFigure }
)

/** Figures by full name, among those given and what places report. */
export type LookUp = (name: string, byName: ReadonlyMap<string, Figure>) => Figure | undefined

/** Looks figures up; what a place reports is made into figures when it is first asked for. */
export function makeLookUp(places: readonly Place[], reported: (place: Place) => readonly Figure[]): LookUp {
  const byPlaceName = new Map(places.map((place) => [place.name.value, place]))
  const indexOf = oncePerKey(
    placesKept,
    (place: Place): ReadonlyMap<string, Figure> => new Map(reported(place).map((figure) => [figure.name, figure])),
  )
  return (name, byName) => {
    const named = byName.get(name)
    const place = named ? undefined : byPlaceName.get(name.slice(0, Math.max(0, name.indexOf('/'))))
    return place ? indexOf(place).get(name) : named
  }
}

/** The figures of a year by name, with what was noticed. */
export interface SettledFigures {
  readonly byName: ReadonlyMap<string, Figure>
  readonly findings: readonly FigureFinding[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Formulas may use formulas, but nobody needs more steps than this. */
const DEEPEST = 50

/** Makes every named entry a figure; formulas may use one another in any order, but none itself. */
export function settleFigures(names: ReadonlyMap<string, Named>, lookUp: LookUp, whyAbsent: WhyAbsent): SettledFigures {
  const settled = new Map<string, Figure>()
  const failed = new Set<string>()
  const open: string[] = []
  const findings: FigureFinding[] = []
  const diagnostics: Diagnostic[] = []

  const settle = (name: string, named: Named): Figure | undefined => {
    const known = settled.get(name)
    if (known || failed.has(name)) return known
    open.push(name)
    const figure = named.figure ?? settleEntry(name, named.entry)
    open.pop()
    if (figure) settled.set(name, figure)
    else failed.add(name)
    return figure
  }

  const settleEntry = (name: string, { quantity, formula, scope }: NamedFigure): Figure | undefined => {
    if (!formula) return quantity ? declaredFigure({ name, scope }, quantity) : undefined
    const computed = computeFormula({ name, scope, formula }, operand)
    diagnostics.push(...computed.diagnostics)
    if (!computed.ok || !quantity) return computed.ok ? computed.value : undefined
    const figure = declaredFigure({ name, scope, derivation: computed.value.derivation }, quantity)
    findings.push(...compareDeclared({ figure, value: computed.value.exact }))
    return figure
  }

  const operand = ({ value, at }: Sourced<string>, scope: Place | null): Outcome<Figure> => {
    const own = scope && placeName(scope, value)
    const name = own && (names.has(own) || lookUp(own, settled)) ? own : value
    if (open.includes(name) || open.length > DEEPEST) {
      const hint = '请改用别的数字，或者直接填写。'
      return fail(error('formula-cycle', `“${name}”要用它自己才能算出来`, at, hint))
    }
    const named = names.get(name)
    const figure = named ? settle(name, named) : lookUp(name, settled)
    if (figure) return outcome(figure)
    // Why a formula that is used here has failed is said there.
    if (named) return { ok: false, diagnostics: [] }
    const otherwise = meantOr(nearestName(value, names.keys()), '请先在 数字.yaml 或 指标.yaml 里填上它。')
    const hint = whyAbsent(value, scope) ?? otherwise
    return fail(error('formula-operand', `没有叫“${value}”的数字`, at, hint))
  }

  for (const [name, named] of names) settle(name, named)
  const byName = new Map<string, Figure>()
  for (const name of names.keys()) {
    const figure = settled.get(name)
    if (figure) byName.set(name, figure)
  }
  return { byName, findings, diagnostics }
}
