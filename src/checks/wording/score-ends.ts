import { compare, type Exact } from '../../figures/exact.js'
import { OVERALL } from '../../figures/figure-names.js'
import { formatLike } from '../../figures/format-figure.js'
import { overlap, point } from '../../figures/interval.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check } from '../check.js'
import type { Finding } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { atFigures, tellAt } from './at-figures.js'
import { type FigureInText, isOpen } from './figures-in-text.js'
import { meanOf, reportedValues } from './measured-places.js'

const AVERAGE = /^(?:全[省市州县区]|[我本][省市县区])?(?:综合|总体)?(?:得分)?平均(?:综合)?得?分(?:数)?(?:为|是)?$/u
const MOST = /^最高(?:得?分)?(?:为|是)?$/u
const LEAST = /^最低(?:得?分)?(?:为|是)?$/u
/** Of some of the places, or of a part of the score. */
const OTHER = /组|类|方面|板块|满意|测评|单项/u
const COUNT = /([0-9]+)[个家]/gu

/** 平均得分92.94分，最高98.50分，最低85.20分: of the scores of all places. */
export const scoreEnds: Check = (input) => {
  const { dataset } = input
  const scores = [...reportedValues(null, '完成', input).values()].toSorted((a, b) => compare(a.exact, b.exact))
  const [least, most, mean] = [scores[0]?.exact, scores.at(-1)?.exact, meanOf(scores)]
  if (!least || !most || !mean || scores.length < dataset.places.length) return []
  return atFigures(input, { says: /平均/u, prose: true }, (average, index, printed) => {
    if (!AVERAGE.test(average.before) || !isScore(average) || isOfSome(average.sentence, dataset.places.length))
      return []
    const ends = printed.slice(index + 1, index + 3).filter(({ sentence }) => sentence.startsWith(average.sentence))
    const said = [
      { each: average, right: mean, what: '平均' },
      ...ends.flatMap((each) =>
        MOST.test(each.before)
          ? { each, right: most, what: '最高' }
          : LEAST.test(each.before)
            ? { each, right: least, what: '最低' }
            : [],
      ),
    ]
    return said.flatMap(({ each, right, what }) => (isHeld(each.figure, dataset) ? [] : otherScore(each, right, what)))
  })
}

/** 42家市直部门，平均得分: not of all. */
const isOfSome = (sentence: string, all: number): boolean =>
  OTHER.test(sentence) || [...sentence.matchAll(COUNT)].some(([, count]) => Number(count) !== all)

const isScore = (each: FigureInText): boolean => !isOpen(each) && /^分?$/u.test(each.figure.quantity.unit)

function otherScore(each: FigureInText, right: Exact, what: string): readonly Finding[] {
  const stated = printedInterval(each.figure.quantity)
  if (!isScore(each) || !stated || overlap(stated, point(right))) return []
  const should = formatLike(right, each.figure.quantity)
  return tellAt(each, 'ratio-mismatch', `各地的“${OVERALL}”，${what}是${should}，不是${each.figure.text}`, {
    hint: '请核对；只是其中一部分地方的，写明是哪些，或者写进 豁免.yaml。',
    from: [each.figure],
  })
}
