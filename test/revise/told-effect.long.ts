import { expect, test } from 'vitest'
import { letterConclusions } from '../../src/revise/report/document-words.js'
import { effectHtml } from '../../src/revise/report/effect-html.js'
import { effectLines } from '../../src/revise/report/effect-lines.js'
import { figuresApart, printedFigures } from '../../src/revise/report/figure-words.js'
import { withMoves } from '../../src/revise/report/moved-sentences.js'
import { rankingRemarks } from '../../src/revise/report/ranking-remarks.js'
import { columnOf, sentenceGroups } from '../../src/revise/report/sentence-groups.js'
import type { ToldEffect } from '../../src/revise/report/told.js'
import { type Change, workspaceFiles } from '../workspace.js'
import { effectOf } from './effect-of.js'

const YEAR = '2023-示例'
const files = workspaceFiles()
const textOf = (file: string): string => files[file] ?? ''

/** 梅河口市 goes by another name wherever it is named; `corrected`: one of its figures is corrected with it. */
function renamed(name: string, corrected: readonly [string, string] = ['', '']): readonly Change[] {
  const own = ['上报/梅河口市.yaml', '亮点/梅河口市.md'].map((file) => `data/${YEAR}/${file}`)
  const moved = own.flatMap((file): readonly Change[] => [
    { file, remove: true },
    {
      file: file.replace('梅河口市', name),
      content: textOf(file).replaceAll('梅河口市', name).replace(corrected[0], corrected[1]),
    },
  ])
  const named = ['data/地方.yaml', `data/${YEAR}/文件.yaml`].map((file) => ({
    file,
    content: textOf(file).replaceAll('梅河口市', name),
  }))
  return [...moved, ...named]
}

const removed: readonly Change[] = [
  { file: `data/${YEAR}/上报/梅河口市.yaml`, remove: true },
  { file: `data/${YEAR}/亮点/梅河口市.md`, remove: true },
  { file: 'data/地方.yaml', content: textOf('data/地方.yaml').split('  - 名称: 梅河口市')[0] ?? '' },
  { file: `data/${YEAR}/文件.yaml`, replace: '，梅河口市人民政府', by: '' },
]

const added: readonly Change[] = [
  {
    file: 'data/地方.yaml',
    content: `${textOf('data/地方.yaml').trimEnd()}\n  - 名称: 公主岭市\n    简称: 公主岭\n    主送机关: 公主岭市人民政府\n`,
  },
  { file: `data/${YEAR}/上报/公主岭市.yaml`, content: textOf(`data/${YEAR}/上报/白城市.yaml`) },
  { file: `data/${YEAR}/亮点/公主岭市.md`, content: '公主岭市开展示例行动。\n' },
]

const textIn = ({ figures }: ToldEffect, name: string, side: string): string | undefined => {
  const figure = figures.find((each) => each.name === name)
  return (side === 'old' ? figure?.old : figure?.now)?.text
}

test('a renamed place is one change: its figures are the same, its positions are kept', () => {
  const { effect, told, diagnostics } = effectOf(renamed('梅河口区'), YEAR)
  expect(diagnostics).toEqual([])
  expect(told.changes.map(({ kind, old, now }) => [kind, old?.text, now?.text])).toEqual([
    ['place', '梅河口市', '梅河口区'],
  ])
  expect(told.changes[0]?.also).toBe(effect.changes.length - 2)
  expect(printedFigures(told)).toEqual([])
  expect(told.rankings).toEqual([])
  expect(told.renames.map(({ old, now, rankings }) => [old, now, rankings.length])).toEqual([
    ['梅河口市', '梅河口区', 14],
  ])
  const [notice] = told.documents
  expect(new Set(notice?.sentences.map(({ fate }) => fate))).toEqual(new Set(['renamed']))
  expect(letterConclusions(told)).toEqual([
    expect.stringMatching(/^换了名称的函 1 份.*：梅河口区/u),
    expect.stringMatching(/^不变的函 10 份/u),
  ])
  // A page, not seventeen: and nothing is said to have come, or gone.
  const lines = effectLines(told)
  expect(lines.length).toBeLessThan(15)
  expect(lines.join('\n')).not.toMatch(/新增|删去|退出名单/u)
})

