import { readNumeral } from '../../figures/chinese-numeral.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

const NUMERAL = '[一二两三四五六七八九十]{1,3}|[0-9]{1,3}'
const PLACES = new RegExp(`(?<![第几数百千])(${NUMERAL})个(?:参评|参加考评的|被考评)?(市（州）|市州|地方|地区)`, 'gu')
const INDICATORS = new RegExp(`(?<![第几数百千])(${NUMERAL})(?:项|个)(?:考评|考核|单项|主要|量化)?指标`, 'gu')

/** Counts of places and indicators that the words state (十一个地区, 六项指标) are those of the data. */
export const counted: Check = ({ dataset, passages }) => {
  const { places, indicators } = dataset
  const cities = places.filter(({ name }) => /[市州盟]$|地区$/u.test(name.value)).length
  const collective = places.filter((place) => place.collective !== null).length
  const ranked = indicators.filter(({ ranking }) => ranking !== null).length
  const completed = indicators.filter((each) => each.completion !== null).length
  return passages.flatMap((passage) =>
    [
      { pattern: PLACES, what: '参加考评的地方', right: [places.length, cities, collective] },
      { pattern: INDICATORS, what: '指标', right: [indicators.length, ranked, completed] },
    ].flatMap(({ pattern, what, right }) =>
      [...passage.text.matchAll(pattern)].flatMap(({ 0: words, 1: numeral = '', index }) => {
        if (right.some((count) => count === readNumeral(numeral))) return []
        const message = `“${words}”与数据不符：${what}有 ${right[0]} 个`
        return finding('count-mismatch', 'warning', message, {
          spot: { passage, start: index, end: index + words.length },
          hint: '请核对个数；只说其中一部分的，写进 豁免.yaml。',
        })
      }),
    ),
  )
}
