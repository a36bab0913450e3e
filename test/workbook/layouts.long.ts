import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellAddress } from '../../src/workbook/workbook.js'
import { importSheets } from './import-case.js'
import type { MadeCell, MadeSheet } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

/** Tables of the same figures, laid out as offices do: whatever the form, no figure is read wrong, and none is lost in silence. */

const places = ['长春市', '吉林市'] as const
const indicators = ['城镇新增就业', '青年见习', '创业培训'] as const
const parts = ['计划', '完成'] as const
type Place = (typeof places)[number]
type Indicator = (typeof indicators)[number]
type Part = (typeof parts)[number]

/** Every figure is 850人 before the import, which no table says. */
const reported = indicators.map((each) => `  ${each}: {计划: 850人, 完成: 850人, 得分: 90}\n`).join('')
const files = {
  ...smallWorkspace,
  ...Object.fromEntries(places.map((place) => [`data/2023/上报/${place}.yaml`, `上报:\n${reported}`])),
}

/** Of all figures what the data will call them, and where the table says them. */
interface Stated {
  readonly name: string
  readonly text: string
  readonly cell: MadeCell
}

interface Column {
  /** One word a row of the head. */
  readonly heads: readonly string[]
  readonly cell: (place: Place) => MadeCell
}

const forms = {
  number: (text: string): MadeCell => ({ stored: text }),
  grouped: (text: string): MadeCell => ({ stored: text, format: '#,##0' }),
  formula: (text: string): MadeCell => ({ stored: text, formula: `${text}*1` }),
  typed: (text: string): MadeCell => ({ rich: [text] }),
  'typed in groups': (text: string): MadeCell => ({ rich: [text.replace(/\B(?=(?:\d{3})+$)/gu, ',')] }),
  'full width': (text: string): MadeCell => ({
    rich: [text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
  }),
  'with its unit': (text: string): MadeCell => ({ rich: [`${text}人`] }),
}
const FOREIGN = '失业人员再就业'
const titles = ['2023年目标任务完成情况表', '附件1', '填报单位：某厅', '单位：人']
const totals = ['合计', '全省', '总计', '合 计', '小计', '平均', '其中：市本级', '某省']
/** What stands beside the figures that are wanted, or is called nearly like them. */
const others = [
  ...['上年同期', '2022年完成', '2022年', '上年完成', '同比', '增幅（%）', '较上年增减', '完成（上年）', '2024年计划'],
  ...[
    '本月完成',
    '当月',
    '12月完成',
    '预计完成',
    '其中：女性',
    '完成（女）',
    '占比',
    '排名',
    '完成率排名',
    '差额',
    '备注',
  ],
]
const spellings: readonly ((place: Place) => string)[] = [
  (place) => place,
  (place) => place.slice(0, 2),
  (place) => [...place].join('　'),
  (place) => ` ${place}`,
]

const layout = fc.record({
  shape: fc.constantFrom(
    'one head',
    'two heads',
    'parts first',
    'rows',
    'sheets of indicators',
    'sheets of places',
    'stacked',
    'columns of places',
    'columns of places alone',
  ),
  figures: fc.array(fc.integer({ min: 851, max: 998 }), { minLength: 12, maxLength: 12 }),
  form: fc.constantFrom(...Object.keys(forms)).map((name) => forms[name as keyof typeof forms]),
  blanks: fc.array(fc.nat(11), { maxLength: 2 }),
  unit: fc.constantFrom('', '（人）', '(人)', '/人', '\n（单位：人）'),
  place: fc.constantFrom(...spellings),
  head: fc.constantFrom('地区', '市州', '单位', '县（市、区）', '区域', ''),
  title: fc.subarray(titles),
  numbered: fc.boolean(),
  other: fc.option(fc.tuple(fc.constantFrom(...others), fc.nat(6)), { nil: undefined }),
  total: fc.option(fc.tuple(fc.constantFrom(...totals), fc.boolean()), { nil: undefined }),
  /** Which of the figures have a column. */
  columns: fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }),
  /** What is told of an indicator that the data do not have. */
  foreign: fc.option(fc.constantFrom(...parts), { nil: undefined }),
  /** A column that says of each row what its figures are. */
  parting: fc.option(fc.constantFrom('计划', '2022年', '上年', '女', '本月', '完成', '2023年', '一般'), {
    nil: undefined,
  }),
  again: fc.boolean(),
  note: fc.boolean(),
})
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never

