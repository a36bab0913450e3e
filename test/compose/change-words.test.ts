import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/document/inline.js'
import { composeDocument } from '../../src/pipeline.js'
import { changedWorkspace } from '../workspace.js'

/** The first paragraph, of a snippet that names figures of its own. */
function sentence(figures: string, words: string) {
  const host = changedWorkspace([
    { file: 'data/2023-示例/数字.yaml', replace: '数字:\n', by: `数字:\n${figures}` },
    { file: 'data/2023-示例/片段/引言.md', content: `---\n---\n${words}\n` },
  ])
  const composed = composeDocument({ host, folder: '2023-示例', template: '通报' })
  const codes = composed.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  const first = composed.ok ? composed.value.document.elements.find(({ kind }) => kind === 'paragraph') : undefined
  return { codes, text: first?.kind === 'paragraph' ? plainText(first.inlines) : undefined }
}

describe('a figure that may be below zero, in words', () => {
  const figures = [
    ...['甲: 5.2%', '乙: -3.2%', '丙: 0.0%', '丁: -120万元', '戊: 近5%', '己: 待补', '癸: 1.2个百分点'],
    ...['庚: {增减: [公益性岗位, 上年公益性岗位], 小数: 1}', '辛: {增减: [上年公益性岗位, 公益性岗位], 小数: 1}'],
    ...['壬: {增减: [公益性岗位, 今年公益性岗位], 小数: 1}', '今年公益性岗位: 5702个'],
  ]
    .map((line) => `  ${line}\n`)
    .join('')

  test.each([
    ['above zero', '同比{{增减 "甲"}}。', '同比增长5.2%。'],
    ['below zero', '同比{{增减 "乙"}}。', '同比下降3.2%。'],
    ['zero', '与上年{{增减 "丙"}}。', '与上年持平。'],
    ['an amount', '利润{{增减 "丁"}}。', '利润减少120万元。'],
    ['points', '占比{{增减 "癸"}}。', '占比上升1.2个百分点。'],
    ['in other words', '利润{{增减 "丁" 升="多了" 降="少了"}}。', '利润少了120万元。'],
    ['what is not exact', '同比{{增减 "戊" 升="上升"}}。', '同比上升近5%。'],
    ['what is still to come', '同比{{增减 "己"}}。', '同比【待补】。'],
    ['what is still to come, in a column of a unit', '同比{{数值 "己" 单位="%"}}。', '同比【待补】。'],
    ['what has risen, reckoned', '同比{{增减 "庚"}}。', '同比增长5.3%。'],
    ['what has fallen, reckoned', '同比{{增减 "辛"}}。', '同比下降5.0%。'],
    ['what is zero by rounding only', '{{增减 "壬" 平="与上年持平"}}。', '基本与上年持平。'],
    ['with its sign, as tables have it', '增速为{{数 "乙"}}、{{数 "辛"}}。', '增速为-3.2%、-5.0%。'],
  ])('%s', (_, words, expected) => {
    const { codes, text } = sentence(figures, words)
    expect(text).toBe(expected)
    expect(codes).toEqual([])
  })

  test.each([
    ['a name that is no figure', '{{增减 "甲乙"}}', 'figure-unknown'],
    ['a term that is no figure', '{{增减 年度}}', 'helper-misused'],
    ['an option that it has not', '{{增减 "甲" 涨="上涨"}}', 'helper-misused'],
    ['nothing', '{{增减}}', 'helper-misused'],
  ])('refuses %s', (_, words, code) => {
    expect(sentence(figures, words).codes).toEqual([code])
  })

  test.each([
    ['{增长: [甲, 乙]}', '%'],
    ['{占比: [乙, 甲]}', '%'],
    ['{增减: [乙, 甲]}', '%'],
  ])('a loss is divided by nothing, and nothing by a loss: %s', (formula) => {
    expect(sentence(`${figures}  子: ${formula}\n`, '同比{{数 "子"}}。').codes).toContain('formula-operand')
  })
})
