import type { Dataset } from '../../data/dataset.js'
import { type Figure, isChange } from '../../figures/figure.js'
import { lastYearName } from '../../figures/figure-names.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { ofFigure } from '../printed-values.js'

/**
 * The growth of a total on that of other places: what joined or left is told as growth. Only of totals that are summed of
 * what the places reported, in both years; where as many came as went, they were renamed.
 */
export const growthPlaces: Check = ({ dataset, figures, printed }) => {
  const { copiedFrom } = dataset
  if (!copiedFrom) return []
  return [...printed.keys()].flatMap((name) => {
    const figure = figures.find(name, null)
    const indicator = figure && grown(figure)
    const [now, before] = [dataset, copiedFrom].map((year) => (indicator ? summed(year, indicator) : null))
    if (!figure || !now || !before) return []
    const [more, less] = [without(now, before), without(before, now)]
    if (more.length === less.length) return []
    const told = [
      ...(more.length > 0 ? [`多${more.join('、')}`] : []),
      ...(less.length > 0 ? [`少${less.join('、')}`] : []),
    ].join('，')
    const message = `“${name}”印成${figure.text}，合计的地方与上一年的不同：${told}`
    return finding('growth-places', 'warning', message, {
      ...ofFigure(figure, printed),
      numbers: [...more, ...less],
      hint: '请把 上年.yaml 的数换成同样这些地方的合计；合起来的范围没有变的，写进 豁免.yaml。',
    })
  })
}

/** The indicator whose growth a figure is: of this year's total on last year's. */
function grown({ derivation }: Figure): string | undefined {
  if (!derivation || !isChange(derivation.kind)) return undefined
  const [now, before] = derivation.operands
  return now !== undefined && before === lastYearName(now) ? now : undefined
}

/** The places whose reports a total is the sum of; null where it is declared, or nobody reports it. */
function summed({ indicators, reports }: Dataset, indicator: string): ReadonlySet<string> | null {
  const found = indicators.find(({ name }) => name.value === indicator)
  if (!found || found.actual) return null
  const places = reports.flatMap(({ place, reports: own }) => (own.get(indicator)?.actual ? [place.name.value] : []))
  return places.length > 0 ? new Set(places) : null
}

const without = (all: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...all].filter((place) => !others.has(place))