test('a new name is no cause of what moves by a figure of another place', () => {
  const corrected = { file: `data/${YEAR}/上报/长春市.yaml`, replace: '84796人', by: '79796人' }
  const { told } = effectOf([...renamed('梅河口区'), corrected], YEAR)
  const kinds = (causes: ReadonlySet<{ readonly kind: string }>) => [...causes].map(({ kind }) => kind).sort()
  const total = told.figures.find(({ name }) => name === '城镇新增就业')
  expect(total && kinds(total.causes)).toEqual(['figure'])
  const sentences = told.documents.flatMap((document) => document.sentences)
  const printed = sentences.find(({ now }) => now?.text.startsWith('全省共实现城镇新增就业'))
  expect(printed && kinds(printed.causes)).toEqual(['figure'])
  // What bears the name follows from it.
  expect(
    sentences.filter(({ fate }) => fate === 'renamed').every(({ causes }) => kinds(causes).includes('place')),
  ).toBe(true)
})

test('of a renamed place whose figure was corrected as well, that figure and what it moves are told', () => {
  const { told } = effectOf(renamed('梅河口区', ['完成: 13047人', '完成: 19047人']), YEAR)
  expect(told.changes.map(({ kind }) => kind).sort()).toEqual(['figure', 'place'])
  const figure = told.changes.find(({ kind }) => kind === 'figure')
  expect([figure?.name, figure?.old?.text, figure?.now?.text]).toEqual([
    ...['梅河口区/上报/城镇新增就业/完成', '13047人', '19047人'],
  ])
  expect(told.rankings.map(({ name }) => name)).toEqual(['城镇新增就业/排名'])
  // What another figure causes is no matter of the name.
  expect(told.rankings[0]?.causes.has(figure as never)).toBe(true)
  const first = told.documents[0]?.sentences.filter(({ fate }) => fate !== 'renamed') ?? []
  expect(first.length).toBeGreaterThan(0)
  // Its letter has the new name everywhere, which must not hide the figure.
  const letter = told.documents.find(({ formerly }) => formerly === '梅河口市')
  expect(letter?.place).toBe('梅河口区')
  const cells = letter?.sentences.filter(({ fate }) => fate === undefined) ?? []
  expect(cells.map(({ context }) => context)).toContain('城镇新增就业／完成')
  expect(cells.every(({ causes }) => [...causes].some((cause) => cause === figure))).toBe(true)
  // 你市 is 你区 now: that is the name, too.
  expect(letter?.sentences.map(({ fate, now }) => [fate, now?.text])).toContainEqual([
    ...['renamed', '你区各项指标完成情况见附件。'],
  ])
})

test('a place that makes way for another one, with figures of its own, is not renamed', () => {
  const other = [...removed.slice(0, 3), ...added.slice(1)].filter(({ file }) => file !== 'data/地方.yaml')
  const places = {
    file: 'data/地方.yaml',
    content: `${removed[2]?.content}  - 名称: 公主岭市\n    简称: 公主岭\n    主送机关: 公主岭市人民政府\n`,
  }
  const told = effectOf([...other, places], YEAR).told
  expect(told.renames).toEqual([])
  expect(letterConclusions(told).join('\n')).toMatch(/不再有的函 1 份/u)
})

test('positions are told with the rankings alone, and those that only move up together in one remark', () => {
  const { effect, told } = effectOf(removed, YEAR)
  expect(effect.figures.filter(({ name }) => name.endsWith('名次'))).not.toEqual([])
  const lines = effectLines(told)
  const ranking = lines.find((line) => line.startsWith('  综合排名  '))
  expect(lines.filter((line) => line.startsWith('  白城市/'))).toEqual([])
  expect(ranking).toContain('梅河口市：第1 → 不排名')
  expect(ranking).not.toContain('延边州：第2 → 第1')
})

