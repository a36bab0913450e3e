import { expect, test } from 'vitest'
import { passagesOf } from '../../src/document/passages.js'
import { inputChanges } from '../../src/revise/cause/input-changes.js'
import { findEffect } from '../../src/revise/effect.js'
import { type Change, changedWorkspace, workspaceFiles } from '../workspace.js'
import { baseYear, changedYear, effectOf } from './effect-of.js'

const Y = '2023-示例'
const report = (place: string) => `data/${Y}/上报/${place}.yaml`

function judge(base: readonly Change[], more: readonly Change[]) {
  const [old, now] = [changedYear(base, Y), changedYear([...base, ...more], Y)]
  const changes = inputChanges(old.host, now.host, Y)
  const words = (version: typeof now.version, place: string) =>
    passagesOf(version.letter(place)?.document ?? baseYear(Y).notice.document)
      .map(({ text }) => text)
      .join()
  const { effect, diagnostics } = findEffect(old.version, now.version, changes)
  const missed = effect.documents.flatMap(({ place, status }) =>
    place && status === 'same' && words(old.version, place) !== words(now.version, place) ? [place] : [],
  )
  return { missed, diagnostics, effect }
}
test('a letter that prints a figure by a path moves with it', () => {
  const base = [
    {
      file: 'templates/摘录函.hbs',
      replace: '{{#if 本地.上报}}\n{{本地.称呼}}各项',
      by: '{{#each 本地.单项}}\n全省{{指标}}{{数 指标}}。\n{{/each}}\n{{#if 本地.上报}}\n{{本地.称呼}}各项',
    },
  ]
  expect(judge(base, [{ file: report('吉林市'), replace: '12466人次', by: '12966人次' }]).missed).toEqual([])
})
const files = workspaceFiles()
const textOf = (file: string): string => files[file] ?? ''
test('the order of indicators is the cause of what moves in letters', () => {
  const blocks = textOf(`data/${Y}/指标.yaml`).split(/(?=^ {2}- 名称)/m)
  const content = [...blocks.slice(0, 7), blocks[8], blocks[7], ...blocks.slice(9)].join('')
  expect(effectOf([{ file: `data/${Y}/指标.yaml`, content }], Y).diagnostics.map(({ code }) => code)).toEqual([])
})
test('an {{else}} is the cause of what it governs', () => {
  const lines = textOf('templates/摘录函.hbs').split('\n')
  const content = lines.filter((_, index) => index !== 52).join('\n')
  expect(lines[52]).toBe('{{else}}')
  expect(effectOf([{ file: 'templates/摘录函.hbs', content }], Y).diagnostics.map(({ code }) => code)).toEqual([])
})
test('and a block beside it, of whose line only words were changed, is none', () => {
  const lines = textOf('templates/摘录函.hbs').split('\n')
  const content = lines
    .filter((_, index) => index !== 52)
    .join('\n')
    .replace('综合得分排序{{#if', '综合得分排名{{#if')
  const { effect } = effectOf([{ file: 'templates/摘录函.hbs', content }], Y)
  const causes = effect.documents.flatMap(({ sentences }) =>
    sentences.flatMap((each) => ([...each.causes].some(({ old }) => old?.text === '{{else}}') ? each.causes.size : [])),
  )
  expect(new Set(causes)).toEqual(new Set([1]))
})
test('表述 taken away is the cause of the name in its place', () => {
  const content = textOf('data/2022/指标.yaml').replace('    表述: 残疾人职业技能培训和创业培训\n', '')
  expect(
    effectOf([{ file: 'data/2022/指标.yaml', content }], '2022').diagnostics.map(({ message }) => message),
  ).toEqual([])
})
test('a formula in a highlight whose file is not called by its place', () => {
  const text = textOf(`data/${Y}/亮点/长春市.md`)
    .replace('数字:\n', '地方: 长春市\n数字:\n  占比甲: {占比: [城镇新增就业, 农村劳动力转移就业], 小数: 1}\n')
    .replace(/。\s*$/, '，占{{数 "占比甲"}}。\n')
  const base = [
    { file: `data/${Y}/亮点/长春市.md`, remove: true },
    { file: `data/${Y}/亮点/01长春.md`, content: text },
  ]
  const { diagnostics } = judge(base, [{ file: `data/${Y}/亮点/01长春.md`, replace: '小数: 1', by: '小数: 2' }])
  expect(diagnostics.map(({ code }) => code)).toEqual([])
})
test('an exemption of one indicator is no cause of the ranking of another', () => {
  const content = `${textOf(report('梅河口市'))
    .replace(/^ {2}青年见习.*\n/m, '')
    .trimEnd()}\n不考核: [青年见习]\n`
  const { effect } = effectOf(
    [
      { file: report('梅河口市'), content },
      { file: report('吉林市'), replace: '12466人次', by: '22466人次' },
    ],
    Y,
  )
  const ranking = effect.rankings.find(({ name }) => name === '重点群体职业技能培训/排名')
  expect([...(ranking?.causes ?? [])].map(({ name }) => name)).toEqual(['吉林市/上报/重点群体职业技能培训/完成'])
})
test('a waiver that is given, or taken away, is one change', () => {
  const file = `data/${Y}/豁免.yaml`
  const given = changedWorkspace([])
  const [, waiver = ''] = /\n( {2}- 代码: completion-coverage\n(?: {4}.*\n)+)/u.exec(textOf(file)) ?? []
  const without = changedWorkspace([{ file, replace: waiver, by: '' }])
  const changes = [inputChanges(given, without, Y), inputChanges(without, given, Y)]
  expect(changes.map((each) => each.map(({ old, now }) => [old !== null, now !== null]))).toEqual([
    [[true, false]],
    [[false, true]],
  ])
})
test('what a partial prints by a condition of the row that it is called for has the cause of that', () => {
  const row = '{{#if 本地.单项}}\n按照'
  const base = [
    { file: 'templates/摘录函.hbs', replace: row, by: `{{#each 本地.单项}}\n{{> 段}}\n{{/each}}\n\n${row}` },
    { file: 'templates/段.hbs', content: '{{#if 并列}}\n另有名次并列的说明。\n{{/if}}\n' },
  ]
  const tie = { file: report('白城市'), replace: '{计划: 2600人, 完成: 3173人', by: '{计划: 1250人, 完成: 1526人' }
  const { diagnostics, effect } = judge(base, [tie])
  expect(diagnostics.map(({ code }) => code)).toEqual([])
  expect(JSON.stringify(effect.documents)).toContain('另有名次并列')
})
const passages = (text: string): Change => ({
  file: 'templates/摘录函.hbs',
  replace: '{{#if 本地.单项}}\n按照',
  by: `${text}\n\n{{#if 本地.单项}}\n按照`,
})
const tie = { file: report('白城市'), replace: '{计划: 2600人, 完成: 3173人', by: '{计划: 1250人, 完成: 1526人' }
/** What is said of the causes after a tie, and whether the words that follow from it are there. */
const judgeTie = (text: string, partial = '') => {
  const base = partial === '' ? [passages(text)] : [passages(text), { file: 'templates/段.hbs', content: partial }]
  const { diagnostics, effect } = judge(base, [tie])
  return { said: diagnostics.map(({ code }) => code), told: JSON.stringify(effect.documents).includes('另有名次并列') }
}
test('a partial that is called deeper down elsewhere has the causes of each call', () => {
  const deeper = '{{#if 本地.单项}}{{#if 本地.单项}}{{#if 本地.单项}}\n{{> 段 并列=本地.单项}}\n{{/if}}{{/if}}{{/if}}'
  const called = `{{#each 本地.单项}}\n{{> 段}}\n{{/each}}\n\n${deeper}`
  expect(judgeTie(called, '{{#if 并列}}\n另有名次并列的说明。\n{{/if}}\n')).toEqual({ said: [], told: true })
})
test('what a loop prints by a condition of the item that it names has the cause of that', () => {
  const named = '{{#each 本地.单项 as |项|}}\n{{#if 项.并列}}\n另有名次并列的说明。\n{{/if}}\n{{/each}}'
  expect(judgeTie(named)).toEqual({ said: [], told: true })
})
test('what a partial prints by a condition of what it is called for has the cause of that', () => {
  const called = '{{> 段 本地}}'
  const partial = '{{#each 单项}}\n{{#if 并列}}\n另有名次并列的说明。\n{{/if}}\n{{/each}}\n'
  expect(judgeTie(called, partial)).toEqual({ said: [], told: true })
})
test.each([
  ['a value', '名=指标', '{{数 名}}'],
  ['a text', '名="重点群体职业技能培训"', '{{数 名}}'],
  ['a text, without its unit', '名="重点群体职业技能培训"', '{{数值 名 单位="万人次"}}万人次'],
])('a letter that prints a figure by what a partial is given moves with it: %s', (_, given, partial) => {
  const base = [
    passages(`{{#each 本地.单项}}\n全省{{指标}}{{> 段 ${given}}}。\n{{/each}}`),
    { file: 'templates/段.hbs', content: partial },
  ]
  const { missed, effect } = judge(base, [{ file: report('吉林市'), replace: '12466人次', by: '22466人次' }])
  expect(missed).toEqual([])
  expect(effect.documents.filter(({ place, status }) => place && status !== 'same').length).toBeGreaterThan(3)
})
test('a date of its own moves the one letter, and nothing else', () => {
  const change = { file: `data/${Y}/函.yaml`, replace: '称呼:', by: '另定日期: {四平市: 2024年5月20日}\n称呼:' }
  const { missed, diagnostics, effect } = judge([], [change])
  const moved = effect.documents.filter(({ status }) => status !== 'same')
  expect({ missed, diagnostics, moved: moved.map(({ place }) => place) }).toEqual({
    missed: [],
    diagnostics: [],
    moved: ['四平市'],
  })
  expect(moved[0]?.sentences.map(({ causes }) => causes.size)).toEqual([1])
})
