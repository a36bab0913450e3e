import type { Dataset } from '../../data/dataset.js'
import { type Passage, spotAt } from '../../document/passages.js'
import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check, CheckInput } from '../check.js'
import { type Clause, clausesOf, sentenceBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { NUMERAL, PLACES } from './count-words.js'
import { LONGEST, reportedValues, tellsOtherTime } from './measured-places.js'
import { placeIndexOf, placeNamed } from './place-index.js'
import { behind, listAt } from './place-lists.js'
import { rankedSubjects } from './ranked-subjects.js'

/** 甲镇、乙镇均未发生, 有四个乡镇没有发生: who, in front of what. */
const NONE = /^(?<who>.+?)(?:均|都|全部)?(?:未|没有)发生$/u
const COUNTED = new RegExp(
  `^(?:全[省市州县区旗]|我[省市州县区])?(?:[共已仅只]?有)?(?<count>${NUMERAL})个(?<noun>${PLACES})$`,
  'u',
)
/** 未发生生产安全事故, where 事故起数 is reported; 较大事故 are only some of them. */
const NOTHING = /^(?<who>.+?)(?:均|都|全部)?(?:未|没有)发生(?:各类|任何|一起|生产|安全)*(?<what>[^生安各任一].*)$/u
const COUNT_OF = /(?:起数|次数|件数|人数|数量|数)$/u
/** 青石镇、柳河乡等乡镇, 两个乡镇 */
const OTHERS = new RegExp(`^等?(?:(?:(?:${NUMERAL})个?)?(?:${PLACES}))?$`, 'u')

/** Where nothing of an indicator is said to have happened, by number or by name, nothing is reported. */
export const noneHappened: Check = (input) =>
  input.dataset.reports.length === 0
    ? []
    : input.passages.flatMap((passage) =>
        passage.kind !== 'table' && /[未有]发生/u.test(passage.text)
          ? clausesOf(passage.text, LONGEST).flatMap((clause) => happened(passage, clause, input))
          : [],
      )

function happened(passage: Passage, { text: clause, start }: Clause, input: CheckInput): readonly Finding[] {
  const { dataset } = input
  const { who, indicator } = namedIn(clause, dataset) ?? countedIn(clause, dataset) ?? {}
  if (!who || !indicator) return []
  if (tellsOtherTime(sentenceBefore(passage.text, start) + clause, dataset)) return []
  const values = reportedValues(indicator, '完成', input)
  const counted = COUNTED.exec(who)
  if (counted) return miscounted(passage, { counted, start, indicator }, values, dataset)
  const list = listAt(who, 0, placeIndexOf(dataset))
  if (!list || !OTHERS.test(who.slice(list.at(-1)?.end))) return []
  return behind(list, start).flatMap((hit) => {
    const place = placeNamed(dataset, hit.word)
    const value = place && values.get(place)
    if (!value || value.exact.numerator === 0n) return []
    const message = `这里说“${hit.word}”未发生“${indicator}”，按上报是${value.text}`
    const spot = spotAt(passage, hit.start, hit.word)
    return [finding('ranking-text-mismatch', 'warning', message, { spot, hint: HINT })]
  })
}

function namedIn(clause: string, dataset: Dataset) {
  const { find, indicators } = rankedSubjects(dataset)
  const [subject, ...others] = find(clause)
  const who = subject && NONE.exec(clause.slice(0, subject.start))?.groups?.who
  return who && others.length === 0 && subject.end === clause.length
    ? { who, indicator: indicators.get(subject.word) }
    : undefined
}

function countedIn(clause: string, { indicators }: Dataset) {
  const { who, what } = NOTHING.exec(clause)?.groups ?? {}
  const [meant, ...others] = indicators.filter(
    ({ name: { value } }) => value !== what && value.replace(COUNT_OF, '') === what,
  )
  return meant && others.length === 0 ? { who, indicator: meant.name.value } : undefined
}

interface Counted {
  readonly counted: RegExpExecArray
  readonly start: number
  readonly indicator: string
}

function miscounted(
  passage: Passage,
  { counted, start, indicator }: Counted,
  values: ReturnType<typeof reportedValues>,
  { reports }: Dataset,
): readonly Finding[] {
  const { count = '', noun = '' } = counted.groups ?? {}
  // One that has not told yet may be one of them.
  if (reports.some(({ place, exempt }) => !values.has(place) && !exempt.has(indicator))) return []
  const names = [...values].flatMap(([{ name }, { exact }]) => (exact.numerator === 0n ? [name.value] : []))
  const ofKind = names.filter((name) => noun.includes(name.at(-1) ?? ''))
  if ([names.length, ofKind.length].includes(readNumeral(count) ?? -1)) return []
  const words = `${count}个${noun}`
  const message = `这里说${words}未发生“${indicator}”，按上报有 ${names.length} 个：${names.join('、')}`
  return [
    finding('count-mismatch', 'warning', message, {
      spot: spotAt(passage, start + counted[0].indexOf(words), words),
      hint: HINT,
    }),
  ]
}

const HINT = '请核对上报的数和文字；说的是别的事的，写进 豁免.yaml。'
