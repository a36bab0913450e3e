import { expect, test } from 'vitest'
import { checkWorkspace } from '../checks/check-workspace.js'
import type { Change } from '../workspace.js'
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