/** The sheets of a layout, and what they state. */
function sheetsOf(made: Layout): { readonly sheets: readonly MadeSheet[]; readonly stated: readonly Stated[] } {
  const stated: Stated[] = []
  const figure = (place: Place, indicator: Indicator, part: Part): MadeCell => {
    const index = (places.indexOf(place) * 3 + indicators.indexOf(indicator)) * 2 + parts.indexOf(part)
    if (made.blanks.includes(index)) return null
    const text = `${made.figures[index]}`
    const cell = made.form(text)
    stated.push({ name: `${place}/上报/${indicator}/${part}`, text: `${text}人`, cell })
    return cell
  }
  const { unit, numbered } = made
  const other = (depth: number): readonly (readonly [Column, number])[] => {
    const blank = Array<string>(depth - 1).fill('')
    const { parting } = made
    return [
      ...(made.other ? [[{ heads: [...blank, made.other[0]], cell: () => 77 }, made.other[1]] as const] : []),
      ...(parting ? [[{ heads: ['类别', ...blank], cell: () => parting }, 0] as const] : []),
    ]
  }
  const head = (row: readonly string[]) => [...(numbered ? [row.length > 0 ? '序号' : null] : []), ...row]
  /** A table with a row a place. */
  const down = (own: readonly Column[]): readonly (readonly MadeCell[])[] => {
    const depth = own[0]?.heads.length ?? 1
    const drawn = other(depth).reduce(
      (before, [column, at]) => before.toSpliced(at % (before.length + 1), 0, column),
      [...own],
    )
    const heads = Array.from({ length: depth }, (_, row) => [
      ...head([row === 0 ? made.head : '']),
      ...drawn.map(({ heads: words }) => words[row] ?? ''),
    ])
    const body = places.map((place, index): readonly MadeCell[] => [
      ...(numbered ? [index + 1] : []),
      made.place(place),
      ...drawn.map(({ cell }) => cell(place)),
    ])
    const [word, first] = made.total ?? []
    const total = word === undefined ? [] : [[...(numbered ? [null] : []), word, ...drawn.map(() => 1)]]
    return [
      ...heads,
      ...(first ? total : []),
      ...body.slice(0, 1),
      ...(made.again ? heads : []),
      ...body.slice(1),
      ...(first === false ? total : []),
    ]
  }
  /** The columns of some indicators, each with its heads; and of the one that the data do not have. */
  const columns = (some: readonly (Indicator | typeof FOREIGN)[], heads: (about: string, part: Part) => string[]) =>
    some.flatMap((about) =>
      parts.flatMap((part, at): readonly Column[] => {
        if (about === FOREIGN) return part === made.foreign ? [{ heads: heads(about, part), cell: () => 99 }] : []
        if (!made.columns.includes(indicators.indexOf(about) * 2 + at)) return []
        return [{ heads: heads(about, part), cell: (place) => figure(place, about, part) }]
      }),
    )
  const all = [...indicators, FOREIGN] as const
  const framed = (rows: readonly (readonly MadeCell[])[], name?: string): MadeSheet => ({
    ...(name === undefined ? {} : { name }),
    rows: [...made.title.map((title) => [title]), ...rows, ...(made.note ? [['注：快报数。']] : [])],
  })
  /** A table with a row an indicator, behind the cells that say whose. */
  const list = (heads: readonly string[], place: Place, lead: readonly string[]): readonly (readonly MadeCell[])[] => [
    [...head([...heads, '指标']), ...parts.map((part) => part + unit)],
    ...indicators.map((each, index) => [
      ...(numbered ? [index + 1] : []),
      ...lead,
      each,
      ...parts.map((part) => figure(place, each, part)),
    ]),
  ]
  /** A table with a row an indicator and a column a place, of one part or of both. */
  const across = (some: readonly Part[]): readonly (readonly MadeCell[])[] => {
    const one = some.length === 1 ? unit : ''
    const [word, first] = made.total ?? []
    const drawn = [
      ...places.flatMap((place) => some.map((part) => ({ place: made.place(place) + one, part, of: place }))),
      ...(word === undefined ? [] : some.map((part) => ({ place: word, part, of: null }))),
    ]
    const ordered = first ? [...drawn.slice(-some.length), ...drawn.slice(0, -some.length)] : drawn
    const before = numbered ? ['序号', '指标'] : ['指标']
    return [
      [...before, ...ordered.map(({ place }) => place)],
      ...(some.length > 1 ? [[...before.map(() => null), ...ordered.map(({ part }) => part + unit)]] : []),
      ...indicators.map((each, index) => [
        ...(numbered ? [index + 1] : []),
        each,
        ...ordered.map(({ of, part }) => (of === null ? 1 : figure(of, each, part))),
      ]),
    ]
  }
  const sheets = (): readonly MadeSheet[] => {
    switch (made.shape) {
      case 'one head':
        return [framed(down(columns(all, (about, part) => [`${about}${part}${unit}`])))]
      case 'two heads':
        return [framed(down(columns(all, (about, part) => [about, part + unit])))]
      case 'parts first':
        return [framed(down(columns(all, (about, part) => [part, about + unit])))]
      case 'rows':
        return [
          framed(
            places.flatMap((place, index) =>
              list([made.head], place, [made.place(place)]).slice(index === 0 || made.again ? 0 : 1),
            ),
          ),
        ]
      case 'sheets of indicators':
        return all.flatMap((each) => {
          const own = columns([each], (_, part) => [part + unit])
          return own.length > 0 ? [framed(down(own), each)] : []
        })
      case 'sheets of places':
        return places.map((place) => framed(list([], place, []), place))
      case 'stacked':
        return [
          framed(
            all.flatMap((each) => {
              const own = columns([each], (_, part) => [part + unit])
              return own.length > 0 ? [[each], ...down(own)] : []
            }),
          ),
        ]
      case 'columns of places':
        return [framed(across(parts))]
      case 'columns of places alone':
        return parts.map((part) => ({
          name: part,
          rows: [[part === '计划' ? '目标任务分解表' : '完成情况表'], ...across([part])],
        }))
    }
  }
  return { sheets: sheets(), stated }
}

