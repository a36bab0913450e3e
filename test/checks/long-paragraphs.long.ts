import { describe, expect, test } from 'vitest'
import { checks } from '../../src/checks/index.js'
import { printedValues } from '../../src/checks/printed-values.js'
import { type Inline, text, value } from '../../src/document/inline.js'
import type { Passage } from '../../src/document/passages.js'
import { notice as work } from './notice-of-2022.js'

/** As long as a whole document in one paragraph, as a file of somebody else may have it. */
const LENGTH = 20_000
/** What patterns that try again from every character are slow with. */
const UNITS = (
  '甲 一 十 1 0 ， 、 “ ” “甲 “甲” “甲”、 甲、 甲和 { {{ 第 第一 前 前三 完成 完成计 分别 分别为 占 年 附件 （ 〔2023〕 9。 . 百万 三百 ' +
  '三百个 百分之五 成 倍 长春市 长春市、 综合得分 城镇新增就业 全省第 由 增 超额完成 未 待补 一是 三个问题 X 〇 《 关于 ～ - 1- 人 a ' +
  '11个地区中， 11个地区中，7个达到、 7个、 高于全省平均水平的 高于 低于全省 由高到低依次为 前三名依次是 四平市，依次为 排名 比全省 13月 1月1日 月'
).split(' ')

const amount = work.figures.figures.find(({ name }) => name === '城镇新增就业')

function passageOf(inlines: readonly Inline[], kind: Passage['kind']): Passage {
  const words = inlines.map((each) => each.text).join('')
  return { element: 0, kind, list: 0, paragraph: 1, label: '', inlines, text: words }
}

function passagesWith(unit: string): readonly Passage[] {
  const long = text(unit.repeat(LENGTH / unit.length))
  const end = text('。甲居全省第二名，占三百个。')
  const printed = amount ? value(amount.text, amount.name, { figure: true }) : text('')
  return [
    passageOf([long, end], 'paragraph'),
    passageOf([text('长春市'), long, printed, end, printed], 'paragraph'),
    passageOf([printed, long], 'item'),
    passageOf([long], 'title'),
  ]
}

const rate = work.figures.figures.find(({ name }) => name === '城镇新增就业/完成率')

/** What joins one number of thousands to the next, as lists, parts and shares do. */
const JOINS =
  '， 、 ；其中 ，其中 。其中 、其他 ，其他 ，占 ，占就业的 ，就业 ，就业率 ，完成率 ，完成计划 的 ，增长 由 增加到 ，合计 ，已整改 ，剩余 ，出口 ，进口 ，顺差 （'.split(
    ' ',
  )

/** So many figures in one paragraph, every third a percentage. */
function figuresJoined(join: string, next: string): Passage {
  const inlines = Array.from({ length: 4000 }, (_, index) => {
    const figure = index % 3 === 2 ? rate : amount
    return [text(index % 2 === 0 ? join : next), value(figure?.text ?? '', figure?.name ?? '', { figure: true })]
  })
  return passageOf(inlines.flat(), 'paragraph')
}

/** Made once: what a check reads of a passage is kept for the next. */
const crowded = JOINS.map((join, index) => [
  figuresJoined(join, join),
  figuresJoined(join, JOINS[index + 1] ?? '，其中'),
])

// No clock is read: what takes the square of the length does not come to its end before the runner gives up.
describe.each(Object.entries(checks))('%s', (_, check) => {
  test('comes to its end over long paragraphs of any kind', () => {
    for (const unit of [' ', ...UNITS]) {
      const passages = passagesWith(unit)
      expect(check({ ...work, passages, printed: printedValues(passages) })).toBeInstanceOf(Array)
    }
  }, 60_000)

  test('comes to its end over thousands of figures', () => {
    for (const passages of crowded)
      expect(check({ ...work, passages, printed: printedValues(passages) })).toBeInstanceOf(Array)
  }, 60_000)
})
