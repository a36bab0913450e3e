import type { Dataset } from '../data/dataset.js'
import { inlineSpots } from '../document/passages.js'
import { chineseNumeral } from '../figures/chinese-numeral.js'
import type { Check, CheckInput } from './check.js'
import { type Finding, finding } from './finding.js'
import { mask } from './mask.js'

const NUMERAL = '[一二两三四五六七八九十]{1,3}|[0-9]{1,3}'
const PLACES = new RegExp(`(?<![第几数百千])(${NUMERAL})个(?:参评|参加考评的|被考评)?(市（州）|市州|地方|地区)`, 'gu')
const INDICATORS = new RegExp(`(?<![第几数百千])(${NUMERAL})(?:项|个)(?:考评|考核|单项|主要|量化)?指标`, 'gu')

/** 百分之九十, 八十余个, 七千八百四十五人: a number all the same, though in characters. */
const DIGIT = '[一二两三四五六七八九]'
const NUMBER = `(?<![第几数好若上近成一二两三四五六七八九十百千万亿])(?:${DIGIT}[十百千万亿][${'一二两三四五六七八九十百千万亿零'}]*|十${DIGIT})`
const PERCENT = /百分之[一二两三四五六七八九十百零点]+|[壹贰叁肆伍陆柒捌玖][拾佰仟万亿]+/gu

/** Counts that the words state in characters: of places and indicators they are counted, others belong to the data. */
export const counted: Check = (input) => [...wrongCounts(input), ...typedNumerals(input)]

function wrongCounts({ dataset, passages }: CheckInput): readonly Finding[] {
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
        if (right.some((count) => [chineseNumeral(count), String(count)].includes(numeral.replace('两', '二'))))
          return []
        const message = `“${words}”与数据不符：${what}有 ${right[0]} 个`
        return finding('count-mismatch', 'warning', message, {
          spot: { passage, start: index, end: index + words.length },
          hint: '请核对个数；只说其中一部分的，写进 豁免.yaml。',
        })
      }),
    ),
  )
}

function typedNumerals({ dataset, passages }: CheckInput): readonly Finding[] {
  const names = dataset.facts.properNames.map(({ value }) => value)
  const pattern = numberOf(dataset)
  return passages.flatMap((passage) =>
    [...inlineSpots(passage)].flatMap(({ inline, spot }) => {
      if (inline.kind === 'value') return []
      const words = mask(inline.text, names)
      return [...words.matchAll(pattern), ...words.matchAll(PERCENT)].map(({ 0: number, index }) => {
        const start = spot.start + index
        return finding('numerals-typed', 'warning', `文字里直接写了数字“${number}”`, {
          spot: { passage, start, end: start + number.length },
          hint: '请把它写进数据，再用 {{数 "名称"}} 引用；是名称的一部分，请列入 文件.yaml 的“专名”。',
        })
      })
    }),
  )
}

/** Numbers in characters with a unit in use; what is counted here itself (个地区, 项指标) is not meant. */
function numberOf({ terms }: Dataset): RegExp {
  const units = terms.units.map(({ value }) => value).filter((unit) => /^\p{Script=Han}+$/u.test(unit))
  const listed = [...new Set(['个', '人', '名', '家', '户', '项', '元', ...units])].sort((a, b) => b.length - a.length)
  const other = '个(?:参评|参加考评的|被考评)?(?:市（州）|市州|地方|地区)|[项个](?:考评|考核|单项|主要|量化)?指标|期间'
  return new RegExp(`${NUMBER}[余多]?(?!${other})(?:${listed.join('|')})`, 'gu')
}
