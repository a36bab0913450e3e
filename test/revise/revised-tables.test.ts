import { describe, expect, test } from 'vitest'
import type { Block, Element } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import type { Edit } from '../../src/revise/edits.js'
import { paragraph, sealedDocument } from '../fixtures/samples.js'
import { changedPassages } from './changed-passages.js'

type Table = Extract<Block, { kind: 'table' }>
type Cells = readonly string[]

const words = (...cells: Cells) => cells.map((cell) => [text(cell)])

/** Groups as `2+2 新增就业`: from which column, over how many, and the common head. */
const table = (groups: Cells, header: Cells, ...rows: readonly Cells[]): Table => ({
  kind: 'table',
  unit: null,
  align: header.map(() => 'left'),
  groups: groups.map((group) => {
    const [, first, span, head = ''] = /^(\d)\+(\d) (.*)$/u.exec(group) ?? []
    return { first: Number(first), span: Number(span), inlines: [text(head)] }
  }),
  header: words(...header),
  rows: rows.map((row) => words(...row)),
})

const shown = (edits: readonly Edit[]): string =>
  edits.map(({ kind, text: own }) => ({ same: own, removed: `[-${own}-]`, added: `{+${own}+}` })[kind]).join('')

const changes = (old: readonly Element[], now: readonly Element[]) =>
  changedPassages(
    sealedDocument('letter', [paragraph('见下表。'), ...old]),
    sealedDocument('letter', [paragraph('见下表。'), ...now]),
  ).map(({ context, edits }) => `${context} ${shown(edits)}`)

const groups = ['2+2 新增就业', '4+2 青年见习']
const header = ['序号', '地区', '计划', '完成', '计划', '完成']
const [first, second] = [
  ['1', '城关区', '10', '11', '20', '21'],
  ['2', '红古区', '30', '31', '40', ''],
]
const whole = table(groups, header, first, second)

describe('of a table is told', () => {
  test('each cell by the heads above it, a name by nothing', () => {
    const others = ['3', '城关区', '12', '13', '22', '23']
    expect(changes([whole], [table(groups, header, others, second)])).toEqual([
      '城关区／序号 [-1-]{+3+}',
      '城关区／新增就业／计划 [-10-]{+12+}',
      '城关区／新增就业／完成 [-11-]{+13+}',
      '城关区／青年见习／计划 [-20-]{+22+}',
      '城关区／青年见习／完成 [-21-]{+23+}',
    ])
    expect(changes([whole], [table(groups, header, first.with(1, '城关新区'), second)])).toEqual([
      ' [-城关区-]{+城关新区+}',
    ])
  })
  test('a head that reads otherwise, the common one too', () => {
    const now = table(['2+2 新增就业', '4+2 就业见习'], header.with(1, '地方'), first, second)
    expect(changes([whole], [now])).toEqual([' [-青年-]{+就业+}见习', ' [-地区-]{+地方+}'])
  })
  test('its unit, whether it comes, goes or reads otherwise, and all else as ever', () => {
    const counted = (unit: string, of: Table): Table => ({ ...of, unit: [text(unit)] })
    const later = table(groups, header, first.with(3, '12'), second)
    const cell = '城关区／新增就业／完成 [-11-]{+12+}'
    expect(changes([whole], [counted('单位：人', later)])).toEqual([' {+单位：人+}', cell])
    expect(changes([counted('单位：人', whole)], [later])).toEqual([' [-单位：人-]', cell])
    expect(changes([counted('单位：人', whole)], [counted('单位：户', later)])).toEqual([' 单位：[-人-]{+户+}', cell])
  })
  test('a row that comes, without the gaps of its empty cells', () => {
    expect(changes([whole], [table(groups, header, first, second, ['', '合计', '', '42', '', '21'])])).toEqual([
      '表中一行 {+合计\u300042\u300021+}',
    ])
  })
  test('a cell that a shorter row has got', () => {
    const short = first.slice(0, 5)
    expect(changes([table(groups, header, short, second)], [whole])).toEqual(['城关区／青年见习／完成 {+21+}'])
    const others = [table(groups, header, short, second), table(groups, header, short.with(3, '12'), second)] as const
    expect(changes([others[0]], [others[1]])).toEqual(['城关区／新增就业／完成 [-11-]{+12+}'])
  })
})