const squeeze = (text: string) => text.normalize('NFKC').replace(/\s/gu, '')

/** Whether some message names the cell of a figure, the head of its column, its row or its sheet. */
function isTold(cell: MadeCell, sheets: readonly MadeSheet[], messages: readonly string[]): boolean {
  return sheets.some(({ name = 'Sheet1', rows }) =>
    rows.some((cells, row) => {
      const column = cells.indexOf(cell)
      if (column < 0) return false
      const heads = rows.slice(0, row).flatMap((above) => {
        const head = above[column]
        return typeof head === 'string' && head !== '' ? [squeeze(head)] : []
      })
      return messages
        .map(squeeze)
        .some(
          (message) =>
            message.includes(`${name}!${cellAddress(row, column)}:`) ||
            (message.includes(name) && new RegExp(`[第、]${row + 1}(?:、|行)`, 'u').test(message)) ||
            (/没有读取/u.test(message) &&
              (heads.some((head) => message.includes(head)) || /表.*没有读取/u.test(message))),
        )
    }),
  )
}

test('figures of any layout are read as they are, or are told of, or all is refused', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(layout, async (made) => {
      const { sheets, stated } = sheetsOf(made)
      const { ok, changes, messages, diagnostics } = await importSheets(sheets, { folder: '2023', files })
      if (!ok || diagnostics.some(({ severity }) => severity === 'error')) {
        expect(diagnostics.every(({ message }) => message !== '')).toBe(true)
        return
      }
      const now = new Map(changes.map((change) => change.split(/: .* → /u) as [string, string]))
      const wanted = new Map(stated.map(({ name, text }) => [name, text]))
      for (const [name, text] of now) expect(`${name} ${text}`).toBe(`${name} ${wanted.get(name)}`)
      const lost = stated.filter(({ name, cell }) => !now.has(name) && !isTold(cell, sheets, messages))
      expect(lost.map(({ name, text }) => `${name} ${text}`)).toEqual([])
    }),
    { numRuns: 1500 },
  )
})

test('the usual layouts, with nothing beside the figures, are all read', { timeout: 600_000 }, async () => {
  const usual = layout.map(
    (made): Layout => ({
      ...made,
      other: undefined,
      total: undefined,
      foreign: undefined,
      parting: undefined,
      // Below a head that we do not know, places are known by their rows alone, and a page of blanks has none.
      head: ['', '区域'].includes(made.head) ? '地区' : made.head,
    }),
  )
  await fc.assert(
    fc.asyncProperty(usual, async (made) => {
      const { sheets, stated } = sheetsOf(made)
      const { changes, diagnostics } = await importSheets(sheets, { folder: '2023', files })
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(changes.map((change) => change.replace(/: .* → /u, ' ')).toSorted()).toEqual(
        stated.map(({ name, text }) => `${name} ${text}`).toSorted(),
      )
    }),
    { numRuns: 800 },
  )
})
