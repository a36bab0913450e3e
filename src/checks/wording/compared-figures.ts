import { compare } from '../../figures/exact.js'
import type { Figure, FigureBook } from '../../figures/figure-book.js'
import { isCompletion, measureName, placeName } from '../../figures/figure-names.js'
import type { Check } from '../check.js'
import { atFigures, tellAt } from './at-figures.js'
import { type FigureInText, wordsBetween } from './figures-in-text.js'

/** 完成率124.7%，高于全省的118.9%, 低于全省平均水平的118.9% */
const COMPARED =
  /(?<![比不])(高于|低于|多于|少于)(?:全[省市州县区国]|各地|[\p{Script=Han}]{2,12}[市州县区])?(?:的?(?:平均|总体)(?:水平|数|值)?)?的?$/u
const HIGHER = /高于|多于/u

/** 完成20.41亿元，完成率低于全市的75.7%: the completion of the place that the figure in front is of. */
function completionOf(left: FigureInText, right: FigureInText, figures: FigureBook): Figure | null {
  const { scope } = left.figure
  if (!scope || right.figure.scope || !/完成率|进度/u.test(right.before)) return null
  return figures.find(placeName(scope, `上报/${right.figure.name}`), null) ?? null
}

/** 高于 and 低于 between two completions of one indicator in one sentence: after a correction the word stays as it was. */
export const comparedFigures: Check = (input) =>
  atFigures(input, {}, (right, index, printed) => {
    const left = printed[index - 1]
    const word = COMPARED.exec(right.before)?.[1]
    if (!left || word === undefined || /[。；]/u.test(wordsBetween(left, right))) return []
    // Only the same measure is compared.
    const isSame = measureName(left.figure) === measureName(right.figure)
    const own = isSame ? left.figure : completionOf(left, right, input.figures)
    if (!own?.exact || !right.figure.exact || !isCompletion(right.figure)) return []
    const order = compare(own.exact, right.figure.exact)
    if (HIGHER.test(word) ? order > 0 : order < 0) return []
    const message = `“${own.name}”是${own.text}，不${word}“${right.figure.name}”的${right.figure.text}`
    return tellAt(right, 'figure-wording', message, { hint: '请核对说法，或引用的数字。' })
  })