test('a place that overtakes another is told with both, whoever else has left', () => {
  const overtakes = { file: `data/${YEAR}/上报/四平市.yaml`, replace: '完成: 24578人', by: '完成: 22578人' }
  const { told } = effectOf([...removed, overtakes], YEAR)
  const line = effectLines(told).find((each) => each.startsWith('  城镇新增就业/排名'))
  expect(line).toMatch(/四平市：第9 → 第\d+/u)
})

test('on paper a place that comes takes one row for each of its files', () => {
  const { told } = effectOf(added, YEAR)
  const page = effectHtml(told, { title: '更正影响单', since: '第1版' })
  const [changes = ''] = page.split('</table>')
  expect(changes.match(/<tr>/gu)?.length).toBeLessThan(8)
  expect(changes).toContain('1～39')
  // What is told in one row is referred to by that row.
  expect(page).toContain('1～39、41')
})

test('on paper a figure that sentences show is only counted, and any other is named', () => {
  const { told } = effectOf(removed, YEAR)
  const apart = figuresApart(told)
  const shown = printedFigures(told).filter((figure) => !apart.includes(figure))
  const sentences = told.documents.flatMap((document) => document.sentences)
  const [before, after] = [sentences.map(({ old }) => old?.text ?? ''), sentences.map(({ now }) => now?.text ?? '')]
  expect(shown.length).toBeGreaterThan(20)
  for (const { old, now } of shown) {
    expect(before.some((text) => text.includes(old?.text ?? ''))).toBe(true)
    expect(after.some((text) => text.includes(now?.text ?? ''))).toBe(true)
  }
  const page = effectHtml(told, { title: '更正影响单', since: '第1版' })
  const total = (name: string) => `${name} ${['old', 'now'].map((side) => textIn(told, name, side)).join(' → ')}`
  for (const name of ['青年见习/计划', '创业培训/计划']) expect(page).toContain(total(name))
  expect(page).not.toContain(total('青年见习'))
  expect(apart.map(({ name }) => name)).toContain('梅河口市/上报/青年见习/完成率')
  // All letters stand in one table, each below its name.
  expect(page.match(/<table>/gu)).toHaveLength(4)
  expect(page.match(/<tr class="head">/gu)).toHaveLength(11)
})

test('a figure of which the sentences show one value only is none that they show', () => {
  const { effect } = effectOf([{ file: `data/${YEAR}/上报/长春市.yaml`, replace: '84796人', by: '79796人' }], YEAR)
  const showing = (old: readonly string[], now: readonly string[]) =>
    figuresApart({
      ...effect,
      documents: effect.documents.map((document) => ({
        ...document,
        sentences: document.sentences.map((sentence) => ({ ...sentence, figures: { old, now } })),
      })),
    }).map(({ name }) => name)
  const total = '城镇新增就业'
  expect(showing([total], [total])).not.toContain(total)
  expect(showing([total], [])).toContain(total)
  expect(showing([], [total])).toContain(total)
})

test('the cells of a column that comes are told in one line', () => {
  const file = 'templates/摘录函.附件1.hbs'
  const ends = [/名次 \|/u, /:---:\|/u, /—\{\{\/if\}\} \|$/mu]
  const added = ['名次 | 说明 |', ':---:|---|', '—{{/if}} | 无 |']
  const content = ends.reduce((text, end, index) => text.replace(end, added[index] ?? ''), textOf(file))
  const { told } = effectOf([{ file, content }], YEAR)
  const letter = told.documents.find(({ place }) => place === '长春市')
  const groups = sentenceGroups(letter?.sentences ?? [])
  expect(groups.map((group) => [group.length, columnOf(group[0])])).toEqual([
    [1, ''],
    [13, '说明'],
  ])
})

test('a paragraph that stands elsewhere in the same words is told once, as moved', () => {
  const file = 'templates/通报.hbs'
  const paragraph = '{{片段.引言}}\n'
  const content = `${textOf(file).replace(paragraph, '').trimEnd()}\n\n${paragraph}`
  const { told } = effectOf([{ file, content }], YEAR)
  const sentences = told.documents[0]?.sentences ?? []
  expect(sentences.filter(({ fate }) => fate === 'moved')).toHaveLength(1)
  expect(sentences.filter(({ old, now }) => !old || !now)).toEqual([])
  expect(effectLines(told).filter((line) => line.includes('移到'))).toHaveLength(1)
})

