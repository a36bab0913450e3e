import type { Dataset, Place } from '../../data/dataset.js'
import { inlineSpots, type Passage, spotAt } from '../../document/passages.js'
import { isCompletion } from '../../figures/figure-names.js'
import { oncePer } from '../../keyed/once-per.js'
import type { Check, CheckInput } from '../check.js'
import { type Clause, clausesOf, sentenceBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { highlightPlace } from '../highlight-places.js'
import { ofAll, ofNamed, type Scope } from './completion-truth.js'
import { figuresIn } from './figures-in-text.js'
import { placeIndexOf, placeNamed, withoutPlaceNames } from './place-index.js'
import { rankedSubjects } from './ranked-subjects.js'

const HOW = '(?:全面|全部|圆满|如期|按期|按时|提前|超额)'
const DENIED = `(?:未|没有|没能|未能|尚未|还没)${HOW}?(?:完成|达到|达标)(?!率)|[与距][^、]{0,6}(?:计划|目标|任务)(?:要求)?(?:仍|还|尚)?[有存在]{1,2}(?:较大|一定|明显|不小)?(?:的)?差距`
const CLAIMED = `(?:${HOW}|均|都){1,3}完成(?!率)`
const CLAIM = new RegExp(`(${DENIED})|(?<![未没能])${CLAIMED}`, 'u')
/** What may stand between an indicator and what is said of it. */
const BETWEEN =
  /^(?:[、和及与]|等|指标|任务|目标|工作|年度|全年|省定|计划|完成率|进度|完成数|也|仍|还|仅|只有|至今|了|的|[^、，]{0,3}项)*$/u
/** 没有达到高质量发展要求 is no completion. */
const OF_PLAN =
  /^(?:$|[、（]|的?(?:问题|情况)|了?(?:年度|全年|年|省定|既定|预定|下达的?|的)*(?:计划|目标|任务|指标|进度))/u
const SOME_PLACES =
  /(?:部分|个别|有的|有些|一些|少数|仍有|还有|尚有)(?:地方|地区|市州|市（州）|县（市、区）|县市区|市县|市|州|县|地)/u
/** Townships and the like report nothing, nor do counties where it is cities that report. */
const BELOW = /乡镇|街道|企业|单位|部门|学校|机构/u
const COUNTY = /县/u
const EVERY_PLACE = /^各(?:地区|市州|市（州）|地方|县（市、区）|县市区|市县|地|市|州|县)(?!级)/u
/** No clause is longer. */
const LONGEST = 120

/**
 * What general words say of a completion that is printed elsewhere, or nowhere: 青年见习未完成年度计划 among the problems,
 * 各项任务全部完成 in a highlight. After a correction, or copied from last year, nothing else contradicts them.
 */
export const claimedCompletion: Check = (input) =>
  input.passages.flatMap((passage) =>
    /完成|达到|达标|差距/u.test(passage.text)
      ? clausesOf(passage.text, LONGEST).flatMap((clause) => misclaimed(clause, passage, input))
      : [],
  )

function misclaimed(clause: Clause, passage: Passage, input: CheckInput): readonly Finding[] {
  const said = CLAIM.exec(clause.text)
  if (!said) return []
  const { dataset, figures } = input
  const [start, end] = [said.index, said.index + said[0].length]
  const spot = spotAt(passage, clause.start + start, said[0])
  const inline = inlineSpots(passage).find((each) => each.spot.start <= spot.start && spot.start < each.spot.end)
  if (inline?.inline.kind !== 'text') return []
  const home = highlightPlace(inline.inline.at, dataset) ?? null
  const denied = said[1] !== undefined
  const scope = scopeOf(clause, passage, home, input)
  const names = indicatorsOf(clause.text, start, end, input)
  const wrong = names.length > 0 ? ofNamed(names, denied, scope, input) : ofAll(clause.text, denied, scope, input)
  if (!wrong) return []
  // figure-wording has told it of the figure that is printed beside it: a denial, of what follows it in its sentence.
  const beside = figuresIn(passage, figures).some(
    ({ figure, spot: { start: at }, sentence }) =>
      isCompletion(figure) &&
      wrong.figures.includes(figure.name) &&
      !(denied && (at < spot.start || at - sentence.length > spot.start)),
  )
  if (beside) return []
  return [
    finding('figure-wording', 'warning', `这里说“${clause.text}”，${wrong.truth}`, {
      spot,
      hint: '请核对数字和说法；说的是别的事的，写进 豁免.yaml。',
    }),
  ]
}

function scopeOf({ text, start }: Clause, passage: Passage, home: Place | null, { dataset }: CheckInput): Scope {
  const find = placeIndexOf(dataset)
  const here = find(text).flatMap(({ word }) => placeNamed(dataset, word) ?? [])
  if (BELOW.test(text) || (COUNTY.test(text) && !areCounties(dataset))) return 'below'
  if (here.length > 0) return here
  if (home) return SOME_PLACES.test(text) ? 'below' : [home]
  if (SOME_PLACES.test(text)) return 'some'
  if (EVERY_PLACE.test(text)) return 'every'
  const last = find(sentenceBefore(passage.text, start)).at(-1)
  const place = last && placeNamed(dataset, last.word)
  return place ? [place] : 'province'
}

/** Whether some of the places that report are counties. */
const areCounties = oncePer(({ places }: Dataset) => places.some(({ name }) => COUNTY.test(name.value)))

/** The indicators of a clause that the claim is said of: right in front of it, or right behind. */
function indicatorsOf(text: string, start: number, end: number, { dataset }: CheckInput): readonly string[] {
  const between = (from: number, to: number) => BETWEEN.test(withoutPlaceNames(text.slice(from, to), dataset))
  const { find, indicators } = rankedSubjects(dataset)
  const hits = find(text).filter(({ word }) => indicators.get(word) !== null)
  const before = hits.filter((hit) => hit.end <= start)
  const behind = hits.filter((hit) => hit.start >= end)
  const [last, first] = [before.at(-1), behind[0]]
  const near = [
    ...(last && between(last.end, start) && OF_PLAN.test(text.slice(end)) ? before : []),
    ...(first && between(end, first.start) ? behind : []),
  ]
  return near.flatMap(({ word }) => indicators.get(word) ?? [])
}
