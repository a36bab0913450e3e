import type { Dataset } from '../../data/dataset.js'
import { type Passage, type Spot, spotAt } from '../../document/passages.js'
import type { Check } from '../check.js'
import { sentenceBefore } from '../clause.js'
import { type Finding, finding } from '../finding.js'
import { comparisonsOf, NARROWED, type PlacesCompared } from './comparisons.js'
import { NUMERAL, PLACES } from './count-words.js'
import { placeIndexOf, placeNamed } from './place-index.js'
import { announcedList, listAt, listSpot } from './place-lists.js'

/** 的地区有, 的有3个地区，分别是, 的： */
const LEAD = new RegExp(
  `^的(?:参评)?(?:${PLACES})?(?<more>还)?[共仅只]?(?<is>[有是为])?(?:(?:${NUMERAL})个(?:${PLACES}))?[，：]?(?:分别|依次)?(?<are>[有是为])?：?$`,
  'u',
)

/** Whom the words tell to lie beyond the province's completion, or beyond a figure, do so by what they report. */
export const placesBeyond: Check = (input) =>
  input.passages.flatMap((passage) =>
    comparisonsOf(passage, input).flatMap((comparison) =>
      comparison.bare ? [] : strangers(passage, comparison, input.dataset),
    ),
  )

function strangers(passage: Passage, comparison: PlacesCompared, dataset: Dataset): readonly Finding[] {
  const { indicator, measure, clause, values, lies } = comparison
  const { text } = passage
  const find = placeIndexOf(dataset)
  const behind = announcedList(text, comparison.end, LEAD, find)
  const from = comparison.start - clause.length
  const list =
    behind?.list ?? (/^(?:[，。；）]|$)/u.test(text.slice(comparison.end)) ? listAt(text, from, find) : undefined)
  if (!list) return []
  const listed = list.map(({ word }) => placeNamed(dataset, word))
  const words = text.slice(comparison.start, comparison.end)
  const tell = (spot: Spot, message: string): readonly Finding[] => [
    finding('ranking-text-mismatch', 'warning', message, {
      spot,
      hint: '请核对名单和数据；说的是别的事的，写进 豁免.yaml。',
    }),
  ]
  for (const [index, { word, start }] of list.entries()) {
    const place = listed[index]
    if (!place || !lies(place, -comparison.sign)) continue
    const message = `这里说“${word}”的“${indicator}”${measure}${words}，按上报是${values.get(place)?.text}`
    return tell(spotAt(passage, start, word), message)
  }
  const { is, are, more } = behind?.lead ?? {}
  const last = list.at(-1)
  const sentence = sentenceBefore(text, comparison.start)
  const isOpen = !last || text.startsWith('等', last.end) || more !== undefined || NARROWED.test(sentence)
  if (isOpen || !(is ?? are ?? (behind && /：$/u.test(text.slice(0, list[0]?.start))))) return []
  const missing = [...values.keys()].filter((place) => !listed.includes(place) && lies(place, comparison.sign))
  if (missing.length === 0) return []
  const names = missing.map(({ name }) => name.value).join('、')
  return tell(listSpot(passage, list), `“${indicator}”${measure}${words}的，按上报还有：${names}`)
}
