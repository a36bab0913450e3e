import { addIntervals, divideIntervals, type Interval, overlap, subtractIntervals } from '../../figures/interval.js'
import { sameUnit } from '../../figures/measure.js'
import { printedInterval } from '../../figures/printed-interval.js'
import type { Check, CheckInput } from '../check.js'
import { sentenceStart } from '../clause.js'
import type { Finding } from '../finding.js'
import { isHeld } from '../operand-names.js'
import { atFigures, tellAt } from './at-figures.js'
import { FALLS, RISES } from './change-words.js'
import { type FigureInText, isOpen, isQualified, listedFrom, wordsBetween } from './figures-in-text.js'
import { otherChange } from './since-last-year.js'

const SINCE = '同比|[比较](?:上年|去年)(?:同期)?'
const WAY = `(?:(?<more>${RISES}|多)|(?<less>${FALLS}|少))了?`
/** 23起、20人，同比减少9起、9人: by how much each has changed. */
const BY = new RegExp(`^，(?:${SINCE})(?:均|各|分别)?${WAY}$`, 'u')
/** ，分别下降28.1%和31.0%: and by how many percent. */
const RATES = new RegExp(`^，(?:${SINCE})?(?:均|分别)${WAY}$`, 'u')
/** 同比事故起数和死亡人数分别下降: what has changed, by its names. */
const NAMED = new RegExp(`^(?:${SINCE})?(?<names>[^，。；]+?)(?:${SINCE})?(?:均|分别)?${WAY}$`, 'u')
const TELLS_LAST_YEAR = new RegExp(SINCE, 'u')
const AND = /[、和与及]/u

type Way = { readonly more?: string | undefined } | undefined

/**
 * What several figures have changed by comes in their order: 事故23起、死亡20人，同比减少9起、9人，分别下降28.1%和31.0%. The rates follow
 * from the figures in front of them, and all from what the data say of last year.
 */
export const parallelChanges: Check = (input) =>
  atFigures(input, { says: TELLS_LAST_YEAR, prose: true }, (_, index, printed) => [
    ...inOrder(printed, index, input),
    ...byName(printed, index, input),
  ])

function inOrder(printed: readonly FigureInText[], index: number, input: CheckInput): readonly Finding[] {
  const [first, before] = [printed[index], printed[index - 1]]
  const words = first && before ? wordsBetween(before, first) : ''
  const way: Way = (BY.exec(words) ?? RATES.exec(words))?.groups
  if (!first || !way) return []
  const changes = listedFrom(printed, index)
  const now = printed.slice(Math.max(0, index - changes.length), index)
  if (changes.length < 2 || now.length < changes.length || [...now, ...changes].some(isOpen)) return []
  const ofYear = changes.flatMap((by, order) => sinceLastYear(now[order], by, way, input))
  const areAmounts = changes.every(({ figure }, order) =>
    sameUnit(figure.quantity.unit, now[order]?.figure.quantity.unit ?? ''),
  )
  if (ofYear.length > 0 || !areAmounts) return ofYear
  return ratesBehind(printed, index, now, changes, way, input)
}

const sinceLastYear = (now: FigureInText | undefined, by: FigureInText, way: Way, input: CheckInput) =>
  now ? otherChange(now.figure, by, way?.more !== undefined, input) : []

function ratesBehind(
  printed: readonly FigureInText[],
  index: number,
  now: readonly FigureInText[],
  changes: readonly FigureInText[],
  way: Way,
  { dataset }: CheckInput,
): readonly Finding[] {
  const [last, first] = [printed[index + changes.length - 1], printed[index + changes.length]]
  const told: Way = last && first ? RATES.exec(wordsBetween(last, first))?.groups : undefined
  const rates = listedFrom(printed, index + changes.length)
  if (!first || !told || rates.length !== changes.length || rates.some(({ figure }) => figure.quantity.unit !== '%'))
    return []
  if (rates.some((each) => isOpen(each) || isQualified(each) || isHeld(each.figure, dataset))) return []
  if ((way?.more === undefined) !== (told.more === undefined))
    return tell(
      first,
      `前面说${changes.map(({ figure }) => figure.text).join('、')}是${way?.more ? '增加' : '减少'}的，这里升降相反`,
    )
  return rates.flatMap((rate, order) => {
    const [one, by] = [now[order], changes[order]]
    const ranges = [one, by, rate].map((each) => each && printedInterval(each.figure.quantity))
    const [own, change, stated] = ranges
    if (!one || !by || !own || !change || !stated) return []
    const old: Interval | null = way?.more ? subtractIntervals(own, change) : addIntervals(own, change)
    const right = old && divideIntervals(change, old)
    if (!right || overlap(right, stated)) return []
    const words = `${way?.more ? '增加' : '减少'}${by.figure.text}`
    return tell(rate, `${one.figure.text}，${words}，变化的幅度不是${rate.figure.text}`, [one, by, rate])
  })
}

function byName(printed: readonly FigureInText[], index: number, input: CheckInput): readonly Finding[] {
  const first = printed[index]
  const said = first && NAMED.exec(first.before)
  const text = first?.spot.passage.text ?? ''
  if (!first || !said || !TELLS_LAST_YEAR.test(text.slice(0, first.spot.start))) return []
  const { names = '' } = said.groups ?? {}
  const listed = names.split(AND)
  const changes = listedFrom(printed, index)
  // 建筑施工死亡5人，死亡人数增加1人: of what is not printed beside it, the words tell of a part.
  const from = sentenceStart(text, first.spot.start)
  const beside = printed.filter(({ spot }) => spot.start >= from && spot.end <= first.spot.start)
  const now = listed.flatMap((name) => beside.find(({ figure }) => figure.name === name)?.figure ?? [])
  if (now.length !== listed.length || changes.length !== listed.length) return []
  return changes.flatMap((by, order) => {
    const figure = now[order]
    return figure ? otherChange(figure, by, said.groups?.more !== undefined, input) : []
  })
}

const tell = (each: FigureInText, message: string, of: readonly FigureInText[] = []): readonly Finding[] =>
  tellAt(each, 'ratio-mismatch', message, {
    hint: '请核对这几个数字和升降；比的是别的数的，写进 豁免.yaml。',
    from: of.map(({ figure }) => figure),
  })
