import { describe, expect, test } from 'vitest'
import { loadTemplates } from '../../src/compose/template-file.js'
import { passagesOf } from '../../src/document/passages.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { composeLetters, lettersOf } from './letters-of.js'

const template = 'templates/摘录函.hbs'
const highlight = '{{本地.亮点}}'
const words = (replace: string, by: string): Change => ({ file: template, replace, by })
const turned = { file: 'data/2022/片段/重点目标任务.md', replace: '各地政府', by: '部分地方未能全面完成任务。各地政府' }
const added = (by: string): Change => words(highlight, `${highlight}\n\n${by}`)

// What is false in a letter to 松原市: it is not made, however the clerk may feel about it.
const falsehoods: readonly (readonly [what: string, code: string, changes: readonly Change[]])[] = [
  ['words that the notice does not have', 'letter-quote', [added('通报指出“各地工作成效明显”。')]],
  ['a part of a clause that says the contrary', 'letter-quote', [turned, added('通报指出“全面完成任务”。')]],
  ['another title', 'letter-quote', [words('《{{通报.标题}}》', '《{{本函.标志}}关于就业工作的通报》')]],
  ['another number', 'letter-quote', [words('（{{通报.文号}}）', '（吉政函〔{{奖励年度}}〕×号）')]],
  ['another day', 'letter-quote', [words('{{通报.日期}}', '{{本函.成文日期}}')]],
  ['a rank that is not its own', 'letter-rank', [words('第{{名次}}名', '第一名')]],
  ['a rank left out', 'letter-rank', [words('第{{名次}}名', '名列前茅')]],
  ['another place', 'letter-other-place', [added('长春市也做得好。')]],
  ['a figure of another place', 'letter-other-figure', [added('提供岗位{{数 "吉林市/提供岗位"}}。')]],
  ['the number of the notice as its own', 'letter-head', [words('{{本函.文号}}', '{{通报.文号}}')]],
  ['another genre in its title', 'letter-head', [words('有关情况的{{文种}}', '有关情况的通知')]],
  ['that it is not commended', 'letter-commended', [added('{{本地.称呼}}没有受到表扬。')]],
]

describe('a letter is not made that says', () => {
  test.each(falsehoods)('%s', (_, code, changes) => {
    const made = lettersOf(changes, '2022', ['松原市'])
    expect(made.diagnostics.filter((each) => each.code === code).map(({ severity }) => severity)).toContain('error')
    expect(made.ok && made.value).toEqual([])
  })
})

test('one that goes to others beside the organ of the place is', () => {
  const change = words("'{{本地.主送}}：'", "'{{本地.主送}}，松原市就业服务局，有关单位：'")
  expect(lettersOf([change], '2022', ['松原市']).diagnostics.filter(({ code }) => code === 'letter-head')).toEqual([])
})

test('nor one that quotes other words than the notice went out with, and only that one', () => {
  const host = changedWorkspace([])
  const [work, templates] = [composeDocument({ host, folder: '2022', template: '通报' }), loadTemplates(host)]
  if (!work.ok || !templates.ok) throw new Error('the workspace is broken')
  const { document: notice, ...input } = work.value
  const words = passagesOf(notice).map(({ text }) => text.replace('松原市通过', '松原市经由'))
  const issued = { edition: '第1版', words: words.join('\n'), figures: new Map() }
  const made = composeLetters({ ...input, notice, issued, templates: templates.value })
  expect(made.diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['letter-quote error'])
  const names = made.ok ? made.value.map(({ place }) => place.name.value) : []
  expect([names.length, names.includes('松原市')]).toEqual([10, false])
})
