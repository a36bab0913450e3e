import { describe, expect, test } from 'vitest'
import { unusedByLetters } from '../../src/checks/waive.js'
import { distinct } from '../../src/diagnostics/distinct.js'
import { composeDocument } from '../../src/pipeline.js'
import { checkWorkspace } from '../checks/check-workspace.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { complaints, lettersOf } from './letters-of.js'

/** A letter says in words of its own what the rest calls otherwise. */
const own: readonly Change[] = [
  { file: 'templates/摘录函.hbs', replace: '希望{{本地.称呼}}总结', by: '希望{{本地.称呼}}在考核中总结' },
]
const waived = (file: string): readonly Change[] => [
  ...own,
  {
    file: 'data/2023-示例/豁免.yaml',
    replace: '豁免:\n',
    by: `豁免:\n  - {代码: term-inconsistent,${file} 原文: 在考核中总结, 理由: 说的是平时, 批准: 张三, 日期: 2024年4月8日}\n`,
  },
]
const ofNotice = (changes: readonly Change[]) =>
  checkWorkspace(changes, '2023-示例').filter(({ code }) => code === 'waiver-stale')

test('what only letters say is waived for them alone', () => {
  expect(complaints(lettersOf(own, '2023-示例'))).toEqual([expect.stringMatching(/^term-inconsistent/u)])
  expect(complaints(lettersOf(waived(' 文件: 摘录函,'), '2023-示例'))).toEqual([])
  expect(ofNotice(waived(' 文件: 摘录函,'))).toEqual([])
})

test('a waiver that does not say so is told how to', () => {
  expect(ofNotice(waived(''))).toMatchObject([{ hint: /文件: 摘录函/u }])
})

describe('what the layout warns of in letters', () => {
  const organ = '某某新区某某片区开发建设管理委员会综合行政执法局'
  const narrow: readonly Change[] = [
    { file: 'templates/摘录函.hbs', replace: '格式: 信函', by: '格式: 文件' },
    { file: 'data/2022/函.yaml', replace: '发文机关: ', by: `标志: ${organ}\n发文机关: ` },
  ]
  const waiving = (file: string, quote = organ): readonly Change[] => [
    ...narrow,
    {
      file: 'data/2022/豁免.yaml',
      replace: '豁免:\n',
      by: `豁免:\n  - {代码: layout-mark-narrow,${file} 原文: ${quote}, 理由: 没有规范化简称, 批准: 张三, 日期: 2023年4月3日}\n`,
    },
  ]
  const of = (changes: readonly Change[]) => lettersOf(changes, '2022', ['松原市', '白城市'])
  test('is waived by what is given for letters, in each of them', () => {
    expect(complaints(of(narrow))).toHaveLength(2)
    expect(complaints(of(waiving(' 文件: 摘录函,')))).toEqual([])
    expect(of(waiving(' 文件: 摘录函,')).diagnostics.filter(({ code }) => code === 'waived')).toMatchObject([
      { message: /给松原市的函：/u, printed: { page: 1, letter: '松原市' } },
      { message: /给白城市的函：/u, printed: { page: 1, letter: '白城市' } },
    ])
  })
  test('stands where the waiver is of the notice, or of other words', () => {
    expect(complaints(of(waiving('')))).toHaveLength(2)
    expect(complaints(of(waiving(' 文件: 摘录函,', '某某县')))).toHaveLength(2)
  })
})

describe('waivers that are alike but for their words', () => {
  // 你市 and 你州: one mistake of the template, quoted by two waivers.
  const two = (words: readonly string[]): readonly Change[] => [
    ...own,
    {
      file: 'data/2023-示例/豁免.yaml',
      replace: '豁免:\n',
      by: `豁免:\n${words
        .map(
          (quote) =>
            `  - {代码: term-inconsistent, 文件: 摘录函, 原文: ${quote}, 理由: 说的是平时, 批准: 张三, 日期: 2024年4月8日}\n`,
        )
        .join('')}`,
    },
  ]
  const unused = (words: readonly string[]) => {
    const made = lettersOf(two(words), '2023-示例')
    const composed = composeDocument({ host: changedWorkspace(two(words)), folder: '2023-示例', template: '通报' })
    if (!composed.ok) throw new Error('the notice must be right')
    return unusedByLetters(composed.value.dataset.waivers, distinct(made.diagnostics)).map(({ message }) => message)
  }
  test('are each told of where no letter needs them', () => {
    expect(unused(['希望你市在考核中总结', '希望你们在考核中总结'])).toEqual([expect.stringContaining('希望你们')])
  })
  test('and count each for the letters that do', () => {
    expect(complaints(lettersOf(two(['希望你市在考核中总结', '希望你州在考核中总结']), '2023-示例'))).toEqual([])
    expect(unused(['希望你市在考核中总结', '希望你州在考核中总结'])).toEqual([])
  })
})
