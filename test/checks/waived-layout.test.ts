import { describe, expect, test } from 'vitest'
import { layOutWaived } from '../../src/checks/waived-layout.js'
import { andThen } from '../../src/diagnostics/diagnostic.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { checkWorkspace } from './check-workspace.js'

/** An organ that has no shorter name, on a head of the general format. */
const organ = '某某新区某某片区开发建设管理委员会综合行政执法局'
const longMark: readonly Change[] = [
  { file: 'templates/通报.hbs', replace: '格式: 信函', by: '格式: 文件' },
  { file: 'data/2022/文件.yaml', replace: '发文机关: 吉林省人民政府', by: `发文机关: ${organ}` },
]
const waiver = (code: string, quote: string): Change => ({
  file: 'data/2022/豁免.yaml',
  replace: '豁免:\n',
  by: `豁免:\n  - {代码: ${code}, 原文: ${quote}, 理由: 没有规范化简称。, 批准: 张三, 日期: 2023年4月3日}\n`,
})

const told = (changes: readonly Change[]) => {
  const composed = composeDocument({ host: changedWorkspace(changes), folder: '2022', template: '通报' })
  const { diagnostics } = andThen(composed, layOutWaived)
  return diagnostics.filter(({ code }) => !/^(?:layout-signature|completion|plan|rank)/u.test(code))
}

describe('what the layout warns of', () => {
  test('stands with its page', () =>
    expect(told(longMark)).toMatchObject([
      { code: 'layout-mark-narrow', severity: 'warning', printed: { page: 1 }, at: { file: 'templates/通报.hbs' } },
    ]))

  test('is waived as what the checks find, which say nothing of it then', () => {
    const changes = [...longMark, waiver('layout-mark-narrow', organ)]
    expect(told(changes)).toMatchObject([{ code: 'waived', severity: 'note', hint: /没有规范化简称。（张三/u }])
    expect(checkWorkspace(changes).filter(({ code }) => code === 'waiver-stale')).toEqual([])
  })

  test.each([[longMark], [[]]])('keeps a waiver of something else from being passed over: %#', (changes) => {
    const stale = told([...changes, waiver('layout-mark-narrow', '通报')]).filter(({ code }) => code === 'waiver-stale')
    expect(stale).toHaveLength(1)
    if (changes.length > 0) expect(stale[0]?.hint).toContain(`照抄“${organ}”`)
  })
})
