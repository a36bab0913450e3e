import { spotAt } from '../../document/passages.js'
import { compare } from '../../figures/exact.js'
import { formatLike } from '../../figures/format-figure.js'
import { distance, sameUnit } from '../../figures/measure.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { atFigures, tellAt } from './at-figures.js'
import { mayDifferBy } from './differences.js'
import type { FigureInText } from './figures-in-text.js'
import { LONGEST, measuredByTopic, measuredIn, reportedValues, tellsOtherTime } from './measured-places.js'
import { placeIndexOf, placeNamed } from './place-index.js'

/** 最高的甲县, in front of its name. */
const EXTREME = /最(?<end>[高多大快好低少小慢差])的(?:是)?$/u
const MOST = /[高多大快好]/u
/** 与最低的, between the two names. */
const JOIN = /^(?:和|与|同|比)(?:最[高多大快好低少小慢差]的)?$/u
const APART = /^(?:之间)?相差了?$/u

/** 最高的甲县与最低的乙县相差15.2个百分点: they are so far apart, and each has the most or the least, by what the places report. */
export const placesApart: Check = (input) =>
  input.dataset.reports.length === 0
    ? []
    : atFigures(input, { says: /相差/u, prose: true }, (by) => otherDistance(by, input))

function otherDistance(by: FigureInText, input: CheckInput): readonly Finding[] {
  const { dataset } = input
  const { passage, start } = by.spot
  const from = start - by.before.length
  const [one, other] = placeIndexOf(dataset)(by.before).slice(-2)
  if (!one || !other || !JOIN.test(by.before.slice(one.end, other.start)) || !APART.test(by.before.slice(other.end)))
    return []
  const clause = by.before.slice(0, one.start).replace(EXTREME, '')
  const said = measuredIn(clause, dataset) ?? measuredByTopic(clause, passage.text, from, dataset)
  const points = by.figure.quantity.unit === '个百分点'
  const sentence = sentenceBefore(passage.text, start).slice(-LONGEST)
  if (!said?.indicator || tellsOtherTime(sentence, dataset)) return []
  const values = reportedValues(said.indicator, said.measure ?? (points ? '完成率' : '完成'), input)
  const all = [...values.values()]
  const [a, b] = [one, other].map(({ word }) => placeNamed(dataset, word)).map((place) => place && values.get(place))
  const unit = points ? '%' : by.figure.quantity.unit
  if (!a || !b || !sameUnit(a.quantity.unit, unit)) return []
  const wrong = [one, other].flatMap(({ word, start: at }, index) => {
    const way = EXTREME.exec(by.before.slice(0, at))?.groups?.end
    const own = index === 0 ? a : b
    const sign = way && MOST.test(way) ? 1 : -1
    if (!way || all.every(({ exact }) => compare(exact, own.exact) * sign <= 0)) return []
    return [
      finding('ranking-text-mismatch', 'warning', `“${word}”的“${own.name}”是${own.text}，不是最${way}的`, {
        spot: spotAt(passage, from + at, word),
        hint: HINT,
      }),
    ]
  })
  if (wrong.length > 0 || mayDifferBy(a, b, by.figure)) return wrong
  const should = formatLike(distance(a.exact, b.exact), { ...by.figure.quantity, unit })
  const message = `“${a.name}”是${a.text}，“${b.name}”是${b.text}，相差${should.replace('%', '个百分点')}，不是${by.figure.text}`
  return tellAt(by, 'figure-wording', message, { hint: HINT, from: [a, b, by.figure] })
}

const HINT = '请核对地方和数字；说的是别的事的，写进 豁免.yaml。'
