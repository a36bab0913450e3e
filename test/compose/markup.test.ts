import { describe, expect, test } from 'vitest'
import { parseMarkup } from '../../src/compose/parse-markup.js'
import { Trace } from '../../src/compose/trace.js'
import { plainText } from '../../src/document/inline.js'

const blocksOf = (markup: string) => {
  const blocks = parseMarkup(markup, new Trace())
  return blocks.ok
    ? blocks.value.map((block) => {
        if (block.kind === 'table')
          return `table ${block.unit ? `${plainText(block.unit)} / ` : ''}${[block.header, ...block.rows].map((row) => row.map(plainText).join('|')).join(' / ')}`
        const lead = 'label' in block ? block.label : ''
        return `${block.kind} ${lead}${block.kind === 'run-in' ? `${plainText(block.heading)}+` : ''}${plainText(block.inlines)}`
      })
    : blocks.diagnostics.map(({ code }) => code)
}

describe('the markup of the body', () => {
  test('numbers headings by depth and anew under each higher one', () => {
    expect(blocksOf('# 甲\n\n## 乙\n\n## 丙\n\n### 丁\n\n#### 戊\n\n# 己\n\n## 庚\n')).toEqual([
      'heading 一、甲',
      'heading （一）乙',
      'heading （二）丙',
      'heading 1.丁',
      'heading （1）戊',
      'heading 二、己',
      'heading （一）庚',
    ])
  })
  test('runs a heading in when text stands right under it', () => {
    expect(blocksOf('## 甲。\n乙。\n\n## 丙\n\n丁。')).toEqual([
      'run-in （一）甲。+乙。',
      'heading （二）丙',
      'paragraph 丁。',
    ])
  })
  test('joins the lines of a paragraph without a space', () => {
    expect(blocksOf('甲，\n  乙，\n丙。')).toEqual(['paragraph 甲，乙，丙。'])
  })
  test('closes list items with ； and the last with 。unless they have a mark', () => {
    expect(blocksOf('1. 甲\n1. 乙。\n1. 丙')).toEqual(['item 1.甲；', 'item 2.乙。', 'item 3.丙。'])
  })
  test('numbers nested items （1）', () => {
    expect(blocksOf('1. 甲：\n   1. 乙\n   1. 丙\n1. 丁')).toEqual([
      'item 1.甲：',
      'item （1）乙；',
      'item （2）丙。',
      'item 2.丁。',
    ])
  })
  test('reads tables', () => {
    expect(blocksOf('| 地方 | 人数 |\n|:--|--:|\n| 甲市 | 五 |')).toEqual(['table 地方|人数 / 甲市|五'])
  })
  describe('a paragraph that says no more than a unit right before a table', () => {
    const rows = '| 地方 | 金额 |\n|:--|--:|\n| 甲市 | 五 |'
    test.each(['单位：万元', '（单位：万元）', '单位：户、万元', '计量单位：万标准立方米', '单位：部'])(
      '%s is the unit of the table',
      (unit) => {
        expect(blocksOf(`甲。\n\n${unit}\n\n${rows}`)).toEqual([
          'paragraph 甲。',
          `table ${unit} / 地方|金额 / 甲市|五`,
        ])
        expect(blocksOf(`${unit}\n${rows}`)).toEqual([`table ${unit} / 地方|金额 / 甲市|五`])
      },
    )
    test.each([
      '单位：某某市财政局',
      '单位：万元。',
      '填报单位：甲市',
      '金额的单位：万元',
      '（单位：万元',
      '用人单位：要按时足额支付劳动报酬，不得拖欠工资；各级要加强监督检查',
    ])('%s is none', (words) => {
      expect(blocksOf(`${words}\n\n${rows}`)).toEqual([`paragraph ${words}`, 'table 地方|金额 / 甲市|五'])
    })
    test('is a paragraph where anything stands between it and the table', () => {
      expect(blocksOf(`单位：万元\n\n乙。\n\n${rows}\n\n单位：万元`)).toEqual([
        'paragraph 单位：万元',
        'paragraph 乙。',
        'table 地方|金额 / 甲市|五',
        'paragraph 单位：万元',
      ])
    })
  })
  test('goes on numbering a list from the number that it begins with', () => {
    expect(blocksOf('1. 甲\n2. 乙\n\n丙。\n\n3. 丁\n3. 戊')).toEqual([
      'item 1.甲；',
      'item 2.乙。',
      'paragraph 丙。',
      'item 3.丁；',
      'item 4.戊。',
    ])
  })
  test.each([
    ['a cell too many', '| 地方 | 人数 |\n|:--|--:|\n| 甲市 | 五 | 六 |'],
    ['a cell too few', '| 地方 | 人数 |\n|:--|--:|\n| 甲市 |'],
    ['text right below the table', '| 地方 | 人数 |\n|:--|--:|\n| 甲市 | 五 |\n以上。'],
    ['another number in the row of the alignment', '| 地方 | 人数 |\n|:--|\n| 甲市 | 五 |'],
  ])('refuses a table with %s', (_, markup) => {
    expect(blocksOf(markup)).toEqual(['markup-table-cells'])
  })
  test('takes indented lines as text', () => {
    expect(blocksOf('      甲。')).toEqual(['paragraph 甲。'])
  })
  test.each(['**甲**', '*甲*', '`甲`', '<b>甲</b>', '[甲](乙)', '- 甲', '> 甲', '***', '```\n甲\n```', '![甲](乙)'])(
    'refuses %s',
    (markup) => {
      expect(blocksOf(markup).every((code) => code === 'markup-unsupported')).toBe(true)
    },
  )
  test('refuses a fifth level', () => {
    expect(blocksOf('##### 甲')).toEqual(['markup-depth'])
  })
  test('refuses a third level of a list, and says nothing of #', () => {
    const read = parseMarkup('1. 甲\n   1. 乙\n      1. 丙\n', new Trace())
    expect(read.diagnostics.map(({ code, hint }) => [code, hint?.includes('#')])).toEqual([['markup-depth', false]])
  })
  test('prints an escaped mark as it is', () => {
    expect(blocksOf('甲\\*乙')).toEqual(['paragraph 甲*乙'])
  })
})