describe('of a table that has got or lost a column', () => {
  const fewer = table(['2+2 新增就业'], header.slice(0, 5), first.slice(0, 5), second.slice(0, 5))

  test('only the cells of that column that say something are told, by its heads', () => {
    expect(changes([whole], [fewer])).toEqual([' [-青年见习-]', ' [-完成-]', '城关区／青年见习／完成 [-21-]'])
    expect(changes([fewer], [whole])).toEqual([' {+青年见习+}', ' {+完成+}', '城关区／青年见习／完成 {+21+}'])
  })
  test('a name is told by nothing, wherever its column stood', () => {
    const much = '十个乡镇和街道都有公共就业服务站点'
    const old = table([], ['序号', '地区', '计划'], ['1', '城关区', much], ['2', '红古区', much])
    const now = table([], ['地区', '计划'], ['城关新区', much], ['红古区', much])
    expect(changes([old], [now])).toEqual([
      ' [-序号-]',
      '城关新区／序号 [-1-]',
      ' [-城关区-]{+城关新区+}',
      '红古区／序号 [-2-]',
    ])
  })
  test('it is known by most of the heads of the smaller one', () => {
    const small = table([], ['地区', '计划'], ['城关区', '10'])
    const more = table([], ['地区', '计划', '完成', '上年', '备注'], ['城关区', '10', '11', '12', ''])
    expect(changes([small], [more]).filter((each) => each.startsWith('表'))).toEqual([])
    const half = table([], ['地区', '完成', '备注'], ['城关区', '11', ''])
    expect(changes([small], [half]).map((each) => each.split(' ')[0])).toEqual(['表头', '表中一行', '表头', '表中一行'])
  })
  test('each of two is held against its own', () => {
    const small = (head: string, ...more: Cells) =>
      table([], ['地区', '人数', head, ...more], ['城关区', '10', '11', ...more.map(() => '已核')])
    expect(
      changes(
        [small('计划'), paragraph('另见下表。'), small('完成')],
        [small('计划', '备注'), paragraph('另见下表。'), small('完成', '备注')],
      ),
    ).toEqual([' {+备注+}', '城关区／备注 {+已核+}', ' {+备注+}', '城关区／备注 {+已核+}'])
    expect(changes([small('计划'), small('完成')], [small('计划', '备注'), small('完成', '备注')])).toEqual([
      ' {+备注+}',
      '城关区／备注 {+已核+}',
      ' {+备注+}',
      '城关区／备注 {+已核+}',
    ])
  })
  test('columns of one head are told apart by the common head above them', () => {
    const areas = ['城关区', '红古区']
    const of = (...parts: readonly (readonly [string, Cells])[]) =>
      table(
        parts.map(([group], index) => `${2 * index + 1}+2 ${group}`),
        ['地区', ...parts.flatMap(() => ['计划', '完成'])],
        ...areas.map((area, index) => [area, ...parts.flatMap(([, cells]) => cells.slice(2 * index, 2 * index + 2))]),
      )
    const [jobs, again, trainees] = [
      ['新增就业', ['10', '11', '30', '31']],
      ['失业再就业', ['50', '51', '70', '71']],
      ['青年见习', ['20', '21', '40', '41']],
    ] as const
    const told = (kind: '-' | '+', [group, cells]: readonly [string, Cells]) => {
      const all = [group, '计划', '完成', ...cells].map((words) => (kind === '-' ? `[-${words}-]` : `{+${words}+}`))
      const of = ['', '', '', ...areas.flatMap((area) => ['计划', '完成'].map((head) => `${area}／${group}／${head}`))]
      return all.map((words, index) => `${of[index]} ${words}`)
    }
    const [ends, all] = [of(jobs, trainees), of(jobs, again, trainees)]
    expect(changes([ends], [all])).toEqual(told('+', again))
    expect(changes([all], [ends])).toEqual(told('-', again))
    expect(changes([of(trainees)], [ends])).toEqual(told('+', jobs))
    expect(changes([ends], [of(trainees)])).toEqual(told('-', jobs))
    // As many columns as before, but others.
    expect(changes([ends], [of(trainees, again)]).sort()).toEqual([...told('-', jobs), ...told('+', again)].sort())
  })
  test('one that is taken out where another is put in is told as such, not as all between them', () => {
    const old = table([], ['地区', '计划', '完成', '上年'], ['城关区', '10', '11', '12'])
    const now = table([], ['地区', '完成', '上年', '备注'], ['城关区', '11', '12', '已核'])
    expect(changes([old], [now])).toEqual([' [-计划-]', ' {+备注+}', '城关区／计划 [-10-]', '城关区／备注 {+已核+}'])
  })
  test('one that comes under a common head, or from under it, is another column', () => {
    const row = ['城关区', '10', '11', '12', '13']
    const heads = ['地区', '计划', '完成', '上年', '备注']
    const [two, three] = [table(['1+2 新增就业'], heads, row), table(['1+3 新增就业'], heads, row)]
    expect(changes([two], [three])).toEqual([
      ' [-上年-]',
      ' {+上年+}',
      '城关区／上年 [-12-]',
      '城关区／新增就业／上年 {+12+}',
    ])
    expect(changes([three], [two])).toEqual([
      ' [-上年-]',
      ' {+上年+}',
      '城关区／新增就业／上年 [-12-]',
      '城关区／上年 {+12+}',
    ])
    const others = (span: string) => table([span, '4+2 青年见习'], [...heads, '完成'], [...row, '14'])
    expect(changes([others('1+2 新增就业')], [others('1+3 新增就业')])).toEqual([
      ' [-上年-]',
      ' {+上年+}',
      '城关区／上年 [-12-]',
      '城关区／新增就业／上年 {+12+}',
    ])
    // A common head over the same columns that comes or goes, or reads otherwise, is told alone.
    const none = table([], heads, row)
    expect(changes([none], [two])).toEqual([' {+新增就业+}'])
    expect(changes([two], [none])).toEqual([' [-新增就业-]'])
    expect(changes([two], [table(['1+2 城镇新增就业'], heads, row)])).toEqual([' {+城镇+}新增就业'])
  })
  test('a table that stays, beside one of other columns, is held against itself', () => {
    const [small, more] = [
      table([], ['地区', '计划'], ['城关区', '10']),
      table([], ['地区', '计划', '备注'], ['城关区', '10', '已核']),
    ]
    const all = (shown: (words: string) => string, ...rows: readonly Cells[]) =>
      rows.map((cells, index) => `${index === 0 ? '表头' : '表中一行'} ${shown(cells.join('\u3000'))}`)
    const come = (words: string) => `{+${words}+}`
    const gone = (words: string) => `[-${words}-]`
    expect(changes([small], [small, more])).toEqual(all(come, ['地区', '计划', '备注'], ['城关区', '10', '已核']))
    expect(changes([small, more], [more])).toEqual(all(gone, ['地区', '计划'], ['城关区', '10']))
  })
  test('all is told where it stands behind other words now, or most of its heads are others', () => {
    const rows = (kind: '-' | '+', [head = [], ...cells]: readonly Cells[]) =>
      [head, ...cells].map((row, index) => {
        const own = row.filter((cell) => cell !== '').join('\u3000')
        return `${index === 0 ? '表头' : '表中一行'} ${kind === '-' ? `[-${own}-]` : `{+${own}+}`}`
      })
    const [gone, come] = [
      rows('-', [['新增就业', '青年见习', ...header], first, second]),
      rows('+', [['新增就业', ...header.slice(0, 5)], first.slice(0, 5), second.slice(0, 5)]),
    ]
    const between = paragraph('以上是各地的情况，请认真核对。')
    expect(changes([whole, between], [between, fewer])).toEqual([...gone, ...come])
    expect(changes([between, whole], [fewer, between])).toEqual([...come, ...gone])
    const other = [
      ['地区', '企业', '贷款'],
      ['城关区', '甲', '乙'],
    ] as const
    expect(changes([whole], [table([], ...other)]).sort()).toEqual([...gone, ...rows('+', other)].sort())
  })
})

test('an attachment that only one version has is told paragraph by paragraph, its tables row by row', () => {
  const attachment: Element = {
    kind: 'attachment',
    label: '附件',
    title: [text('各地情况')],
    sheet: null,
    blocks: [{ kind: 'paragraph', inlines: [text('情况如下。')] }, table([], ['地区', '完成'], ['城关区', '11'])],
  }
  expect(changes([], [attachment])).toEqual([
    ' {+各地情况+}',
    ' {+情况如下。+}',
    '表头 {+地区\u3000完成+}',
    '表中一行 {+城关区\u300011+}',
  ])
})

test('what was no paragraph of the text is none that reads otherwise', () => {
  expect(changes([{ kind: 'note', inlines: [text('此件公开发布')] }], [paragraph('此件公开发布')]).sort()).toEqual([
    ' [-此件公开发布-]',
    ' {+此件公开发布+}',
  ])
})
