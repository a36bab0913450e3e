import { compare } from '../../figures/exact.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { type FigureInText, figuresIn } from './figures-in-text.js'

/** 完成率124.7%，高于全省的118.9%, 低于全省平均水平的118.9% */
const COMPARED =
  /(?<![比不])(高于|低于|多于|少于)(?:全[省市州县区国]|各地|[\p{Script=Han}]{2,12}[市州县区])?(?:的?(?:平均|总体)(?:水平|数|值)?)?的?$/u
const HIGHER = /高于|多于/u
/** 城镇新增就业/完成率 of 长春市/上报/城镇新增就业/完成率: only the same measure is compared. */
const measureOf = ({ figure }: FigureInText): string => figure.name.replace(/^[^/]+\/上报\//u, '')

/** 高于 and 低于 between two completions of one indicator in one sentence: after a correction the word stays as it was. */
export const comparedFigures: Check = ({ figures, passages }) =>
  passages.flatMap((passage) => {
    const printed = figuresIn(passage, figures)
    return printed.flatMap((right, index) => {
      const left = printed[index - 1]
      const word = COMPARED.exec(right.before)?.[1]
      if (!left || word === undefined || !right.figure.exact || !left.figure.exact) return []
      const between = passage.text.slice(left.spot.end, right.spot.start)
      if (measureOf(left) !== measureOf(right) || !measureOf(left).endsWith('/完成率') || /[。；]/u.test(between))
        return []
      const order = compare(left.figure.exact, right.figure.exact)
      if (HIGHER.test(word) ? order > 0 : order < 0) return []
      const message = `“${left.figure.name}”是${left.figure.text}，不${word}“${right.figure.name}”的${right.figure.text}`
      return finding('figure-wording', 'warning', message, {
        ...{ spot: right.spot, at: right.at },
        hint: '请核对说法，或引用的数字。',
      })
    })
  })
