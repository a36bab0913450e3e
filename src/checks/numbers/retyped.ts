import type { ComparedFigure } from '../../data/dataset.js'
import { rankingName } from '../../data/ranking-name.js'
import { nameSome } from '../../diagnostics/name-some.js'
import { meantOr } from '../../diagnostics/nearest-name.js'
import { compare } from '../../figures/exact.js'
import type { Figure } from '../../figures/figure-book.js'
import { formatFigure } from '../../figures/format-figure.js'
import { exactOf, sameUnit } from '../../figures/measure.js'
import { figuresToRetype, rankingsToRetype } from '../../figures/typed-figures.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { ofFigure } from '../printed-values.js'

/**
 * What a second person has typed from the originals (复录.yaml), without seeing the data, against what the data say: of
 * figures that nothing adds up or compares with, this alone tells a slip of the keyboard.
 */
export const retyped: Check = (input) => {
  const { dataset } = input
  if (dataset.retyped.length + dataset.retypedRankings.length === 0) return []
  return [...dataset.retyped.flatMap((each) => held(each, input)), ...stillToType(input)]
}

function held({ name, quantity }: ComparedFigure, { figures, printed }: CheckInput): readonly Finding[] {
  const figure = figures.find(name.value, null)
  if (!figure) {
    const message = `复录了“${name.value}”，没有叫这个名称的数字`
    const hint = meantOr(figures.nearest(name.value, null), '数字改名或者删去了的，这里也要改。')
    return [finding('figure-unknown', 'error', message, { at: name.at, about: name.value, hint })]
  }
  if (quantity.value.digits === '' || figure.quantity.digits === '' || agree(figure, quantity.value)) return []
  const again = formatFigure(quantity.value)
  return [
    finding('retyped-differs', 'warning', `“${name.value}”是 ${figure.text}，复录的是 ${again}`, {
      ...ofFigure(figure, printed),
      numbers: [figure.quantity, quantity.value].flatMap(numberIn),
      hint: `请两人一起看原件：数据错了的改 ${figure.origin.file}:${figure.origin.line}，复录错了的改 ${quantity.at.file}:${quantity.at.line}。`,
    }),
  ]
}

/** The same words, or the same number in another scale. */
function agree(figure: Figure, again: ComparedFigure['quantity']['value']): boolean {
  if (figure.text === formatFigure(again)) return true
  const [is, was] = [exactOf(figure.quantity), exactOf(again)]
  const words = (each: typeof again) => each.approximation + each.surplus + each.bound
  return (
    is !== null &&
    was !== null &&
    compare(is, was) === 0 &&
    sameUnit(figure.quantity.unit, again.unit) &&
    words(figure.quantity) === words(again)
  )
}

/** Once somebody has begun, all are to be typed again; what control totals hold, or reports give, need not be. */
function stillToType({ dataset, figures }: CheckInput): readonly Finding[] {
  const numbers = figuresToRetype(dataset, figures).filter(({ quantity }) => quantity.digits !== '')
  const rankings = rankingsToRetype(dataset, figures).filter(({ printed }) => printed.groups.length > 0)
  const names = [...numbers.map(({ name }) => name), ...rankings.map(({ indicator }) => rankingName(indicator))]
  if (names.length === 0) return []
  const counted = [
    ...(numbers.length > 0 ? [`${numbers.length} 个数字`] : []),
    ...(rankings.length > 0 ? [`${rankings.length} 个排名`] : []),
  ]
  const quoted = names.map((name) => `“${name}”`)
  const message = `还有 ${counted.join('、')}没有复录：${nameSome(quoted, 3)}`
  const at = [...dataset.retyped, ...dataset.retypedRankings][0]?.name.at ?? null
  return [finding('retyped-missing', 'note', message, { at, hint: '再导出一次复录表，只列没有复录的。' })]
}