test.each([
  // Told: where it was, where it is; a place that is not known is 0.
  [
    '[$2, $1, $3',
    [
      ['二是推动', '一是推动', 0, 8],
      ['一是抓好', '二是抓好', 8, 11],
    ],
  ],
  [
    '[$2, $3, $1',
    [
      ['二是推动', '一是推动', 0, 8],
      ['三是兜牢', '二是兜牢', 14, 11],
      ['一是抓好', '三是抓好', 8, 14],
    ],
  ],
  [
    '[$3, $1, $2',
    [
      ['一是抓好', '二是抓好', 8, 0],
      ['二是推动', '三是推动', 11, 14],
      ['三是兜牢', '一是兜牢', 14, 8],
    ],
  ],
])('points of a paragraph that change places are told by their numbers, none as gone or new: %s', (by, wanted) => {
  const file = `data/${YEAR}/文件.yaml`
  const content = textOf(file).replace(
    /(重点群体: )\[([^,]+), ([^,]+), ([^,\]]+)/u,
    (_, key, ...names) => key + by.replace(/\$(\d)/gu, (_number, index) => names[Number(index) - 1]),
  )
  const { told } = effectOf([{ file, content }], YEAR)
  const sentences = told.documents[0]?.sentences ?? []
  const heads = sentences.map(({ old, now }) => [old?.text.slice(0, 4), now?.text.slice(0, 4), old?.line, now?.line])
  expect(heads).toEqual(wanted)
  const number = /^[一二三]是/u
  for (const { old, now } of sentences) expect(old?.text.replace(number, '')).toBe(now?.text.replace(number, ''))
  expect(effectLines(told).join('\n')).not.toMatch(/【[删增]|（无）：/u)
})

test('a row of a table that stands elsewhere with the same cells is told once, as moved', () => {
  const file = `data/${YEAR}/指标.yaml`
  const row = '  - 名称: 返乡入乡创业基地建设\n    单位: 个\n    核对: {计划: 209个, 完成: 253个, 得分: 994.1}\n'
  const content = `${textOf(file).replace(row, '').trimEnd()}\n${row}`
  const { told } = effectOf([{ file, content }], YEAR)
  const letter = told.documents.find(({ place }) => place === '长春市')
  const [notice] = told.documents
  // The number in front and the mark at the end of an item go by its place; of those that follow only the numbers change.
  expect(notice?.sentences.filter(({ kind }) => kind === 'item').map(({ fate }) => fate)).toEqual([
    ...Array.from({ length: 9 }, () => 'renumbered'),
    undefined,
    'moved',
  ])
  const rows = letter?.sentences.filter(({ kind }) => kind === 'attachment')
  expect(rows?.map(({ fate }) => fate)).toEqual(['moved'])
})

test('a number of a sentence is not the number in front of it', () => {
  const printed = (text: string) => ({ text, label: '', page: 1, line: 1 })
  const figures = { old: [], now: [] }
  const sentence = { kind: 'paragraph', context: '', edits: [], figures, causes: new Set<never>() } as const
  const sentences = [
    { ...sentence, old: printed('3.5万人。'), now: null },
    { ...sentence, old: null, now: printed('4.5万人。') },
  ]
  expect(withMoves(sentences)).toEqual(sentences)
})

test('of a ranking that is no more, or is new, it is said once, not place by place', () => {
  const ranking = { name: '青年见习/排名', moves: [{ place: '甲市', old: 1, now: null }], keepsOrder: true }
  const ties = { newTies: [], goneTies: [], entered: [], left: ['甲市'] }
  expect(rankingRemarks({ ...ranking, ...ties, old: '甲市', now: '' })).toHaveLength(1)
  expect(rankingRemarks({ ...ranking, ...ties, old: '甲市', now: '' })[0]).not.toContain('甲市')
  expect(rankingRemarks({ ...ranking, ...ties, old: '甲市', now: '乙市' })[0]).toContain('甲市')
})
