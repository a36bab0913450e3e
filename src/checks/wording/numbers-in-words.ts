import type { Dataset } from '../../data/dataset.js'
import { inlineSpots, spotAt } from '../../document/passages.js'
import { oncePer } from '../../keyed/once-per.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { mask } from '../mask.js'

const ONE = '[一二两三四五六七八九]'
/** 三百五十, 两万, 四十二; 十 or 百 alone (十余家, 百家企业) tells no number. */
const NUMBER = `(?:${ONE}[十百千万亿零]|十${ONE})[一二两三四五六七八九十百千万亿零点]{0,20}`
/** Units of any office; those of time are no measures here (二十年, 十五天). */
const USUAL = [
  '人次',
  '个次',
  '人',
  '个',
  '家',
  '户',
  '名',
  '所',
  '场',
  '件',
  '项',
  '次',
  '元',
  '亩',
  '吨',
  '公里',
  '平方米',
]

/**
 * A number that a hand wrote in Chinese numerals is bound to no figure: it stays as it was after a correction, and nobody
 * sees that it contradicts the figures. What is counted or measured is written in digits (GB/T 15835-2011, 4.1.1), so this
 * finds no more than the standard does; 十二个方面 is wording.
 */
export const numbersInWords: Check = ({ dataset, passages }) => {
  const pattern = patternFor(dataset)
  const names = dataset.facts.properNames.map(({ value }) => value)
  return passages.flatMap((passage) =>
    inlineSpots(passage).flatMap(({ inline, spot }) => {
      if (inline.kind === 'value' || !/[十百千万亿成倍番拾佰仟]/u.test(inline.text)) return []
      return [...mask(inline.text, names).matchAll(pattern)].map(({ 0: words, index }) =>
        finding('number-in-words', 'warning', `文字里用汉字写了数量“${words}”（GB/T 15835-2011 4.1.1）`, {
          spot: spotAt(passage, spot.start + index, words),
          hint: words.includes('成') ? ROUGH : EXACT,
        }),
      )
    }),
  )
}

const EXACT = '请把它写进数据，用 {{数 "名称"}} 引用；是名称的一部分，请列入 文件.yaml 的“专名”。'
/** 六成以上: no figure is printed so. */
const ROUGH = '数字更正了，“几成”不会跟着改：请写成百分数，用 {{数 "名称"}} 引用；有意这样说的，写进 豁免.yaml。'

const patternFor = oncePer(({ terms }: Dataset): RegExp => {
  const units = [...new Set([...terms.units.map(({ value }) => value), ...USUAL])]
    .filter((unit) => /^\p{Script=Han}+$/u.test(unit) && unit !== '个')
    .toSorted((a, b) => b.length - a.length)
  // 十一期间 is a time.
  const counted = `${NUMBER}[余多]?(?!期间)(?:${units.join('|')}|个(?!\\p{Script=Han})|(?<=[百千万亿].{0,24}|[余多])个)`
  const parts = `百分之(?!百)[一二三四五六七八九十百零点]{1,20}|(?<=率(?:为|是|达|达到)?)百分之百|[壹贰叁肆伍陆柒捌玖][拾佰仟万亿]+|${ONE}成${ONE}?(?=多|以上|以下|左右|[，。；、的])|翻了?[一两二三]番|[一二两三四五六七八九十]{1,8}倍`
  return new RegExp(`(?<![第前几数百千万亿${ONE.slice(1, -1)}])(?:${counted}|${parts})`, 'gu')
})
